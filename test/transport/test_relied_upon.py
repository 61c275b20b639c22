"""What the transport takes for granted of urllib3, `http.client`, `ssl` and `socket`, in one list.

Much of it is not documented. A release that changes one of these fails here, by its name, and not
somewhere in a call.
"""

from __future__ import annotations

import http.client
import inspect
import io
import queue
import socket
import ssl
from collections.abc import Callable
from typing import Any

import pytest
import urllib3
from urllib3 import connection, connectionpool, poolmanager
from urllib3.util import ssltransport

from jcapiv1.transport import http1, places, sockets

SIGNATURES: dict[str, tuple[Callable[..., Any], str]] = {
    # What we call, or override; the names of the parameters in their order.
    "HTTPConnectionPool.urlopen": (
        connectionpool.HTTPConnectionPool.urlopen,
        (
            "self method url body headers retries redirect assert_same_host timeout pool_timeout "
            "release_conn chunked body_pos preload_content decode_content response_kw"
        ),
    ),
    "HTTPConnectionPool._get_conn": (connectionpool.HTTPConnectionPool._get_conn, "self timeout"),
    "HTTPConnectionPool._put_conn": (connectionpool.HTTPConnectionPool._put_conn, "self conn"),
    "HTTPConnectionPool._new_conn": (connectionpool.HTTPConnectionPool._new_conn, "self"),
    "HTTPConnectionPool.close": (connectionpool.HTTPConnectionPool.close, "self"),
    "HTTPConnection._new_conn": (connection.HTTPConnection._new_conn, "self"),
    "HTTPConnection.connect": (connection.HTTPConnection.connect, "self"),
    "HTTPSConnection.connect": (connection.HTTPSConnection.connect, "self"),
    "HTTPConnection.close": (connection.HTTPConnection.close, "self"),
    "HTTPConnection.getresponse": (connection.HTTPConnection.getresponse, "self"),
    "HTTPConnection.request": (
        connection.HTTPConnection.request,
        (
            "self method url body headers chunked preload_content decode_content "
            "enforce_content_length"
        ),
    ),
    "urllib3.HTTPResponse": (
        urllib3.HTTPResponse.__init__,
        (
            "self body headers status version version_string reason preload_content decode_content "
            "original_response pool connection msg retries enforce_content_length request_method "
            "request_url auto_close sock_shutdown"
        ),
    ),
    "urllib3.HTTPResponse.read1": (urllib3.HTTPResponse.read1, "self amt decode_content"),
    "urllib3.HTTPResponse.read_chunked": (
        urllib3.HTTPResponse.read_chunked,
        "self amt decode_content",
    ),
    "http.client.HTTPResponse": (
        http.client.HTTPResponse.__init__,
        "self sock debuglevel method url",
    ),
    "http.client.HTTPResponse.begin": (http.client.HTTPResponse.begin, "self"),
    "http.client.HTTPResponse.read1": (http.client.HTTPResponse.read1, "self n"),
    "http.client.HTTPResponse.isclosed": (http.client.HTTPResponse.isclosed, "self"),
    "http.client.HTTPResponse._close_conn": (
        http.client.HTTPResponse._close_conn,  # type: ignore[attr-defined]  # not in typeshed
        "self",
    ),
    "http.client.HTTPResponse._get_chunk_left": (
        http.client.HTTPResponse._get_chunk_left,  # type: ignore[attr-defined]  # the same
        "self",
    ),
    "SSLTransport.makefile": (
        ssltransport.SSLTransport.makefile,
        "self mode buffering encoding errors newline",
    ),
}


@pytest.mark.parametrize("name", SIGNATURES)
def test_a_function_takes_what_it_took(name: str) -> None:
    function, names = SIGNATURES[name]
    assert " ".join(inspect.signature(function).parameters) == names


PLACES = {
    "SSLContext.sslsocket_class": ssl.SSLContext,
    "SSLSocket.pending": ssl.SSLSocket,
    "socket.recv_into": socket.socket,
    "socket.sendall": socket.socket,
    "HTTPConnectionPool.ConnectionCls": connectionpool.HTTPConnectionPool,
    "HTTPSConnectionPool.ConnectionCls": connectionpool.HTTPSConnectionPool,
    "HTTPConnectionPool.QueueCls": connectionpool.HTTPConnectionPool,
    "HTTPConnection.is_connected": connection.HTTPConnection,
    "HTTPConnection.is_closed": connection.HTTPConnection,
}


@pytest.mark.parametrize("name", PLACES)
def test_a_class_has_what_is_set_or_overridden(name: str) -> None:
    assert hasattr(PLACES[name], name.rpartition(".")[2])


def test_a_pool_keeps_its_queue_proxy_and_timeouts_where_they_were() -> None:
    pool = sockets.Pool("server.example", 80, maxsize=3, block=True)
    assert type(pool.pool) is places.PlacedPool.QueueCls
    assert pool.pool.free.qsize() == 3  # type: ignore[attr-defined]  # one for each put()
    assert pool.proxy is None
    pool.close()
    assert pool.pool is None


def test_a_pool_asks_for_its_idle_connections_when_it_closes() -> None:
    asked: list[bool] = []

    class Watched(places.PlacedPool.QueueCls):  # type: ignore[misc]  # it is Any
        def get(self, block: bool = True, timeout: float | None = None) -> Any:
            asked.append(block)
            raise queue.Empty

    class Pool(sockets.Pool):
        QueueCls = Watched

    Pool("server.example", 80, maxsize=1).close()
    assert set(asked) == {False}


def test_a_connection_keeps_what_it_is_made_of_where_it_was() -> None:
    made = http1.Connection("Server.example.", 81, timeout=5, socket_options=[(1, 2, 3)])
    assert (made.host, made._dns_host, made.port) == ("Server.example", "Server.example.", 81)
    assert (made.timeout, made.socket_options, made.sock) == (5, [(1, 2, 3)], None)
    assert (made.is_closed, made.is_connected) == (True, False)
    assert isinstance(made, http.client.HTTPConnection)


def test_a_manager_takes_its_pools_from_an_attribute_of_its_own() -> None:
    manager = urllib3.ProxyManager("http://proxy.example:3128")
    assert manager.pool_classes_by_scheme is poolmanager.pool_classes_by_scheme  # so it is replaced
    manager.pool_classes_by_scheme = {"http": sockets.Pool, "https": sockets.TLSPool}
    assert type(manager.connection_from_host("a.example", 80, "http")) is sockets.Pool
    assert type(manager.connection_from_host("a.example", 443, "https")) is sockets.TLSPool


def test_a_request_calls_the_connection_in_the_order_it_did() -> None:
    calls: list[str] = []

    class Watched(http1.Connection):
        @property
        def is_connected(self) -> bool:
            calls.append("is_connected")
            return super().is_connected

        def request(self, *args: Any, **options: Any) -> None:  # type: ignore[override]  # shorter
            calls.append(f"request {self.timeout}")
            super().request(*args, **options)

        def getresponse(self) -> Any:
            calls.append(f"getresponse {self.timeout}")
            return super().getresponse()

        def close(self) -> None:
            calls.append("close")
            super().close()

    class Pool(sockets.Pool):
        ConnectionCls = Watched  # type: ignore[assignment]  # as in sockets

    ours, theirs = socket.socketpair()
    pool = Pool("server.invalid", 80, maxsize=1, block=True)
    made = pool._new_conn()
    made.sock = ours  # type: ignore[attr-defined]  # any connection has one
    pool._new_conn = lambda: made  # type: ignore[method-assign]  # the one that is connected
    timeout = urllib3.Timeout(connect=3, read=4)
    theirs.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab")
    with ours, theirs:
        raw = pool.urlopen(
            "GET", "/", headers={}, timeout=timeout, pool_timeout=0.5, preload_content=False,
            retries=False,
        )  # fmt: skip
        assert raw.connection is made
        assert raw.length_remaining == 2
        assert raw.read(2) == b"ab"
        assert raw.connection is None  # given back as soon as it is read
        assert calls == ["request 3", "getresponse 4"]
        theirs.close()
        with pytest.raises(urllib3.exceptions.HTTPError):
            pool.urlopen("GET", "/", headers={}, pool_timeout=0.5, retries=False)
    assert calls[2:4] == ["is_connected", "close"]
    assert calls[-1] == "close"  # what failed is closed, which gives the place back
    pool.close()


class Fixed:
    """A socket on which bytes come."""

    def __init__(self, data: bytes) -> None:
        self.makefile = lambda mode: io.BufferedReader(io.BytesIO(data))  # type: ignore[arg-type]  # it is raw enough


def answer_with(data: bytes, **attributes: Any) -> Any:
    answer: Any = http.client.HTTPResponse(Fixed(data))  # type: ignore[arg-type]  # all it asks for
    vars(answer).update({"headers": {}, "chunk_left": None, "chunked": False, **attributes})
    return answer


def test_http_client_reads_by_the_length_and_closes_at_its_end() -> None:
    answer = answer_with(b"abcd", length=3)
    assert (answer.read(2), answer.length, answer.isclosed()) == (b"ab", 1, False)
    assert (answer.read(2), answer.fp, answer.isclosed()) == (b"c", None, True)


@pytest.mark.parametrize("read", ["read", "read1", "readinto", "peek"])
def test_http_client_asks_one_method_for_each_chunk_however_it_is_read(read: str) -> None:
    class Watched(http.client.HTTPResponse):
        asked = 0

        def _get_chunk_left(self) -> int | None:
            self.asked += 1
            return super()._get_chunk_left()  # type: ignore[misc,no-any-return]  # not in typeshed

    answer: Any = Watched(Fixed(b"2\r\nab\r\n0\r\n\r\n"))  # type: ignore[arg-type]  # as above
    vars(answer).update(headers={}, chunked=True, chunk_left=None, length=None, will_close=False)
    getattr(answer, read)(bytearray(2) if read == "readinto" else 2)
    assert answer.asked
    assert answer.read() == (b"ab" if read == "peek" else b"")
    assert answer.isclosed()


def test_http_client_closes_its_file_by_one_method() -> None:
    class Watched(http.client.HTTPResponse):
        closed_by_it = 0

        def _close_conn(self) -> None:
            self.closed_by_it += 1
            super()._close_conn()  # type: ignore[misc]  # not in typeshed

    for finish in (lambda answer: answer.read(), lambda answer: answer.close()):
        answer: Any = Watched(Fixed(b"ab"))  # type: ignore[arg-type]  # as above
        vars(answer).update(headers={}, chunked=False, chunk_left=None, length=2)
        finish(answer)
        assert answer.closed_by_it == 1


def test_a_file_of_a_socket_reads_by_a_method_that_can_be_replaced() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs, ours.makefile("rb") as file:
        ours.settimeout(5)
        theirs.sendall(b"abcd")
        assert file.read(3) == b"abc"
        raw: Any = file.raw  # type: ignore[attr-defined]  # a BufferedReader has one
        raw.readinto = lambda buffer: 0
        assert file.peek(1) == b"d"  # type: ignore[attr-defined]  # as above
        assert file.read(1) == b"d"
        assert file.peek(1) == b""  # type: ignore[attr-defined]  # and it does not wait


def test_tls_within_tls_keeps_what_it_holds_where_it_was() -> None:
    ours, theirs = socket.socketpair()
    context = ssl.create_default_context()
    made: Any = object.__new__(ssltransport.SSLTransport)
    with ours, theirs:
        ours.settimeout(0.01)
        with pytest.raises(TimeoutError):  # there is nobody for a handshake
            made.__init__(ours, context, server_hostname="server.example")
        assert made.socket is ours
        assert (made.sslobj.pending(), made.incoming.pending) == (0, 0)
        assert not hasattr(made, "pending")


def test_no_attribute_of_ours_meets_one_of_theirs() -> None:
    theirs = {
        http1.Connection: {"is_connected", "close", "request", "getresponse"},
        http1.Raw: {"read_chunked"},
        http1.Answer: {"__init__", "begin", "read1", "_get_chunk_left", "_close_conn"},
        sockets.Pool: {"ConnectionCls"},
        sockets.TLSPool: {"ConnectionCls"},
        places.PlacedPool: set(),
        sockets.TLSSocket: set(),
    }
    for ours, overridden in theirs.items():
        others = {
            name
            for base in ours.__mro__[1:]
            for name in vars(base)
            if "jcapiv1" not in base.__module__
        }
        usual = {
            "__abstractmethods__",
            "_abc_impl",
            "__module__",
            "__doc__",
            "__annotations__",
            "__firstlineno__",
        }
        usual |= {"__static_attributes__", "__dict__", "__weakref__", "__annotate_func__"}
        assert set(vars(ours)) & others - usual == overridden
