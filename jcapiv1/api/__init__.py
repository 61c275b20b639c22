"""The API classes, each imported from its module at first use."""
# Generated from openapi.yaml by `python -m codegen`; do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jcapiv1.api.administrator_operations import (
        AdministratorOperations as AdministratorOperations,
    )
    from jcapiv1.api.managed_service_provider_api import (
        ManagedServiceProviderApi as ManagedServiceProviderApi,
    )
    from jcapiv1.api.users_api import UsersApi as UsersApi

__all__ = [
    "ManagedServiceProviderApi",
    "UsersApi",
]

_MODULE_OF = {
    "AdministratorOperations": "administrator_operations",
    "ManagedServiceProviderApi": "managed_service_provider_api",
    "UsersApi": "users_api",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name in _MODULE_OF:
        value = globals()[name] = getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
        return value
    if name in _MODULE_OF.values():
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULE_OF})
