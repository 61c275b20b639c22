"""Tenants: `/organizations`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from jcapiv1 import models
from jcapiv1.sandbox.calls.call import Call, Document
from jcapiv1.sandbox.calls.routing import Routes
from jcapiv1.sandbox.lists.question import Question, read_question
from jcapiv1.sandbox.refusal import Refusal
from jcapiv1.sandbox.state.records import Organization, wire_time
from jcapiv1.sandbox.state.shapes import Shape
from jcapiv1.sandbox.state.state import State

_LISTED = Shape.of(models.OrganizationslistResults)
_UNLISTED = frozenset(Shape.of(models.Organization).names) - frozenset(_LISTED.names)
"""What only a single tenant's answer has."""


def organization_list(call: Call) -> Document:
    """GET /organizations. The key's tenants, by filter, search, sort, page and fields.

    Known: the records, null names, an empty page past the end, 403 for `x-org-id` (wire).
    """
    call.refuse_tenant()
    return _page(call, read_question(call.parameters))


def search_organizations_post(call: Call) -> Document:
    """POST /search/organizations. The key's tenants, by the body of a search.

    Known: `search` and a list of `fields` are sent for `searchFilter` and words in a published
    sample; 403 for `x-org-id` (module).
    Guessed: a limit of 0, as in that sample, means the usual one.
    """
    call.refuse_tenant()
    return _page(call, call.search_question())


def organizations_get(call: Call) -> Document:
    """GET /organizations/{id}. A tenant with its settings, or the fields asked for.

    Known: the model; 403 for `x-org-id` (wire).
    Guessed: 404 for a tenant that is not the key's.
    """
    call.refuse_tenant()
    return call.view(_one(call))


def organization_put(call: Call) -> Document:
    """PUT /organizations/{id}. The settings that the body has replace the present ones.

    Known: one setting can be sent alone (module); a `displayName` is sent beside them (command
    line).
    Guessed: an object within the settings is replaced whole; 403 for `x-org-id`.
    """
    call.refuse_tenant()
    changes: Document = {}
    if "displayName" in (sent := call.json_object()):
        changes["displayName"] = _name(sent["displayName"])
    changed: Document = call.body_fields().get("settings") or {}
    organization = _one(call)
    if isinstance(policy := changed.get("passwordPolicy"), dict):
        changed["passwordPolicy"] = {**policy, "effectiveDate": wire_time(call.state.now())}
    organization.settings = {**organization.settings, **changed}
    organization.document.update(changes)
    return call.view(organization)


def _name(value: object) -> str | None:
    """Check a field that no description has, and that JumpCloud's command line sends."""
    if not isinstance(value, str | None):
        raise Refusal(400, "Bad Request: displayName must be a string")
    return value


def _page(call: Call, question: Question) -> Document:
    return call.select(
        Organization,
        lambda each: call.key.reaches(each.id),
        call.key.organizations,
        question,
        hidden=_UNLISTED,
    )


def _one(call: Call) -> Organization:
    found = call.state.table(Organization).get(call.path["id"].lower())
    if found is None or not call.key.reaches(found.id):
        raise Refusal(404, "Not Found: organization not found")
    return found


ROUTES: Routes = {
    "/organizations": {"GET": organization_list},
    "/organizations/{id}": {"GET": organizations_get, "PUT": organization_put},
    "/search/organizations": {"POST": search_organizations_post},
}


def add_organization(
    state: State, document: Mapping[str, Any], created: datetime | None = None
) -> Organization:
    """Add a tenant; `document` says by wire name what is not to be made up."""
    moment = created or state.now()
    at = wire_time(moment)
    made_up: Document = {
        "_id": state.new_id(moment),
        "displayName": None,
        "logoUrl": None,
        "created": at,
        "accountsReceivable": "CURRENT",
        "entitlement": {
            "billingModel": "PER_USER",
            "entitlementProducts": [],
            "isManuallyBilled": False,
            "pricePerUserSum": 0,
        },
        "hasCreditCard": False,
        "hasStripeCustomerId": False,
        "lastEstimateCalculationTimeStamp": at,
        "provider": state.provider,
        "totalBillingEstimate": 0,
    }
    organization = Organization({**made_up, **document})
    name = organization.display_name
    organization.settings = {**_settings(name, at), **(document.get("settings") or {})}
    return state.add(organization)


def _settings(name: str | None, created: str) -> Document:
    """Return the settings of a tenant that has changed none."""
    return {
        "agentVersion": "2.0.0",
        "betaFeatures": {},
        "contactEmail": "helpdesk@example.com",
        "contactName": "Help Desk",
        "deviceIdentificationEnabled": False,
        "disableCommandRunner": False,
        "disableGoogleLogin": False,
        "disableLdap": False,
        "disableUM": False,
        "duplicateLDAPGroups": False,
        "emailDisclaimer": "",
        "enableGoogleApps": False,
        "enableManagedUID": False,
        "enableO365": False,
        "enableUserPortalAgentInstall": False,
        "features": {
            "directoryInsights": {"enabled": True},
            "directoryInsightsPremium": {"enabled": False},
            "systemInsights": {"enabled": True},
        },
        "growthData": {},
        "logo": "",
        "maxSystemUsers": 0,
        "name": name,
        "newSystemUserStateDefaults": {
            "applicationImport": "STAGED",
            "csvImport": "STAGED",
            "manualEntry": "ACTIVATED",
        },
        "passwordCompliance": "custom",
        "passwordPolicy": {
            "allowUsernameSubstring": False,
            "effectiveDate": created,
            "enableLockoutTimeInSeconds": False,
            "enableMaxHistory": True,
            "enableMaxLoginAttempts": True,
            "enableMinLength": True,
            "enablePasswordExpirationInDays": False,
            "lockoutTimeInSeconds": 3600,
            "maxHistory": 5,
            "maxLoginAttempts": 6,
            "minLength": 12,
            "needsLowercase": True,
            "needsNumeric": True,
            "needsSymbolic": True,
            "needsUppercase": True,
            "passwordExpirationInDays": 90,
        },
        "pendingDelete": False,
        "requireAdminMFA": False,
        "showIntro": False,
        "systemUserPasswordExpirationInDays": 90,
        "systemUsersCanEdit": True,
        "userPortal": {"idleSessionDurationMinutes": 60},
        "windowsMDM": {"autoEnroll": False, "enabled": False},
    }
