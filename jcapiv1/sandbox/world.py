"""What the parts of a sandbox that add records have in common."""

from __future__ import annotations

from jcapiv1.sandbox.resources.organizations import add_organization
from jcapiv1.sandbox.service import Service
from jcapiv1.sandbox.state.records import Organization


class World:
    """The records of a sandbox."""

    _service: Service

    def _tenant(self, organization: Organization | str | None) -> Organization:
        """Return the tenant that is meant, by its id too; without one the first, or a new one."""
        if isinstance(organization, Organization):
            return organization
        state = self._service.state
        tenants = state.table(Organization)
        if organization is not None:
            return tenants[organization]
        with state.lock:
            first = next(iter(tenants.values()), None)
            return first or add_organization(state, {"displayName": "Acme"})
