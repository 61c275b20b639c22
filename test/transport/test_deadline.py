"""How long a call may take: a number bounds all of it, a pair each attempt."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import wire
from contract import ID
from transport import Certificates, client_for

import jcapiv1
from jcapiv1.core.retry import RetryPolicy
from jcapiv1.exceptions import ServiceException, TimeoutException, TooManyRequestsException

WHOLE = 0.3
"""Seconds allowed for a whole call here."""
SLACK = 1.0
"""Seconds that a busy machine may add."""


@contextmanager
def lasting(least: float, most: float) -> Iterator[None]:
    began = time.monotonic()
    yield
    took = time.monotonic() - began
    assert least <= took < most + SLACK


def resolve(patch: pytest.MonkeyPatch, *addresses: tuple[str, int]) -> None:
    """Have every name resolve to these addresses."""
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", address) for address in addresses]
    patch.setattr(socket, "getaddrinfo", lambda *_, **__: found)


def users(client: jcapiv1.ApiClient) -> jcapiv1.UsersApi:
    return jcapiv1.UsersApi(client)


STALLS = {
    "headers that never come": wire.stall("request"),
    "headers that drip": wire.drip("headers", 0.02),
    "a body that stalls": wire.stall("body"),
    "a body that drips": wire.drip("body", 0.02),
    "chunks that drip": wire.raw(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n[\r\n", "stall"
    ),
    "interim answers without end": lambda connection: (
        connection.read_request(),
        connection.drip(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000, 0.002),
    )[-1],
}


@pytest.mark.parametrize("step", STALLS.values(), ids=STALLS)
def test_a_number_bounds_the_whole_call(step: wire.Step) -> None:
    with wire.Server(step) as server, client_for(server) as client:
        with lasting(WHOLE, WHOLE), pytest.raises(TimeoutException) as caught:
            users(client).users_put(ID, {"lastname": "Meyer"}, _request_timeout=WHOLE)
        assert caught.value.attempts == 1
        assert caught.value.outcome_unknown
        assert caught.value.elapsed >= WHOLE
        assert isinstance(caught.value, TimeoutError)


@pytest.mark.parametrize("number", [1, 1.0])
def test_the_number_may_be_an_int_or_a_float(number: float) -> None:
    with wire.Server(wire.stall()) as server, client_for(server) as client:
        with lasting(1, 1), pytest.raises(TimeoutException):
            users(client).users_get(ID, _request_timeout=number)


def test_the_configured_whole_bounds_a_call_too() -> None:
    settings: Any = {"timeout": (5, 5, WHOLE)}
    with wire.Server(wire.drip("body", 0.02)) as server, client_for(server, **settings) as client:
        with lasting(WHOLE, WHOLE), pytest.raises(TimeoutException):
            users(client).users_get(ID)


def test_the_configured_whole_bounds_a_call_with_a_pair_that_drips() -> None:
    settings: Any = {"timeout": (0.1, 0.1, WHOLE)}
    with wire.Server(wire.drip("body", 0.02)) as server, client_for(server, **settings) as client:
        with lasting(WHOLE, WHOLE), pytest.raises(TimeoutException):
            users(client).users_get(ID, _request_timeout=(0.1, 0.1))


def test_a_time_out_that_is_changed_later_holds_from_the_next_call() -> None:
    with wire.Server(wire.answer(body=b"{}"), wire.stall()) as server:
        with client_for(server) as client:
            users(client).users_get(ID)
            client.configuration.timeout = WHOLE
            with lasting(WHOLE, WHOLE), pytest.raises(TimeoutException):
                users(client).users_get(ID)


def test_there_is_a_bound_for_the_whole_by_default() -> None:
    assert jcapiv1.Configuration().timeout == (10, 60, 300)


def test_a_pair_bounds_each_attempt() -> None:
    policy = RetryPolicy(2, sleep=lambda _: None)
    with wire.Server(wire.stall()) as server, client_for(server, retries=policy) as client:
        with lasting(0.45, 0.45), pytest.raises(TimeoutException) as caught:
            users(client).users_get(ID, _request_timeout=(5, 0.15))
    assert caught.value.attempts == server.attempts == 3


def test_a_number_is_spent_once_by_all_attempts() -> None:
    policy = RetryPolicy(100, base=0.02, cap=0.02)
    with wire.Server(wire.answer(503)) as server, client_for(server, retries=policy) as client:
        # Which of the two depends on whether the time ends in a wait or in an attempt.
        ends = (ServiceException, TimeoutException)
        with lasting(0, WHOLE), pytest.raises(ends) as caught:
            users(client).users_get(ID, _request_timeout=WHOLE)
    assert caught.value.attempts >= server.attempts > 3
    assert caught.value.elapsed <= WHOLE + SLACK


def test_a_wait_that_would_end_too_late_is_not_begun() -> None:
    policy = RetryPolicy(random=lambda: 1.0, base=5)
    with wire.Server(wire.answer(503)) as server, client_for(server, retries=policy) as client:
        with lasting(0, 0), pytest.raises(ServiceException) as caught:
            users(client).users_get(ID, _request_timeout=4)
    assert caught.value.attempts == 1


def test_a_retry_after_within_the_limit_is_waited_for() -> None:
    waits: list[float] = []
    policy = RetryPolicy(sleep=waits.append, random=lambda: 1.0)
    script = [wire.answer(429, headers={"Retry-After": "7"}), wire.answer(body=b"{}")]
    with wire.Server(*script) as server, client_for(server, retries=policy) as client:
        users(client).users_get(ID)
    assert waits == [7.0]


def test_a_retry_after_that_is_a_date_is_waited_for() -> None:
    waits: list[float] = []
    policy = RetryPolicy(sleep=waits.append, random=lambda: 1.0, now=lambda: 1_700_000_000.0)
    date = {"Retry-After": "Tue, 14 Nov 2023 22:13:30 GMT"}
    script = [wire.answer(503, headers=date), wire.answer(body=b"{}")]
    with wire.Server(*script) as server, client_for(server, retries=policy) as client:
        users(client).users_get(ID)
    assert waits == [10.0]


@pytest.mark.parametrize(
    ("header", "limit", "whole"), [("61", 60.0, 300), ("6", 5.0, 300), ("30", 60.0, 10)]
)
def test_a_retry_after_beyond_the_limit_or_the_deadline_is_raised_at_once(
    header: str, limit: float, whole: float
) -> None:
    policy = RetryPolicy(max_retry_after=limit)
    step = wire.answer(429, headers={"Retry-After": header})
    with wire.Server(step) as server, client_for(server, retries=policy) as client:
        with lasting(0, 0), pytest.raises(TooManyRequestsException) as caught:
            users(client).users_get(ID, _request_timeout=whole)
    assert caught.value.retry_after == float(header)
    assert caught.value.attempts == server.attempts == 1


def test_waiting_for_a_pooled_connection_is_part_of_the_whole() -> None:
    with wire.Server(wire.stall()) as server:
        with client_for(server, connection_pool_maxsize=1, retries=0) as client:

            def block() -> None:
                with pytest.raises(TimeoutException):
                    users(client).users_get(ID, _request_timeout=3 * WHOLE)

            blocker = threading.Thread(target=block)
            blocker.start()
            while not server.requests:
                time.sleep(0.005)
            with lasting(WHOLE, WHOLE), pytest.raises(TimeoutException) as caught:
                users(client).users_put(ID, _request_timeout=WHOLE)
            blocker.join()
    assert not caught.value.outcome_unknown
    assert len(server.requests) == 1


def test_all_addresses_of_a_name_share_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    with wire.Server(listening=False) as server, client_for(server, retries=0) as client:
        server.clog()
        resolve(monkeypatch, *[(server.host, server.port)] * 4)
        with lasting(WHOLE, WHOLE), pytest.raises(TimeoutException) as caught:
            users(client).users_put(ID, _request_timeout=WHOLE)
    assert not caught.value.outcome_unknown


def test_all_addresses_of_a_name_share_the_connect_time_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with wire.Server(listening=False) as server, client_for(server, retries=0) as client:
        server.clog()
        resolve(monkeypatch, *[(server.host, server.port)] * 4)
        with lasting(WHOLE, WHOLE), pytest.raises(TimeoutException):
            users(client).users_put(ID, _request_timeout=(WHOLE, 60))


def test_an_address_that_stalls_leaves_time_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    with wire.Server(listening=False) as silent, wire.Server() as server:
        silent.clog()
        resolve(monkeypatch, (silent.host, silent.port), (server.host, server.port))
        with client_for(server, retries=0) as client, lasting(WHOLE / 2, WHOLE):
            assert users(client).users_get(ID, _request_timeout=WHOLE).id is None
    assert len(server.requests) == 1


def test_an_address_that_refuses_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with wire.Server(listening=False) as closed, wire.Server() as server:
        resolve(monkeypatch, (closed.host, closed.port), (server.host, server.port))
        with client_for(server, retries=0) as client, lasting(0, 0):
            users(client).users_get(ID)
    assert len(server.requests) == 1


def test_a_tls_handshake_is_part_of_the_whole(certificates: Certificates) -> None:
    step = wire.cut_handshake("stall")
    with wire.Server(step, tls=certificates.right) as server:
        with client_for(server, ssl_ca_cert=certificates.authority) as client:
            with lasting(WHOLE, WHOLE), pytest.raises(TimeoutException) as caught:
                users(client).users_put(ID, _request_timeout=WHOLE)
    assert not caught.value.outcome_unknown


@pytest.mark.parametrize("at", ["headers", "body"])
def test_tls_does_not_hide_a_drip(certificates: Certificates, at: str) -> None:
    with wire.Server(wire.drip(at, 0.02), tls=certificates.right) as server:
        with client_for(server, ssl_ca_cert=certificates.authority) as client:
            with lasting(WHOLE, WHOLE), pytest.raises(TimeoutException):
                users(client).users_get(ID, _request_timeout=WHOLE)


def test_a_server_that_does_not_take_the_body_is_part_of_the_whole() -> None:
    body = {"lastname": "x" * 12_000_000}
    with wire.Server(wire.stall("start")) as server, client_for(server) as client:
        with lasting(WHOLE, WHOLE), pytest.raises(TimeoutException) as caught:
            users(client).users_put(ID, body, _request_timeout=WHOLE)
    assert caught.value.outcome_unknown


@pytest.mark.parametrize("wrong", [0, -1, float("nan"), float("inf"), (1, 0), (1, 2, 3, 4), ()])
def test_a_time_out_that_is_none_is_a_value_error(wrong: Any) -> None:
    with wire.Server() as server, client_for(server) as client:
        with pytest.raises(ValueError, match="_request_timeout"):
            users(client).users_get(ID, _request_timeout=wrong)
    assert server.connections == 0


@pytest.mark.parametrize("wrong", ["5", True, object(), ("1", 2)])
def test_a_time_out_of_another_type_is_a_type_error(wrong: Any) -> None:
    with wire.Server() as server, client_for(server) as client:
        with pytest.raises(TypeError, match="_request_timeout"):
            users(client).users_get(ID, _request_timeout=wrong)
    assert server.connections == 0


def test_the_clock_of_the_policy_measures_the_call() -> None:
    now = [1000.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    policy = RetryPolicy(100, clock=lambda: now[0], sleep=sleep, random=lambda: 1.0)
    with wire.Server(wire.answer(503)) as server, client_for(server, retries=policy) as client:
        with pytest.raises(ServiceException) as caught:
            users(client).users_get(ID, _request_timeout=30)
    # 0.5 + 1 + 2 + 4 + 8 + 8 = 23.5; the next wait would go beyond 30.
    assert caught.value.attempts == server.attempts == 7
    assert caught.value.elapsed == 23.5
