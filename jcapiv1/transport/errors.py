"""What a low-level error means to the caller: the only place that knows urllib3's exceptions.

The texts here are our own. Those of the errors quote what the server sent.
"""

from __future__ import annotations

import os
import ssl
import time
from typing import TYPE_CHECKING

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
    ApiException,
    ConnectException,
    TimeoutException,
    TLSException,
    TransportException,
)

if TYPE_CHECKING:
    from jcapiv1.rest import Limits

__all__ = ["translate"]


def translate(error: Exception, sent: bool, limits: Limits) -> ApiException:
    """The error to raise; `sent` tells whether bytes of the request went out."""
    late = time.monotonic() >= limits.deadline
    found: ApiException
    if isinstance(error, EmptyPoolError):
        return TimeoutException(0, "no connection of the pool became free in time")
    if not sent:
        return _translate_unsent(error, late)
    if late:
        found = TimeoutException(0, "the time for the whole call is over")
    elif isinstance(error, (ReadTimeoutError, TimeoutError)):
        found = TimeoutException(0, f"no bytes came for {limits.read:g} s")
    else:
        found = TransportException(0, "the connection broke before the answer was complete")
    found.outcome_unknown = True
    return found


def _translate_unsent(error: Exception, late: bool) -> ApiException:
    if isinstance(error, ProxyError):
        inner = _translate_unsent(error.original_error, late)
        inner.reason = f"proxy: {inner.reason}"
        return inner
    if isinstance(error, SSLError):
        cause = error.args[0] if error.args else error
        if isinstance(cause, (ssl.SSLEOFError, ssl.SSLZeroReturnError)):
            return ConnectException(0, "the TLS handshake was cut")
        why = getattr(cause, "verify_message", "") or getattr(cause, "reason", "") or "refused"
        return TLSException(0, f"the TLS handshake failed: {why}")
    if late:
        return TimeoutException(0, "the time for the whole call is over")
    if isinstance(error, NameResolutionError):
        return ConnectException(0, "the name of the host could not be resolved")
    refused = isinstance(error, NewConnectionError)  # for urllib3 a kind of ConnectTimeoutError
    if not refused and isinstance(error, (ConnectTimeoutError, ReadTimeoutError, TimeoutError)):
        return TimeoutException(0, "connecting took too long")
    if (status := _refused_tunnel(error)) is not None:
        return ConnectException(0, f"the tunnel was refused with status {status}")
    cause = error.__cause__ if refused else error
    why = os.strerror(cause.errno) if isinstance(cause, OSError) and cause.errno else ""
    return ConnectException(0, f"no connection came about{why and ': ' + why}")


def _refused_tunnel(error: BaseException) -> str | None:
    """The status with which a proxy answered CONNECT; `http.client` has it in a text only."""
    text = str(error.args[-1]) if error.args else ""
    _, found, rest = text.partition("Tunnel connection failed: ")
    status = rest[:3]
    return status if found and status.isdecimal() and len(status) == 3 else None
