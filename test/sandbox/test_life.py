"""Starting, stopping, many clients and long use."""

from __future__ import annotations

import gc
import os
import socket
import sys
import threading
import time

import interpreter
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


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_a_forked_child_does_not_keep_the_port_open() -> None:
    program = """
import os, signal, socket, sys, time, urllib.request, warnings
warnings.simplefilter("ignore", DeprecationWarning)  # forking beside threads is the test
from jcapiv1.sandbox import Sandbox

def get(sandbox):
    request = urllib.request.Request(
        sandbox.url + "/organizations", headers={"x-api-key": sandbox.api_key}
    )
    with urllib.request.urlopen(request, timeout=5) as answer:
        return answer.status

read, write = os.pipe()
with Sandbox(organizations=1) as sandbox:
    address = "127.0.0.1", int(sandbox.url.split(":")[2].split("/")[0])
    kept = socket.create_connection(address, timeout=5)
    kept.sendall(f"GET /api/organizations HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n".encode())
    assert kept.recv(1000)
    child = os.fork()
    if child == 0:
        status = get(sandbox)  # the parent's sandbox can be used
        sandbox.close()  # and is not closed
        os.write(write, b"%d" % status)
        time.sleep(60)
        os._exit(0)
    assert os.read(read, 10) == b"200"
    assert get(sandbox) == 200
assert kept.recv(1000) == b"" or kept.recv(1000) == b""
try:
    socket.create_connection(address, timeout=2)
    print("still listening")
except ConnectionRefusedError:
    print("closed")
os.kill(child, signal.SIGKILL)
os.waitpid(child, 0)
"""
    assert interpreter.run(program).stdout == "closed\n"


@pytest.mark.skipif(sys.platform != "linux", reason="only there a port can be closed for others")
def test_a_process_that_was_not_forked_by_python_does_not_keep_the_port_open() -> None:
    sandbox = Sandbox(organizations=1).start()
    server = sandbox._server
    assert server is not None
    held = os.dup(server.socket.fileno())  # as another process would hold it
    address = Plain(sandbox).address
    sandbox.close()
    with pytest.raises(ConnectionRefusedError), socket.create_connection(address, timeout=1):
        pass
    os.close(held)


@pytest.mark.long
def test_a_script_that_starts_and_never_closes_ends() -> None:
    program = """
from jcapiv1.sandbox import Sandbox
sandbox = Sandbox(organizations=1).start()
print(sandbox.start() is sandbox, sandbox.url.startswith("http://127.0.0.1:"))
"""
    assert interpreter.run(program).stdout == "True True\n"


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
def test_any_number_of_gets_leave_memory_flat(
    caplog: pytest.LogCaptureFixture, whole: bool
) -> None:
    gets = 5000 if whole else 3000
    caplog.set_level("WARNING", "jcapiv1.sandbox")  # pytest itself would keep every record
    with Sandbox(keep_requests=100) as sandbox:
        http = Plain(sandbox)

        def blocks_after(requests: int) -> int:
            for number in range(requests):
                assert http.get(f"/organizations?limit=20&skip={number % 250}").status == 200
            gc.collect()
            return sys.getallocatedblocks()

        before = blocks_after(500)
        grown = blocks_after(gets) - before
        http.close()
    assert grown < gets / 10, f"{grown} blocks of memory more after {gets} requests"


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


@pytest.mark.long
def test_sixteen_clients_at_once_get_consistent_answers() -> None:
    rounds = 12
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
