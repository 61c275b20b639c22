"""What type checkers make of jobs: read by mypy and pyright, never run."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from typing_extensions import assert_type

import jcapiv1
from jcapiv1 import ApiException, BulkSummary, JournalView, Outcome, Tenant, Userreturn
from jcapiv1.core.types import Headers
from jcapiv1.jobs.bulk import Bulk


def an_outcome_has_what_the_method_answers(users: jcapiv1.UsersApi) -> None:
    assert_type(jcapiv1.bulk(users.users_put, [{"id": "x"}]), Bulk[Userreturn])
    for outcome in jcapiv1.bulk(users.users_put, ({"id": id} for id in "xy"), 8):
        assert_type(outcome, Outcome[Userreturn])
        assert_type(outcome.result, Userreturn | None)
        assert_type(outcome.error, ApiException | None)
        if outcome.error:
            assert_type(outcome.error.status, int | None)
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
        if_finished="restart",
        retry_unknown=True,
        progress=progress,
        executor=ThreadPoolExecutor(2),
    ) as job:
        assert_type(next(job), Outcome[Userreturn])
        assert_type(job.finished, bool)
        assert_type(job.counts["done"], int)


def a_job_is_carried_out_without_a_loop(users: jcapiv1.UsersApi) -> None:
    summary = jcapiv1.bulk(users.users_put, []).run()
    assert_type(summary, BulkSummary[Userreturn])
    assert_type(summary.failed[0].error, ApiException | None)


async def a_job_with_asyncio(client: jcapiv1.ApiClient) -> None:
    async with client, jcapiv1.bulk(jcapiv1.UsersApi(client).users_put, []) as job:
        async for outcome in job:
            assert_type(outcome, Outcome[Userreturn])


def tenants_and_their_administrators(msp: jcapiv1.ManagedServiceProviderApi) -> None:
    def devices(tenant: Tenant) -> int:
        assert_type(tenant.systems, jcapiv1.SystemsApi)
        return tenant.systems.systems_list(limit=1).total_count or 0

    assert_type(jcapiv1.for_each_tenant(devices, msp), Bulk[int])
    assert_type(jcapiv1.find_tenant(msp, "Acme"), Tenant)
    assert_type(jcapiv1.find_administrator(msp, "ann@example.com").administrator, Userreturn)
    for each in jcapiv1.administrators(msp):
        if each.administrator is None:
            assert_type(each.error, ApiException)
        else:
            assert_type(each.administrator, Userreturn)
            assert_type(each.error, None)


def a_journal_can_be_looked_at() -> None:
    journal = jcapiv1.read_journal("run.jsonl")
    assert_type(journal, JournalView)
    journal.settle("x", "done")
