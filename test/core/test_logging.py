"""What is logged, where, and that nothing else about logging is touched."""

from __future__ import annotations

import gc
import http.client
import json
import logging
from typing import Any

import canary
import pytest
import wire
from contract import ID
from interpreter import run
from transport import client_for, configuration_for

import jcapiv1
from jcapiv1.core.retry import RetryPolicy

LOGGERS = ("", "jcapiv1", "urllib3", "urllib3.connectionpool", "http.client", "asyncio")


def state() -> dict[str, Any]:
    """All that could be changed about logging, of every logger there is."""
    names = {*LOGGERS, *logging.root.manager.loggerDict}
    found: dict[str, Any] = {"debuglevel": http.client.HTTPConnection.debuglevel}
    for name in names:
        logger = logging.getLogger(name)
        found[name] = (logger.level, list(logger.handlers), logger.propagate, logger.disabled)
    return found


def test_importing_adds_a_null_handler_to_our_logger_and_nothing_else() -> None:
    program = """
import http.client, json, logging, urllib3
def state():
    loggers = [logging.getLogger(n) for n in ["", *logging.root.manager.loggerDict]]
    return {each.name: [each.level, [type(h).__name__ for h in each.handlers]] for each in loggers}
before = state()
import jcapiv1
jcapiv1.UsersApi(jcapiv1.ApiClient(jcapiv1.Configuration()))
after = state()
print(json.dumps({n: after[n] for n in after if after[n] != before.get(n)}))
print(http.client.HTTPConnection.debuglevel)
"""
    done = run(program)
    changed, debuglevel = done.stdout.splitlines()
    assert json.loads(changed) == {"jcapiv1": [0, ["NullHandler"]]}
    assert debuglevel == "0"
    assert done.stderr == ""


def test_calling_changes_nothing_about_logging() -> None:
    before = state()
    with wire.Server() as server, client_for(server) as client:
        jcapiv1.UsersApi(client).users_get(ID)
        jcapiv1.UsersApi(client).users_get(ID, async_req=True).get(5)
    assert {name: state()[name] for name in before} == before


def test_debug_and_a_log_file_work_on_our_own_logger_alone(tmp_path: Any) -> None:
    # What an earlier test has switched on goes when the next configuration switches.
    gc.collect()
    jcapiv1.Configuration(debug=True).debug = False
    before = state()
    with wire.Server() as server:
        configuration = configuration_for(server, debug=True)
        configuration.logger_file = str(tmp_path / "calls.log")
        during = state()
        with jcapiv1.ApiClient(configuration) as client:
            jcapiv1.UsersApi(client).users_get(ID)
        configuration.debug = False
        configuration.logger_file = None
    assert {name for name in before if during[name] != before[name]} == {"jcapiv1"}
    assert {name: state()[name] for name in before} == before
    assert "users_get" in (tmp_path / "calls.log").read_text("utf-8")


def test_nothing_is_printed_unless_debug_asks_for_it(capfd: pytest.CaptureFixture[str]) -> None:
    with wire.Server(wire.answer(500)) as server:
        with client_for(server, retries=RetryPolicy(1, sleep=lambda _: None)) as client:
            with pytest.raises(jcapiv1.ServiceException):
                jcapiv1.UsersApi(client).users_get(ID)
    assert capfd.readouterr() == ("", "")


def ours(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    return [record for record in caplog.records if record.name.startswith("jcapiv1")]


def test_an_attempt_is_logged_at_debug_with_its_facts(caplog: pytest.LogCaptureFixture) -> None:
    with wire.Server(wire.answer(body=b'{"email": "a@b.example"}')) as server:
        with client_for(server) as client:
            jcapiv1.UsersApi(client).users_put(ID, {"lastname": "Meyer"})
    (record,) = ours(caplog)
    assert record.levelno == logging.DEBUG
    text = record.getMessage()
    for fact in ("PUT", "users_put", "200", "attempt 1", " ms"):
        assert fact in text
    assert f"id {ID}" in text
    for secret in ("Meyer", "a@b.example", canary.KEY):
        assert secret not in text


def test_a_repeat_is_logged_as_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    policy = RetryPolicy(sleep=lambda _: None, random=lambda: 1.0)
    script = [wire.answer(503), wire.reset(), wire.answer()]
    with wire.Server(*script) as server, client_for(server, retries=policy) as client:
        jcapiv1.UsersApi(client).users_get(ID)
    records = ours(caplog)
    assert [record.levelno for record in records] == [
        logging.WARNING,
        logging.WARNING,
        logging.DEBUG,
    ]
    assert "503" in records[0].getMessage()
    assert "attempt 1" in records[0].getMessage()
    assert "repeated in 0.50 s" in records[0].getMessage()
    assert "attempt 3" in records[2].getMessage()


def test_headers_are_logged_by_an_allow_list_and_bodies_never(
    caplog: pytest.LogCaptureFixture,
) -> None:
    headers = {"X-Request-Id": "r-1", "CF-Ray": "ray-1", "X-Other": "other-1", "Set-Cookie": "c-1"}
    with wire.Server(wire.answer(body=b'{"email": "body-1"}', headers=headers)) as server:
        with client_for(server) as client:
            jcapiv1.UsersApi(client).users_get(ID)
    (record,) = ours(caplog)
    text = record.getMessage()
    assert "r-1" in text
    assert "ray-1" in text
    for hidden in ("other-1", "c-1", "body-1"):
        assert hidden not in text


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (b"abc-123", "x-request-id=abc-123"),
        (b"r cf-ray=forged", "x-request-id='r cf-ray=forged'"),
        (b"\x1b[2Jr", r"x-request-id='\x1b[2Jr'"),
        (b"a\x85b", r"x-request-id='a\x85b'"),
        (b"\xe4", r"x-request-id='\xe4'"),
        (b"x" * 5000, f"x-request-id={'x' * 100}..."),
        (f"{'x' * 90}{canary.KEY}".encode(), f"x-request-id={'x' * 90}***"),
    ],
    ids=[
        "plain",
        "a field",
        "an escape sequence",
        "a line",
        "a letter",
        "long",
        "a key at the cut",
    ],
)
def test_what_a_server_says_cannot_forge_the_log(
    value: bytes, shown: str, caplog: pytest.LogCaptureFixture
) -> None:
    head = b"HTTP/1.1 200 OK\r\nX-Request-Id: " + value + b"\r\nContent-Length: 2\r\n\r\n{}"
    with wire.Server(wire.raw(head)) as server, client_for(server) as client:
        jcapiv1.UsersApi(client).users_get(ID)
    (record,) = ours(caplog)
    assert record.getMessage().endswith(f" ms {shown}")


def test_the_hook_gets_the_facts_of_every_attempt() -> None:
    events: list[Any] = []
    policy = RetryPolicy(sleep=lambda _: None, random=lambda: 1.0)
    script = [wire.answer(503), wire.reset(), wire.answer()]
    with wire.Server(*script) as server:
        with client_for(server, retries=policy, on_attempt=events.append) as client:
            jcapiv1.UsersApi(client).users_get(ID)
    facts = [
        (e.operation, e.method, e.path, e.attempt, e.status, e.outcome, e.wait) for e in events
    ]
    assert facts == [
        ("users_get", "GET", "/users/{id}", 1, 503, "unavailable", 0.5),
        ("users_get", "GET", "/users/{id}", 2, 0, "interrupted", 1.0),
        ("users_get", "GET", "/users/{id}", 3, 200, "done", None),
    ]
    assert all(0 <= event.elapsed < 5 for event in events)


def test_a_hook_that_raises_does_not_decide_the_call(caplog: pytest.LogCaptureFixture) -> None:
    def hook(event: Any) -> None:
        raise RuntimeError(canary.MARK)

    with wire.Server() as server, client_for(server, on_attempt=hook) as client:
        assert jcapiv1.UsersApi(client).users_get(ID).id is None
    assert "on_attempt raised RuntimeError" in caplog.text
    assert not canary.shows(caplog.text)
