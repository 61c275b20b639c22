"""The places of a pool, and what a server leaves on a connection: neither is lost, nor mistaken."""

from __future__ import annotations

import dis
import gc
import math
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Any

import pytest
import urllib3
import wire
from contract import ID
from transport import Certificates, client_for, configuration_for
from tunnel import ESTABLISHED, Within, client_through

import jcapiv1
from jcapiv1.exceptions import ApiException, TimeoutException
from jcapiv1.transport.http1 import Connection
from jcapiv1.transport.places import PlacedPool, take_place
from jcapiv1.transport.sockets import Pool, this_attempt

BODY = b'{"lastname": "right"}'
RIGHT = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY
WRONG = RIGHT.replace(b"right", b"wrong")
LONG = 300_000
"""Bytes: more than is read in one step."""


def places_of(client: jcapiv1.ApiClient) -> int:
    """How many calls could begin now."""
    ((pool, _),) = client.rest_client._pools.values()
    return int(pool.pool.free.qsize())


def always(data: bytes) -> wire.Step:
    def step(connection: wire.Connection) -> bool:
        if connection.read_request() is None:
            return False
        connection.send(data)
        return True

    return step


# Places.


ODD_ANSWERS = {
    "too long": wire.answer(body=b" " * LONG),
    "too long, with an error": wire.answer(500, b" " * LONG),
    "too long, in chunks": wire.chunked(b" " * LONG, b"{}"),
    "long, and not compressed as it says": wire.answer(
        body=b"{" * LONG, headers={"Content-Encoding": "gzip"}
    ),
    "the same with an error": wire.answer(500, b"{" * LONG, {"Content-Encoding": "gzip"}),
    "a chunk that is none": wire.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n"),
    "cut in its head": wire.close("headers"),
    "cut in its body": wire.close("body"),
    "reset": wire.reset(),
    "too late": wire.stall(),
    "to be closed": wire.answer(body=b"{}", headers={"Connection": "close"}),
    "without a length": wire.raw(b"HTTP/1.1 200 OK\r\n\r\n{}"),
}


@pytest.mark.parametrize("odd", ODD_ANSWERS.values(), ids=ODD_ANSWERS)
def test_after_any_number_of_odd_answers_a_client_still_has_all_its_places(odd: wire.Step) -> None:
    settings: dict[str, Any] = {"retries": 0, "timeout": 5, "max_response_bytes": 100_000}
    with wire.Server(odd, odd, odd, always(RIGHT)) as server:
        with client_for(server, connection_pool_maxsize=2, **settings) as client:
            api = jcapiv1.UsersApi(client)
            for _ in range(3):
                with suppress(ApiException):
                    api.users_get(ID, _request_timeout=0.2 if odd is ODD_ANSWERS["too late"] else 5)
            assert api.users_get(ID).lastname == "right"
            assert places_of(client) == 2


def finish_by_block(raw: Any) -> None:
    with raw:
        pass


def finish_in_a_cycle(raw: Any) -> None:
    held: list[Any] = [raw]
    held.append(held)


WAYS: dict[str, Callable[[Any], object]] = {
    "closed": lambda raw: raw.close(),
    "closed twice": lambda raw: (raw.close(), raw.close()),
    "in a with block": finish_by_block,
    "dropped": lambda raw: None,
    "dropped in a cycle": finish_in_a_cycle,
    "given back": lambda raw: raw.release_conn(),
    "given back and closed": lambda raw: (raw.release_conn(), raw.close()),
    "read in part and closed": lambda raw: (raw.read(10), raw.close()),
    "read in part and dropped": lambda raw: raw.read(10),
    "read to its end": lambda raw: raw.read(),
    "streamed to its end": lambda raw: list(raw.stream(7)),
    "streamed in part": lambda raw: next(raw.stream(7)),
    "drained": lambda raw: raw.drain_conn(),
}


@pytest.mark.long
@pytest.mark.parametrize("finish", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("step", [always(RIGHT), wire.chunked(BODY)], ids=["length", "chunks"])
def test_a_raw_answer_keeps_no_place_however_it_is_finished(
    finish: Callable[[Any], object], step: wire.Step
) -> None:
    with wire.Server(step) as server:
        with client_for(server, connection_pool_maxsize=1, timeout=5) as client:
            api = jcapiv1.UsersApi(client)
            for _ in range(3):
                finish(api.users_get(ID, _preload_content=False))
                gc.collect()
            assert api.users_get(ID).lastname == "right"
            assert places_of(client) == 1


def test_a_raw_answer_keeps_its_place_until_it_is_read_though_the_server_closes() -> None:
    closing = wire.answer(body=BODY, headers={"Connection": "close"})
    with wire.Server(closing) as server:
        with client_for(server, connection_pool_maxsize=1, retries=0) as client:
            api = jcapiv1.UsersApi(client)
            raw: Any = api.users_get(ID, _preload_content=False)
            with pytest.raises(TimeoutException, match="no connection of the pool"):
                api.users_get(ID, _request_timeout=0.1)
            assert raw.read() == BODY
            assert api.users_get(ID).lastname == "right"


def test_a_call_that_waits_for_a_place_gets_that_of_an_answer_that_is_dropped() -> None:
    with wire.Server(always(RIGHT)) as server:
        with client_for(server, connection_pool_maxsize=1, retries=0) as client:
            url = f"{server.url}/users/{ID}"
            held = [client.rest_client.request("GET", url, _preload_content=False)]
            timer = threading.Timer(0.05, held.clear)
            timer.start()
            user = jcapiv1.UsersApi(client).users_get(ID, _request_timeout=10)
            timer.join()
    assert user.lastname == "right"


def test_two_threads_that_close_an_answer_at_once_do_not_make_two_places_of_one() -> None:
    pool = Pool("127.0.0.1", 9, maxsize=1, block=True)
    for _ in range(200):
        connection: Any = pool._get_conn()
        together = threading.Barrier(2)

        def close(connection: Connection = connection, together: Any = together) -> None:
            together.wait()
            connection.close()

        threads = [threading.Thread(target=close) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert pool.pool is not None
        assert pool.pool.free.qsize() == 1  # type: ignore[attr-defined]  # it is ours
    connection = pool._get_conn()
    assert take_place(connection) is not None
    assert take_place(connection) is None
    pool.close()


def test_a_pool_keeps_the_connections_it_used_last() -> None:
    with wire.Server(always(RIGHT)) as server:
        with client_for(server, connection_pool_maxsize=8) as client:
            api = jcapiv1.UsersApi(client)
            for _ in range(20):
                api.users_get(ID)
    assert server.connections == 1


def test_a_pool_closed_during_a_call_keeps_no_connection() -> None:
    with wire.Server(always(RIGHT)) as server, client_for(server) as client:
        raw: Any = jcapiv1.UsersApi(client).users_get(ID, _preload_content=False)
        ((pool, _),) = client.rest_client._pools.values()
        client.close()
        connection = raw.connection
        assert raw.read() == BODY
        assert connection.is_closed
        with pytest.raises(urllib3.exceptions.ClosedPoolError):
            pool._get_conn()


INTERRUPTED = ("http1.py", "places.py", "rest.py", "sockets.py", "connectionpool.py", "response.py")

STRIDE = 11
"""One in so many steps of the interpreter is interrupted; each of them with `--whole`."""
END_OF_EXCEPT = dis.opmap["POP_EXCEPT"]
"""Python looks for signals at calls and jumps alone. Raised here, the error before would stay."""


def interrupt_at(instant: int, work: Callable[[], object]) -> bool:
    """Do the work, and raise KeyboardInterrupt at that step of the interpreter; False if none."""
    steps = 0
    before = sys.gettrace()

    def in_finalizer(frame: FrameType | None) -> bool:
        while frame is not None:
            if frame.f_code.co_name == "__del__":
                return True
            frame = frame.f_back
        return False

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal steps
        if not frame.f_code.co_filename.endswith(INTERRUPTED) or in_finalizer(frame):
            return None
        frame.f_trace_opcodes = True
        if event == "opcode" and frame.f_code.co_code[frame.f_lasti] != END_OF_EXCEPT:
            steps += 1
            if steps == instant:
                raise KeyboardInterrupt
        return trace

    sys.settrace(trace)
    try:
        work()
    except KeyboardInterrupt:
        return True
    finally:
        sys.settrace(before)
    return steps >= instant  # also where it was raised in a finalizer, and went no further


@pytest.mark.bare  # coverage traces, too
@pytest.mark.long
@pytest.mark.parametrize("raw", [False, True])
@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")  # interrupted before it could be
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # in a finalizer
def test_an_interrupt_loses_no_place_at_whatever_step_of_a_call_it_comes(
    raw: bool, whole: bool
) -> None:
    stride = 1 if whole else STRIDE
    with wire.Server(always(RIGHT)) as server:
        with client_for(server, connection_pool_maxsize=2, retries=0, timeout=5) as client:
            url = f"{server.url}/users/{ID}"

            def work() -> None:
                answer = client.rest_client.request("GET", url, _preload_content=not raw)
                if raw:
                    list(answer.stream(7))

            work()
            interrupts, instant = 0, 1
            while interrupt_at(instant, work):
                interrupts += 1
                instant += stride
                if places_of(client) != 2:
                    gc.collect()  # an error may hold itself by its traceback
                assert places_of(client) == 2, f"at step {instant - stride}"
            assert interrupts > 100
            work()
            assert this_attempt.deadline == math.inf  # no later reader is bound by that of a call


# What belongs to no answer.


def excess(when: str, certificates: Certificates | None) -> tuple[wire.Server, list[str | None]]:
    """Names that two calls get if the server says more after the first, and the server."""
    said = threading.Event()

    def too_much(connection: wire.Connection) -> bool:
        connection.read_request()
        if when == "at once":
            connection.send(RIGHT + WRONG)
        else:
            connection.send(RIGHT)
            connection.server.stopped.wait(0.02)
            connection.send(WRONG)
        said.set()
        return True

    server = wire.Server(too_much, always(RIGHT), tls=certificates and certificates.right)
    settings = {"ssl_ca_cert": certificates.authority} if certificates else {}
    with server, client_for(server, retries=0, timeout=5, **settings) as client:
        api = jcapiv1.UsersApi(client)
        names = [api.users_get(ID).lastname]
        assert said.wait(5)
        names.append(api.users_get(ID).lastname)
    return server, names


@pytest.mark.parametrize("when", ["at once", "late"])
@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
def test_what_a_server_says_beyond_its_answer_is_for_nobody(
    when: str, tls: bool, certificates: Certificates
) -> None:
    server, names = excess(when, certificates if tls else None)
    assert names == ["right", "right"]
    assert server.connections == 2


@pytest.mark.parametrize("room", [0, 1, 8192])
def test_excess_is_found_wherever_tls_or_the_reader_keeps_it(
    room: int, certificates: Certificates
) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n"
    body = BODY.ljust(8192 - len(head % 8192) + room)
    first = head % len(body) + body + WRONG
    server = wire.Server(always(first), always(RIGHT), tls=certificates.right)
    with server, client_for(server, retries=0, ssl_ca_cert=certificates.authority) as client:
        names = [jcapiv1.UsersApi(client).users_get(ID).lastname for _ in range(2)]
    assert names == ["right", "right"]
    assert server.connections == 2


@pytest.mark.parametrize("records", [1, 2])
def test_excess_is_found_in_tls_within_tls(records: int, certificates: Certificates) -> None:
    def tunnel(connection: wire.Connection) -> bool:
        connection.read_request()
        connection.send(ESTABLISHED)
        inner = Within(connection, certificates.right)
        inner.read_head()
        # Two records within one of the proxy's: the second is received, and not even decrypted.
        inner.send(*([RIGHT + WRONG] if records == 1 else [RIGHT, WRONG]))
        with suppress(OSError):
            inner.read_head()
            inner.send(RIGHT)
        return False

    with wire.Server(tunnel, tls=certificates.right) as proxy:
        with client_through(proxy, certificates, timeout=5) as client:
            names = [jcapiv1.UsersApi(client).users_get(ID).lastname for _ in range(2)]
    assert names == ["right", "right"]
    assert proxy.connections == 2


@pytest.mark.parametrize(
    ("method", "head"),
    [
        ("GET", b"HTTP/1.1 204 No Content\r\nContent-Length: %d\r\n\r\n" % len(WRONG)),
        ("GET", b"HTTP/1.1 304 Not Modified\r\nContent-Length: %d\r\n\r\n" % len(WRONG)),
        ("GET", b"HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n"),
        ("HEAD", b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(WRONG)),
        ("HEAD", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
    ],
)
def test_the_content_of_an_answer_without_content_is_for_nobody(method: str, head: bytes) -> None:
    def late(connection: wire.Connection) -> bool:
        connection.read_request()
        connection.send(WRONG + RIGHT)  # if the next request comes on this connection
        return True

    with wire.Server(always(head), late) as server:
        server.script = (always(head), late if server.connections == 1 else always(RIGHT))
        with client_for(server, retries=0, timeout=5) as client:
            with suppress(jcapiv1.RedirectException):  # 304 is one
                client.call_api("/users", method)
            client.call_api("/users", "GET")
    assert server.connections == 2


def test_an_answer_without_content_that_announces_none_keeps_its_connection() -> None:
    none = b"HTTP/1.1 204 No Content\r\n\r\n"
    zero = b"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n"
    with wire.Server(always(none), always(zero), always(none)) as server:
        with client_for(server, retries=0, timeout=5) as client:
            for _ in range(3):
                jcapiv1.UsersApi(client).users_reactivate_get(ID)
    assert server.connections == 1


# Other people's objects.


def library_state() -> dict[str, Any]:
    """Every list, dictionary and set of the modules that we build on, and of their classes."""
    state: dict[str, Any] = {}
    roots = ("urllib3", "http.client", "ssl", "socket", "json", "certifi", "dateutil", "six")
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] not in roots and name not in roots:
            continue
        owners = [module, *(each for each in vars(module).values() if isinstance(each, type))]
        for owner in owners:
            place = f"{name}.{getattr(owner, '__qualname__', '')}"
            for attribute, value in list(vars(owner).items()):
                if not attribute.startswith("__"):
                    copy = value.copy() if isinstance(value, (dict, list, set)) else value
                    state[f"{place}.{attribute}"] = copy
    return state


@pytest.mark.filterwarnings("ignore::urllib3.exceptions.InsecureRequestWarning")
def test_calls_of_all_kinds_change_no_object_of_a_library(certificates: Certificates) -> None:
    def call(server: wire.Server, **settings: Any) -> None:
        configuration = configuration_for(server, **settings)
        if "proxy" in settings:
            configuration.host = "http://jumpcloud.example/api"
        with jcapiv1.ApiClient(configuration) as client:
            assert jcapiv1.UsersApi(client).users_get(ID).lastname == "right"
            raw: Any = jcapiv1.UsersApi(client).users_get(ID, _preload_content=False)
            raw.read()
        configuration.debug = False  # the logger of the package is one for all tests

    with wire.Server(always(RIGHT)) as server, wire.Server(tls=certificates.right) as secure:
        secure.script = (always(RIGHT),)

        def all_kinds() -> None:
            call(server)
            call(server, debug=True)
            call(secure, ssl_ca_cert=certificates.authority)
            call(secure, verify_ssl=False)
            call(server, proxy=server.url.removesuffix("/api"), allow_insecure_http=True)

        all_kinds()  # what the libraries load late is loaded then
        before = library_state()
        all_kinds()
        after = library_state()
    same = {
        name for name in before if before[name] is after.get(name)
    }  # NaN is not equal to itself
    changed = {
        name
        for name in (before.keys() | after.keys()) - same
        if before.get(name) != after.get(name)
    }
    assert changed == set()
    assert not any("jcapiv1" in str(value) for value in after.values() if isinstance(value, dict))


def test_after_a_call_through_a_proxy_others_send_what_urllib3_sends() -> None:
    with wire.Server(always(RIGHT)) as server:
        configuration = configuration_for(server, proxy=server.url.removesuffix("/api"))
        configuration.allow_insecure_http = True
        configuration.host = "http://jumpcloud.example/api"
        with jcapiv1.ApiClient(configuration) as client:
            jcapiv1.UsersApi(client).users_get(ID)
        with urllib3.PoolManager() as manager:
            manager.request("POST", f"{server.url}/x", body="text")
            pool = manager.connection_from_url(server.url)
    assert not isinstance(pool, PlacedPool)
    sent = server.requests[-1]
    assert sent.body == b"text"
    assert {"host", "user-agent", "accept-encoding"} <= sent.headers.keys()
