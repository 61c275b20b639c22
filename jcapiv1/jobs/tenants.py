"""Going through the tenants of a key, each with a client of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from jcapiv1.api.users_api import UsersApi
from jcapiv1.jobs.pagination import paginate

if TYPE_CHECKING:
    from jcapiv1.api.managed_service_provider_api import ManagedServiceProviderApi
    from jcapiv1.api_client import ApiClient
    from jcapiv1.models.organizationslist_results import OrganizationslistResults

__all__ = ["Tenant", "tenants"]


class Tenant(NamedTuple):
    """A tenant and what makes calls to it."""

    organization: OrganizationslistResults
    """What `organization_list` says of the tenant."""
    client: ApiClient
    """A view of the client for this tenant, `client.for_organization(organization.id)`."""
    users: UsersApi
    """The administrators of this tenant, by way of `client`."""


def tenants(api: ManagedServiceProviderApi, **arguments: Any) -> Iterator[Tenant]:
    """Every tenant that the key may manage, lazily, as far as `arguments` choose among them.

        for tenant in jcapiv1.tenants(api, filter=jcapiv1.Field("displayName") == "Acme"):
            for administrator in jcapiv1.paginate(tenant.users.users_list):
                ...

    `arguments` are those of `paginate`; its errors carry the `position` to resume from, as
    `skip`. ValueError if `fields` leaves out `_id`, without which no tenant can be addressed.
    """
    return (_tenant(api, each) for each in paginate(api.organization_list, **arguments))


def _tenant(api: ManagedServiceProviderApi, organization: OrganizationslistResults) -> Tenant:
    if not organization.id:
        raise ValueError("a tenant came without its id: name `_id` among `fields`")
    client = api.api_client.for_organization(organization.id)
    return Tenant(organization, client, UsersApi(client))
