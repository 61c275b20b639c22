"""Tenants: `/organizations`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from jcapiv1.sandbox.calls.call import Call, Document
from jcapiv1.sandbox.calls.routing import Routes
from jcapiv1.sandbox.state.records import Organization, wire_time
from jcapiv1.sandbox.state.state import State


def organization_list(call: Call) -> Document:
    """GET /organizations. The key's tenants, by filter, search, sort, page and fields.

    Known: the records, null names, an empty page past the end, 403 for `x-org-id` (wire).
    """
    call.refuse_tenant()
    return call.select(Organization, lambda each: call.key.reaches(each.id), call.key.organizations)


ROUTES: Routes = {"/organizations": {"GET": organization_list}}


def add_organization(
    state: State, document: Mapping[str, Any], created: datetime | None = None
) -> Organization:
    """Add a tenant; `document` says by wire name what is not to be made up."""
    moment = created or state.now()
    made_up = {
        "_id": state.new_id(moment),
        "displayName": None,
        "logoUrl": None,
        "created": wire_time(moment),
    }
    return state.add(Organization({**made_up, **document}))
