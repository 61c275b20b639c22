"""Finding one tenant, or one administrator, by what people know of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from jcapiv1.jobs.each_tenant import TenantAdministrator, administrators
from jcapiv1.jobs.tenants import Tenant, tenants

if TYPE_CHECKING:
    from jcapiv1.api.managed_service_provider_api import ManagedServiceProviderApi

__all__ = ["FindError", "find_administrator", "find_tenant", "tenant_among"]

T = TypeVar("T")
_MOST_SHOWN = 10
"""Candidates that the text of an error lists; `candidates` has them all."""


class FindError(LookupError):
    """What was looked for is not there exactly once; `candidates` are those it may have been."""

    candidates: list[str]
    """One line each: those found, or else those with a similar name."""

    def __init__(self, problem: str, candidates: Sequence[str] = ()) -> None:
        self.candidates = list(candidates)
        more = len(self.candidates) - _MOST_SHOWN
        lines = [*self.candidates[:_MOST_SHOWN], *([f"and {more} more"] if more > 0 else [])]
        super().__init__("\n  ".join([problem, *lines]))
        self._problem = problem

    def __reduce__(self) -> tuple[type[FindError], tuple[str, list[str]]]:
        return type(self), (self._problem, self.candidates)


def find_tenant(msp: ManagedServiceProviderApi, name_or_id: str) -> Tenant:
    """The tenant with that id or display name; FindError if it is not exactly one.

    A name in exactly these letters comes before the same one in upper or lower case. It reads
    the whole list of tenants.
    """
    return tenant_among(list(tenants(msp, workers=4)), name_or_id)


def tenant_among(every: Sequence[Tenant], name_or_id: str) -> Tenant:
    """What `find_tenant` returns, of tenants that were listed before."""
    wanted = name_or_id.strip()

    def named(same: Callable[[str], str]) -> list[Tenant]:
        return [each for each in every if same(each.name) == same(wanted)]

    by_id = [each for each in every if each.id == wanted.lower()]
    found = by_id or named(str) or named(str.casefold)
    if len(found) == 1:
        return found[0]
    if found:
        raise FindError(
            f"{len(found)} tenants are named {wanted!r}; give the id:", [*map(_shown, found)]
        )
    near = _nearest(wanted, every, lambda each: each.name)
    hint = "; similar are:" if near else f" among the {len(every)} that this key may manage"
    raise FindError(f"no tenant has the id or name {wanted!r}{hint}", [*map(_shown, near)])


def find_administrator(
    msp: ManagedServiceProviderApi, email: str, workers: int = 8
) -> TenantAdministrator:
    """The administrator with that address, and its tenant; FindError if it is not exactly one.

    It reads the administrators of all tenants, `workers` tenants at a time, and does not regard
    upper and lower case. A tenant that cannot be read is a FindError too, whose `__cause__` says
    why: nobody knows whether it has another one.
    """
    wanted = email.strip().casefold()
    every: list[TenantAdministrator] = []
    unread: list[str] = []
    cause: Exception | None = None
    for each in administrators(msp, workers):
        if each.administrator is None:
            cause = cause or each.error
            unread.append(f"{_shown(each.tenant)}: {each.error.reason}")
        else:
            every.append(each)
    found = [each for each in every if _address(each).casefold() == wanted]
    if len(found) > 1:
        raise FindError(
            f"{len(found)} administrators have the address {email!r}; choose by the tenant:",
            [_shown_administrator(each) for each in found],
        )
    if cause is not None:
        what = "one administrator has" if found else "nobody is known to have"
        number = "1 tenant" if len(unread) == 1 else f"{len(unread)} tenants"
        raise FindError(
            f"{what} the address {email!r}, but {number} could not be read:", unread
        ) from cause
    if found:
        return found[0]
    near = _nearest(wanted, every, _address)
    hint = "; similar are:" if near else f", nor has any of {len(every)} one like it"
    raise FindError(
        f"no administrator has the address {email!r}{hint}", [*map(_shown_administrator, near)]
    )


def _nearest(wanted: str, every: Sequence[T], name: Callable[[T], str]) -> list[T]:
    # Here, since difflib would cost every start and is needed for mistakes only.
    from difflib import get_close_matches

    by_name: dict[str, list[T]] = {}
    for each in every:
        by_name.setdefault(name(each).casefold(), []).append(each)
    return [
        each for near in get_close_matches(wanted.casefold(), by_name) for each in by_name[near]
    ]


def _address(found: TenantAdministrator) -> str:
    return found.administrator.email or ""


def _shown(tenant: Tenant) -> str:
    return f"{tenant.name} ({tenant.id})"


def _shown_administrator(found: TenantAdministrator) -> str:
    return f"{_address(found)} ({found.administrator.id}) of {_shown(found.tenant)}"
