"""Going through the tenants of a key, each with a client of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from jcapiv1.jobs.pagination import paginate

if TYPE_CHECKING:
    from jcapiv1.api.application_templates_api import ApplicationTemplatesApi
    from jcapiv1.api.applications_api import ApplicationsApi
    from jcapiv1.api.command_results_api import CommandResultsApi
    from jcapiv1.api.command_triggers_api import CommandTriggersApi
    from jcapiv1.api.commands_api import CommandsApi
    from jcapiv1.api.managed_service_provider_api import ManagedServiceProviderApi
    from jcapiv1.api.organizations_api import OrganizationsApi
    from jcapiv1.api.radius_servers_api import RadiusServersApi
    from jcapiv1.api.search_api import SearchApi
    from jcapiv1.api.systems_api import SystemsApi
    from jcapiv1.api.systemusers_api import SystemusersApi
    from jcapiv1.api.users_api import UsersApi
    from jcapiv1.api_client import ApiClient
    from jcapiv1.models.organizationslist_results import OrganizationslistResults

__all__ = ["Tenant", "tenants"]


class Tenant:
    """A tenant and what makes calls to it: an object of each API class, made at first use.

    `tenant.users` is a UsersApi, `tenant.systems` a SystemsApi and so on: the name of the class
    in lower case, words joined by `_`, without `Api`. All of them share `client`.
    """

    if TYPE_CHECKING:
        application_templates: ApplicationTemplatesApi
        applications: ApplicationsApi
        command_results: CommandResultsApi
        command_triggers: CommandTriggersApi
        commands: CommandsApi
        managed_service_provider: ManagedServiceProviderApi
        organizations: OrganizationsApi
        radius_servers: RadiusServersApi
        search: SearchApi
        systems: SystemsApi
        systemusers: SystemusersApi
        users: UsersApi

    organization: OrganizationslistResults
    """What `organization_list` says of the tenant."""
    client: ApiClient
    """A view of the client for this tenant, `client.for_organization(tenant.id)`."""
    id: str
    """The tenant's id, for `x_org_id`."""

    def __init__(self, organization: OrganizationslistResults, client: ApiClient) -> None:
        if not organization.id:
            raise ValueError("a tenant came without its id: name `_id` among `fields`")
        self.organization = organization
        self.id = organization.id
        self.client = client.for_organization(organization.id)

    @property
    def name(self) -> str:
        """What people call it: its display name, or else its id."""
        return self.organization.display_name or self.id

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            from jcapiv1 import api

            cls = f"{name.title().replace('_', '')}Api"
            if cls not in api.__all__ or name != name.lower().strip("_"):
                raise AttributeError(f"'Tenant' object has no attribute {name!r}")
            made = self.__dict__[name] = getattr(api, cls)(self.client)
            return made

    def __dir__(self) -> list[str]:
        from jcapiv1 import api

        modules = [getattr(api, cls).__module__.rpartition(".")[2] for cls in api.__all__]
        return [*super().__dir__(), *(name.removesuffix("_api") for name in modules)]

    def __repr__(self) -> str:
        return f"<Tenant {self.id} {self.organization.display_name!r}>"


def tenants(api: ManagedServiceProviderApi, **arguments: Any) -> Iterator[Tenant]:
    """Every tenant that the key may manage, lazily, as far as `arguments` choose among them.

        for tenant in jcapiv1.tenants(api, filter=jcapiv1.Field("displayName") == "Acme"):
            for administrator in jcapiv1.paginate(tenant.users.users_list):
                ...

    `arguments` are those of `paginate`; its errors carry the `position` to resume from, as
    `skip`. ValueError if `fields` leaves out `_id`, without which no tenant can be addressed.
    """
    return (Tenant(each, api.api_client) for each in paginate(api.organization_list, **arguments))
