"""Client library for the JumpCloud API, version 1: tenants and their administrators.

    import jcapiv1

    api = jcapiv1.ManagedServiceProviderApi()      # key from JUMPCLOUD_API_KEY
    for tenant in jcapiv1.paginate(api.organization_list):
        print(tenant.id, tenant.display_name)

Importing it loads nothing else: every name is fetched from its module at first use.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from jcapiv1.version import __version__ as __version__

if TYPE_CHECKING:
    from jcapiv1 import api as api
    from jcapiv1 import models as models
    from jcapiv1.api import *  # noqa: F403  # its __all__, as at run time
    from jcapiv1.api_client import ApiClient as ApiClient
    from jcapiv1.configuration import Configuration as Configuration
    from jcapiv1.core.futures import ApiFuture as ApiFuture
    from jcapiv1.core.model import NULL as NULL
    from jcapiv1.core.query import Field as Field
    from jcapiv1.core.query import Filter as Filter
    from jcapiv1.core.query import Search as Search
    from jcapiv1.core.retry import RetryPolicy as RetryPolicy
    from jcapiv1.core.rows import rows as rows
    from jcapiv1.exceptions import *  # noqa: F403  # its __all__, as at run time
    from jcapiv1.jobs.applying import PlanCheck as PlanCheck
    from jcapiv1.jobs.applying import PlanRun as PlanRun
    from jcapiv1.jobs.applying import PlanStep as PlanStep
    from jcapiv1.jobs.bulk import Bulk as Bulk
    from jcapiv1.jobs.bulk import bulk as bulk
    from jcapiv1.jobs.each_tenant import TenantAdministrator as TenantAdministrator
    from jcapiv1.jobs.each_tenant import UnreadTenant as UnreadTenant
    from jcapiv1.jobs.each_tenant import administrators as administrators
    from jcapiv1.jobs.each_tenant import for_each_tenant as for_each_tenant
    from jcapiv1.jobs.finders import FindError as FindError
    from jcapiv1.jobs.finders import find_administrator as find_administrator
    from jcapiv1.jobs.finders import find_tenant as find_tenant
    from jcapiv1.jobs.journal import JournalError as JournalError
    from jcapiv1.jobs.journal_view import JournalView as JournalView
    from jcapiv1.jobs.journal_view import read_journal as read_journal
    from jcapiv1.jobs.outcome import BulkSummary as BulkSummary
    from jcapiv1.jobs.outcome import Outcome as Outcome
    from jcapiv1.jobs.outcome import WrappedException as WrappedException
    from jcapiv1.jobs.pagination import Listing as Listing
    from jcapiv1.jobs.pagination import paginate as paginate
    from jcapiv1.jobs.plan import Change as Change
    from jcapiv1.jobs.plan import Plan as Plan
    from jcapiv1.jobs.plan import PlanError as PlanError
    from jcapiv1.jobs.plan import plan as plan
    from jcapiv1.jobs.tenants import Tenant as Tenant
    from jcapiv1.jobs.tenants import tenants as tenants
    from jcapiv1.models import *  # noqa: F403  # its __all__, as at run time

_MODULE_OF = {
    "ApiClient": "api_client",
    "ApiFuture": "core.futures",
    "Bulk": "jobs.bulk",
    "BulkSummary": "jobs.outcome",
    "Change": "jobs.plan",
    "Configuration": "configuration",
    "Field": "core.query",
    "Filter": "core.query",
    "FindError": "jobs.finders",
    "JournalError": "jobs.journal",
    "JournalView": "jobs.journal_view",
    "Listing": "jobs.pagination",
    "NULL": "core.model",
    "Outcome": "jobs.outcome",
    "Plan": "jobs.plan",
    "PlanCheck": "jobs.applying",
    "PlanError": "jobs.plan",
    "PlanRun": "jobs.applying",
    "PlanStep": "jobs.applying",
    "RetryPolicy": "core.retry",
    "Search": "core.query",
    "Tenant": "jobs.tenants",
    "TenantAdministrator": "jobs.each_tenant",
    "UnreadTenant": "jobs.each_tenant",
    "WrappedException": "jobs.outcome",
    "administrators": "jobs.each_tenant",
    "bulk": "jobs.bulk",
    "find_administrator": "jobs.finders",
    "find_tenant": "jobs.finders",
    "for_each_tenant": "jobs.each_tenant",
    "paginate": "jobs.pagination",
    "plan": "jobs.plan",
    "read_journal": "jobs.journal_view",
    "rows": "core.rows",
    "tenants": "jobs.tenants",
}
"""Name to the module that holds it."""

_COLLECTIONS = ("models", "api", "exceptions")
"""Modules whose `__all__` is part of this namespace, so that a new model needs no entry here."""

logging.getLogger(__name__).addHandler(logging.NullHandler())


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name in _MODULE_OF:
        value = getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
        globals()[name] = value  # and so it is found without this function from now on
        return value
    if name == "__all__":  # asked for by `from jcapiv1 import *`
        collected = [import_module(f"{__name__}.{part}").__all__ for part in _COLLECTIONS]
        value = globals()[name] = sorted({*_MODULE_OF, "__version__"}.union(*collected))
        return value
    if name.startswith("_"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    for collection in _COLLECTIONS:
        module = import_module(f"{__name__}.{collection}")
        if name in module.__all__:
            value = globals()[name] = getattr(module, name)
            return value
    try:
        return import_module(f"{__name__}.{name}")
    except ModuleNotFoundError as error:
        if error.name != f"{__name__}.{name}":
            raise
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None


def __dir__() -> list[str]:
    names: list[str] = __getattr__("__all__")
    return names
