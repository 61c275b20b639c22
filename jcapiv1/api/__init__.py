"""The API classes, each imported from its module at first use."""
# Generated from contract/ by `python -m codegen`; do not edit.

from __future__ import annotations

from typing import Any

_MODULE_OF = {
    "AdministratorOperations": "administrator_operations",
    "ManagedServiceProviderApi": "managed_service_provider_api",
    "UsersApi": "users_api",
}
"""Name to the module that holds it."""

__all__ = [
    "ManagedServiceProviderApi",
    "UsersApi",
]


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
