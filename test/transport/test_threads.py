"""One client, many threads and processes: every answer belongs to its question."""

from __future__ import annotations

import logging
import os
import threading
from functools import partial
from typing import Any

import pytest
import wire
from parallel import fork, in_threads, needs_fork
from transport import client_for

import jcapiv1

THREADS = 16
CALLS = 60
MANY = 1000
"""With `--whole`."""


def echo(request: wire.Request) -> tuple[bytes, bytes]:
    """Answer with the id and tenant that were asked for."""
    asked = request.target.rpartition("/")[2]
    body = b'{"_id": "%s", "organization": "%s"}'
    return wire.response(body=body % (asked.encode(), request.headers["x-org-id"].encode()))


def ask_all(client: jcapiv1.ApiClient, name: str, threads: int, calls: int) -> list[str]:
    """Ask from many threads at once; what went wrong."""
    wrong: list[str] = []
    start = threading.Barrier(threads)

    def work(number: int) -> None:
        # Half of the threads share the client's own API object, the others have views.
        tenant = f"{number:024x}"
        mine = client.for_organization(tenant) if number % 2 else client
        api = jcapiv1.UsersApi(mine)
        options: dict[str, Any] = {} if number % 2 else {"x_org_id": tenant}
        start.wait()
        try:
            for question in range(calls):
                asked = f"{name}-{number}-{question}"
                found, status, headers = api.users_get_with_http_info(asked, **options)
                if (found.id, found.organization, status) != (asked, tenant, 200):
                    wrong.append(f"{asked}: {found.id} {found.organization} {status}")
                if not headers or client.last_response.headers is not headers:
                    wrong.append(f"{asked}: another thread's last_response")
        except Exception as error:  # noqa: BLE001 - told to the test below
            wrong.append(f"{name}-{number}: {error!r}")

    in_threads(threads, work)
    return wrong


@pytest.mark.long
@needs_fork
def test_every_answer_belongs_to_its_question_across_threads_and_processes(
    caplog: pytest.LogCaptureFixture, whole: bool
) -> None:
    caplog.set_level(logging.WARNING)  # so many calls are too many to keep the records of
    calls = MANY if whole else CALLS
    with wire.Server(wire.reply(echo)) as server:
        with client_for(server, connection_pool_maxsize=8) as client:
            jcapiv1.UsersApi(client).users_get("first", x_org_id="a" * 24)

            def child(name: str) -> None:
                assert ask_all(client, name, THREADS, calls) == []

            children = [fork(partial(child, f"child{n}"), seconds=100) for n in range(2)]
            assert ask_all(client, "parent", THREADS, calls) == []
            assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    assert len(server.requests) == 1 + 3 * THREADS * calls
    targets = {request.target for request in server.requests}
    assert len(targets) == len(server.requests)
    assert server.most_at_once <= 3 * 8


def test_connections_stay_within_the_pool_size() -> None:
    with wire.Server(wire.reply(echo)) as server:
        with client_for(server, connection_pool_maxsize=3) as client:
            assert ask_all(client, "one", 12, 10) == []
    assert server.connections <= 3
    assert len(server.requests) == 120


def test_a_thread_sees_its_own_last_response() -> None:
    with wire.Server(wire.reply(echo)) as server, client_for(server) as client:
        api = jcapiv1.UsersApi(client)
        api.users_get("mine", x_org_id="a" * 24)
        other = threading.Thread(target=api.users_get, args=("other", "b" * 24))
        other.start()
        other.join()
        assert b"mine" in client.last_response.data
