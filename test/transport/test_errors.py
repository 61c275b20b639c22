"""What becomes of each kind of error that urllib3 and the sockets below it raise.

That they raise these is seen elsewhere, with real sockets; here is what a user is then told.
"""

from __future__ import annotations

import errno
import math
import os
import socket
import ssl
from typing import Any

import pytest
from urllib3 import HTTPConnectionPool
from urllib3.exceptions import (
    ConnectTimeoutError,
    EmptyPoolError,
    NameResolutionError,
    NewConnectionError,
    ProtocolError,
    ProxyError,
    ReadTimeoutError,
    SSLError,
)

from jcapiv1.exceptions import (
    ConnectException,
    TimeoutException,
    TLSException,
    TransportException,
)
from jcapiv1.transport.errors import translate
from jcapiv1.transport.sockets import Limits

POOL = HTTPConnectionPool("api.example")
CONNECTION: Any = None
"""urllib3's errors only keep it."""


def new_connection(cause: OSError | None) -> NewConnectionError:
    error = NewConnectionError(CONNECTION, "[Errno 0] it failed")
    error.__cause__ = cause
    return error


def unverified() -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError("")
    error.verify_message = "certificate has expired"
    return error


def with_reason(reason: str) -> ssl.SSLError:
    error = ssl.SSLError("")
    error.reason = reason
    return error


REFUSED = os.strerror(errno.ECONNREFUSED)
UNSENT: dict[str, tuple[Exception, type, str]] = {
    "no such name": (
        NameResolutionError("api.example", CONNECTION, socket.gaierror(-2, "unknown")),
        ConnectException,
        "could not find the host api.example: is its name right?",
    ),
    "refused": (
        new_connection(ConnectionRefusedError(errno.ECONNREFUSED, "")),
        ConnectException,
        f"could not connect to api.example: {REFUSED}",
    ),
    "refused without a cause": (
        new_connection(None),
        ConnectException,
        "could not connect to api.example",
    ),
    "an error of the system": (
        ProtocolError("it broke"),
        ConnectException,
        "could not connect to api.example",
    ),
    "reset": (
        ConnectionResetError(errno.ECONNRESET, ""),
        ConnectException,
        f"could not connect to api.example: {os.strerror(errno.ECONNRESET)}",
    ),
    "no answer to connecting": (
        ConnectTimeoutError("late"),
        TimeoutException,
        "connecting to api.example took too long",
    ),
    "no answer of a proxy": (
        ReadTimeoutError(POOL, "/", "late"),
        TimeoutException,
        "connecting to api.example took too long",
    ),
    "a time-out of a socket": (
        TimeoutError(),
        TimeoutException,
        "connecting to api.example took too long",
    ),
    "a handshake that was cut": (
        SSLError(ssl.SSLEOFError()),
        ConnectException,
        "api.example cut the TLS handshake",
    ),
    "a handshake that was ended": (
        SSLError(ssl.SSLZeroReturnError()),
        ConnectException,
        "api.example cut the TLS handshake",
    ),
    "a wrong certificate": (
        SSLError(unverified()),
        TLSException,
        "the TLS handshake with api.example failed: certificate has expired",
    ),
    "no protocol in common": (
        SSLError(with_reason("NO_PROTOCOLS_AVAILABLE")),
        TLSException,
        "the TLS handshake with api.example failed: NO_PROTOCOLS_AVAILABLE",
    ),
    "TLS without a reason": (
        SSLError(),
        TLSException,
        "the TLS handshake with api.example failed: refused",
    ),
    "a tunnel that was refused": (
        OSError("Tunnel connection failed: 407 Proxy Authentication Required"),
        ConnectException,
        "the proxy refused the tunnel with status 407",
    ),
    "a tunnel with an odd status": (
        OSError("Tunnel connection failed: 40x"),
        ConnectException,
        "could not connect to api.example",
    ),
    "a tunnel with a short status": (
        OSError("Tunnel connection failed: 40"),
        ConnectException,
        "could not connect to api.example",
    ),
    "an error without a word": (
        OSError(),
        ConnectException,
        "could not connect to api.example",
    ),
    "a status in another sentence": (
        OSError("failed: 407"),
        ConnectException,
        "could not connect to api.example",
    ),
}


def limits(deadline: float = math.inf) -> Limits:
    return Limits(deadline, 5, 2.5)


@pytest.mark.parametrize(("error", "kind", "reason"), UNSENT.values(), ids=UNSENT)
def test_an_error_before_anything_was_sent_says_what_failed(
    error: Exception, kind: type, reason: str
) -> None:
    found = translate(error, sent=False, limits=limits(), pool=POOL)
    assert (type(found), found.status, found.reason) == (kind, 0, reason)
    assert not found.outcome_unknown


@pytest.mark.parametrize(("error", "kind", "reason"), UNSENT.values(), ids=UNSENT)
def test_an_error_of_a_proxy_says_so(error: Exception, kind: type, reason: str) -> None:
    found = translate(ProxyError("no", error), sent=False, limits=limits(), pool=POOL)
    assert (type(found), found.status) == (kind, 0)
    assert found.reason == f"proxy: {reason.replace('api.example', 'the proxy')}"
    assert not found.outcome_unknown


@pytest.mark.parametrize("error", [TimeoutError(), new_connection(None), ProtocolError("")])
@pytest.mark.parametrize("sent", [False, True])
def test_after_the_deadline_the_time_is_over_whatever_happened(
    error: Exception, sent: bool
) -> None:
    found = translate(error, sent=sent, limits=limits(deadline=0.0), pool=POOL)
    assert (type(found), found.status) == (TimeoutException, 0)
    assert found.reason == "the time for the whole call is over"
    assert found.outcome_unknown == sent


def test_after_the_deadline_the_time_is_over_behind_a_proxy_too() -> None:
    error = ProxyError("no", new_connection(None))
    found = translate(error, sent=False, limits=limits(deadline=0.0), pool=POOL)
    assert type(found) is TimeoutException
    assert found.reason == "proxy: the time for the whole call is over"


def test_a_certificate_is_wrong_after_the_deadline_too() -> None:
    error = SSLError(unverified())
    found = translate(error, sent=False, limits=limits(deadline=0.0), pool=POOL)
    assert type(found) is TLSException


@pytest.mark.parametrize("sent", [False, True])
@pytest.mark.parametrize("deadline", [0.0, math.inf])
def test_a_pool_without_a_free_place_has_sent_nothing(sent: bool, deadline: float) -> None:
    error = EmptyPoolError(POOL, "full")
    found = translate(error, sent=sent, limits=limits(deadline), pool=POOL)
    assert (type(found), found.status) == (TimeoutException, 0)
    assert found.reason == "no connection of the pool became free in time"
    assert not found.outcome_unknown


@pytest.mark.parametrize("error", [ReadTimeoutError(POOL, "/", ""), TimeoutError()])
def test_silence_after_a_request_leaves_its_outcome_unknown(error: Exception) -> None:
    found = translate(error, sent=True, limits=limits(), pool=POOL)
    assert (type(found), found.status) == (TimeoutException, 0)
    assert found.reason == "no bytes came for 2.5 s"
    assert found.outcome_unknown


@pytest.mark.parametrize("error", [ProtocolError(""), ConnectionResetError(), OSError()])
def test_a_break_after_a_request_leaves_its_outcome_unknown(error: Exception) -> None:
    found = translate(error, sent=True, limits=limits(), pool=POOL)
    assert (type(found), found.status) == (TransportException, 0)
    assert found.reason == "the connection broke before the answer was complete"
    assert found.outcome_unknown
