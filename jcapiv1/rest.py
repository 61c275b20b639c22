"""One attempt on the wire: a pooled urllib3 connection, time limits, and a bounded body.

urllib3's own retries and redirects are off. Every low-level error leaves this module as an
`ApiException` that says whether the request can have reached the server.
"""

from __future__ import annotations

import math
import os
import socket
import ssl
import threading
import time
from collections.abc import Callable
from http.client import HTTPException
from typing import TYPE_CHECKING, Any, cast

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import (
    ConnectTimeoutError,
    DecodeError,
    EmptyPoolError,
    HTTPError,
    NameResolutionError,
    NewConnectionError,
    ProxyError,
    ReadTimeoutError,
    SSLError,
)

from jcapiv1.exceptions import (
    ApiException,
    ConnectException,
    DecodeException,
    ResponseTooLargeException,
    TimeoutException,
    TLSException,
    TransportException,
)

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, HTTPHeaderDict

    from jcapiv1.configuration import Configuration

__all__ = ["ApiException", "Limits", "RESTClientObject", "RESTResponse"]

_STEP = 65536
"""Bytes of a body read at a time."""


class Limits:
    """How long an attempt may take."""

    __slots__ = ("connect", "deadline", "read")

    def __init__(self, deadline: float, connect: float, read: float) -> None:
        self.deadline = deadline
        """`time.monotonic()` at which the whole call ends."""
        self.connect = connect
        """Seconds for all addresses of the name and TLS together."""
        self.read = read
        """Seconds for each wait for bytes."""


class _Attempt(threading.local):
    """What the sockets of this thread know of the attempt that is under way."""

    deadline: float = math.inf
    sent: bool = False
    """Bytes of the request were handed to the operating system."""
    ended: bool = False
    """The server closed its side."""


_attempt = _Attempt()


class _Bounded:
    """A socket whose every wait ends at the deadline of the call, however its bytes drip.

    urllib3 sets a time-out once per response; a server that sends a byte just within it could
    hold a call for ever.
    """

    _limit: float | None = None
    _armed: float | None = None

    def settimeout(self, value: float | None, /) -> None:
        self._limit = self._armed = value
        super().settimeout(value)  # type: ignore[misc]  # mixed into a socket class

    def _arm(self) -> None:
        left = _attempt.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("the time for the whole call is over")
        limit = self._limit
        wanted = left if limit is None or left < limit else limit
        if wanted != self._armed and wanted != math.inf:
            self._armed = wanted
            super().settimeout(wanted)  # type: ignore[misc]  # mixed into a socket class

    def recv_into(self, *args: Any, **options: Any) -> int:
        self._arm()
        count: int = super().recv_into(*args, **options)  # type: ignore[misc]  # as above
        if not count:
            _attempt.ended = True
        return count

    def recv(self, *args: Any, **options: Any) -> bytes:
        self._arm()
        return cast(bytes, super().recv(*args, **options))  # type: ignore[misc]  # as above

    def send(self, *args: Any, **options: Any) -> int:
        self._arm()
        _attempt.sent = True
        return cast(int, super().send(*args, **options))  # type: ignore[misc]  # as above

    def sendall(self, *args: Any, **options: Any) -> None:
        self._arm()
        _attempt.sent = True
        super().sendall(*args, **options)  # type: ignore[misc]  # as above


class _Socket(_Bounded, socket.socket):
    pass


class _TLSSocket(_Bounded, ssl.SSLSocket):
    pass


class _Connecting(HTTPConnection):
    """Connects within the limits: each address of the name gets its share of the time left."""

    def _new_conn(self) -> socket.socket:
        try:
            # Python cannot bound the look-up itself; see docs/reliability.md.
            addresses = socket.getaddrinfo(self._dns_host, self.port, 0, socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            # UnicodeError: a label that is empty or too long for DNS.
            unresolved = error if isinstance(error, socket.gaierror) else socket.gaierror(-2)
            raise NameResolutionError(self.host, self, unresolved) from None
        started = time.monotonic()
        patience = self.timeout if isinstance(self.timeout, (int, float)) else math.inf
        end = min(started + patience, _attempt.deadline)
        failure: OSError = OSError("the name has no address")
        for number, (family, kind, protocol, _, address) in enumerate(addresses):
            left = end - time.monotonic()
            if left <= 0:
                failure = TimeoutError("connecting took too long")
                break
            connection = _Socket(family, kind, protocol)
            try:
                for option in self.socket_options or ():
                    connection.setsockopt(*option)
                if left != math.inf:
                    connection.settimeout(left / (len(addresses) - number))
                connection.connect(address)
            except OSError as error:
                failure = error
                connection.close()
                continue
            if left != math.inf:
                # What is left of it is for TLS; a read sets its own limit afterwards.
                connection.settimeout(max(end - time.monotonic(), 0.001))
            return connection
        if isinstance(failure, TimeoutError):
            raise ConnectTimeoutError(self, f"Connection to {self.host} timed out") from failure
        raise NewConnectionError(self, f"Connection to {self.host} failed") from failure

    def connect(self) -> None:
        super().connect()
        # What was sent so far (CONNECT to a proxy) was not the request.
        _attempt.sent = False


class _Connection(_Connecting):
    pass


class _TLSConnection(_Connecting, HTTPSConnection):
    pass


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _TLSPool(HTTPSConnectionPool):
    ConnectionCls = _TLSConnection


class RESTResponse:
    """A complete answer."""

    __slots__ = ("data", "headers", "reason", "status")

    def __init__(self, status: int, reason: str | None, headers: HTTPHeaderDict, data: bytes):
        self.status = status
        self.reason = reason
        self.headers = headers
        self.data = data

    def getheaders(self) -> HTTPHeaderDict:
        """All headers; names are looked up without regard to case."""
        return self.headers

    def getheader(self, name: str, default: str | None = None) -> str | None:
        """One header."""
        return self.headers.get(name, default)


class RESTClientObject:
    """The connections of one client in one process, at most `connection_pool_maxsize` a host."""

    def __init__(
        self, configuration: Configuration, pools_size: int = 4, maxsize: int | None = None
    ) -> None:
        # pools_size is the predecessor's; one pool per origin is kept whatever it says.
        self._configuration = configuration
        self._maxsize = maxsize or configuration.connection_pool_maxsize
        self._pools: dict[str, HTTPConnectionPool] = {}
        self._lock = threading.Lock()

    def request(
        self,
        method: str,
        url: str,
        query_params: Any = None,
        headers: dict[str, str] | None = None,
        body: Any = None,
        post_params: Any = None,
        _preload_content: bool = True,
        _request_timeout: Any = None,
    ) -> Any:
        """Send once and answer with a `RESTResponse`, or with the raw urllib3 response unread.

        `_request_timeout` is a `Limits`, or as in a call: seconds for the whole, or a pair.
        Raises a `TransportException` or `DecodeException`; a status outside 2xx is an answer.
        """
        if query_params:
            from urllib.parse import urlencode

            url = f"{url}?{urlencode(query_params)}"
        if post_params:
            raise ValueError("post_params: the API has no operation that takes a form")
        if body is not None and not isinstance(body, bytes):
            from jcapiv1.request import encode_body

            body = encode_body(body)
        limits = _request_timeout
        if not isinstance(limits, Limits):
            connect, read, total = durations_of(self._configuration, limits)
            limits = Limits(time.monotonic() + total, connect, read)
        origin_end = url.find("/", 8)
        origin = url[:origin_end] if origin_end > 0 else url
        pool = self._pools.get(origin)
        if pool is None:
            pool = self._open_pool(origin)
        target = url[len(origin) :] or "/"
        if pool.proxy is not None and pool.scheme == "http":
            target = url  # a proxy is asked for the absolute address
        before = _attempt.deadline
        _attempt.deadline, _attempt.sent, _attempt.ended = limits.deadline, False, False
        try:
            return self._exchange(pool, method, target, headers, body, limits, _preload_content)
        except ApiException:
            raise
        except (HTTPError, HTTPException, OSError) as error:
            failure = _translate(error, _attempt.sent, limits)
        finally:
            _attempt.deadline = before
        # Raised outside the handler: a low-level error quotes what the server sent, and would
        # travel along as the context.
        raise failure

    def close(self) -> None:
        """Close all connections; a later request opens new ones."""
        with self._lock:
            pools, self._pools = self._pools, {}
        for pool in pools.values():
            pool.close()

    def _exchange(
        self,
        pool: HTTPConnectionPool,
        method: str,
        target: str,
        headers: dict[str, str] | None,
        body: bytes | None,
        limits: Limits,
        preload: bool,
    ) -> Any:
        left = limits.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("the time for the whole call is over")
        response = pool.urlopen(
            method,
            target,
            body=body,
            headers=headers,
            retries=False,
            redirect=False,
            assert_same_host=False,
            timeout=urllib3.Timeout(connect=min(limits.connect, left), read=limits.read),
            pool_timeout=left,  # type: ignore[arg-type]  # the queue behind it takes floats
            preload_content=False,
        )
        if _attempt.ended:
            response.close()
            raise _cut("the connection closed within the headers of the answer")
        if not preload and 200 <= response.status < 300:
            return response
        data = _read(response, self._configuration.max_response_bytes)
        return RESTResponse(response.status, response.reason, response.headers, data)

    def _open_pool(self, origin: str) -> HTTPConnectionPool:
        with self._lock:
            pool = self._pools.get(origin)
            if pool is None:
                pool = self._pools[origin] = self._make_pool(origin)
            return pool

    def _make_pool(self, origin: str) -> HTTPConnectionPool:
        configuration = self._configuration
        url = urllib3.util.parse_url(origin)
        options: dict[str, Any] = {"maxsize": self._maxsize, "block": True}
        if url.scheme == "https":
            options["ssl_context"] = _ssl_context(configuration)
            if configuration.assert_hostname is not None:
                options["assert_hostname"] = configuration.assert_hostname
        proxy = configuration.proxy_for(origin)
        if proxy:
            manager = _proxy_manager(proxy, options)
            return manager.connection_from_host(url.host, url.port, url.scheme)
        # Brackets belong to the URL of an IPv6 address, not to the address.
        host = (url.host or "").strip("[]")
        if url.scheme == "https":
            return _TLSPool(host, url.port or 443, **options)
        return _Pool(host, url.port or 80, **options)


def durations_of(configuration: Configuration, request_timeout: Any) -> tuple[float, float, float]:
    """Seconds for connecting, for each wait for bytes, and for the whole call.

    A number bounds the whole call, and nothing inside it sooner. A pair bounds connect and read
    of each attempt; the configured whole stays in force unless the pair alone is longer.
    """
    connect, read, total = configuration.timeout
    if request_timeout is not None:
        if isinstance(request_timeout, (tuple, list)):
            if len(request_timeout) != 2:
                raise ValueError("_request_timeout is a number, or a pair (connect, read)")
            connect, read = (_seconds(part) for part in request_timeout)
            total = max(total, connect + read)
        else:
            connect = read = total = _seconds(request_timeout)
    return connect, read, total


def _seconds(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f"_request_timeout is in seconds, not {type(value).__name__}")
    if not 0 < value < math.inf:
        raise ValueError(f"_request_timeout is more than 0 seconds and finite, not {value}")
    return float(value)


def _read(response: BaseHTTPResponse, most: int) -> bytes:
    """The whole body, in steps, as long as it is within `most` bytes after decompression."""
    chunks: list[bytes] = []
    size = 0
    try:
        while True:
            chunk = response.read(_STEP, decode_content=True)
            if not chunk:
                break
            size += len(chunk)
            if size > most:
                raise _too_large(response, most)
            chunks.append(chunk)
    except DecodeError:
        response.close()
        undecodable = DecodeException(response.status, "the answer is not compressed as it says")
    except BaseException:
        # Half-read, so the connection cannot serve another request.
        response.close()
        raise
    else:
        response.release_conn()
        return chunks[0] if len(chunks) == 1 else b"".join(chunks)
    undecodable.headers = response.headers
    raise undecodable


def _too_large(response: BaseHTTPResponse, most: int) -> ApiException:
    error = ResponseTooLargeException(
        response.status, f"the answer is longer than max_response_bytes ({most})"
    )
    error.headers = response.headers
    return error


def _cut(reason: str) -> TransportException:
    error = TransportException(0, reason)
    error.outcome_unknown = True
    return error


def _translate(error: Exception, sent: bool, limits: Limits) -> ApiException:
    """What a low-level error means to the caller; never its text, which may quote anything."""
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
    if isinstance(error, ProxyError) and isinstance(error.original_error, Exception):
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
    if isinstance(error, (ConnectTimeoutError, ReadTimeoutError, TimeoutError)):
        return TimeoutException(0, "connecting took too long")
    cause = error.__cause__ if isinstance(error, NewConnectionError) else error
    why = os.strerror(cause.errno) if isinstance(cause, OSError) and cause.errno else ""
    return ConnectException(0, f"no connection came about{why and ': ' + why}")


def _ssl_context(configuration: Configuration) -> ssl.SSLContext:
    context = urllib3.util.ssl_.create_urllib3_context()
    context.sslsocket_class = _TLSSocket  # the standard library's hook for it
    if configuration.verify_ssl:
        context.verify_mode = ssl.CERT_REQUIRED
        context.check_hostname = configuration.assert_hostname is not False
        authorities = configuration.ssl_ca_cert
        if authorities is None:
            import certifi

            authorities = certifi.where()
        _load("ssl_ca_cert", context.load_verify_locations, authorities)
    else:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    if configuration.cert_file:
        _load(
            "cert_file, key_file",
            context.load_cert_chain,
            configuration.cert_file,
            configuration.key_file,
        )
    return context


def _load(setting: str, load: Callable[..., None], *files: str | None) -> None:
    try:
        load(*files)
    except OSError as error:  # ssl.SSLError is one
        raise ValueError(f"{setting} cannot be used: {error.strerror or error.args}") from None


def _proxy_manager(proxy: str, options: dict[str, Any]) -> urllib3.ProxyManager:
    url = urllib3.util.parse_url(proxy)
    headers = None
    if url.auth:
        from urllib.parse import unquote

        headers = urllib3.make_headers(proxy_basic_auth=unquote(url.auth))
        proxy = url._replace(auth=None).url
    manager = urllib3.ProxyManager(proxy, proxy_headers=headers, **options)
    manager.pool_classes_by_scheme = {"http": _Pool, "https": _TLSPool}
    return manager
