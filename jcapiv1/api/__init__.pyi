# Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.api import application_templates_api as application_templates_api
from jcapiv1.api import applications_api as applications_api
from jcapiv1.api import command_results_api as command_results_api
from jcapiv1.api import command_triggers_api as command_triggers_api
from jcapiv1.api import commands_api as commands_api
from jcapiv1.api import managed_service_provider_api as managed_service_provider_api
from jcapiv1.api import organizations_api as organizations_api
from jcapiv1.api import radius_servers_api as radius_servers_api
from jcapiv1.api import search_api as search_api
from jcapiv1.api import systems_api as systems_api
from jcapiv1.api import systemusers_api as systemusers_api
from jcapiv1.api import users_api as users_api
from jcapiv1.api.application_templates_api import ApplicationTemplatesApi as ApplicationTemplatesApi
from jcapiv1.api.applications_api import ApplicationsApi as ApplicationsApi
from jcapiv1.api.command_results_api import CommandResultsApi as CommandResultsApi
from jcapiv1.api.command_triggers_api import CommandTriggersApi as CommandTriggersApi
from jcapiv1.api.commands_api import CommandsApi as CommandsApi
from jcapiv1.api.managed_service_provider_api import (
    ManagedServiceProviderApi as ManagedServiceProviderApi,
)
from jcapiv1.api.organizations_api import OrganizationsApi as OrganizationsApi
from jcapiv1.api.radius_servers_api import RadiusServersApi as RadiusServersApi
from jcapiv1.api.search_api import SearchApi as SearchApi
from jcapiv1.api.systems_api import SystemsApi as SystemsApi
from jcapiv1.api.systemusers_api import SystemusersApi as SystemusersApi
from jcapiv1.api.users_api import UsersApi as UsersApi

__all__ = [
    "ApplicationTemplatesApi",
    "ApplicationsApi",
    "CommandResultsApi",
    "CommandTriggersApi",
    "CommandsApi",
    "ManagedServiceProviderApi",
    "OrganizationsApi",
    "RadiusServersApi",
    "SearchApi",
    "SystemsApi",
    "SystemusersApi",
    "UsersApi",
]
