"""The API classes, each imported from its module at first use."""

from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from typing import Any

_NAMES = """
    ApplicationTemplatesApi ApplicationsApi CommandResultsApi CommandTriggersApi CommandsApi
    ManagedServiceProviderApi OrganizationsApi RadiusServersApi SearchApi SystemsApi SystemusersApi
    UsersApi
""".split()  # noqa: SIM905  # one name a line would be long

_MODULES = """
    application_templates_api applications_api command_results_api command_triggers_api commands_api
    managed_service_provider_api organizations_api radius_servers_api search_api systems_api
    systemusers_api users_api
""".split()  # noqa: SIM905  # the same

_MODULE_OF = dict(zip(_NAMES, _MODULES, strict=True))

__all__ = _NAMES


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name in _MODULE_OF:
        value = globals()[name] = getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
        return value
    if name in _MODULES:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_NAMES})
