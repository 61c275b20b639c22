"""`async_req=True`: calls under way beside each other. What each can do is in test_async_req.py."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import as_completed
from typing import Any

import pytest
import wire
from contract import ID
from transport import client_for

import jcapiv1
from jcapiv1.core.futures import ApiFuture, Workers
from jcapiv1.exceptions import NotFoundException, TimeoutException


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


def test_a_thread_that_is_free_is_used_again(gate: Gate, api: jcapiv1.UsersApi) -> None:
    gate.opened.set()
    for _ in range(5):
        api.users_get(ID, async_req=True).get(5)
        time.sleep(0.05)  # the thread becomes free just after the result is there
    assert [thread.name for thread in threading.enumerate()].count("jcapiv1") == 1


def test_after_closing_a_later_call_begins_anew(gate: Gate, api: jcapiv1.UsersApi) -> None:
    gate.opened.set()
    for _ in range(2):
        assert api.users_get(ID, async_req=True).get(5).id == ID
        api.api_client.close()


def test_workers_that_are_closing_take_nothing_on() -> None:
    workers = Workers(1)
    workers.close()
    with pytest.raises(RuntimeError, match="the client is being closed"):
        workers.submit("users_get", lambda: None)


def test_a_client_that_is_closed_in_one_of_its_own_calls_does_not_wait_for_itself() -> None:
    with wire.Server(wire.answer(200, b'{"_id": "1"}')) as server:
        client = client_for(server)
        api = jcapiv1.UsersApi(client)
        client.configuration.on_attempt = lambda attempt: client.close()
        assert api.users_get(ID, async_req=True).get(5).id == "1"
        client.close()


def test_a_future_names_its_operation_or_verb_and_path(gate: Gate, api: jcapiv1.UsersApi) -> None:
    gate.opened.set()
    named: ApiFuture[Any] = api.users_get(ID, async_req=True)
    by_hand = api.api_client.call_api("/x", "GET", async_req=True)
    assert (named.name, by_hand.name) == ("users_get", "GET /x")
    named.get(5)
    assert by_hand.get(5)[:2] == (None, 200)
