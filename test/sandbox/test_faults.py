"""Failures on demand, seen from the client's end of the wire."""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections.abc import Callable
from http.client import IncompleteRead, RemoteDisconnected
from typing import Any

import pytest
from plainhttp import Plain

from jcapiv1.sandbox import Administrator, Fault, Organization, Sandbox

PATH = "/organizations"


def test_a_status_is_answered_so_many_times(sandbox: Sandbox, http: Plain) -> None:
    sandbox.fail("organization_list", status=429, retry_after=1, times=2)
    for left in (1, 0):
        answer = http.get(PATH)
        assert answer.status == 429
        assert answer.headers["retry-after"] == "1"
        assert answer.json() == {"message": "Too Many Requests", "error": "Too Many Requests"}
        assert [fault.times for fault in sandbox.faults] == [left] * left
    assert http.get(PATH).status == 200


def test_a_fault_hits_its_operation_only(
    sandbox: Sandbox, http: Plain, acme: Organization, ada: Administrator
) -> None:
    sandbox.fail("users_put", status=503)
    assert http.get(PATH).status == 200
    assert http.get(f"/users/{ada.id}", tenant=acme).status == 200
    assert http("PUT", f"/users/{ada.id}", tenant=acme).status == 503
    assert http("PUT", f"/users/{ada.id}", tenant=acme).status == 200


def test_a_fault_of_no_operation_hits_whatever_comes(sandbox: Sandbox, http: Plain) -> None:
    sandbox.fail(status=502, times=None)
    assert [http.get(path, key="wrong").status for path in (PATH, "/nowhere", "//x")] == [502] * 3
    sandbox.reset()
    assert http.get(PATH).status == 200


def test_faults_happen_in_their_order(sandbox: Sandbox, http: Plain) -> None:
    sandbox.fail("organization_list", status=500)
    sandbox.fail("users_list", status=504)
    sandbox.fail(status=503)
    assert [http.get(PATH).status for _ in range(3)] == [500, 503, 200]
    assert [fault.operation for fault in sandbox.faults] == ["users_list"]


def test_an_operation_that_failed_was_not_carried_out(
    sandbox: Sandbox, http: Plain, acme: Organization, ada: Administrator
) -> None:
    sandbox.fail("users_reactivate_get", status=500)
    assert http.get(f"/users/reactivate/{ada.id}", tenant=acme).status == 500
    assert sandbox.outbox == []


@pytest.mark.parametrize("how", [{"status": 500}, {"reset": True}])
def test_an_operation_may_be_carried_out_and_then_fail(
    sandbox: Sandbox, http: Plain, acme: Organization, ada: Administrator, how: dict[str, Any]
) -> None:
    sandbox.fail("users_reactivate_get", carried_out=True, **how)
    try:
        assert http.get(f"/users/reactivate/{ada.id}", tenant=acme).status == 500
    except ConnectionResetError:
        assert how == {"reset": True}
    assert [mail.kind for mail in sandbox.outbox] == ["reactivation"]


def test_an_answer_may_have_any_body(sandbox: Sandbox, http: Plain) -> None:
    sandbox.fail(status=200, body="<h1>Sorry</h1>", content_type="text/html")
    answer = http.get(PATH)
    assert (answer.status, answer.body) == (200, b"<h1>Sorry</h1>")
    assert answer.headers["content-type"] == "text/html"


def test_an_answer_below_400_has_no_envelope(sandbox: Sandbox, http: Plain) -> None:
    sandbox.fail(status=302)
    sandbox.fail(status=204)
    redirect, empty = http.get(PATH), http.get(PATH)
    assert (redirect.status, redirect.body, redirect.headers["location"]) == (302, b"", "/login")
    assert (empty.status, empty.body) == (204, b"")
    assert "content-length" not in empty.headers


def test_a_retry_after_may_be_a_date(sandbox: Sandbox, http: Plain) -> None:
    sandbox.fail(status=503, retry_after="Wed, 21 Oct 2026 07:28:00 GMT")
    assert http.get(PATH).headers["retry-after"] == "Wed, 21 Oct 2026 07:28:00 GMT"


def test_a_delay_comes_before_the_answer(sandbox: Sandbox, http: Plain) -> None:
    sandbox.fail("organization_list", delay=0.15)
    began = time.monotonic()
    assert http.get(PATH).status == 200
    assert 0.15 <= time.monotonic() - began < 2


def test_a_reset_is_a_reset(sandbox: Sandbox, http: Plain) -> None:
    sandbox.fail("organization_list", reset=True)
    with pytest.raises(ConnectionResetError):
        http.get(PATH)
    assert sandbox.requests[-1].status == 0
    http.close()
    assert http.get(PATH).status == 200


def test_a_stall_says_nothing_until_the_client_gives_up(sandbox: Sandbox, http: Plain) -> None:
    sandbox.fail("organization_list", stall=True)
    http.connection.timeout = 0.15
    with pytest.raises(TimeoutError):
        http.get(PATH)
    http.close()
    assert http.get(PATH).status == 200


@pytest.mark.parametrize("how", ["with more to say", "with a reset"])
def test_a_stall_outlives_no_client(sandbox: Sandbox, http: Plain, how: str) -> None:
    sandbox.fail("organization_list", stall=True)
    threads = threading.active_count()
    head = f"GET /api/organizations HTTP/1.1\r\nHost: x\r\nx-api-key: {sandbox.api_key}\r\n\r\n"
    with socket.create_connection(http.address, timeout=5) as client:
        client.sendall(head.encode())
        until(lambda: len(sandbox.requests) == 1)
        if how == "with more to say":
            client.sendall(b"GET /more HTTP/1.1\r\n\r\n")
            time.sleep(0.05)
        else:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        assert threading.active_count() == threads + 1
    if how == "with more to say":
        sandbox.reset()
    until(lambda: threading.active_count() == threads)


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds, for no longer than it could ever take."""
    deadline = time.monotonic() + 5
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_a_stall_ends_with_reset(sandbox: Sandbox, http: Plain) -> None:
    sandbox.fail("organization_list", stall=True)
    http.connection.putrequest("GET", "/api/organizations")
    http.connection.putheader("x-api-key", sandbox.api_key)
    http.connection.endheaders()
    until(lambda: len(sandbox.requests) == 1)
    sandbox.reset()
    with pytest.raises(RemoteDisconnected):
        http.connection.getresponse()


def test_a_body_is_cut_in_the_middle(sandbox: Sandbox, http: Plain, acme: Organization) -> None:
    whole = http.get(PATH).body
    sandbox.fail("organization_list", cut_body=True)
    with pytest.raises(IncompleteRead) as caught:
        http.get(PATH)
    assert caught.value.partial == whole[: len(whole) // 2]
    assert caught.value.expected == len(whole) - len(whole) // 2


def test_an_empty_body_is_cut_too(
    sandbox: Sandbox, http: Plain, acme: Organization, ada: Administrator
) -> None:
    sandbox.fail("admin_totpreset_begin", cut_body=True)
    with pytest.raises(IncompleteRead):
        http("POST", f"/users/resettotp/{ada.id}", tenant=acme)
    assert len(sandbox.outbox) == 1


def test_malformed_json_is_well_framed(
    sandbox: Sandbox, http: Plain, acme: Organization, ada: Administrator
) -> None:
    sandbox.fail("organization_list", malformed=True)
    sandbox.fail("admin_totpreset_begin", malformed=True)
    for answer in (http.get(PATH), http("POST", f"/users/resettotp/{ada.id}", tenant=acme)):
        assert answer.status == 200
        assert int(answer.headers["content-length"]) == len(answer.body) > 0
        with pytest.raises(json.JSONDecodeError):
            json.loads(answer.body)
    assert len(sandbox.outbox) == 1


def test_faults_can_be_there_from_the_beginning() -> None:
    with Sandbox(faults=[Fault(status=500)]) as sandbox:
        http = Plain(sandbox)
        for _ in range(2):
            assert [http.get(PATH).status for _ in range(2)] == [500, 200]
            sandbox.reset()
        http.close()


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ({}, "a fault needs a delay or one of status, reset"),
        ({"operation": "user_put", "status": 500}, "no operation 'user_put'; there are org"),
        ({"status": 500, "reset": True}, "given: status, reset"),
        ({"status": 99}, "status must be 200 to 599, not 99"),
        ({"retry_after": 1, "reset": True}, "retry_after and body need a status"),
        ({"status": 500, "times": 0}, "times must be at least 1"),
        ({"delay": float("inf")}, "delay must be a number of seconds to wait, not inf"),
        ({"delay": float("nan")}, "delay must be a number of seconds to wait, not nan"),
        ({"delay": -1, "status": 500}, "delay must be a number of seconds to wait, not -1"),
        ({"status": 429, "retry_after": "1\r\nx: y"}, "retry_after cannot be a header"),
        ({"status": 500, "content_type": "text/\u0416", "body": "x"}, "content_type cannot be a"),
        ({"status": 500, "body": "\ud800"}, "surrogates not allowed"),
    ],
)
def test_a_fault_that_makes_no_sense_is_a_value_error(
    sandbox: Sandbox, words: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        sandbox.fail(**words)
    assert sandbox.faults == []
