"""The control endpoint, for what is not Python."""

from __future__ import annotations

import pytest
from plainhttp import Plain
from werkzeug.test import create_environ
from werkzeug.wrappers import Request

from jcapiv1.sandbox import Administrator, Organization, Sandbox

FAULTS = "//_sandbox/faults"


def test_faults_are_added_listed_and_cleared(sandbox: Sandbox, http: Plain) -> None:
    one = {"operation": "organization_list", "status": 503, "retry_after": 0.5, "times": 2}
    answer = http("POST", FAULTS, key=None, json_body=one)
    assert answer.status == 200
    assert answer.json()[0]["retry_after"] == 0.5
    answer = http("POST", FAULTS, key=None, json_body=[{"reset": True}, {"delay": 1}])
    assert len(answer.json()) == 3
    assert http.get("/organizations").status == 503
    listed = http.get(FAULTS, key=None).json()
    assert [fault["times"] for fault in listed] == [1, 1, 1]
    assert http("DELETE", FAULTS, key=None).json() == []
    assert sandbox.faults == []
    assert http.get("/organizations").status == 200


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        (b"", "Expecting value"),
        (b"{", "Expecting property name"),
        (b"[" * 90_000, "JSON"),
        (b"5", "a fault is a JSON object"),
        (b'{"statuses": 500}', "a fault has no 'statuses'; it has operation, times"),
        (b'{"status": "500"}', "status must be int | None, not '500'"),
        (b'{"status": true}', "status must be int | None, not True"),
        (b'{"reset": 1}', "reset must be bool, not 1"),
        (b'{"operation": "nothing", "status": 500}', "no operation 'nothing'"),
        (b"[{}]", "a fault needs a delay or one of"),
    ],
)
def test_a_fault_that_makes_no_sense_gets_400(
    sandbox: Sandbox, http: Plain, body: bytes, complaint: str
) -> None:
    answer = http("POST", FAULTS, key=None, body=body)
    assert answer.status == 400
    assert complaint in answer.json()["message"]
    assert sandbox.faults == []


def test_the_outbox_can_be_read(http: Plain, acme: Organization, ada: Administrator) -> None:
    http.get(f"/users/reactivate/{ada.id}", tenant=acme)
    (mail,) = http.get("//_sandbox/outbox", key=None).json()
    assert mail == {
        "kind": "reactivation",
        "administrator": ada.id,
        "email": "ada@acme.example",
        "organization": acme.id,
        "at": "2026-01-01T00:00:03.000Z",
        "record": ada.id,
        "about": "administrator",
    }


def test_reset_goes_back_to_the_beginning(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    assert http("POST", "//_sandbox/reset", key=None).json() == {}
    assert sandbox.organizations == []


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "//_sandbox/reset"), ("PUT", FAULTS), ("GET", "//_sandbox/x"), ("GET", FAULTS + "/x")],
)
def test_nothing_else_is_there(http: Plain, method: str, path: str) -> None:
    assert http(method, path, key=None).status == 404


def test_controlling_neither_fails_nor_is_recorded(sandbox: Sandbox, http: Plain) -> None:
    sandbox.fail(status=500)
    assert http.get(FAULTS, key=None).status == 200
    assert sandbox.requests == []
    assert len(sandbox.faults) == 1


@pytest.mark.parametrize(
    ("address", "status"),
    [("127.0.0.1", 200), ("127.8.9.10", 200), ("::1", 200), ("192.0.2.7", 403), ("10.0.0.1", 403)],
)
def test_only_loopback_may_control(address: str, status: int) -> None:
    assert status_from(address) == status


def test_another_machine_controls_with_the_token() -> None:
    for name in ("sandbox:8017", "192.0.2.1:8017"):
        assert status_from("192.0.2.7", {"x-sandbox-token": "right", "host": name}) == 200
        for wrong in ("", "wrong", "right ", "ríght"):
            headers = {"x-sandbox-token": wrong, "host": name}
            assert status_from("192.0.2.7", headers) == 403
        assert status_from("192.0.2.7", {"host": name}) == 403


def test_a_page_in_a_browser_is_refused_with_the_token_too() -> None:
    headers = {"x-sandbox-token": "right", "origin": "http://evil.example"}
    assert status_from("127.0.0.1", headers) == 403


def test_the_token_is_another_in_each_sandbox_unless_it_is_given() -> None:
    first, second = Sandbox(organizations=1), Sandbox(organizations=1)
    assert len(first.control_token) >= 32
    assert first.control_token != second.control_token
    assert Sandbox(organizations=1, control_token="given").control_token == "given"
    with first:
        assert first.control_token not in repr(first.credentials)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:8017"},
        {"Host": "evil.example"},
        {"Host": "evil.example:8017"},
        {"Host": "localhost.evil.example"},
        {"Host": "127.0.0.1.evil.example"},
        {"Host": ""},
    ],
)
def test_no_page_in_a_browser_may_control(
    sandbox: Sandbox, http: Plain, headers: dict[str, str]
) -> None:
    fault = {"status": 500}
    assert http("POST", FAULTS, key=None, headers=headers, json_body=fault).status == 403
    assert http.get("//_sandbox/outbox", key=None, headers=headers).status == 403
    assert sandbox.faults == []


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8017", "127.0.0.1:8017", "[::1]:8017"])
def test_every_name_of_loopback_may_control(http: Plain, host: str) -> None:
    assert http.get(FAULTS, key=None, headers={"Host": host}).status == 200


def status_from(address: str, headers: dict[str, str] | None = None) -> int:
    """What a request from this address is answered."""
    sandbox = Sandbox(organizations=0, administrators=0, control_token="right")
    base = {"REMOTE_ADDR": address}
    environ = create_environ("/_sandbox/faults", headers=headers or {}, environ_base=base)
    service = sandbox._service  # no machine of the tests has another address
    return service.answer(service.target("GET", "/_sandbox/faults"), Request(environ), b"").status
