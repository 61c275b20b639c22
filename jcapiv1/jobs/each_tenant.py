"""Doing something in every tenant, several at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from jcapiv1.jobs.bulk import bulk
from jcapiv1.jobs.job import Bulk, Progress
from jcapiv1.jobs.pagination import paginate
from jcapiv1.jobs.tenants import Tenant, tenants

if TYPE_CHECKING:
    from jcapiv1.api.managed_service_provider_api import ManagedServiceProviderApi
    from jcapiv1.exceptions import ApiException
    from jcapiv1.models.userreturn import Userreturn

__all__ = ["TenantAdministrator", "UnreadTenant", "administrators", "for_each_tenant"]

R = TypeVar("R")


class TenantAdministrator(NamedTuple):
    """An administrator and its tenant."""

    tenant: Tenant
    administrator: Userreturn
    error: None = None


class UnreadTenant(NamedTuple):
    """A tenant whose administrators could not be read, and why."""

    tenant: Tenant
    administrator: None
    error: ApiException


def for_each_tenant(
    function: Callable[[Tenant], R],
    msp: ManagedServiceProviderApi,
    workers: int = 8,
    *,
    ordered: bool = True,
    progress: Progress | bool | None = None,
    **arguments: Any,
) -> Bulk[R]:
    """Call `function` with every tenant, `workers` at a time; iterate to get the outcomes.

        def number_of_devices(tenant):
            return tenant.systems.systems_list(limit=1).total_count

        for outcome in jcapiv1.for_each_tenant(number_of_devices, msp):
            print(outcome.call["tenant"].name, outcome.result, outcome.error or "")

    It is a job as `bulk` makes them: a tenant that fails is an outcome and does not stop the
    rest, and `run()` carries it out without a loop. `arguments` choose among the tenants, as
    those of `tenants`; what goes wrong in listing them ends the job.
    """

    def call(tenant: Tenant) -> R:
        return function(tenant)

    call.__name__ = getattr(function, "__name__", type(function).__name__)
    calls = ({"tenant": tenant} for tenant in tenants(msp, **arguments))
    return bulk(call, calls, workers, ordered=ordered, progress=progress)


def administrators(
    msp: ManagedServiceProviderApi, workers: int = 8, **arguments: Any
) -> Iterator[TenantAdministrator | UnreadTenant]:
    """Every administrator of every tenant, with its tenant; several tenants are read at a time.

        for each in jcapiv1.administrators(msp):
            if each.administrator is None:
                print(each.tenant.name, "could not be read:", each.error)
            else:
                print(each.tenant.name, each.administrator.email)

    A tenant that cannot be read is an entry of its own. `arguments` go into each `users_list`.
    They come tenant by tenant, in the order of the list of tenants.
    """

    def read(tenant: Tenant) -> list[Userreturn]:
        return list(paginate(tenant.users.users_list, **arguments))

    with for_each_tenant(read, msp, workers) as job:
        for outcome in job:
            tenant: Tenant = outcome.call["tenant"]
            if outcome.error is not None:
                yield UnreadTenant(tenant, None, outcome.error)
            for each in outcome.result or ():
                yield TenantAdministrator(tenant, each)
