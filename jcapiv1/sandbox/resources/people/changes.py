"""What a body makes of a person: states, locks, lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jcapiv1.sandbox.refusal import Refusal
from jcapiv1.sandbox.resources.people.mfa import enrollment, excluded
from jcapiv1.sandbox.resources.people.passwords import set_password
from jcapiv1.sandbox.resources.people.record import ACTIVATED, STAGED, SUSPENDED, Person
from jcapiv1.sandbox.resources.people.ssh_keys import replaced_keys
from jcapiv1.sandbox.state.records import Organization, wire_time
from jcapiv1.sandbox.state.state import State


def check(changes: Mapping[str, Any], tenant: Organization, state: State) -> None:
    """Raise Refusal (400) for what no person may be."""
    if changes.get("manager"):
        find_manager(changes["manager"], tenant, state)


def find_manager(identity: str, tenant: Organization, state: State) -> Person:
    """Return a person of the tenant by id; Refusal (400) if there is none."""
    manager = state.table(Person).get(identity.lower())
    if manager is None or manager.organization != tenant.id:
        raise Refusal(400, "Bad Request: the manager must be a person of the tenant")
    return manager


def agreed_state(changes: Mapping[str, Any], before: str | None) -> str | None:
    """Return the state that `state` and `suspended` of a body mean together, None for neither.

    `before` is the present state, None for a new person. Refusal (409) if the two contradict each
    other, or for a state that cannot be reached.
    """
    state, suspended = changes.get("state"), changes.get("suspended")
    if state is not None and suspended is not None and (state == SUSPENDED) != suspended:
        raise Refusal(409, "Conflict: state and suspended contradict each other")
    if state == STAGED and before not in (None, STAGED):
        raise Refusal(409, "Conflict: only a new person can be staged")
    if state is not None:
        return str(state)
    if suspended:
        return SUSPENDED
    if suspended is False:
        return ACTIVATED if before == SUSPENDED else before
    return None


def apply(person: Person, changes: Mapping[str, Any], tenant: Organization, state: State) -> None:
    """Make the changes of a body that was found right."""
    fields = {name: value for name, value in changes.items() if name not in _OWN}
    if "manager" in fields:
        fields["manager"] = fields["manager"] or None
    for name in ("addresses", "phoneNumbers"):
        if fields.get(name) is not None:
            fields[name] = [{**each, "id": state.new_id(state.now())} for each in fields[name]]
    person.document.update(fields)
    if changes.get("ssh_keys") is not None:
        person.ssh_keys = replaced_keys(person.ssh_keys, changes["ssh_keys"], state)
    if changes.get("recoveryEmail") is not None:
        address = changes["recoveryEmail"].get("address")
        person.document["recoveryEmail"] = {"address": address, "verified": False}
    if changes.get("account_locked") is not None:
        set_lock(person, changes["account_locked"], state)
    if changes.get("mfa") is not None:
        person.mfa = excluded(person.mfa or {}, changes["mfa"], state.now())
        person.mfa_enrollment = enrollment(person.document)
    if changes.get("password") is not None:
        set_password(person, tenant, state)


_OWN = frozenset(
    {
        "account_locked", "mfa", "password", "recoveryEmail", "ssh_keys", "state", "suspended",
    }
)  # fmt: skip
"""The fields that do more than being kept."""


def set_state(person: Person, name: str) -> None:
    """Put a person into a state; `suspended` follows."""
    person.document.update(state=name, suspended=name == SUSPENDED)


def set_lock(person: Person, locked: bool, state: State) -> None:
    """Lock or unlock the account."""
    if locked and not person.account_locked:
        person.account_locked_date = wire_time(state.now())
    elif not locked:
        person.document.update(account_locked_date=None, badLoginAttempts=0)
    person.account_locked = locked
