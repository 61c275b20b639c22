"""What each operation does to the state. A function is named as its operation in the contract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from jcapiv1.sandbox import access, query
from jcapiv1.sandbox.changes import apply_changes, read_changes
from jcapiv1.sandbox.errors import Refusal
from jcapiv1.sandbox.parameters import Value
from jcapiv1.sandbox.records import Administrator, Organization
from jcapiv1.sandbox.state import State

Document: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Call:
    """An authenticated request on its way into an operation."""

    state: State
    key: access.Key
    org_id: str
    """The x-org-id header; empty if there is none."""
    id: str
    """The administrator in the path; empty where the path has none."""
    parameters: Mapping[str, Value]
    content_type: str
    body: bytes

    def tenant(self, any_of: frozenset[str]) -> Organization:
        """Return the tenant that is meant; Refusal (403) unless the key has one of the scopes."""
        tenant = self.key.tenant(self.org_id, self.state.organizations)
        self.key.require(any_of)
        return tenant

    def administrator(self, tenant: Organization) -> Administrator:
        """Return the administrator in the path; Refusal (404) if the tenant has no such one."""
        found = self.state.administrators.get(self.id.lower())
        if found is None or found.organization != tenant.id:
            raise Refusal(404, "Not Found: administrator not found")
        return found

    def view(self, administrator: Administrator) -> Document:
        """Return what the key gets to see: one of several tenants is not told which it is."""
        document = dict(administrator.document)
        if self.key.multi_tenant:
            del document["organization"]
        return document


_READ_ORGANIZATIONS = frozenset({"organizations", "organizations.readonly", "commandrunner.legacy"})
_READ_ADMINISTRATORS = frozenset({"administrators", "administrators.readonly"})
_CHANGE_ADMINISTRATORS = frozenset({"administrators"})


def organization_list(call: Call) -> Document:
    """GET /organizations."""
    access.refuse_tenant(call.org_id)
    call.key.require(_READ_ORGANIZATIONS)
    organizations = call.state.organizations
    reach = call.key.organizations
    documents = [
        organizations[each].document for each in organizations if reach is None or each in reach
    ]
    return query.select(documents, Organization.names, call.parameters)


def users_list(call: Call) -> Document:
    """GET /users."""
    tenant = call.tenant(_READ_ADMINISTRATORS)
    documents = (
        call.view(administrator)
        for administrator in call.state.administrators.values()
        if administrator.organization == tenant.id
    )
    return query.select(documents, Administrator.names, call.parameters)


def users_get(call: Call) -> Document:
    """GET /users/{id}."""
    return call.view(call.administrator(call.tenant(_READ_ADMINISTRATORS)))


def users_put(call: Call) -> Document:
    """PUT /users/{id}."""
    tenant = call.tenant(_CHANGE_ADMINISTRATORS)
    changes = read_changes(call.content_type, call.body)
    administrator = call.administrator(tenant)
    _refuse_taken_email(call.state, administrator, changes.get("email"))
    had_multi_factor = administrator.enable_multi_factor
    apply_changes(administrator, changes)
    if administrator.enable_multi_factor and not had_multi_factor:
        call.state.send("multi_factor_setup", administrator)
    return call.view(administrator)


def admin_totpreset_begin(call: Call) -> None:
    """POST /users/resettotp/{id}. A body, which the predecessor sends, is ignored."""
    administrator = call.administrator(call.tenant(_CHANGE_ADMINISTRATORS))
    if not administrator.totp_enrolled:
        raise Refusal(412, "Precondition Failed: no TOTP is enrolled")
    administrator.totp_enrolled = False
    administrator.totp_updated_at = call.state.send("totp_reset", administrator)


def users_reactivate_get(call: Call) -> None:
    """GET /users/reactivate/{id}. Sends a mail each time, GET or not."""
    administrator = call.administrator(call.tenant(_CHANGE_ADMINISTRATORS))
    call.state.send("reactivation", administrator)


def _refuse_taken_email(state: State, administrator: Administrator, email: str | None) -> None:
    if email is None:
        return
    for other in state.administrators.values():
        if other is not administrator and (other.email or "").lower() == email.lower():
            raise Refusal(409, "Conflict: email is already in use")
