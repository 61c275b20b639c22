"""Administrators: `/users`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from jcapiv1.models import Userreturn
from jcapiv1.sandbox.calls.call import Call, Document
from jcapiv1.sandbox.refusal import Refusal
from jcapiv1.sandbox.resources.resource import TenantResource
from jcapiv1.sandbox.state.records import Field, Organization, TenantRecord, wire_time
from jcapiv1.sandbox.state.state import State


class Administrator(TenantRecord, model=Userreturn):
    """What `/users` addresses: somebody who administers one tenant."""

    __slots__ = ()

    noun = "administrator"
    unique = ("email",)
    hidden = frozenset({"organization"})

    email = Field[str]("email")
    firstname = Field[str | None]("firstname")
    lastname = Field[str | None]("lastname")
    role_name = Field[str | None]("roleName")
    role_names = Field[list[str]]("roleNames")
    role = Field[str | None]("role")
    roles = Field[list[str]]("roles")
    provider = Field[str | None]("provider")
    enable_multi_factor = Field[bool]("enableMultiFactor")
    totp_enrolled = Field[bool]("totpEnrolled")
    totp_updated_at = Field[str | None]("totpUpdatedAt")
    suspended = Field[bool]("suspended")
    api_key_allowed = Field[bool]("apiKeyAllowed")
    api_key_set = Field[bool]("apiKeySet")
    api_key_updated_at = Field[str | None]("apiKeyUpdatedAt")
    api_key_hash = Field[dict[str, str] | None]("apiKeyHash")
    password_updated_at = Field[str | None]("passwordUpdatedAt")
    session_count = Field[int]("sessionCount")
    disable_introduction = Field[bool]("disableIntroduction")
    users_time_zone = Field[str | None]("usersTimeZone")
    growth_data = Field[dict[str, Any]]("growthData")
    last_whats_new_checked = Field[str | None]("lastWhatsNewChecked")
    """A date-time here, though `users_put` takes a date under the same name."""

    def __repr__(self) -> str:
        return f"<Administrator {self.id} {self.email!r}>"


def users_list(call: Call) -> Document:
    """GET /users. The tenant's administrators, by filter, sort, page and fields.

    Known: the operation and its envelope (module); `organization` is missing for a key of several
    tenants (module).
    Guessed: the rights.
    """
    return call.page(Administrator, call.tenant())


def users_get(call: Call) -> Document:
    """GET /users/{id}. One administrator.

    Guessed: that there is such an operation, its model and its rights.
    """
    return call.view(call.one(Administrator, call.tenant()))


def users_put(call: Call) -> Document:
    """PUT /users/{id}. Changes what the body names.

    Known: partial (module); a first `enableMultiFactor` mails set-up steps; `lastWhatsNewChecked`
    is a date in the body and a date-time in the answer.
    Guessed: `roleName` and `roleNames` follow each other; 409 for an address that another
    administrator has; a null is kept.
    """
    tenant = call.tenant()
    changes = call.fields(Administrator)
    administrator = call.one(Administrator, tenant)
    call.refuse_taken(Administrator, changes, but=administrator)
    had_multi_factor = administrator.enable_multi_factor
    _apply(administrator, changes)
    if administrator.enable_multi_factor and not had_multi_factor:
        call.state.send("multi_factor_setup", administrator)
    return call.view(administrator)


def admin_totpreset_begin(call: Call) -> None:
    """POST /users/resettotp/{id}. Starts a reset of the TOTP.

    Known: 200; 412 where it cannot start.
    Guessed: the answer is empty; it cannot start where none is enrolled.
    """
    administrator = call.one(Administrator, call.tenant())
    if not administrator.totp_enrolled:
        raise Refusal(412, "Precondition Failed: no TOTP is enrolled")
    administrator.totp_enrolled = False
    administrator.totp_updated_at = call.state.send("totp_reset", administrator).at


def users_reactivate_get(call: Call) -> None:
    """GET /users/reactivate/{id}. Sends a mail each time, GET or not.

    Known: the mail.
    Guessed: the answer is empty.
    """
    call.state.send("reactivation", call.one(Administrator, call.tenant()))


def _apply(administrator: Administrator, changes: Mapping[str, Any]) -> None:
    """Make the changes; `roleName` and `roleNames` follow each other, and the ids follow both."""
    administrator.document.update(changes)
    if "roleNames" in changes:
        names: list[str] = changes["roleNames"] or []
        administrator.role_name = names[0] if names else None
    elif "roleName" in changes:
        names = [changes["roleName"]] if changes["roleName"] else []
        administrator.role_names = names
    else:
        return
    administrator.roles = [_role_id(name) for name in names]
    administrator.role = administrator.roles[0] if names else None


@lru_cache(maxsize=256)
def _role_id(name: str) -> str:
    """Return the id of a role: the same for the same name, in every sandbox."""
    return hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()[:24]


def add_administrator(
    state: State,
    organization: Organization,
    document: Mapping[str, Any],
    created: datetime | None = None,
) -> Administrator:
    """Add an administrator of a tenant; `document` says what is not to be made up."""
    moment = created or state.now()
    identity = state.new_id(moment)
    roles = {name: document[name] for name in ("roleName", "roleNames") if name in document}
    record = Administrator(
        {
            "_id": document.get("_id", identity),
            "created": wire_time(moment),
            "disableIntroduction": False,
            "email": f"administrator-{identity[-6:]}@example.com",
            "enableMultiFactor": True,
            "firstname": "Ada",
            "growthData": {"experimentStates": {}, "onboardingState": {}},
            "lastWhatsNewChecked": None,
            "lastname": "Almeida",
            "organization": organization.id,
            "provider": state.provider,
            "role": None,
            "roleName": None,
            "sessionCount": 0,
            "suspended": False,
            "totpEnrolled": True,
            "usersTimeZone": None,
            "apiKeyAllowed": False,
            "apiKeySet": False,
            "apiKeyUpdatedAt": None,
            "passwordUpdatedAt": None,
            "totpUpdatedAt": None,
            "apiKeyHash": None,
            "roleNames": [],
            "roles": [],
        }
    )
    _apply(record, roles or {"roleName": "Administrator With Billing"})
    record.document.update(document)  # what it says of roles in other words included
    return state.add(record)


RESOURCE = TenantResource(
    name="administrators",
    record=Administrator,
    add=add_administrator,
    routes={
        "/users": {"GET": users_list},
        "/users/{id}": {"GET": users_get, "PUT": users_put},
        "/users/reactivate/{id}": {"GET": users_reactivate_get},
        "/users/resettotp/{id}": {"POST": admin_totpreset_begin},
    },
)
