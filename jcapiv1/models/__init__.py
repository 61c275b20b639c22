"""The models, each imported from its module at first use."""
# Generated from openapi.yaml by `python -m codegen`; do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jcapiv1.models.error import Error as Error
    from jcapiv1.models.organizationslist import Organizationslist as Organizationslist
    from jcapiv1.models.organizationslist_results import (
        OrganizationslistResults as OrganizationslistResults,
    )
    from jcapiv1.models.userput import Userput as Userput
    from jcapiv1.models.userreturn import Userreturn as Userreturn
    from jcapiv1.models.userreturn_api_key_hash import UserreturnApiKeyHash as UserreturnApiKeyHash
    from jcapiv1.models.userreturn_growth_data import UserreturnGrowthData as UserreturnGrowthData
    from jcapiv1.models.userslist import Userslist as Userslist

__all__ = [
    "Error",
    "Organizationslist",
    "OrganizationslistResults",
    "Userput",
    "Userreturn",
    "UserreturnApiKeyHash",
    "UserreturnGrowthData",
    "Userslist",
]

_MODULE_OF = {
    "Error": "error",
    "Organizationslist": "organizationslist",
    "OrganizationslistResults": "organizationslist_results",
    "Userput": "userput",
    "Userreturn": "userreturn",
    "UserreturnApiKeyHash": "userreturn_api_key_hash",
    "UserreturnGrowthData": "userreturn_growth_data",
    "Userslist": "userslist",
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
