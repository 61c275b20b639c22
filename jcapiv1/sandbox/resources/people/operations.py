"""Reading, creating, changing and deleting people."""

from __future__ import annotations

from typing import Any

from jcapiv1.sandbox.calls.call import Call, Document
from jcapiv1.sandbox.lists.parameters import as_text
from jcapiv1.sandbox.refusal import Refusal
from jcapiv1.sandbox.resources.people.changes import (
    agreed_state,
    apply,
    check,
    find_manager,
    set_state,
)
from jcapiv1.sandbox.resources.people.mails import send_welcome
from jcapiv1.sandbox.resources.people.passwords import refuse_bad_password
from jcapiv1.sandbox.resources.people.record import ACTIVATED, Person, add_person
from jcapiv1.sandbox.state.records import Organization


def systemusers_list(call: Call) -> Document:
    """GET /systemusers. The tenant's people, by filter, search, sort, page and fields.

    Known: the envelope, an empty page past the end with the full total, `_id` and `id` (wire).
    Guessed: a page of at most 100; `organization` is answered to every key.
    """
    return call.page(Person, call.tenant())


def systemusers_get(call: Call) -> Document:
    """GET /systemusers/{id}. One person, or the fields asked for.

    Known: the model.
    Guessed: `filter` means nothing here, but has to be readable.
    """
    return call.view(call.one(Person, call.tenant()))


def systemusers_post(call: Call) -> Document:
    """POST /systemusers. Creates a person, and mails a welcome or an activation unless staged.

    Known: `email` and `username` are required; no mail for a staged person; without `state` the
    tenant's `newSystemUserStateDefaults.manualEntry` decides; 200 with the person.
    Guessed: 409 for a username, an address or an `employeeIdentifier` that another in the tenant
    has, whatever the case, and where `state` and `suspended` contradict each other; which mail
    goes; a suspended person gets none; a password is as the tenant's `passwordPolicy` has it.
    """
    tenant = call.tenant()
    changes = call.fields(Person)
    check(changes, tenant, call.state)
    state = agreed_state(changes, None) or _default_state(tenant)
    _check_password(call, changes, changes["username"], tenant)
    call.refuse_taken(Person, changes, tenant=tenant)
    has_password = changes.get("password") is not None
    person = add_person(call.state, tenant, {"activated": has_password})
    # A null says as little as a field that is left out: the service has a default for each.
    apply(
        person,
        {name: each for name, each in changes.items() if each is not None},
        tenant,
        call.state,
    )
    set_state(person, state)
    if state == ACTIVATED:
        send_welcome(call.state, person)
    return call.view(person)


def systemusers_put(call: Call) -> Document:
    """PUT /systemusers/{id}. Changes what the body names; a list in it replaces the whole list.

    Known: partial (module, command line); lists are replaced whole (module); `suspended` and
    `state` agree (module); `STAGED` only when created; a null `delegatedAuthority` clears it.
    Guessed: a null is kept as null elsewhere; 400 for a manager who is not of the tenant; 409 as
    for a new person; an SSH key that stays in the list keeps its id, addresses get new ones.
    """
    tenant = call.tenant()
    changes = call.fields(Person)
    check(changes, tenant, call.state)
    person = call.one(Person, tenant)
    state = agreed_state(changes, person.state)
    if changes.get("manager") and changes["manager"].lower() == person.id:
        raise Refusal(400, "Bad Request: nobody manages themselves")
    _check_password(call, changes, changes.get("username", person.username), tenant)
    call.refuse_taken(Person, changes, tenant=tenant, but=person)
    apply(person, changes, tenant, call.state)
    if state is not None:
        set_state(person, state)
    return call.view(person)


def systemusers_delete(call: Call) -> Document:
    """DELETE /systemusers/{id}. Deletes a person and answers who it was.

    Known: `cascade_manager=null` leaves those whom the person managed without a manager, an id
    gives them another (module); the answer is the person.
    Guessed: 409 without `cascade_manager` for somebody who manages others; 400 for an id that is
    not another person of the tenant.
    """
    tenant = call.tenant()
    person = call.one(Person, tenant)
    cascade = as_text(call.parameters.get("cascade_manager"))
    reports = [each for each in call.state.table(Person).values() if each.manager == person.id]
    if reports and not cascade:
        raise Refusal(409, "Conflict: the person manages others; say cascade_manager")
    heir = None
    if cascade not in ("", "null"):
        heir = find_manager(cascade, tenant, call.state)
        if heir is person:
            raise Refusal(400, "Bad Request: cascade_manager must be another person")
    for each in reports:
        each.manager = heir.id if heir is not None and heir is not each else None
    answer = call.view(person)
    call.state.remove(person)
    return answer


def _default_state(tenant: Organization) -> str:
    settings: dict[str, Any] = tenant.document.get("settings") or {}
    defaults: dict[str, Any] = settings.get("newSystemUserStateDefaults") or {}
    return defaults.get("manualEntry") or ACTIVATED


def _check_password(call: Call, changes: Document, username: str, tenant: Organization) -> None:
    password = changes.get("password")
    if password is not None:
        in_detail = as_text(call.parameters.get("fullValidationDetails")) == "password"
        refuse_bad_password(password, username, tenant, in_detail=in_detail)
