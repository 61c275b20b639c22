"""`async_req=True`: what a script can do with a call under way."""

from __future__ import annotations

import asyncio
import multiprocessing
import threading
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError, as_completed
from typing import Any

import interpreter
import pytest
import wire
from contract import ID, OPERATIONS, Described
from transport import call, client_for

import jcapiv1
from jcapiv1.exceptions import ApiException, NotFoundException, TimeoutException
from jcapiv1.futures import ApiFuture


class Gate:
    """A server whose answers wait until it is opened."""

    def __init__(self) -> None:
        self.opened = threading.Event()

    def __call__(self, connection: wire.Connection) -> bool:
        request = connection.read_request()
        if request is None:
            return False
        self.opened.wait(wire.PATIENCE)
        connection.send(b"".join(wire.response(200, b'{"_id": "%s"}' % ID.encode())))
        return True


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def api(gate: Gate) -> Iterator[jcapiv1.UsersApi]:
    with wire.Server(gate) as server, client_for(server, connection_pool_maxsize=2) as client:
        yield jcapiv1.UsersApi(client)
        gate.opened.set()


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda o: o.name)
def test_every_operation_and_its_twin_answer_with_a_future(operation: Described) -> None:
    with wire.Server(wire.answer(200, operation.answer)) as server, client_for(server) as client:
        value = call(client, operation)
        assert call(client, operation, async_req=True).get() == value
        twin = operation._replace(name=f"{operation.name}_with_http_info")
        assert call(client, twin, async_req=True).get()[:2] == (value, 200)


def test_the_result_has_the_methods_of_the_predecessors(gate: Gate, api: jcapiv1.UsersApi) -> None:
    future = api.users_get(ID, async_req=True)
    assert not future.ready()
    with pytest.raises(ValueError, match="under way"):
        future.successful()
    assert future.wait(0.01) is None
    assert not future.ready()
    gate.opened.set()
    future.wait()
    assert future.ready()
    assert future.successful()
    assert future.get(timeout=5).id == ID
    assert future.get().id == ID


@pytest.mark.parametrize("kind", [multiprocessing.TimeoutError, TimeoutError])
def test_a_wait_that_is_over_is_a_time_out_and_the_call_goes_on(
    gate: Gate, api: jcapiv1.UsersApi, kind: type[Exception]
) -> None:
    future = api.users_get(ID, async_req=True)
    with pytest.raises(kind, match="still under way") as caught:
        future.get(timeout=0.01)
    assert not isinstance(caught.value, ApiException)
    gate.opened.set()
    assert future.get(5).id == ID


def test_an_error_of_the_call_is_raised_by_get() -> None:
    with wire.Server(wire.answer(404, b"{}")) as server, client_for(server) as client:
        future = jcapiv1.UsersApi(client).users_get(ID, async_req=True)
        future.wait(5)
        assert future.ready()
        assert not future.successful()
        with pytest.raises(NotFoundException):
            future.get()
        assert isinstance(future.exception(), NotFoundException)


def test_a_time_out_of_the_call_itself_is_an_api_exception() -> None:
    with wire.Server(wire.stall()) as server, client_for(server, retries=0) as client:
        future = jcapiv1.UsersApi(client).users_get(ID, async_req=True, _request_timeout=0.1)
        with pytest.raises(TimeoutException):
            future.get(5)


def test_an_error_has_nothing_to_do_with_the_futures_of_others() -> None:
    script = (wire.answer(404, b"{}"), wire.answer(200, b'{"_id": "1"}'))
    with wire.Server(*script) as server, client_for(server, connection_pool_maxsize=1) as client:
        api = jcapiv1.UsersApi(client)
        futures = [api.users_get(ID, async_req=True) for _ in range(3)]
        assert isinstance(futures[0].exception(5), NotFoundException)
        assert [future.get(5).id for future in futures[1:]] == ["1", "1"]


def test_it_is_a_future_of_the_standard_library_too(gate: Gate, api: jcapiv1.UsersApi) -> None:
    futures = [api.users_get(ID, async_req=True) for _ in range(5)]
    gate.opened.set()
    assert [future.result().id for future in as_completed(futures, 5)] == [ID] * 5


def test_it_can_be_awaited(gate: Gate, api: jcapiv1.UsersApi) -> None:
    gate.opened.set()

    async def both() -> list[jcapiv1.Userreturn]:
        return await asyncio.gather(
            *(asyncio.wait_for(api.users_get(ID, async_req=True), 5) for _ in range(2))
        )

    assert [administrator.id for administrator in asyncio.run(both())] == [ID, ID]


def test_calls_run_side_by_side_as_far_as_the_pool_goes(gate: Gate, api: jcapiv1.UsersApi) -> None:
    before = threading.active_count()
    futures = [api.users_get(ID, async_req=True) for _ in range(6)]
    workers = [thread for thread in threading.enumerate() if thread.name == "jcapiv1"]
    assert len(workers) == 2
    assert all(thread.daemon for thread in workers)
    gate.opened.set()
    assert [future.get(5).id for future in futures] == [ID] * 6
    api.api_client.close()
    assert not any(thread.is_alive() for thread in workers)
    assert threading.active_count() <= before + 2  # the server's threads for two connections


def test_a_thread_that_is_free_is_used_again(gate: Gate, api: jcapiv1.UsersApi) -> None:
    gate.opened.set()
    for _ in range(5):
        api.users_get(ID, async_req=True).get(5)
        time.sleep(0.01)  # the thread becomes free just after the result is there
    assert sum(thread.name == "jcapiv1" for thread in threading.enumerate()) == 1


def test_a_call_that_waits_for_a_thread_can_be_cancelled(gate: Gate, api: jcapiv1.UsersApi) -> None:
    futures = [api.users_get(ID, async_req=True) for _ in range(3)]
    assert futures[2].cancel()
    gate.opened.set()
    assert not futures[2].successful()
    with pytest.raises(CancelledError):
        futures[2].get()
    assert [future.get(5).id for future in futures[:2]] == [ID, ID]


def test_closing_the_client_lets_calls_finish_and_a_later_one_begins_anew(
    gate: Gate, api: jcapiv1.UsersApi
) -> None:
    future = api.users_get(ID, async_req=True)
    threading.Timer(0.05, gate.opened.set).start()
    api.api_client.close()
    assert future.done()
    assert api.users_get(ID, async_req=True).get(5).id == ID


def test_a_client_that_is_closed_in_one_of_its_own_calls_does_not_wait_for_itself() -> None:
    with wire.Server(wire.answer(200, b'{"_id": "1"}')) as server:
        client = client_for(server)
        api = jcapiv1.UsersApi(client)
        client.configuration.on_attempt = lambda attempt: client.close()
        assert api.users_get(ID, async_req=True).get(5).id == "1"
        client.close()


def test_a_client_that_is_dropped_leaves_no_thread(gate: Gate) -> None:
    gate.opened.set()
    with wire.Server(gate) as server:
        client = client_for(server)
        api = jcapiv1.UsersApi(client)
        assert api.users_get(ID, async_req=True).get(5).id == ID
        rest = client.rest_client
        worker = next(thread for thread in threading.enumerate() if thread.name == "jcapiv1")
        del client, api
        worker.join(5)
        assert not worker.is_alive()
        rest.close()


SCRIPT = """
import jcapiv1, time
api = jcapiv1.UsersApi(jcapiv1.ApiClient(jcapiv1.Configuration(
    host={url!r}, api_key={{"x-api-key": "key"}}, retries=0)))
future = api.{call}
{then}
"""


def _at_exit(url: str, call: str, then: str = "") -> tuple[float, str]:
    """How long the script took, and what it wrote to stderr."""
    program = "import warnings; warnings.simplefilter('default')\n"
    began = time.monotonic()
    done = interpreter.run(program + SCRIPT.format(url=url, call=call, then=then))
    return time.monotonic() - began, done.stderr


def test_calls_that_nobody_finished_do_not_hold_up_the_end_but_are_named() -> None:
    with wire.Server(wire.stall()) as server:
        took, said = _at_exit(server.url, "users_get('1', async_req=True)", "time.sleep(0.1)")
    assert took < 10
    assert said.count("RuntimeWarning: ") == said.count("users_get") == 1
    assert "asynchronous calls ended with the script" in said


@pytest.mark.parametrize(
    ("then", "named"),
    [
        ("while not future.ready(): time.sleep(0.01)", True),
        ("future.wait(); assert not future.successful()", False),
        ("assert future.exception().status == 404", False),
    ],
)
def test_calls_that_failed_without_anybody_looking_are_named(then: str, named: bool) -> None:
    with wire.Server(wire.answer(404, b"{}")) as server:
        _, said = _at_exit(server.url, "users_reactivate_get('1', async_req=True)", then)
    assert ("failed without anybody looking" in said) == named
    assert said.count("users_reactivate_get") == named
    assert named or said == ""


def test_many_forgotten_calls_are_one_warning() -> None:
    with wire.Server(wire.stall()) as server:
        _, said = _at_exit(
            server.url, "users_get('1', async_req=True)",
            "kept = [api.users_get('1', async_req=True) for _ in range(29)]",
        )  # fmt: skip
    assert said.count("RuntimeWarning: ") == 1
    assert "30" in said


def test_a_future_names_its_operation_or_verb_and_path(gate: Gate, api: jcapiv1.UsersApi) -> None:
    gate.opened.set()
    named: ApiFuture[Any] = api.users_get(ID, async_req=True)
    by_hand = api.api_client.call_api("/x", "GET", async_req=True)
    assert (named.name, by_hand.name) == ("users_get", "GET /x")
    named.get(5)
    assert by_hand.get(5)[:2] == (None, 200)
