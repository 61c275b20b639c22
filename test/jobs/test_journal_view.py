"""Looking at a journal: what it says of each call, what can be sent again, what can be settled."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import jcapiv1
from jcapiv1 import JournalError, UsersApi
from jcapiv1.sandbox import Sandbox


@pytest.fixture
def calls(sandbox: Sandbox) -> list[dict[str, Any]]:
    tenant = sandbox.organizations[0]
    return [{"id": sandbox.administrator(organization=tenant).id} for _ in range(5)]


@pytest.fixture
def mixed(
    sandbox: Sandbox, api: UsersApi, calls: list[dict[str, Any]], path: Path
) -> list[dict[str, Any]]:
    """Calls of a job, one of which failed and two of which nobody knows; three are done."""
    sandbox.fail(operation="users_reactivate_get", status=403)
    sandbox.fail(operation="users_reactivate_get", reset=True, times=2)
    summary = jcapiv1.bulk(api.users_reactivate_get, calls, 1, journal=path, key="id").run()
    assert summary.counts == {"failed": 1, "unknown": 2, "done": 2}
    return calls


def test_a_journal_tells_of_each_call_what_came_of_it(
    mixed: list[dict[str, Any]], path: Path
) -> None:
    journal = jcapiv1.read_journal(path)
    assert (journal.operation, journal.name) == ("users_reactivate_get",) * 2
    assert journal.keys == "id"
    assert journal.counts == {"failed": 1, "unknown": 2, "done": 2}
    assert journal.finished_at is None
    assert list(journal.entries) == [call["id"] for call in mixed]
    failed, unknown, _, done, _ = journal.entries.values()
    assert failed.error is not None
    assert (failed.error["class"], failed.error["status"]) == ("ForbiddenException", 403)
    assert unknown.error is not None
    assert unknown.error["class"] == "TransportException"
    assert (done.status, done.attempts, done.error) == ("done", 1, None)
    assert 0 < done.elapsed < 10
    assert done.at.endswith("Z")


def test_what_failed_is_given_to_bulk_again(
    sandbox: Sandbox, api: UsersApi, mixed: list[dict[str, Any]], path: Path
) -> None:
    failed = list(jcapiv1.read_journal(path).calls("failed", mixed))
    assert failed == mixed[:1]
    assert jcapiv1.bulk(api.users_reactivate_get, failed).run().finished
    assert sandbox.outbox[-1].administrator == mixed[0]["id"]


def test_calls_known_by_content_or_a_function_are_found_again(api: UsersApi, path: Path) -> None:
    def fail(number: int) -> None:
        raise KeyError(number)

    calls = [{"number": n % 2} for n in range(4)]
    jcapiv1.bulk(fail, calls, journal=path).run()
    assert list(jcapiv1.read_journal(path).calls("unknown", calls)) == calls
    assert list(jcapiv1.read_journal(path).calls("unknown", calls[:1])) == calls[:1]
    path.unlink()

    def key(call: Any) -> str:
        return f"call {call['number']}"

    jcapiv1.bulk(fail, calls[:2], journal=path, key=key).run()
    journal = jcapiv1.read_journal(path)
    assert list(journal.calls("unknown", calls[:2], key)) == calls[:2]
    with pytest.raises(ValueError, match="known by a function; give it as key"):
        list(journal.calls("unknown", calls))


def test_single_calls_are_settled_after_having_looked(
    sandbox: Sandbox, api: UsersApi, mixed: list[dict[str, Any]], path: Path
) -> None:
    journal = jcapiv1.read_journal(path)
    arrived, lost = (key for key, each in journal.entries.items() if each.status == "unknown")
    journal.settle(arrived, "done")
    journal.settle(lost, "failed")
    before = sandbox.request_counts["users_reactivate_get"]
    job = jcapiv1.bulk(api.users_reactivate_get, mixed, 1, journal=path, key="id")
    assert [each.status for each in job] == ["done", "skipped", "done", "skipped", "skipped"]
    assert sandbox.request_counts["users_reactivate_get"] == before + 2
    assert jcapiv1.read_journal(path).counts == {"done": 5}
    assert job.finished


def test_only_what_is_unknown_can_be_settled(mixed: list[dict[str, Any]], path: Path) -> None:
    journal = jcapiv1.read_journal(path)
    content = path.read_bytes()
    for key in (mixed[0]["id"], mixed[4]["id"], "nobody"):
        with pytest.raises(ValueError, match=f"no call with the key '{key}' is unknown"):
            journal.settle(key, "done")
    with pytest.raises(ValueError, match="not as 'unknown'"):
        journal.settle(mixed[1]["id"], "unknown")  # type: ignore[arg-type]
    assert path.read_bytes() == content
    path.unlink()
    with pytest.raises(FileNotFoundError):
        journal.settle(mixed[1]["id"], "done")
    assert not path.exists()


def test_a_journal_is_read_while_a_job_writes_it_but_not_settled(path: Path) -> None:
    def fail(number: int) -> None:
        raise KeyError(number)

    with jcapiv1.bulk(fail, [{"number": n} for n in range(9)], 1, journal=path) as job:
        next(job)
        journal = jcapiv1.read_journal(path)
        assert journal.counts["unknown"] >= 1
        key = next(iter(journal.entries))
        with pytest.raises(JournalError, match="in use"):
            journal.settle(key, "done")
        next(job)  # and the job is not disturbed
    journal.settle(key, "done")


def test_a_call_that_was_begun_when_the_power_went_is_unknown(path: Path) -> None:
    jcapiv1.bulk(print, [{"end": ""}], journal=path).run()
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(lines[:2]) + lines[2][:20])
    (entry,) = jcapiv1.read_journal(path).entries.values()
    assert (entry.status, entry.attempts, entry.error) == ("unknown", 0, None)


def test_a_change_that_another_one_replaced_is_told_apart(
    api: UsersApi, calls: list[dict[str, Any]], path: Path
) -> None:
    for name in ("A", "B"):
        change = [{**calls[0], "body": {"lastname": name}}]
        jcapiv1.bulk(api.users_put, change, journal=path, if_finished="skip").run()
    assert jcapiv1.read_journal(path).counts == {"superseded": 1, "done": 1}


@pytest.mark.parametrize(
    "content", ["", "id,name\n", '{"a": 1}\n', '{"jcapiv1_journal": 1}\n{"call": "x"}\n']
)
def test_what_is_no_journal_is_an_error_that_names_it(path: Path, content: str) -> None:
    path.write_text(content)
    with pytest.raises(JournalError, match=r"run\.jsonl"):
        jcapiv1.read_journal(path)
    with pytest.raises(FileNotFoundError):
        jcapiv1.read_journal(path.parent / "nothing")


def test_nothing_that_a_call_held_is_in_what_is_read(
    api: UsersApi, calls: list[dict[str, Any]], path: Path
) -> None:
    change = [{**calls[0], "body": {"lastname": "Confidential"}}]
    jcapiv1.bulk(api.users_put, change, journal=path).run()
    journal = jcapiv1.read_journal(path)
    assert "Confidential" not in f"{journal!r} {journal.entries!r} {json.dumps(path.read_text())}"
