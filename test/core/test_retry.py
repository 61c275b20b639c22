"""The retry rules by themselves: no socket, no time."""

from __future__ import annotations

from typing import Any

import pytest

from jcapiv1.core import retry
from jcapiv1.core.retry import RetryBudget, RetryPolicy, outcome_of_status, parse_retry_after

FOREVER = float("inf")
OUTCOMES = [
    (retry.NOT_SENT, True, True),
    (retry.THROTTLED, True, True),
    (retry.UNAVAILABLE, True, False),
    (retry.INTERRUPTED, True, False),
    (retry.FINAL, False, False),
]


def _wait(
    policy: RetryPolicy,
    *,
    outcome: str = retry.NOT_SENT,
    repeat: str = "always",
    attempt: int = 1,
    retry_after: float | None = None,
    left: float = FOREVER,
) -> float | None:
    return policy.wait(outcome, repeat, attempt, retry_after, left)


@pytest.mark.parametrize(("outcome", "always", "unsent"), OUTCOMES)
def test_the_outcome_and_the_operation_decide(outcome: str, always: bool, unsent: bool) -> None:
    policy = RetryPolicy()
    assert (_wait(policy, outcome=outcome, repeat="always") is not None) == always
    assert (_wait(policy, outcome=outcome, repeat="unsent") is not None) == unsent


def test_an_operation_of_an_unknown_kind_is_never_repeated() -> None:
    assert [_wait(RetryPolicy(), outcome=row[0], repeat="perhaps") for row in OUTCOMES] == [
        None
    ] * 5


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (429, retry.THROTTLED),
        *((status, retry.UNAVAILABLE) for status in (500, 502, 503, 504)),
        *((status, retry.FINAL) for status in (301, 302, 400, 401, 403, 404, 408, 428, 430, 499)),
        *((status, retry.BROKEN) for status in (501, 505, 520, 527, 599)),
    ],
)
def test_each_status_has_its_row(status: int, outcome: str) -> None:
    assert outcome_of_status(status) == outcome


def test_there_are_three_repeats_by_default() -> None:
    policy = RetryPolicy()
    waits = [_wait(policy, attempt=attempt) for attempt in (1, 2, 3, 4)]
    assert [wait is None for wait in waits] == [False, False, False, True]


def test_no_repeats_means_none() -> None:
    assert _wait(RetryPolicy(0)) is None


def test_the_wait_doubles_from_half_a_second_to_eight() -> None:
    policy = RetryPolicy(2000, random=lambda: 1.0)
    waits = [_wait(policy, attempt=attempt) for attempt in (1, 2, 3, 4, 5, 6, 2000)]
    assert waits == [0.5, 1.0, 2.0, 4.0, 8.0, 8.0, 8.0]


@pytest.mark.parametrize("part", [0.0, 0.25, 1.0])
def test_the_jitter_is_full(part: float) -> None:
    policy = RetryPolicy(random=lambda: part)
    assert _wait(policy, attempt=3) == 2.0 * part


def test_base_and_cap_can_be_chosen() -> None:
    policy = RetryPolicy(9, base=3, cap=5, random=lambda: 1.0)
    assert [_wait(policy, attempt=attempt) for attempt in (1, 2, 3)] == [3.0, 5.0, 5.0]


def test_retry_after_is_the_least_wait() -> None:
    policy = RetryPolicy(random=lambda: 1.0)
    assert _wait(policy, retry_after=7.0) == 7.0
    assert _wait(policy, retry_after=0.1) == 0.5
    assert _wait(policy, retry_after=0.0) == 0.5


def test_a_retry_after_beyond_the_limit_ends_the_call() -> None:
    policy = RetryPolicy()
    assert _wait(policy, retry_after=60.0) == 60.0
    assert _wait(policy, retry_after=60.5) is None
    assert _wait(RetryPolicy(max_retry_after=5), retry_after=6.0) is None
    assert _wait(RetryPolicy(max_retry_after=90), retry_after=61.0) == 61.0


def test_a_wait_that_would_reach_the_deadline_is_not_begun() -> None:
    policy = RetryPolicy(random=lambda: 1.0)
    assert _wait(policy, left=0.51) == 0.5
    assert _wait(policy, left=0.5) is None
    assert _wait(policy, retry_after=10.0, left=9.0) is None


@pytest.mark.parametrize("retries", [-1, True, False, 1.0, "3", None])
def test_a_number_of_repeats_that_is_none_is_refused(retries: Any) -> None:
    with pytest.raises(ValueError, match=r"^retries is a whole number from 0$"):
        RetryPolicy(retries)


def test_the_policy_shows_its_numbers() -> None:
    assert repr(RetryPolicy(2, base=1.0, cap=4.0, max_retry_after=9.0)) == (
        "RetryPolicy(retries=2, base=1.0, cap=4.0, max_retry_after=9.0)"
    )


NOW = 1_700_000_000.0  # Tue, 14 Nov 2023 22:13:20 GMT


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("0", 0.0),
        ("120", 120.0),
        (" 5 ", 5.0),
        ("9" * 5000, 9999999999.0),
        ("12345678901", 1234567890.0),
        ("Tue, 14 Nov 2023 22:13:50 GMT", 30.0),
        ("Tue, 14 Nov 2023 22:13:00 GMT", 0.0),
        ("-1", None),
        ("1.5", None),
        ("", None),
        ("soon", None),
        ("\u0665", None),  # a digit, but not one of HTTP's
        ("Tue, 99 Nov 2023 22:13:50 GMT", None),
        ("Tue, 14 Nov 99999 22:13:50 GMT", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str | None, seconds: float | None) -> None:
    assert parse_retry_after(value, NOW) == seconds


def test_the_budget_ends_and_successes_refill_it() -> None:
    budget = RetryBudget(2)
    assert [budget.take(retry.UNAVAILABLE) for _ in range(4)] == [True, True, False, False]
    budget.give_back()
    assert [budget.take(retry.NOT_SENT) for _ in range(2)] == [True, False]


def test_a_429_costs_nothing() -> None:
    budget = RetryBudget(1)
    assert all(budget.take(retry.THROTTLED) for _ in range(10))
    assert budget.take(retry.INTERRUPTED)
    assert budget.take(retry.THROTTLED)


def test_the_budget_never_grows_beyond_its_capacity() -> None:
    budget = RetryBudget(1)
    for _ in range(5):
        budget.give_back()
    assert [budget.take(retry.UNAVAILABLE) for _ in range(2)] == [True, False]


def test_a_client_may_repeat_fifty_times_in_a_row() -> None:
    budget = RetryBudget()
    assert sum(budget.take(retry.UNAVAILABLE) for _ in range(100)) == 50
