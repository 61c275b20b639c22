"""Changes of one record within a job and from run to run: in their order, none lost, none mixed."""

from __future__ import annotations

import itertools
import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import jcapiv1
from jcapiv1 import ApiClient, Userput, UsersApi, WrappedException
from jcapiv1.jobs.record_order import RecordOrder, record_of
from jcapiv1.jobs.snapshot import snapshot
from jcapiv1.jobs.work_item import WorkItem
from jcapiv1.sandbox import Sandbox


@pytest.fixture
def ids(sandbox: Sandbox) -> list[str]:
    tenant = sandbox.organizations[0]
    return [sandbox.administrator(organization=tenant).id for _ in range(60)]


def rename(id: str, name: str, **more: str) -> dict[str, Any]:
    return {"id": id, "body": {"lastname": name}, **more}


def name_of(sandbox: Sandbox, id: str) -> str:
    return str(next(a.document["lastname"] for a in sandbox.administrators if a.id == id))


# What a call holds is frozen when it is taken.


@pytest.mark.parametrize("as_model", [False, True])
def test_a_generator_may_refill_what_a_call_holds(
    sandbox: Sandbox, api: UsersApi, ids: list[str], as_model: bool
) -> None:
    def calls() -> Iterator[dict[str, Any]]:
        call: dict[str, Any] = {"id": "", "body": Userput() if as_model else {"lastname": ""}}
        for number, call["id"] in enumerate(ids):
            if as_model:
                call["body"].lastname = f"N{number}"
            else:
                call["body"]["lastname"] = f"N{number}"
            yield call

    outcomes = list(jcapiv1.bulk(api.users_put, calls(), 8))
    assert [outcome.status for outcome in outcomes] == ["done"] * len(ids)
    assert [name_of(sandbox, id) for id in ids] == [f"N{n}" for n in range(len(ids))]
    assert outcomes[7].call["id"] == ids[7]


def test_a_snapshot_copies_what_json_is_made_of_and_shares_the_rest() -> None:
    lock = threading.Lock()
    model = Userput(lastname="Almeida", growth_data={"a": ["b"]})  # type: ignore[arg-type]
    model.additional_properties["newer"] = [1]
    call = {"body": model, "lists": [[1], (2, [3])], "set": {4}, "lock": lock, "text": "x"}
    frozen = snapshot(call)
    assert frozen == call
    assert frozen["lock"] is lock
    model.lastname = "Miller"
    model.additional_properties["newer"].append(2)
    call["lists"][1][1].append(5)  # type: ignore[index]
    call["set"].add(6)  # type: ignore[attr-defined]
    assert frozen["body"].lastname == "Almeida"
    assert frozen["body"].additional_properties == {"newer": [1]}
    assert frozen["lists"] == [[1], (2, [3])]
    assert frozen["set"] == {4}
    assert isinstance(frozen["body"], Userput)


def test_a_call_that_holds_itself_fails_alone(api: UsersApi, ids: list[str]) -> None:
    body: dict[str, Any] = {}
    body["attributes"] = body
    wrong, right = jcapiv1.bulk(api.users_put, [{"id": ids[0], "body": body}, rename(ids[1], "A")])
    assert (wrong.status, right.status) == ("failed", "done")


# Within a job.


def test_the_later_change_of_a_record_is_sent_when_the_earlier_is_done(
    sandbox: Sandbox, api: UsersApi, ids: list[str]
) -> None:
    sandbox.fail(operation="users_put", delay=0.15)
    calls = [rename(ids[0], f"N{n}") for n in range(3)]
    outcomes = list(jcapiv1.bulk(api.users_put, calls, 8))
    assert [outcome.call["body"]["lastname"] for outcome in outcomes] == ["N0", "N1", "N2"]
    assert [outcome.result and outcome.result.lastname for outcome in outcomes] == [
        "N0", "N1", "N2",
    ]  # fmt: skip
    assert name_of(sandbox, ids[0]) == "N2"


class Gated(ApiClient):
    """Holds back the change to "slow 0" until eight others are done."""

    others = threading.Semaphore(0)

    def call_api(self, *args: Any, **options: Any) -> Any:
        if options["body"] == {"lastname": "slow 0"}:
            for _ in range(8):
                assert self.others.acquire(timeout=10)
        answer = super().call_api(*args, **options)
        self.others.release()
        return answer


def test_other_records_do_not_wait(sandbox: Sandbox, ids: list[str]) -> None:
    slow = [rename(ids[0], f"slow {n}") for n in range(3)]
    others = [rename(id, "N") for id in ids[1:9]]
    with Gated(sandbox.configuration(org_id=sandbox.organizations[0].id)) as client:
        job = jcapiv1.bulk(UsersApi(client).users_put, [*slow, *others], 4)
        assert [outcome.status for outcome in job] == ["done"] * 11
    names = [json.loads(r.body)["lastname"] for r in sandbox.requests if r.operation == "users_put"]
    assert names == [*["N"] * 8, "slow 0", "slow 1", "slow 2"]


def test_the_tenant_may_be_named_in_the_call_or_be_the_default(
    sandbox: Sandbox, api: UsersApi, ids: list[str]
) -> None:
    sandbox.fail(operation="users_put", delay=0.15)
    tenant = sandbox.organizations[0].id
    calls = [rename(ids[0], "first"), rename(f" {ids[0]}", "last", x_org_id=tenant)]
    assert all(outcome.ok for outcome in jcapiv1.bulk(api.users_put, calls))
    assert name_of(sandbox, ids[0]) == "last"


def test_a_record_is_known_by_its_place_in_the_path_and_the_tenant(sandbox: Sandbox) -> None:
    first, second = (each.id for each in sandbox.organizations[:2])
    with ApiClient(sandbox.configuration(org_id=first)) as client:
        operation = ApiClient.operation_of(UsersApi(client).users_put)
        record = record_of(client, operation)
        one = record({"id": "5f0c1d2e3a4b5c6d7e8f9a0c"})
        assert one == record({"id": b"5F0C1D2E3A4B5C6D7E8F9A0C", "x_org_id": first})
        assert one == record_of(client, operation)({"id": "5f0c1d2e3a4b5c6d7e8f9a0c", "body": {}})
        assert one != record({"id": "5f0c1d2e3a4b5c6d7e8f9a0c", "x_org_id": second})
        assert one != record({"id": "5f0c1d2e3a4b5c6d7e8f9a0d"})
        view = client.for_organization(second)
        assert record_of(view, operation)({"id": "5f0c1d2e3a4b5c6d7e8f9a0c"}) != one
        assert record({}) is None
        reads = ApiClient.operation_of(UsersApi(client).users_get)
        assert record_of(client, reads)({"id": "5f0c1d2e3a4b5c6d7e8f9a0c"}) is None
        assert record_of(None, None)({"id": "5f0c1d2e3a4b5c6d7e8f9a0c"}) is None


def test_settings_that_make_no_sense_are_told_by_the_calls(ids: list[str]) -> None:
    configuration = jcapiv1.Configuration(api_key={"x-api-key": "made up"})
    configuration.host = "http://console.jumpcloud.invalid/api"  # not encrypted: refused
    with ApiClient(configuration) as client:
        (outcome,) = jcapiv1.bulk(UsersApi(client).users_put, [rename(ids[0], "A")])
    assert outcome.status == "failed"
    assert isinstance(outcome.error, WrappedException)
    assert isinstance(outcome.error.original, ValueError)


def test_records_whose_calls_are_done_are_forgotten() -> None:
    pending: set[int] = set()
    order = RecordOrder(pending)
    for position in range(5000):
        pending.add(position)
        assert order.admit(WorkItem(position, {}, record=f"record {position}"))
        pending.discard(position - 3)
    assert len(order._latest) <= 256


@pytest.mark.long
def test_each_record_has_its_last_change_whatever_the_delays(
    sandbox: Sandbox, api: UsersApi, ids: list[str]
) -> None:
    for turn in range(5):
        for number in range(10):
            sandbox.fail(operation="users_put", delay=number % 4 * 0.01 + 0.001)
        pairs = [[rename(id, f"old {turn}"), rename(id, f"new {turn}")] for id in ids[:20]]
        list(jcapiv1.bulk(api.users_put, itertools.chain(*pairs), 8, ordered=bool(turn % 2)))
        assert {name_of(sandbox, id) for id in ids[:20]} == {f"new {turn}"}


def test_a_job_left_by_close_hands_out_what_was_sent_and_not_what_waited(
    sandbox: Sandbox, api: UsersApi, ids: list[str]
) -> None:
    sandbox.fail(operation="users_put", delay=0.1, times=2)
    calls = [rename(ids[0], "A"), rename(ids[0], "B"), rename(ids[1], "C")]
    job = jcapiv1.bulk(api.users_put, calls, 4)
    job._fill()
    job.close()
    assert [outcome.call["body"]["lastname"] for outcome in job] == ["A", "C"]
    assert not job.finished
    assert name_of(sandbox, ids[0]) == "A"


def test_what_waits_for_its_turn_is_sent_after_a_hold_too(
    sandbox: Sandbox, api: UsersApi, ids: list[str]
) -> None:
    sandbox.fail(operation="users_put", status=429, retry_after=1, delay=0.05)
    calls = [rename(ids[0], "A"), rename(ids[0], "B")]
    started = time.monotonic()
    assert [o.status for o in jcapiv1.bulk(api.users_put, calls)] == ["failed", "done"]
    assert time.monotonic() - started >= 1
    assert name_of(sandbox, ids[0]) == "B"


# From run to run.


def run(api: UsersApi, path: Path, *calls: dict[str, Any], **options: Any) -> list[str]:
    job = jcapiv1.bulk(api.users_put, calls, 1, journal=path, if_finished="skip", **options)
    return [outcome.status for outcome in job]


def test_a_change_that_another_one_replaced_is_sent_again(
    sandbox: Sandbox, api: UsersApi, ids: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "run.jsonl"
    a, b, other = rename(ids[0], "A"), rename(ids[0], "B"), rename(ids[1], "A")
    assert run(api, path, a, other) == ["done", "done"]
    assert run(api, path, b, other) == ["done", "skipped"]
    assert run(api, path, a, other) == ["done", "skipped"]
    assert run(api, path, a, other) == ["skipped", "skipped"]
    assert name_of(sandbox, ids[0]) == "A"
    assert ids[0] not in path.read_text()


def test_several_changes_of_a_record_in_one_list_are_done_once(
    sandbox: Sandbox, api: UsersApi, ids: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "run.jsonl"
    calls = [rename(ids[0], "A"), rename(ids[0], "B"), rename(ids[0], "A")]
    assert run(api, path, *calls) == ["done"] * 3
    assert run(api, path, *calls) == ["skipped"] * 3
    assert sandbox.request_counts["users_put"] == 3


def test_a_later_change_is_sent_again_after_an_earlier_one_that_had_failed(
    sandbox: Sandbox, api: UsersApi, ids: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "run.jsonl"
    calls = [rename(ids[0], "A"), rename(ids[0], "B")]
    sandbox.fail(operation="users_put", status=403)
    assert run(api, path, *calls) == ["failed", "done"]
    assert run(api, path, *calls) == ["done", "done"]
    assert run(api, path, *calls) == ["skipped", "skipped"]
    assert name_of(sandbox, ids[0]) == "B"


def test_what_must_not_be_repeated_is_not_repeated_for_the_sake_of_order(
    sandbox: Sandbox, api: UsersApi, ids: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "run.jsonl"

    def mails(*calls: dict[str, Any]) -> list[str]:
        job = jcapiv1.bulk(api.users_reactivate_get, calls, 1, journal=path, if_finished="skip")
        return [outcome.status for outcome in job]

    one, same = {"id": ids[0]}, {"id": ids[0], "_request_timeout": 30}
    assert mails(one) == ["done"]
    assert mails(same) == ["done"]
    assert mails(one) == ["skipped"]
    assert "superseded" not in path.read_text()


def test_the_journal_says_what_is_replaced_before_that_is_sent(
    api: UsersApi, ids: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "run.jsonl"
    run(api, path, rename(ids[0], "A"))
    run(api, path, rename(ids[0], "B"))
    first, _, superseded, second, _ = [
        json.loads(line) for line in path.read_text().splitlines()[1:]
    ]
    assert superseded["superseded"] == [first["call"]]
    assert second["record"] == first["record"]
    assert second["call"] != first["call"]
