"""One attempt on the wire: a pooled urllib3 connection, time limits, and a bounded body.

urllib3's own retries and redirects are off. Every low-level error leaves this module as an
`ApiException` that says whether the request can have reached the server.
"""

from __future__ import annotations

import math
import threading
import time
from functools import lru_cache
from http.client import HTTPException
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from urllib3 import Timeout
from urllib3.exceptions import HTTPError
from urllib3.util.retry import Retry

from jcapiv1.core.encode import encode_body
from jcapiv1.exceptions import ApiException, DecodeException
from jcapiv1.settings.addresses import parse_address
from jcapiv1.settings.validation import durations_of
from jcapiv1.transport.body import read_body
from jcapiv1.transport.errors import translate
from jcapiv1.transport.pools import host_header, make_pool
from jcapiv1.transport.sockets import Limits, this_attempt

if TYPE_CHECKING:
    from urllib3 import HTTPHeaderDict
    from urllib3.connectionpool import HTTPConnectionPool

    from jcapiv1.configuration import Configuration

__all__ = ["ApiException", "RESTClientObject", "RESTResponse"]

_NO_RETRIES = Retry.from_int(False, redirect=False)
"""Made once: given as False, urllib3 makes it for every request."""


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
        self._pools: dict[str, tuple[HTTPConnectionPool, str]] = {}
        """Origin to pool and Host header."""
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
        Raises a `TransportException` or `DecodeException`; a status outside 2xx is an answer, even
        if its body is too long or not compressed as it says: then it is empty.
        """
        if query_params:
            url = f"{url}?{urlencode(query_params)}"
        if post_params:
            raise ValueError("post_params: the API has no operation that takes a form")
        if body is not None and not isinstance(body, bytes):
            body = encode_body(body)
        limits = _request_timeout
        if not isinstance(limits, Limits):
            self._refuse_beyond_sandbox(url)  # what a script sends by hand; calls know it already
            connect, read, total = durations_of(self._configuration, limits)
            limits = Limits(time.monotonic() + total, connect, read)
        origin_end = url.find("/", 8)
        origin = url[:origin_end] if origin_end > 0 else url
        pool, host = self._pools.get(origin) or self._open_pool(origin)
        sent = {"host": host}
        for name, value in (headers or {}).items():
            sent["host" if name.lower() == "host" else name] = value  # never two of them
        target = url[len(origin) :] or "/"
        if pool.proxy is not None and origin.startswith("http:"):
            target = url  # without a tunnel, a proxy is asked for the absolute address
        this_attempt.deadline, this_attempt.sent = limits.deadline, False
        try:
            return self._exchange(pool, method, target, sent, body, limits, _preload_content)
        except ApiException:
            raise
        except (HTTPError, HTTPException, OSError) as error:
            failure = translate(error, this_attempt.sent, limits, pool)
        finally:
            this_attempt.deadline = math.inf  # a raw answer is read without one
        # Raised outside the handler: a low-level error quotes what the server sent, and would
        # travel along as the context.
        raise failure

    def _refuse_beyond_sandbox(self, url: str) -> None:
        sandbox = self._configuration.sandbox_in_force()
        if sandbox is not None and not sandbox.serves(url):
            raise ApiException(
                0, "JUMPCLOUD_SANDBOX_URL is set, and this address is not that of the sandbox"
            )

    def close(self) -> None:
        """Close all connections; a later request opens new ones."""
        with self._lock:
            pools, self._pools = self._pools, {}
        for pool, _ in pools.values():
            pool.close()

    def _exchange(
        self,
        pool: HTTPConnectionPool,
        method: str,
        target: str,
        headers: dict[str, str],
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
            retries=_NO_RETRIES,
            redirect=False,
            assert_same_host=False,
            timeout=_timeout(limits.connect, limits.read),
            pool_timeout=left,  # type: ignore[arg-type]  # the queue behind it takes floats
            preload_content=False,
        )
        if not preload and 200 <= response.status < 300:
            return response
        try:
            data = read_body(response, self._configuration.max_response_bytes)
        except DecodeException:
            if 200 <= response.status < 300:
                raise
            data = b""  # the status says what to do; the body would have been a message
        return RESTResponse(response.status, response.reason, response.headers, data)

    def _open_pool(self, origin: str) -> tuple[HTTPConnectionPool, str]:
        with self._lock:
            found = self._pools.get(origin)
            if found is None:
                address = parse_address("host", origin)
                found = self._pools[origin] = (
                    make_pool(
                        address,
                        self._configuration.proxy_for(origin),
                        self._configuration,
                        self._maxsize,
                    ),
                    host_header(address),
                )
            return found


# Cached, since urllib3 checks the numbers anew in each; the sockets mind the deadline.
@lru_cache(maxsize=64)
def _timeout(connect: float, read: float) -> Timeout:
    return Timeout(connect=connect, read=read)
