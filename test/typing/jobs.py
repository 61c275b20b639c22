"""What type checkers make of jobs: read by mypy and pyright, never run."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from typing_extensions import assert_type

import jcapiv1
from jcapiv1 import Outcome, Userreturn
from jcapiv1.core.types import Headers
from jcapiv1.jobs.bulk import Bulk


def an_outcome_has_what_the_method_answers(users: jcapiv1.UsersApi) -> None:
    assert_type(jcapiv1.bulk(users.users_put, [{"id": "x"}]), Bulk[Userreturn])
    for outcome in jcapiv1.bulk(users.users_put, ({"id": id} for id in "xy"), 8):
        assert_type(outcome, Outcome[Userreturn])
        assert_type(outcome.result, Userreturn | None)
        assert_type(outcome.error, BaseException | None)
    assert_type(jcapiv1.bulk(users.users_reactivate_get, []), Bulk[None])
    assert_type(
        jcapiv1.bulk(users.users_put_with_http_info, []), Bulk[tuple[Userreturn, int, Headers]]
    )


def any_function_will_do() -> None:
    def length(text: str) -> int:
        return len(text)

    assert_type(jcapiv1.bulk(length, [{"text": "x"}]), Bulk[int])


def a_job_takes_its_options(users: jcapiv1.UsersApi) -> None:
    def progress(done: int, total: int | None, outcome: Outcome[object]) -> None:
        assert_type(outcome.attempts, int)

    with jcapiv1.bulk(
        users.users_put,
        [],
        journal=Path("run.jsonl"),
        name="spring",
        key=lambda call: call["id"],
        ordered=False,
        retry_unknown=True,
        progress=progress,
        executor=ThreadPoolExecutor(2),
    ) as job:
        assert_type(next(job), Outcome[Userreturn])
        assert_type(job.finished, bool)
        assert_type(job.counts["done"], int)
