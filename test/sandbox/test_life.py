"""Starting, stopping, many clients and long use."""

from __future__ import annotations

import gc
import socket
import sys
import threading
import time

import pytest
from parallel import in_threads
from plainhttp import Plain

from jcapiv1.sandbox import Sandbox


def test_it_starts_and_stops_quickly() -> None:
    began = time.perf_counter()
    with Sandbox() as sandbox:
        http = Plain(sandbox)
        assert http.get("/organizations").status == 200
    assert time.perf_counter() - began < 1
    http.close()


def test_no_thread_or_port_is_left() -> None:
    before = threading.active_count()
    with Sandbox() as sandbox:
        idle, stalled = Plain(sandbox), Plain(sandbox)
        assert idle.get("/organizations").status == 200
        sandbox.fail(stall=True)
        stalled.connection.request("GET", "/api/users", headers={"x-api-key": sandbox.api_key})
        deadline = time.monotonic() + 5
        while len(sandbox.requests) < 2 and time.monotonic() < deadline:
            time.sleep(0.005)
        address = idle.address
        began = time.monotonic()
    assert time.monotonic() - began < 0.5, "an idle connection must not be waited for"
    assert threading.active_count() == before
    with pytest.raises(ConnectionRefusedError), socket.create_connection(address, timeout=1):
        pass
    idle.close()
    stalled.close()


def test_it_can_be_started_again() -> None:
    sandbox = Sandbox(organizations=1)
    for delayed in range(2):
        with sandbox:
            http = Plain(sandbox)
            sandbox.fail(delay=0.05)
            began = time.monotonic()
            assert http.get("/organizations").status == 200
            assert time.monotonic() - began >= 0.05
            http.close()
            assert sandbox.request_counts["organization_list"] == delayed + 1


def test_sandboxes_do_not_meet() -> None:
    with Sandbox() as one, Sandbox() as two:
        assert one.url != two.url
        one.fail(status=500)
        http = Plain(two)
        assert http.get("/organizations").status == 200
        http.close()
        assert one.requests == []


def test_a_taken_port_is_an_os_error() -> None:
    with Sandbox() as sandbox, pytest.raises(OSError, match="in use"):
        Sandbox(port=Plain(sandbox).address[1] or 0).start()


def test_it_also_listens_on_ipv6() -> None:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("this machine has no IPv6 loopback")
    with Sandbox(host="::1") as sandbox:
        assert sandbox.url.startswith("http://[::1]:")
        http = Plain(sandbox)
        assert http.get("/organizations").status == 200
        http.close()


def test_a_bug_closes_the_connection_and_is_logged(
    sandbox: Sandbox, http: Plain, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.organization().document["displayName"] = object()
    with pytest.raises(ConnectionError):
        http.get("/organizations")
    assert "the sandbox failed" in caplog.text
    assert "not JSON serializable" in caplog.text


@pytest.mark.long
def test_five_thousand_gets_leave_memory_flat(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("WARNING", "jcapiv1.sandbox")  # pytest itself would keep every record
    with Sandbox(keep_requests=100) as sandbox:
        http = Plain(sandbox)

        def blocks_after(requests: int) -> int:
            for number in range(requests):
                assert http.get(f"/organizations?limit=20&skip={number % 250}").status == 200
            gc.collect()
            return sys.getallocatedblocks()

        before = blocks_after(500)
        grown = blocks_after(5000) - before
        http.close()
    assert grown < 500, f"{grown} blocks of memory more after 5,000 requests"


@pytest.mark.long
def test_connections_that_come_and_go_leave_nothing() -> None:
    with Sandbox(organizations=1) as sandbox:
        before = threading.active_count()
        for _ in range(300):
            http = Plain(sandbox)
            http.get("/organizations")
            http.close()
        deadline = time.monotonic() + 5
        while threading.active_count() > before and time.monotonic() < deadline:
            time.sleep(0.01)
        assert threading.active_count() == before


def test_sixteen_clients_at_once_get_consistent_answers() -> None:
    rounds = 40
    errors: list[str] = []
    with Sandbox(organizations=16, administrators=16) as sandbox:
        tenants, people = sandbox.organizations, sandbox.administrators

        def work(index: int) -> None:
            http, tenant, someone = Plain(sandbox), tenants[index], people[index]
            for number in range(rounds):
                name = f"{index}-{number}"
                path = f"/users/{someone.id}"
                put = http("PUT", path, tenant=tenant, json_body={"lastname": name}).json()
                got = http.get(path, tenant=tenant).json()
                listed = http.get(f"/users?filter=lastname:$eq:{name}", tenant=tenant).json()
                mailed = http.get(f"/users/reactivate/{someone.id}", tenant=tenant)
                if not (
                    put == got == listed["results"][0]
                    and got["lastname"] == name
                    and mailed.status == 200
                ):
                    errors.append(f"{name}: {put} {got} {listed} {mailed}")
            http.close()

        in_threads(16, work)
        assert errors == []
        assert len(sandbox.outbox) == 16 * rounds
        assert len({mail.at for mail in sandbox.outbox}) == 16 * rounds
        assert sandbox.request_counts["users_put"] == 16 * rounds
