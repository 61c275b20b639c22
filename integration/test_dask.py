"""A job on a Dask cluster of worker processes, under its distributed scheduler; `tox -e dask`."""

from __future__ import annotations

import json
import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from distributed import Client, LocalCluster

import jcapiv1
from jcapiv1 import ApiClient, NotFoundException, UsersApi
from jcapiv1.sandbox import Sandbox

CALLS = 200
TENANTS = 10_000


@pytest.fixture(scope="module")
def cluster() -> Iterator[Client]:
    with (
        LocalCluster(
            n_workers=4, threads_per_worker=2, processes=True, dashboard_address=None
        ) as started,
        Client(started) as client,
    ):
        yield client


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(organizations=1, administrators=CALLS, multi_tenant=False) as running:
        yield running


@pytest.fixture
def api(sandbox: Sandbox) -> Iterator[UsersApi]:
    with ApiClient(sandbox.configuration()) as client:
        yield UsersApi(client)


def changes(sandbox: Sandbox) -> list[dict[str, Any]]:
    return [
        {"id": administrator.id, "body": {"lastname": f"N{number}"}}
        for number, administrator in enumerate(sandbox.administrators)
    ]


def test_worker_processes_carry_a_journalled_job(
    cluster: Client, sandbox: Sandbox, api: UsersApi, tmp_path: Path
) -> None:
    calls, journal = changes(sandbox), tmp_path / "run.jsonl"
    executor = cluster.get_executor()
    job = jcapiv1.bulk(api.users_put, calls, 8, journal=journal, executor=executor)
    outcomes = list(job)
    assert [outcome.call for outcome in outcomes] == calls
    assert [outcome.result and outcome.result.lastname for outcome in outcomes] == [
        call["body"]["lastname"] for call in calls
    ]
    assert job.finished
    assert [a.document["lastname"] for a in sandbox.administrators] == [
        call["body"]["lastname"] for call in calls
    ]
    assert sandbox.request_counts["users_put"] == CALLS

    again = jcapiv1.bulk(
        api.users_put, calls, 8, journal=journal, if_finished="skip", executor=executor
    )
    assert {outcome.status for outcome in again} == {"skipped"}
    assert sandbox.request_counts["users_put"] == CALLS


def test_errors_come_home_with_their_facts(
    cluster: Client, sandbox: Sandbox, api: UsersApi
) -> None:
    calls = [{"id": "0" * 24}, {"id": sandbox.administrators[0].id}]
    bad, good = jcapiv1.bulk(api.users_get, calls, executor=cluster.get_executor())
    assert isinstance(bad.error, NotFoundException)
    assert (bad.status, bad.error.operation, bad.attempts) == ("failed", "users_get", 1)
    assert good.result is not None
    assert good.result.id == calls[1]["id"]


def test_a_worker_that_is_killed_does_not_stop_the_job(
    cluster: Client, sandbox: Sandbox, api: UsersApi, tmp_path: Path
) -> None:
    calls, journal = changes(sandbox), tmp_path / "run.jsonl"
    victim, *_ = cluster.run(os.getpid).values()
    counts: Counter[str] = Counter()
    with jcapiv1.bulk(
        api.users_put, calls, 8, journal=journal, executor=cluster.get_executor()
    ) as job:
        for number, outcome in enumerate(job):
            counts[outcome.status] += 1
            if number == CALLS // 4:
                os.kill(victim, signal.SIGKILL)
    assert counts["done"] + counts["failed"] == CALLS
    list(jcapiv1.bulk(api.users_put, calls, journal=journal, if_finished="skip"))
    assert [a.document["lastname"] for a in sandbox.administrators] == [
        call["body"]["lastname"] for call in calls
    ]
    assert json.loads(journal.read_text().splitlines()[-1])["finished"] == CALLS


def test_what_must_not_be_repeated_is_refused(cluster: Client, api: UsersApi) -> None:
    with pytest.raises(ValueError, match="users_reactivate_get must not be repeated"):
        jcapiv1.bulk(api.users_reactivate_get, [], executor=cluster.get_executor())


def test_a_job_over_ten_thousand_tenants_loses_nothing(
    cluster: Client, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """The throughput goes into the report of `--junit-xml`."""
    with Sandbox(organizations=TENANTS, administrators=TENANTS, keep_requests=10) as sandbox:
        calls = [
            {"id": each.id, "x_org_id": each.organization, "body": {"lastname": "Changed"}}
            for each in sandbox.administrators
        ]
        assert len({call["x_org_id"] for call in calls}) > TENANTS // 2
        took: dict[str, float] = {}
        for name, executor in (("one process", None), ("four", cluster.get_executor())):
            with ApiClient(sandbox.configuration()) as client:
                for administrator in sandbox.administrators:
                    administrator.document["lastname"] = "Before"
                before, began = sandbox.request_counts["users_put"], time.perf_counter()
                job = jcapiv1.bulk(
                    UsersApi(client).users_put, calls, 8, ordered=False,
                    journal=tmp_path / f"{name}.jsonl", executor=executor,
                )  # fmt: skip
                counts = Counter(outcome.status for outcome in job)
                took[name] = time.perf_counter() - began
            assert counts == {"done": TENANTS}
            assert sandbox.request_counts["users_put"] - before == TENANTS, "none twice"
            assert {a.document["lastname"] for a in sandbox.administrators} == {"Changed"}
    for name, seconds in took.items():
        record_property(f"calls a second by {name}", round(TENANTS / seconds))
