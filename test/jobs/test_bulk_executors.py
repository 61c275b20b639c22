"""Jobs on executors of the user's: other threads, processes, and what must not go there."""

from __future__ import annotations

import json
import multiprocessing
import os
import pickle
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

import jcapiv1
from jcapiv1 import ApiClient, NotFoundException, UsersApi, WrappedException
from jcapiv1.jobs.task import Task, run
from jcapiv1.jobs.work_item import WorkItem
from jcapiv1.sandbox import Sandbox


class Inline(Executor):
    """Runs everything at once where it is, and counts."""

    def __init__(self) -> None:
        self.ran = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.ran += 1
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


class Pickling(Inline):
    """As if run in another process: only pickles go in and come out."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        fn, args = pickle.loads(pickle.dumps((fn, args)))
        future: Future[Any] = Future()
        future.set_result(pickle.loads(pickle.dumps(fn(*args))))
        return future


class Broken(Executor):
    """Takes two tasks, then no more."""

    def __init__(self) -> None:
        self.left = 2

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        if not self.left:
            raise RuntimeError("the pool is broken")
        self.left -= 1
        future: Future[Any] = Future()
        future.set_result(fn(*args))
        return future


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[ApiClient]:
    with ApiClient(sandbox.configuration(org_id=sandbox.organizations[0].id, retries=0)) as client:
        yield client


@pytest.fixture
def ids(sandbox: Sandbox) -> list[str]:
    return [sandbox.administrator(organization=sandbox.organizations[0]).id for _ in range(20)]


def double(number: int) -> int:
    return 2 * number


def numbers(count: int) -> list[dict[str, int]]:
    return [{"number": number} for number in range(count)]


def test_threads_of_the_user_carry_the_job_and_live_on() -> None:
    with ThreadPoolExecutor(2) as executor:
        job = jcapiv1.bulk(double, numbers(9), 2, executor=executor)
        assert [outcome.result for outcome in job] == [2 * n for n in range(9)]
        assert executor.submit(double, 1).result() == 2


def test_any_executor_carries_what_may_be_repeated(client: ApiClient, ids: list[str]) -> None:
    executor = Inline()
    job = jcapiv1.bulk(UsersApi(client).users_get, ({"id": id} for id in ids), executor=executor)
    assert [outcome.result and outcome.result.id for outcome in job] == ids
    assert executor.ran == len(ids)


def test_a_cluster_is_refused_what_must_not_be_repeated(client: ApiClient) -> None:
    with pytest.raises(ValueError, match="users_reactivate_get must not be repeated, and Inline"):
        jcapiv1.bulk(UsersApi(client).users_reactivate_get, [], executor=Inline())


def test_one_client_serves_all_calls_of_another_process(
    sandbox: Sandbox, client: ApiClient, ids: list[str]
) -> None:
    task = pickle.dumps(Task(UsersApi(client).users_get))
    first, second = pickle.loads(task), pickle.loads(task)
    assert first is second
    answer = run(first, WorkItem(0, {"id": ids[0]}))
    assert answer is not None
    assert (answer.result.id, answer.attempts, answer.error) == (ids[0], 1, None)
    first._method.__self__.api_client.close()


def test_errors_come_back_from_another_process(client: ApiClient, ids: list[str]) -> None:
    calls = [{"id": ids[0]}, {"id": "0" * 24}]
    good, bad = jcapiv1.bulk(UsersApi(client).users_get, calls, executor=Pickling())
    assert good.result is not None
    assert good.result.id == ids[0]
    assert isinstance(bad.error, NotFoundException)
    assert (bad.status, bad.attempts) == ("failed", 1)


def test_an_executor_that_takes_no_more_ends_the_job_and_leaves_a_journal(
    client: ApiClient, ids: list[str], tmp_path: Path
) -> None:
    calls = [{"id": id} for id in ids]
    api, path = UsersApi(client), tmp_path / "run.jsonl"
    job = jcapiv1.bulk(api.users_get, calls, 1, journal=path, if_finished="skip", executor=Broken())
    assert [next(job).status, next(job).status] == ["done", "done"]
    with pytest.raises(RuntimeError, match="the pool is broken"):
        next(job)
    again = jcapiv1.bulk(api.users_get, calls, 1, journal=path, if_finished="skip")
    assert Counter(outcome.status for outcome in again) == {"skipped": 2, "done": 18}


def test_what_an_executor_never_took_is_not_in_doubt(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    with ThreadPoolExecutor(1) as executor:
        pass  # shut down
    with pytest.raises(RuntimeError, match="after shutdown"):
        list(
            jcapiv1.bulk(double, numbers(3), 1, journal=path, if_finished="skip", executor=executor)
        )
    last = json.loads(path.read_text().splitlines()[-1])
    assert last["status"] == "failed"
    job = jcapiv1.bulk(double, numbers(3), journal=path, if_finished="skip")
    assert [outcome.status for outcome in job] == ["done"] * 3


@pytest.mark.long
def test_processes_carry_a_journalled_job(
    sandbox: Sandbox, client: ApiClient, ids: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "run.jsonl"
    calls = [{"id": id} for id in ids]
    method = UsersApi(client).users_reactivate_get
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as executor:
        job = jcapiv1.bulk(method, calls, 2, journal=path, if_finished="skip", executor=executor)
        assert [outcome.status for outcome in job] == ["done"] * len(ids)
        assert job.finished
        again = jcapiv1.bulk(method, calls, 2, journal=path, if_finished="skip", executor=executor)
        assert {outcome.status for outcome in again} == {"skipped"}
    assert Counter(mail.administrator for mail in sandbox.outbox) == dict.fromkeys(ids, 1)
    assert client._shared.resources is None  # nothing was sent from here


@pytest.mark.long
def test_the_call_of_a_lost_process_is_in_doubt_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    calls = [{"status": 1}, {"status": 2}]
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as executor:
        job = jcapiv1.bulk(os._exit, calls, 1, journal=path, if_finished="skip", executor=executor)
        first = next(job)
        assert first.status == "unknown"
        assert isinstance(first.error, WrappedException)
        assert isinstance(first.error.original, BrokenProcessPool)
        with pytest.raises(BrokenProcessPool):
            next(job)
    _, begun, unknown, *rest = [json.loads(line) for line in path.read_text().splitlines()]
    assert begun["begun"] == unknown["call"]
    assert (unknown["status"], unknown["error"]) == ("unknown", {"class": "BrokenProcessPool"})
    assert [line.get("status") for line in rest] == [None, "failed"]
