"""After a 429 the whole client holds back, slows down, and grows faster again."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import wire
from contract import ID
from transport import client_for

import jcapiv1
from jcapiv1.core.rate_limit import RateLimit
from jcapiv1.core.retry import RetryPolicy

PAGE = b'{"results": [], "totalCount": 0}'


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def acquire(self, limit: RateLimit, left: float = 300.0) -> bool:
        return limit.acquire(self.now, left, self, self.sleep)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def used(limit: RateLimit, clock: Clock, rate: float, seconds: float = 10.0) -> None:
    """As after attempts at that rate."""
    for _ in range(int(rate * seconds)):
        limit.began.append(clock.now)
        clock.now += 1 / rate


def test_nothing_is_held_back_before_a_429(clock: Clock) -> None:
    limit = RateLimit()
    assert not limit.active
    assert all(clock.acquire(limit) for _ in range(1000))
    assert clock.slept == []


def test_a_429_halves_the_rate_that_there_was(clock: Clock) -> None:
    limit = RateLimit()
    used(limit, clock, 20)
    limit.throttled(clock.now, clock.now)
    assert limit.active
    assert limit.rate == pytest.approx(10, rel=0.1)
    began = clock.now
    for _ in range(20):
        assert clock.acquire(limit)
    assert clock.now - began == pytest.approx(2, rel=0.15)


def test_attempts_under_way_at_that_moment_halve_it_once(clock: Clock) -> None:
    limit = RateLimit()
    used(limit, clock, 20)
    began = clock.now
    clock.now += 0.1
    for _ in range(8):
        limit.throttled(began, clock.now)
    assert limit.rate == pytest.approx(10, rel=0.1)
    limit.throttled(clock.now, clock.now + 0.1)
    assert limit.rate == pytest.approx(5, rel=0.1)


def test_it_never_gets_slower_than_some_requests_a_second(clock: Clock) -> None:
    limit = RateLimit()
    for _ in range(20):
        clock.now += 1
        limit.throttled(clock.now, clock.now)
    assert limit.rate == 2.5


def test_it_grows_with_the_time_since_the_last_429_until_nothing_is_held_back(
    clock: Clock,
) -> None:
    limit = RateLimit()
    used(limit, clock, 20)
    limit.throttled(clock.now, clock.now)
    rates = []
    while limit.active:
        clock.now += 0.5
        limit.succeeded(clock.now)
        rates.append(limit.rate or 0)
    assert rates[:-1] == sorted(rates[:-1])
    assert rates[3] > 15
    assert limit.rate is None
    assert len(rates) < 60, "half a minute"


def test_nothing_is_sent_while_the_service_asked_to_wait(clock: Clock) -> None:
    limit = RateLimit()
    limit.throttled(clock.now, clock.now, hold=7.0)
    began = clock.now
    assert clock.acquire(limit)
    assert clock.now - began == pytest.approx(7)


def test_a_turn_that_does_not_come_in_time_is_given_up(clock: Clock) -> None:
    limit = RateLimit()
    limit.throttled(clock.now, clock.now, hold=7.0)
    began = clock.now
    assert not clock.acquire(limit, left=3.0)
    assert clock.now - began == pytest.approx(3)
    assert clock.acquire(limit), "the place in the queue is free again"


def test_a_bound_holds_from_the_first_attempt_and_the_rate_never_exceeds_it(clock: Clock) -> None:
    limit = RateLimit(4.0)
    began = clock.now
    for _ in range(9):
        assert clock.acquire(limit)
    assert clock.now - began == pytest.approx(2)
    limit.throttled(clock.now, clock.now)
    for _ in range(100):
        clock.now += 1
        limit.succeeded(clock.now)
        assert limit.rate is not None
        assert limit.rate <= 4.0
    assert limit.active


def test_a_sleep_that_only_pretends_does_not_turn_in_circles() -> None:
    slept: list[float] = []
    limit = RateLimit()
    limit.throttled(0.0, 0.0, hold=30.0)
    assert limit.acquire(0.0, 300.0, lambda: 0.0, slept.append)
    assert sum(slept) == pytest.approx(30)


# Calls.


class Scaled:
    """Time that runs `factor` times as fast."""

    def __init__(self, factor: float) -> None:
        self.factor = factor
        self.policy = RetryPolicy(
            clock=self.now, sleep=lambda s: time.sleep(s / factor), count_throttled=False
        )

    def now(self) -> float:
        return time.monotonic() * self.factor


def limited(requests: int, seconds: float, now: Callable[[], float], body: bytes) -> wire.Step:
    """So many requests in each window; then 429, without a Retry-After."""
    lock = threading.Lock()
    windows: dict[int, int] = {}

    def answer(_: wire.Request) -> tuple[bytes, bytes]:
        with lock:
            window = int(now() / seconds)
            windows[window] = windows.get(window, 0) + 1
            if windows[window] > requests:
                return wire.response(429, b'{"message": "Too Many Requests"}')
        return wire.response(200, body)

    return wire.reply(answer)


@pytest.mark.long
@pytest.mark.parametrize("workers", [1, 8])
def test_250_tenants_are_all_read_at_100_requests_in_20_seconds(workers: int) -> None:
    time_of = Scaled(20)
    attempts: list[Any] = []
    with (
        wire.Server(limited(100, 20, time_of.now, PAGE)) as server,
        client_for(server, retries=time_of.policy, on_attempt=attempts.append) as client,
        ThreadPoolExecutor(workers) as pool,
    ):
        users = jcapiv1.UsersApi(client)
        tenants = [f"{number:024x}" for number in range(250)]
        pages = list(pool.map(lambda tenant: users.users_list(x_org_id=tenant), tenants))
    assert [page.total_count for page in pages] == [0] * 250
    refused = sum(each.status == 429 for each in attempts)
    assert 0 < refused < 250
    assert {each.x_org_id for each in attempts} == set(tenants)


def test_by_default_a_429_is_repeated_for_as_long_as_the_call_may_take(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = Clock()
    policy = RetryPolicy(clock=clock, sleep=clock.sleep, count_throttled=False)
    monkeypatch.setattr("jcapiv1.core.call._BUILT_IN_POLICY", policy)
    script = [wire.answer(429)] * 12 + [wire.answer(body=PAGE)]
    with wire.Server(*script) as server, client_for(server) as client:
        assert jcapiv1.UsersApi(client).users_list().total_count == 0
    assert server.attempts == 13


def test_the_built_in_policy_does_not_count_them_and_0_retries_is_no_repeat() -> None:
    from jcapiv1.core.call import _BUILT_IN_POLICY, _policy_of

    assert not _BUILT_IN_POLICY.count_throttled
    assert not _policy_of(2).count_throttled
    with wire.Server(wire.answer(429)) as server, client_for(server, retries=0) as client:
        with pytest.raises(jcapiv1.TooManyRequestsException):
            jcapiv1.UsersApi(client).users_list()
    assert server.attempts == 1


def test_it_ends_with_the_429_when_the_time_of_the_call_is_over() -> None:
    clock = Clock()
    policy = RetryPolicy(clock=clock, sleep=clock.sleep, count_throttled=False)
    with (
        wire.Server(wire.answer(429)) as server,
        client_for(server, retries=policy) as client,
        pytest.raises(jcapiv1.TooManyRequestsException) as caught,
    ):
        jcapiv1.UsersApi(client).users_list(_request_timeout=60)
    assert caught.value.attempts == server.attempts > 4
    assert 50 < caught.value.elapsed <= 60
    assert "requests_per_second" in (caught.value.hint or "")


def test_after_a_429_other_threads_hold_back_too() -> None:
    clock = Clock()
    policy = RetryPolicy(0, clock=clock, sleep=clock.sleep)
    script = [wire.answer(429, headers={"Retry-After": "5"}), wire.answer(body=PAGE)]
    with wire.Server(*script) as server, client_for(server, retries=policy) as client:
        users = jcapiv1.UsersApi(client.for_organization(ID))
        with pytest.raises(jcapiv1.TooManyRequestsException):
            users.users_list()
        began = clock.now
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(jcapiv1.UsersApi(client).users_list).result().total_count == 0
        assert clock.now - began > 0.39
    assert len(server.requests) == 2


def test_a_call_whose_turn_never_comes_sends_nothing() -> None:
    with (
        wire.Server(wire.answer(body=PAGE)) as server,
        client_for(server, requests_per_second=0.1) as client,
    ):
        users = jcapiv1.UsersApi(client)
        users.users_list()
        with pytest.raises(jcapiv1.TimeoutException, match="rate limit") as caught:
            users.users_list(_request_timeout=0.1)
    assert (caught.value.attempts, caught.value.outcome_unknown) == (0, False)
    assert len(server.requests) == 1


def test_a_bound_spaces_the_requests_of_all_threads() -> None:
    with (
        wire.Server(wire.answer(body=PAGE)) as server,
        client_for(server, requests_per_second=50) as client,
        ThreadPoolExecutor(4) as pool,
    ):
        users = jcapiv1.UsersApi(client)
        began = time.monotonic()
        assert len(list(pool.map(lambda _: users.users_list(), range(11)))) == 11
        assert time.monotonic() - began >= 0.19


@pytest.mark.parametrize("value", [0, -1, float("nan"), float("inf")])
def test_a_bound_is_more_than_nothing(value: float) -> None:
    with pytest.raises(ValueError, match="requests_per_second is"):
        jcapiv1.Configuration(requests_per_second=value)
    with pytest.raises(TypeError, match="is a number, not str"):
        jcapiv1.Configuration(requests_per_second="5")  # type: ignore[arg-type]  # as scripts do
