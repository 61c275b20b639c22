"""What a client leaves behind: nothing."""

from __future__ import annotations

import gc
import logging
import os
import threading
import tracemalloc
import weakref
from collections.abc import Callable

import pytest
import wire
from contract import ID
from transport import configuration_for

import jcapiv1

CLIENTS = 250
MANY = 1000
"""With `--whole`."""


def open_files() -> int:
    return len(os.listdir("/proc/self/fd"))


def handlers() -> int:
    names = ["", *logging.root.manager.loggerDict]
    return sum(len(logging.getLogger(name).handlers) for name in names)


def use(server: wire.Server, *, close: bool, debug: bool = False) -> None:
    client = jcapiv1.ApiClient(configuration_for(server, debug=debug))
    jcapiv1.UsersApi(client).users_get(ID)
    if close:
        client.close()


def with_block(server: wire.Server) -> None:
    use(server, close=True)


def dropped(server: wire.Server) -> None:
    use(server, close=False)


def debugging(server: wire.Server) -> None:
    use(server, close=True, debug=True)


def unused(server: wire.Server) -> None:
    jcapiv1.UsersApi(jcapiv1.ApiClient(configuration_for(server)))


@pytest.mark.bare  # coverage keeps a record of every thread, and the server starts one a client
@pytest.mark.long
@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="counts files by /proc")
@pytest.mark.parametrize("way", [with_block, dropped, debugging, unused])
def test_any_number_of_clients_leave_nothing(
    way: Callable[[wire.Server], None],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    whole: bool,
) -> None:
    clients = MANY if whole else CLIENTS
    # Pytest would keep the records, and they would be the memory that grows.
    caplog.set_level(logging.CRITICAL)
    monkeypatch.setattr(logging.getLogger("jcapiv1"), "propagate", False)
    answer = wire.answer(body=b'{"_id": "%s"}' % ID.encode(), headers={"Connection": "close"})
    with wire.Server(answer) as server:

        def fifty() -> None:
            for _ in range(50):
                way(server)
            server.forget()  # now: Python's table of threads would grow by those of the server

        fifty()  # what is made once and kept
        gc.collect()
        before = open_files(), threading.active_count(), handlers()
        tracemalloc.start(1)
        try:
            for _ in range(clients // 50):
                fifty()
            gc.collect()
            grown, _ = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        after = open_files(), threading.active_count(), handlers()
    assert after == before
    assert grown < 100 * clients  # bytes: far less than one of anything for each client


@pytest.mark.long
def test_a_thousand_calls_keep_no_answer() -> None:
    answer = wire.answer(body=b'{"email": "%s"}' % (b"x" * 10_000))
    with wire.Server(answer) as server:
        with jcapiv1.ApiClient(configuration_for(server)) as client:
            api = jcapiv1.UsersApi(client)
            first = weakref.ref(client.configuration)
            api.users_get(ID)
            gc.collect()
            tracemalloc.start(1)
            try:
                for _ in range(200):
                    api.users_get(ID)
                server.requests.clear()
                gc.collect()
                grown, _ = tracemalloc.get_traced_memory()
            finally:
                tracemalloc.stop()
    assert grown < 1_000_000
    assert first() is client.configuration


def test_a_client_that_is_dropped_is_freed_at_once() -> None:
    with wire.Server() as server:
        client = jcapiv1.ApiClient(configuration_for(server))
        jcapiv1.UsersApi(client).users_get(ID)
        seen = (
            weakref.ref(client),
            weakref.ref(client.configuration),
            weakref.ref(client.rest_client),
        )
        gc.collect()
        gc.disable()
        try:
            del client
            assert [reference() for reference in seen] == [None, None, None]
        finally:
            gc.enable()


def test_an_error_does_not_keep_the_client_alive() -> None:
    with wire.Server(wire.answer(404)) as server:
        client = jcapiv1.ApiClient(configuration_for(server))
        error: jcapiv1.ApiException | None = None
        try:
            jcapiv1.UsersApi(client).users_get(ID)
        except jcapiv1.ApiException as raised:
            error = raised.with_traceback(None)
        seen = weakref.ref(client)
        client.close()
        del client
        gc.collect()
        assert seen() is None
    assert error is not None
    assert error.status == 404


def test_close_closes_every_connection_and_a_later_call_opens_a_new_one() -> None:
    with wire.Server() as server:
        client = jcapiv1.ApiClient(configuration_for(server))
        jcapiv1.UsersApi(client).users_get(ID)
        client.close()
        client.close()
        jcapiv1.UsersApi(client).users_get(ID)
        client.close()
        server.settle()
        assert server.open == 0
    assert server.connections == 2


def test_leaving_the_with_block_closes_after_an_error_too() -> None:
    with wire.Server(wire.answer(404)) as server:
        with pytest.raises(jcapiv1.NotFoundException):
            with jcapiv1.ApiClient(configuration_for(server)) as client:
                jcapiv1.UsersApi(client).users_get(ID)
        server.settle()
        assert server.open == 0


def test_no_thread_exists_until_an_asynchronous_call() -> None:
    with wire.Server() as server, jcapiv1.ApiClient(configuration_for(server)) as client:
        jcapiv1.UsersApi(client).users_get(ID)
        names = [thread.name for thread in threading.enumerate()]
        assert not any(name.startswith("jcapiv1") for name in names)
        jcapiv1.UsersApi(client).users_get(ID, async_req=True).get(5)
        names = [thread.name for thread in threading.enumerate()]
        assert sum(name.startswith("jcapiv1") for name in names) == 1
