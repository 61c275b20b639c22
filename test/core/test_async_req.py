"""`async_req=True`: what it returns, who works behind it, and what is left at the end."""

from __future__ import annotations

import asyncio
import concurrent.futures
import gc
import multiprocessing
import threading
import time
from typing import Any

import pytest
import wire
from contract import ID, OPERATIONS, Described
from interpreter import run
from transport import call, client_for

import jcapiv1


def echo(request: wire.Request) -> tuple[bytes, bytes]:
    """Answer with the id that was asked for."""
    return wire.response(body=b'{"_id": "%s"}' % request.target.rpartition("/")[2].encode())


def workers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name.startswith("jcapiv1")]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_each_operation_can_be_called_asynchronously(operation: Described) -> None:
    with wire.Server(wire.answer(body=operation.answer)) as server, client_for(server) as client:
        future = call(client, operation, async_req=True)
        assert isinstance(future, concurrent.futures.Future)
        assert future.get(5) == call(client, operation)


def test_the_predecessors_methods_are_there() -> None:
    with wire.Server(wire.reply(echo)) as server, client_for(server) as client:
        future = jcapiv1.UsersApi(client).users_get("a", async_req=True)
        future.wait(5)
        assert future.ready()
        assert future.successful()
        assert future.get().id == future.result().id == "a"


def test_the_details_come_asynchronously_too() -> None:
    with wire.Server(wire.reply(echo)) as server, client_for(server) as client:
        api = jcapiv1.UsersApi(client)
        data, status, headers = api.users_get_with_http_info("a", async_req=True).get(5)
    assert (data.id, status, headers["content-type"]) == ("a", 200, wire.JSON)


def test_a_failure_is_raised_by_get_and_is_not_successful() -> None:
    with wire.Server(wire.answer(404)) as server, client_for(server) as client:
        future = jcapiv1.UsersApi(client).users_get("a", async_req=True)
        with pytest.raises(jcapiv1.NotFoundException):
            future.get(5)
        assert future.ready()
        assert not future.successful()
        assert isinstance(future.exception(), jcapiv1.NotFoundException)


def test_waiting_too_short_is_a_time_out_of_both_kinds_and_the_call_goes_on() -> None:
    with wire.Server(wire.answer(delay=0.3)) as server, client_for(server) as client:
        future = jcapiv1.UsersApi(client).users_get("a", async_req=True)
        with pytest.raises(multiprocessing.TimeoutError) as caught:
            future.get(timeout=0.05)
        assert isinstance(caught.value, TimeoutError)
        assert not isinstance(caught.value, jcapiv1.ApiException)
        future.wait(0.05)
        assert not future.ready()
        with pytest.raises(ValueError, match="under way"):
            future.successful()
        assert future.get(5).id is None


def test_wrong_arguments_are_raised_at_once() -> None:
    with wire.Server() as server, client_for(server) as client:
        with pytest.raises(ValueError, match="id"):
            jcapiv1.UsersApi(client).users_get("..", async_req=True)
        assert workers() == []


def test_a_call_can_be_awaited() -> None:
    async def ask(api: jcapiv1.UsersApi) -> str | None:
        return (await api.users_get("a", async_req=True)).id

    with wire.Server(wire.reply(echo)) as server, client_for(server) as client:
        assert asyncio.run(ask(jcapiv1.UsersApi(client))) == "a"


def test_a_failure_is_raised_where_it_is_awaited() -> None:
    async def ask(api: jcapiv1.UsersApi) -> None:
        await api.users_get("a", async_req=True)

    with wire.Server(wire.answer(404)) as server, client_for(server) as client:
        with pytest.raises(jcapiv1.NotFoundException):
            asyncio.run(ask(jcapiv1.UsersApi(client)))


def test_a_hundred_calls_can_be_gathered() -> None:
    async def ask(api: jcapiv1.UsersApi) -> list[Any]:
        return await asyncio.gather(*(api.users_get(f"u{n}", async_req=True) for n in range(100)))

    with wire.Server(wire.reply(echo)) as server, client_for(server) as client:
        found = asyncio.run(ask(jcapiv1.UsersApi(client)))
        assert len(workers()) <= 32
    assert [each.id for each in found] == [f"u{n}" for n in range(100)]
    assert server.connections <= 32


def test_an_awaited_call_leaves_the_event_loop_free() -> None:
    async def ask(api: jcapiv1.UsersApi) -> int:
        pending = asyncio.ensure_future(asyncio.wait_for(api.users_get(ID, async_req=True), 5))
        turns = 0
        while not pending.done():
            await asyncio.sleep(0.01)
            turns += 1
        return turns

    with wire.Server(wire.answer(delay=0.2)) as server, client_for(server) as client:
        assert asyncio.run(ask(jcapiv1.UsersApi(client))) > 5


def test_a_call_that_has_not_started_can_be_cancelled_and_is_never_sent() -> None:
    with wire.Server(wire.answer(delay=0.2)) as server:
        with client_for(server, connection_pool_maxsize=1) as client:
            api = jcapiv1.UsersApi(client)
            first = api.users_reactivate_get("first", async_req=True)
            second = api.users_reactivate_get("second", async_req=True)
            third = api.users_reactivate_get("third", async_req=True)
            assert second.cancel()
            assert third.get(5) is None
            assert first.get(5) is None
            assert second.cancelled()
            assert not second.successful()
            with pytest.raises(concurrent.futures.CancelledError):
                second.get(0)
    assert [request.target.rpartition("/")[2] for request in server.requests] == ["first", "third"]


def test_a_call_under_way_cannot_be_cancelled() -> None:
    with wire.Server(wire.answer(delay=0.2)) as server, client_for(server) as client:
        future = jcapiv1.UsersApi(client).users_get("a", async_req=True)
        while not server.requests:
            time.sleep(0.005)
        assert not future.cancel()
        assert future.get(5).id is None


def test_cancelling_an_awaiting_task_prevents_a_call_that_has_not_started() -> None:
    async def ask(api: jcapiv1.UsersApi) -> None:
        first = asyncio.ensure_future(asyncio.wait_for(api.users_get("a", async_req=True), 5))
        second = asyncio.ensure_future(asyncio.wait_for(api.users_get("b", async_req=True), 5))
        await asyncio.sleep(0.05)
        second.cancel()
        await first
        with pytest.raises(asyncio.CancelledError):
            await second

    with wire.Server(wire.answer(delay=0.2)) as server:
        with client_for(server, connection_pool_maxsize=1) as client:
            asyncio.run(ask(jcapiv1.UsersApi(client)))
    assert [request.target for request in server.requests] == ["/api/users/a"]


def test_the_workers_are_bounded_made_when_needed_and_daemons() -> None:
    with wire.Server(wire.answer(delay=0.05)) as server:
        with client_for(server, connection_pool_maxsize=3) as client:
            api = jcapiv1.UsersApi(client)
            assert workers() == []
            api.users_get(ID, async_req=True).get(5)
            api.users_get(ID, async_req=True).get(5)
            assert len(workers()) == 1
            futures = [api.users_get(ID, async_req=True) for _ in range(20)]
            assert len(workers()) == 3
            assert all(worker.daemon for worker in workers())
            assert [future.get(5).id for future in futures] == [None] * 20
        assert workers() == []
    assert server.most_at_once <= 3


def test_close_lets_what_was_submitted_finish() -> None:
    with wire.Server(wire.answer(delay=0.05)) as server:
        with client_for(server, connection_pool_maxsize=2) as client:
            api = jcapiv1.UsersApi(client)
            futures = [api.users_get(ID, async_req=True) for _ in range(6)]
        assert all(future.ready() for future in futures)
        assert workers() == []
        assert api.users_get(ID, async_req=True).get(5).id is None
        client.close()


def test_the_workers_of_a_client_that_is_dropped_end() -> None:
    with wire.Server() as server:
        client = client_for(server)
        jcapiv1.UsersApi(client).users_get(ID, async_req=True).get(5)
        assert len(workers()) == 1
        del client
        gc.collect()
        deadline = time.monotonic() + 2
        while workers() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert workers() == []


def test_a_view_shares_the_workers() -> None:
    with wire.Server() as server:
        with client_for(server, connection_pool_maxsize=1) as client:
            for tenant in ("a" * 24, "b" * 24):
                view = client.for_organization(tenant)
                jcapiv1.UsersApi(view).users_get(ID, async_req=True).get(5)
            assert len(workers()) == 1


# At the end of a script.

START = """
import sys, time, jcapiv1
configuration = jcapiv1.Configuration(host={url!r}, api_key={{"x-api-key": "key"}}, retries=0)
api = jcapiv1.UsersApi(jcapiv1.ApiClient(configuration))
"""


AWAITING = """
import asyncio
async def main():
    await api.users_get("a", async_req=True)
asyncio.run(main())
"""


def script(server: wire.Server, lines: str, *, seconds: float = 10) -> str:
    """What a script writes to stderr; it must end promptly."""
    began = time.monotonic()
    done = run("import warnings; warnings.resetwarnings()" + START.format(url=server.url) + lines)
    assert time.monotonic() - began < seconds
    assert done.stdout == ""
    return done.stderr


def test_a_script_ends_promptly_and_names_the_calls_that_were_not_finished() -> None:
    lines = """
for _ in range(3):
    api.users_put("a", {}, async_req=True)
api.users_reactivate_get("a", async_req=True)
time.sleep(0.2)
"""
    with wire.Server(wire.stall()) as server:
        text = script(server, lines, seconds=5)
    assert text.count("Warning") == 1
    assert "3 users_put, 1 users_reactivate_get" in text


@pytest.mark.long
def test_a_script_names_the_calls_that_failed_without_anybody_looking() -> None:
    lines = """
kept = api.users_put("a", {}, async_req=True)
api.users_reactivate_get("a", async_req=True)  # nobody holds this one
time.sleep(0.5)
"""
    with wire.Server(wire.answer(500)) as server:
        text = script(server, lines)
    assert text.count("Warning") == 1
    assert "1 users_put, 1 users_reactivate_get" in text


@pytest.mark.parametrize(
    "lines",
    [
        'api.users_get("a", async_req=True).get()',
        'future = api.users_get("a", async_req=True); future.wait(); assert future.successful()',
        AWAITING,
        'f = api.users_get("a", async_req=True); f.cancel() or f.get()',
        'api.users_get("a")',
        'f = api.users_get("a", async_req=True); api.api_client.close()',
    ],
    ids=["get", "successful", "await", "cancel", "no asynchronous call", "close"],
)
def test_a_script_that_looked_at_its_calls_is_not_warned(lines: str) -> None:
    with wire.Server() as server:
        assert script(server, lines) == ""


def test_a_failure_that_was_looked_at_is_not_named() -> None:
    lines = """
future = api.users_get("a", async_req=True)
try:
    future.get()
except jcapiv1.ApiException:
    pass
"""
    with wire.Server(wire.answer(404)) as server:
        assert script(server, lines) == ""


def test_a_forked_child_does_not_speak_for_the_calls_of_its_parent() -> None:
    lines = """
import os, warnings
warnings.simplefilter("ignore", DeprecationWarning)
future = api.users_get("a", async_req=True)
future.wait()
child = os.fork()
if child:
    os.waitpid(child, 0)
    future.exception()
del future
"""
    with wire.Server(wire.answer(404)) as server:
        assert script(server, lines) == ""
