"""Sockets, connections and pools whose every wait ends at the deadline of the call.

urllib3 sets a time-out once per response; a server that sends a byte just within it could hold
a call for ever. What these sockets see of an attempt also tells whether a failed request can
have reached the server.
"""

from __future__ import annotations

import math
import socket
import ssl
import threading
import time
from typing import Any, cast

from urllib3.connection import HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

from jcapiv1.transport import http1
from jcapiv1.transport.places import PlacedPool

__all__ = ["Limits", "Pool", "TLSPool", "TLSSocket", "this_attempt"]


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


this_attempt = _Attempt()


class _Bounded:
    """A socket that gives each of its waits what is left of the call.

    Attributes of its own begin with two underscores, so that they cannot meet one of Python's.
    """

    __limit: float | None = None
    __armed: float | None = None

    def settimeout(self, value: float | None, /) -> None:
        self.__limit = self.__armed = value
        super().settimeout(value)  # type: ignore[misc]  # mixed into a socket class

    def __arm(self) -> None:
        left = this_attempt.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("the time for the whole call is over")
        limit = self.__limit
        wanted = left if limit is None or left < limit else limit
        if wanted != self.__armed and wanted != math.inf:
            self.__armed = wanted
            super().settimeout(wanted)  # type: ignore[misc]  # mixed into a socket class

    def recv_into(self, *args: Any, **options: Any) -> int:
        self.__arm()
        return cast(int, super().recv_into(*args, **options))  # type: ignore[misc]  # as above

    def recv(self, *args: Any, **options: Any) -> bytes:
        self.__arm()
        return cast(bytes, super().recv(*args, **options))  # type: ignore[misc]  # as above

    def send(self, *args: Any, **options: Any) -> int:
        self.__arm()
        this_attempt.sent = True
        return cast(int, super().send(*args, **options))  # type: ignore[misc]  # as above

    def sendall(self, *args: Any, **options: Any) -> None:
        self.__arm()
        this_attempt.sent = True
        super().sendall(*args, **options)  # type: ignore[misc]  # as above


class _Socket(_Bounded, socket.socket):
    pass


class TLSSocket(_Bounded, ssl.SSLSocket):
    pass


class _Connecting(http1.Connection):
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
        end = min(started + patience, this_attempt.deadline)
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
        try:
            super().connect()
        finally:
            # What was sent so far (CONNECT to a proxy) was not the request.
            this_attempt.sent = False
        if self.sock is not None:
            self.sock.settimeout(self.timeout)  # of what connecting left, sending got too little


class _Connection(_Connecting):
    pass


class _TLSConnection(_Connecting, HTTPSConnection):
    pass


class Pool(PlacedPool, HTTPConnectionPool):
    # urllib3's own classes do not fit its protocol any better (`host` is a property there).
    ConnectionCls = _Connection  # pyright: ignore[reportAssignmentType]


class TLSPool(PlacedPool, HTTPSConnectionPool):
    ConnectionCls = _TLSConnection  # pyright: ignore[reportAssignmentType]  # as above
