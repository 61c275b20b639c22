"""What the API is about, one file a resource: its record, its operations, its paths.

A new resource is a file here and a line below; `docs/decisions.md` says what it holds.
"""

from __future__ import annotations

from jcapiv1.sandbox.calls.routing import Router
from jcapiv1.sandbox.resources import (
    administrators,
    application_templates,
    applications,
    organizations,
    people,
    radius_servers,
    searches,
)

TENANT_RESOURCES = (
    administrators.RESOURCE,
    people.RESOURCE,
    applications.RESOURCE,
    radius_servers.RESOURCE,
)
ROUTER = Router(
    (
        organizations.ROUTES,
        application_templates.ROUTES,
        searches.ROUTES,
        *(each.routes for each in TENANT_RESOURCES),
    )
)
