# Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.api import managed_service_provider_api as managed_service_provider_api
from jcapiv1.api import users_api as users_api
from jcapiv1.api.managed_service_provider_api import (
    ManagedServiceProviderApi as ManagedServiceProviderApi,
)
from jcapiv1.api.users_api import UsersApi as UsersApi

__all__ = [
    "ManagedServiceProviderApi",
    "UsersApi",
]
