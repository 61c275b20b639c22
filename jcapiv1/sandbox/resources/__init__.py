"""What the API is about, one file a resource: its record, its operations, its paths.

A new resource is a file here and a line below; `docs/decisions.md` says what it holds.
"""

from __future__ import annotations

from jcapiv1.sandbox.calls.routing import Router
from jcapiv1.sandbox.resources import (
    administrators,
    application_templates,
    applications,
    command_operations,
    command_results,
    organizations,
    people,
    radius_servers,
    searches,
    system_operations,
)

TENANT_RESOURCES = (
    administrators.RESOURCE,
    people.RESOURCE,
    system_operations.RESOURCE,
    command_operations.RESOURCE,
    command_results.RESOURCE,
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
