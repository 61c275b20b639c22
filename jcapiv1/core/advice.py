"""What to do next: one sentence for an error that has an obvious next step."""

from __future__ import annotations

from collections.abc import Mapping
from string import hexdigits
from typing import TYPE_CHECKING

from jcapiv1.exceptions import (
    ApiException,
    ConnectException,
    NoUsableKeyException,
    TimeoutException,
    TLSException,
)

if TYPE_CHECKING:
    from jcapiv1.core.operation import Operation

__all__ = ["advice", "is_id"]

_HEXADECIMAL = frozenset(hexdigits)
_NO_TENANT = (
    "name the tenant: client.for_organization(ID), x_org_id=ID, or Configuration(org_id=ID)"
)


def is_id(value: object) -> bool:
    """True for 24 hexadecimal digits, as the service makes its ids."""
    return isinstance(value, str) and len(value) == 24 and _HEXADECIMAL.issuperset(value)


def advice(
    error: ApiException, operation: Operation, values: Mapping[str, object], tenant: str | None
) -> str | None:
    """What to do next, None where nothing is obvious. It shows no value, since one may be a key."""
    if isinstance(error, NoUsableKeyException):
        return None  # its reason says it
    status = error.status or 0
    if status == 401:
        return _of_401(error, operation, tenant)
    if status == 429:
        return (
            "the client slows down by itself, but no turn came in time: allow more time "
            "(timeout), use fewer workers, or set Configuration(requests_per_second=...)"
        )
    if status in (400, 404, 422):
        return _of_an_id(status, operation, values, tenant)
    if status == 403 and tenant is None and operation.org_id == "accepted":
        return f"the key's rights do not cover this; if it manages several tenants, {_NO_TENANT}"
    if status == 403:
        return "the key's role, or the token's scopes, do not cover this operation or tenant"
    if status == 0:
        return _of_no_answer(error)
    return None


def _of_401(error: ApiException, operation: Operation, tenant: str | None) -> str:
    takes_tenant = tenant is None and operation.org_id in ("accepted", "unknown")
    if takes_tenant and "organization" in (error.message or "").lower():
        return f"the key manages several tenants: {_NO_TENANT}"
    return (
        "look whether the key is complete and still valid, and of this region "
        "(Configuration(region=...) or JUMPCLOUD_REGION: us, eu or in); a key of several tenants "
        "needs one (client.for_organization(ID), x_org_id=ID)"
    )


def _of_an_id(
    status: int, operation: Operation, values: Mapping[str, object], tenant: str | None
) -> str | None:
    for name, value in values.items():
        if name != "id" and not name.endswith("_id"):
            continue
        if isinstance(value, str) and "@" in value:
            return (
                f"{name} is an id and no e-mail address: find the record first, "
                "for example with the list's filter=Field('email').eq(...)"
            )
        if not is_id(value):
            return (
                f"{name} is an id of 24 hexadecimal digits and no name: take the `id` of a record "
                "that a list answers with"
            )
    if status == 404 and values and operation.name:
        where = "" if tenant is None else " in this tenant"
        more = f", or {_NO_TENANT}" if tenant is None and operation.org_id == "accepted" else ""
        return f"there is no such record{where}: list the records to see which there are{more}"
    return None


def _of_no_answer(error: ApiException) -> str | None:
    if isinstance(error, TLSException):
        return "if a proxy of your network answers, give its certificates as ssl_ca_cert"
    if isinstance(error, ConnectException):
        return (
            "look whether host (or region) is right and the network is up, and whether a proxy "
            "is needed (Configuration(proxy=...), HTTPS_PROXY)"
        )
    if isinstance(error, TimeoutException):
        return "allow more time (timeout, _request_timeout), or look at the network"
    return None
