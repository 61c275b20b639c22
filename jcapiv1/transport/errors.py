"""What went wrong, as an error of ours: on the wire, or in an answer outside 2xx.

The only place that knows urllib3's exceptions. The texts here are our own: those of the low-level
errors quote what the server sent. Of a redirect the error names the host and no more.
"""

from __future__ import annotations

import os
import ssl
import time
from typing import TYPE_CHECKING, Any

from urllib3 import HTTPHeaderDict
from urllib3.exceptions import (
    ConnectTimeoutError,
    EmptyPoolError,
    NameResolutionError,
    NewConnectionError,
    ProxyError,
    ReadTimeoutError,
    SSLError,
)

from jcapiv1.exceptions import (
    HOW_TO_SET_A_KEY,
    ApiException,
    ConnectException,
    NoUsableKeyException,
    RedirectException,
    TimeoutException,
    TLSException,
    TransportException,
    exception_for_status,
)
from jcapiv1.security.credentials import MASK
from jcapiv1.security.masking import mask

if TYPE_CHECKING:
    from collections.abc import Callable

    from urllib3.connectionpool import HTTPConnectionPool

    from jcapiv1.transport.sockets import Limits

__all__ = ["refusal", "translate"]


def translate(
    error: Exception, sent: bool, limits: Limits, pool: HTTPConnectionPool
) -> ApiException:
    """The error to raise; `sent` tells whether bytes of the request went out."""
    late = time.monotonic() >= limits.deadline
    found: ApiException
    if isinstance(error, EmptyPoolError):
        return TimeoutException(0, "no connection of the pool became free in time")
    if not sent:
        return _translate_unsent(error, late, f"{pool.host}")
    if late:
        found = TimeoutException(0, "the time for the whole call is over")
    elif isinstance(error, (ReadTimeoutError, TimeoutError)):
        found = TimeoutException(0, f"no bytes came for {limits.read:g} s")
    else:
        found = TransportException(0, "the connection broke before the answer was complete")
    found.outcome_unknown = True
    return found


def _translate_unsent(error: Exception, late: bool, host: str) -> ApiException:
    if isinstance(error, ProxyError):
        inner = _translate_unsent(error.original_error, late, "the proxy")
        inner.reason = f"proxy: {inner.reason}"
        return inner
    if isinstance(error, SSLError):
        cause = error.args[0] if error.args else error
        if isinstance(cause, (ssl.SSLEOFError, ssl.SSLZeroReturnError)):
            return ConnectException(0, f"{host} cut the TLS handshake")
        why = getattr(cause, "verify_message", "") or getattr(cause, "reason", "") or "refused"
        return TLSException(0, f"the TLS handshake with {host} failed: {why}")
    if late:
        return TimeoutException(0, "the time for the whole call is over")
    if isinstance(error, NameResolutionError):
        return ConnectException(0, f"could not find the host {host}: is its name right?")
    refused = isinstance(error, NewConnectionError)  # for urllib3 a kind of ConnectTimeoutError
    if not refused and isinstance(error, (ConnectTimeoutError, ReadTimeoutError, TimeoutError)):
        return TimeoutException(0, f"connecting to {host} took too long")
    if (status := _refused_tunnel(error)) is not None:
        return ConnectException(0, f"the proxy refused the tunnel with status {status}")
    cause = error.__cause__ if refused else error
    why = os.strerror(cause.errno) if isinstance(cause, OSError) and cause.errno else ""
    return ConnectException(0, f"could not connect to {host}{why and ': ' + why}")


def _refused_tunnel(error: BaseException) -> str | None:
    """The status with which a proxy answered CONNECT; `http.client` has it in a text only."""
    text = str(error.args[-1]) if error.args else ""
    _, found, rest = text.partition("Tunnel connection failed: ")
    status = rest[:3]
    return status if found and status.isdecimal() and len(status) == 3 else None


def refusal(response: Any, secrets: Callable[[], set[str]]) -> ApiException:
    """The error that stands for an answer outside 2xx."""
    error = exception_for_status(response.status)(http_resp=response)
    headers = HTTPHeaderDict(error.headers)  # a script's stand-in may have a plain dict or a list
    if isinstance(error, RedirectException):
        # Masked first: a part of a secret, as the host may be, would not be recognised later.
        location = mask(headers.get("location", ""), secrets())
        if _is_login(location):
            error = NoUsableKeyException(http_resp=response)
            error.reason = f"the service asks to log in: no usable API key; {HOW_TO_SET_A_KEY}"
        else:
            error.reason = f"redirect refused: to {_host_of(location)}"
        # Where it would lead to may hold anything, the credential included.
        headers.discard("location")
    error.headers = headers
    return error


def _is_login(location: str) -> bool:
    from urllib.parse import urlsplit

    try:
        return urlsplit(location).path.rstrip("/").endswith("/login")
    except ValueError:
        return False


def _host_of(location: str) -> str:
    from urllib.parse import urlsplit

    if location == MASK:
        return "an address that is not shown"
    try:
        return urlsplit(location).hostname or "the same host"
    except ValueError:
        return "an address that cannot be read"
