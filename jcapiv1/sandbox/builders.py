"""Making single records."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from jcapiv1.sandbox.changes import apply_changes
from jcapiv1.sandbox.records import Administrator, Organization, wire_time
from jcapiv1.sandbox.state import State


def add_organization(
    state: State, document: Mapping[str, Any], created: datetime | None = None
) -> Organization:
    """Add a tenant; `document` says by wire name what is not to be made up."""
    moment = created or state.now()
    record = Organization(
        {
            "_id": state.new_id(moment),
            "displayName": None,
            "logoUrl": None,
            "created": wire_time(moment),
            **document,
        }
    )
    state.organizations[record.id] = record
    return record


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
    apply_changes(record, roles or {"roleName": "Administrator With Billing"})
    record.document.update(document)  # what it says of roles in other words included
    state.administrators[record.id] = record
    return record
