"""Many calls as one job: order, failures, laziness, holding back, progress."""

from __future__ import annotations

import functools
import io
import itertools
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from math import inf
from typing import Any

import pytest

import jcapiv1
from jcapiv1 import (
    ApiClient,
    NotFoundException,
    Outcome,
    RetryPolicy,
    TooManyRequestsException,
    UsersApi,
    WrappedException,
)
from jcapiv1.jobs.bulk import Bulk
from jcapiv1.sandbox import Sandbox


class FakeTime:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def numbers(count: int) -> list[dict[str, Any]]:
    return [{"number": number} for number in range(count)]


def double(number: int) -> int:
    return 2 * number


@pytest.fixture
def api(sandbox: Sandbox) -> Iterator[UsersApi]:
    tenant = sandbox.organizations[0].id
    with ApiClient(sandbox.configuration(org_id=tenant)) as client:
        yield UsersApi(client)


@pytest.fixture
def ids(sandbox: Sandbox) -> list[str]:
    tenant = sandbox.organizations[0]
    return [sandbox.administrator(organization=tenant).id for _ in range(8)]


def test_each_call_has_an_outcome_in_the_order_of_the_calls() -> None:
    outcomes = list(jcapiv1.bulk(double, numbers(50)))
    assert [outcome.call for outcome in outcomes] == numbers(50)
    assert [outcome.result for outcome in outcomes] == [2 * number for number in range(50)]
    assert all(outcome.ok and outcome.status == "done" for outcome in outcomes)


def test_outcomes_come_in_order_although_the_first_call_takes_longest() -> None:
    others = threading.Barrier(3)

    def slow_first(number: int) -> int:
        others.wait(10)
        return number

    assert [o.result for o in jcapiv1.bulk(slow_first, numbers(9), 3)] == list(range(9))


def test_unordered_outcomes_come_as_they_are_completed() -> None:
    last = threading.Event()

    def first_last(number: int) -> int:
        if number == 0:
            assert last.wait(10)
        return number

    job = jcapiv1.bulk(first_last, numbers(9), 3, ordered=False)
    found = [next(job).result for _ in range(8)]
    assert sorted(found) == list(range(1, 9))  # type: ignore[type-var]
    last.set()
    assert [outcome.result for outcome in job] == [0]


def test_changes_reach_the_service(sandbox: Sandbox, api: UsersApi, ids: list[str]) -> None:
    changes = ({"id": id, "body": {"lastname": f"N{n}"}} for n, id in enumerate(ids))
    outcomes = list(jcapiv1.bulk(api.users_put, changes))
    names = {admin.id: admin.document["lastname"] for admin in sandbox.administrators}
    assert [names[id] for id in ids] == [f"N{n}" for n in range(len(ids))]
    assert [outcome.result.lastname for outcome in outcomes if outcome.result] == [
        f"N{n}" for n in range(len(ids))
    ]
    assert {outcome.attempts for outcome in outcomes} == {1}
    assert all(0 < outcome.elapsed < 10 for outcome in outcomes)


def test_a_failure_does_not_stop_the_rest(api: UsersApi, ids: list[str]) -> None:
    calls = [{"id": id} for id in (*ids[:2], "0" * 24, ids[2])]
    job = jcapiv1.bulk(api.users_get, [*calls, {"identity": "x"}])
    outcomes = list(job)
    assert [outcome.status for outcome in outcomes] == ["done", "done", "failed", "done", "failed"]
    assert isinstance(outcomes[2].error, NotFoundException)
    assert isinstance(outcomes[4].error, WrappedException)
    assert isinstance(outcomes[4].error.original, TypeError)
    assert [outcome.error and outcome.error.status for outcome in outcomes[2:]] == [404, None, 0]
    assert not outcomes[2].ok
    assert job.counts == {"done": 3, "failed": 2}
    assert repr(job) == "<Bulk 'users_get': 3 done, 2 failed>"
    assert not job.finished


def test_attempts_are_counted_and_told_to_the_hook_of_the_client_too(
    sandbox: Sandbox, ids: list[str]
) -> None:
    told: list[int] = []
    configuration = sandbox.configuration(
        org_id=sandbox.organizations[0].id,
        retries=RetryPolicy(sleep=lambda seconds: None),
        on_attempt=lambda attempt: told.append(attempt.status),
    )
    sandbox.fail(operation="users_get", status=503, times=2)
    with ApiClient(configuration) as client:
        (outcome,) = jcapiv1.bulk(UsersApi(client).users_get, [{"id": ids[0]}])
    assert (outcome.attempts, outcome.status) == (3, "done")
    assert told == [503, 503, 200]


def test_a_view_for_a_tenant_may_carry_the_job(
    sandbox: Sandbox, api: UsersApi, ids: list[str]
) -> None:
    tenant = sandbox.organizations[1].id
    view = UsersApi(api.api_client.for_organization(tenant))
    (outcome,) = jcapiv1.bulk(view.users_get, [{"id": ids[0]}])
    assert isinstance(outcome.error, NotFoundException)
    assert sandbox.requests[-1].headers["x-org-id"] == tenant


def test_calls_are_taken_as_they_are_needed_by_the_thread_that_iterates() -> None:
    taken: list[int] = []

    def calls() -> Iterator[dict[str, int]]:
        for number in itertools.count():
            assert threading.current_thread() is threading.main_thread()
            taken.append(number)
            yield {"number": number}

    job = jcapiv1.bulk(double, calls(), 3)
    assert taken == []
    for number in range(20):
        assert next(job).result == 2 * number
        assert len(taken) <= number + 1 + 4 * 3
    job.close()


def test_no_more_calls_are_under_way_than_there_are_workers() -> None:
    under_way = threading.Semaphore(3)
    most = threading.Event()

    def method(number: int) -> None:
        assert under_way.acquire(blocking=False)
        if not under_way._value:
            most.set()
        most.wait(0.1)
        under_way.release()

    assert all(outcome.ok for outcome in jcapiv1.bulk(method, numbers(30), 3))
    assert most.is_set()


def too_many(seconds: float | None) -> TooManyRequestsException:
    error = TooManyRequestsException(429, "Too Many Requests")
    error.retry_after = seconds
    return error


@pytest.mark.parametrize("seconds", [7.0, 1e6])
def test_after_a_429_nothing_is_sent_for_as_long_as_the_service_asked(seconds: float) -> None:
    time_ = FakeTime()
    sent: list[float] = []

    def method(number: int) -> None:
        sent.append(time_.now)
        if number == 0:
            raise too_many(seconds)

    job = Bulk[None](
        method, numbers(3), 1, title="job", max_wait=inf, clock=time_.clock, sleep=time_.sleep
    )
    assert [outcome.status for outcome in job] == ["failed", "done", "done"]
    assert sent == pytest.approx([1000, 1000 + seconds, 1000 + seconds])
    assert max(time_.slept) <= threading.TIMEOUT_MAX


def test_a_service_that_asks_for_too_long_a_wait_ends_the_job(
    sandbox: Sandbox, ids: list[str]
) -> None:
    sandbox.fail(operation="users_get", status=429, retry_after=86_400)
    with ApiClient(sandbox.configuration(org_id=sandbox.organizations[0].id)) as client:
        job = jcapiv1.bulk(UsersApi(client).users_get, ({"id": id} for id in ids), 1)
        assert next(job).status == "failed"
        with pytest.raises(TooManyRequestsException, match="wait 86400 s, longer than max_wait"):
            next(job)
    assert list(job) == []
    assert not job.finished
    assert sandbox.request_counts["users_get"] == 1


def test_what_is_under_way_is_handed_out_before_a_job_ends_for_too_long_a_wait() -> None:
    both_begun = threading.Barrier(2)

    def method(number: int) -> int:
        both_begun.wait(10)
        if number == 0:
            raise too_many(900)
        time.sleep(0.05)
        return number

    job = jcapiv1.bulk(method, numbers(9), 2, max_wait=899)
    assert [next(job).status, next(job).status] == ["failed", "done"]
    with pytest.raises(TooManyRequestsException, match="longer than max_wait") as caught:
        next(job)
    assert caught.value.retry_after == pytest.approx(900, abs=5)
    assert (caught.value.status, len(list(job))) == (429, 0)


def test_a_hold_at_the_end_holds_nothing() -> None:
    def method(number: int) -> None:
        raise too_many(900)

    assert [outcome.status for outcome in jcapiv1.bulk(method, numbers(1))] == ["failed"]


def test_a_job_that_waits_says_so(caplog: pytest.LogCaptureFixture) -> None:
    class Progress:
        def __init__(self) -> None:
            self.told: list[float] = []

        def __call__(self, done: int, total: int | None, outcome: Outcome[Any]) -> None:
            self.told.append(done)

        def waiting(self, seconds: float) -> None:
            self.told.append(seconds)

    def method(number: int) -> None:
        if number == 0:
            raise too_many(7)

    time_, progress = FakeTime(), Progress()
    job = Bulk[None](
        method, numbers(3), 1, title="spring", report=progress,
        clock=time_.clock, sleep=time_.sleep,
    )  # fmt: skip
    assert len(list(job)) == 3
    assert progress.told == [1, pytest.approx(7), 2, 3]
    said = [r.getMessage() for r in caplog.records if r.levelname == "WARNING"]
    assert said == ["job 'spring' sends nothing for 7.0 s: the service asked to wait (429)"]


def test_a_bar_says_that_the_job_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    def method(number: int) -> None:
        if number == 1:
            raise too_many(0.2)

    monkeypatch.setattr("tqdm.tqdm.monitor_interval", 0)  # no thread of its own
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    list(jcapiv1.bulk(method, numbers(3), 1, progress=True))
    shown = sys.stderr.getvalue()  # type: ignore[attr-defined]
    assert "waits 0 s, as the service asked" in shown
    assert not shown.rstrip().endswith("asked]")


@pytest.mark.parametrize("value", [-1, float("nan")])
def test_a_longest_wait_that_is_none_is_a_value_error(value: float) -> None:
    with pytest.raises(ValueError, match="max_wait is"):
        jcapiv1.bulk(double, numbers(1), max_wait=value)


def test_what_came_of_other_calls_is_handed_out_while_nothing_may_be_sent() -> None:
    both_begun = threading.Barrier(2)

    def method(number: int) -> int:
        if number < 2:
            both_begun.wait(10)
        if number == 0:
            raise too_many(0.3)
        time.sleep(0.05)  # until the refusal has been taken in
        return number

    started = time.monotonic()
    job = jcapiv1.bulk(method, numbers(4), 2, ordered=False)
    first_two = [next(job).call["number"], next(job).call["number"]]
    assert time.monotonic() - started < 0.25
    assert sorted(first_two) == [0, 1]
    assert len(list(job)) == 2
    assert time.monotonic() - started > 0.3


@pytest.mark.long
def test_a_429_that_the_client_waits_out_by_itself_holds_back_all_others(
    sandbox: Sandbox, ids: list[str]
) -> None:
    waiting = threading.Event()
    told: list[tuple[float, int]] = []

    def sleep(seconds: float) -> None:
        waiting.set()
        time.sleep(seconds)

    def calls() -> Iterator[dict[str, str]]:
        yield {"id": ids[0]}
        assert waiting.wait(10)
        yield from ({"id": id} for id in ids[1:])

    configuration = sandbox.configuration(
        org_id=sandbox.organizations[0].id,
        retries=RetryPolicy(base=0.2, random=lambda: 1.0, sleep=sleep),
        on_attempt=lambda attempt: told.append((time.monotonic(), attempt.status)),
    )
    sandbox.fail(operation="users_get", status=429)
    with ApiClient(configuration) as client:
        outcomes = list(jcapiv1.bulk(UsersApi(client).users_get, calls(), 2))
    assert [outcome.attempts for outcome in outcomes] == [2, *(1 for _ in ids[1:])]
    (refused_at, status), (next_at, _), *_ = told
    assert status == 429
    assert next_at >= refused_at + 0.2


def test_what_taking_a_call_raises_ends_the_job_at_its_turn() -> None:
    def calls() -> Iterator[dict[str, int]]:
        yield from numbers(3)
        raise KeyError("row 4")

    job = jcapiv1.bulk(double, calls())
    assert [next(job).result for _ in range(3)] == [0, 2, 4]
    with pytest.raises(KeyError, match="row 4"):
        next(job)
    assert list(job) == []
    assert not job.finished


def test_an_iterable_may_fill_the_same_dictionary_again_and_again() -> None:
    def calls() -> Iterator[dict[str, int]]:
        call = {"number": 0}
        for call["number"] in range(9):  # a habit of those who save memory
            yield call

    assert [outcome.result for outcome in jcapiv1.bulk(double, calls())] == [
        2 * number for number in range(9)
    ]


def test_what_is_no_call_ends_the_job_at_its_turn() -> None:
    job = jcapiv1.bulk(double, [{"number": 1}, "number"])  # type: ignore[list-item]
    assert next(job).result == 2
    with pytest.raises(TypeError, match="dictionaries of keyword arguments, not str"):
        next(job)


def test_a_call_may_not_be_asynchronous(api: UsersApi, ids: list[str]) -> None:
    job = jcapiv1.bulk(api.users_get, [{"id": ids[0]}, {"id": ids[0], "async_req": True}])
    first, second = job
    assert isinstance(second.error, WrappedException)
    assert isinstance(second.error.original, TypeError)
    assert (first.status, second.status) == ("done", "failed")


def test_a_call_may_have_no_arguments() -> None:
    assert [o.result for o in jcapiv1.bulk(lambda: "called", [{}, {}])] == ["called", "called"]


def test_no_workers_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="workers is 0"):
        jcapiv1.bulk(double, numbers(1), workers=0)


def test_what_cannot_be_called_is_a_type_error() -> None:
    with pytest.raises(TypeError, match=r"takes a method such as api\.users_put, not str"):
        jcapiv1.bulk("users_put", numbers(1))  # type: ignore[call-overload]


def test_what_cannot_be_iterated_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="not iterable"):
        jcapiv1.bulk(double, 5)  # type: ignore[call-overload]


def test_a_job_without_calls_is_finished() -> None:
    job = jcapiv1.bulk(double, [])
    assert not job.finished
    assert list(job) == []
    assert job.finished


def test_progress_is_told_of_every_outcome() -> None:
    told: list[tuple[int, int | None, object]] = []

    def progress(done: int, total: int | None, outcome: Outcome[Any]) -> None:
        told.append((done, total, outcome.result))

    list(jcapiv1.bulk(double, numbers(2), progress=progress))
    list(jcapiv1.bulk(double, iter(numbers(1)), progress=progress))
    assert told == [(1, 2, 0), (2, 2, 2), (1, None, 0)]


def test_progress_may_be_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tqdm.tqdm.monitor_interval", 0)  # no thread of its own
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    list(jcapiv1.bulk(double, numbers(7), progress=True, name="doubling"))
    list(jcapiv1.bulk(double, [], progress=True))
    shown = sys.stderr.getvalue()  # type: ignore[attr-defined]
    assert "doubling: 100%" in shown
    assert "7/7" in shown


def test_a_bar_without_tqdm_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tqdm", None)
    with pytest.raises(ImportError, match=r'pip install "\.\[progress\]"'):
        jcapiv1.bulk(double, numbers(1), progress=True)
    assert len(list(jcapiv1.bulk(double, numbers(1), progress=False))) == 1


@pytest.mark.parametrize("leave", ["break", "close", "with"])
def test_a_job_that_is_left_finishes_what_is_under_way_and_sends_nothing_more(leave: str) -> None:
    done: list[int] = []

    def method(number: int) -> None:
        time.sleep(0.01)
        done.append(number)

    if leave == "break":
        for _ in jcapiv1.bulk(method, numbers(100), 3):
            break
    elif leave == "with":
        with jcapiv1.bulk(method, numbers(100), 3) as job:
            next(job)
    else:
        job = jcapiv1.bulk(method, numbers(100), 3)
        next(job)
        job.close()
        assert 0 < len(list(job)) <= 6
    count = len(done)
    assert 1 <= count <= 8
    time.sleep(0.03)
    assert len(done) == count


def interrupt_when(condition: Callable[[], bool]) -> threading.Thread:
    def watch() -> None:
        import _thread

        while not condition():
            time.sleep(0.001)
        _thread.interrupt_main()

    thread = threading.Thread(target=watch)
    thread.start()
    return thread


def test_ctrl_c_finishes_what_is_under_way_and_hands_it_out_afterwards() -> None:
    go_on = threading.Event()
    begun: list[int] = []

    def method(number: int) -> int:
        begun.append(number)
        if number == 3:
            time.sleep(0.05)
            go_on.set()
        assert go_on.wait(10)
        return number

    job = jcapiv1.bulk(method, numbers(100), 4)
    watch = interrupt_when(lambda: len(begun) == 4)
    with pytest.raises(KeyboardInterrupt):
        next(job)
    watch.join()
    assert go_on.is_set()
    assert [outcome.result for outcome in job] == [0, 1, 2, 3]
    assert not job.finished
    assert "jcapiv1-bulk" not in str(threading.enumerate())


def test_ctrl_c_while_the_job_starts_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start = threading.Thread.start

    def interrupted(self: threading.Thread) -> None:
        start(self)
        raise KeyboardInterrupt

    sent: list[int] = []
    monkeypatch.setattr(threading.Thread, "start", interrupted)
    with pytest.raises(KeyboardInterrupt):
        next(jcapiv1.bulk(lambda number: sent.append(number), numbers(9)))
    assert sent == []


def test_what_is_no_api_method_must_not_be_repeated(api: UsersApi) -> None:
    class Mine(UsersApi):
        def mine(self, id: str) -> str:
            return id

    for method in (functools.partial(double, 1), [].append, Mine(api.api_client).mine, double):
        with pytest.raises(ValueError, match="must not be repeated"):
            jcapiv1.bulk(method, [], executor=Executor())
    jcapiv1.bulk(api.users_put, [], executor=Executor()).close()
    jcapiv1.bulk(api.users_put_with_http_info, [], executor=Executor()).close()


def test_a_job_collected_in_another_thread_does_not_wait_there() -> None:
    go_on = threading.Event()
    holder = [jcapiv1.bulk(lambda number: go_on.wait(10), numbers(2), 1)]
    holder[0]._fill()
    collector = threading.Thread(target=holder.clear)
    collector.start()
    collector.join(5)
    assert not collector.is_alive()
    go_on.set()
