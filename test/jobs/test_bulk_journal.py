"""Jobs that can be run again: what is skipped, repeated, listed as unknown, and what is on disk."""

from __future__ import annotations

import json
import logging
import re
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import interpreter
import pytest

import jcapiv1
from jcapiv1 import (
    ApiException,
    DecodeException,
    ForbiddenException,
    JournalError,
    NoUsableKeyException,
    RedirectException,
    ServiceException,
    TooManyRequestsException,
    Userput,
    UsersApi,
)
from jcapiv1.jobs.bulk import Bulk
from jcapiv1.jobs.journal import Journal
from jcapiv1.sandbox import Sandbox


@pytest.fixture
def calls(sandbox: Sandbox) -> list[dict[str, Any]]:
    tenant = sandbox.organizations[0]
    return [{"id": sandbox.administrator(organization=tenant).id} for _ in range(6)]


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def statuses(job: Bulk[Any]) -> list[str]:
    return [outcome.status for outcome in job]


def changes(calls: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**call, "body": {"lastname": f"N{n}"}} for n, call in enumerate(calls)]


# Running again.


def test_a_finished_job_says_so_and_sends_nothing(
    sandbox: Sandbox,
    api: UsersApi,
    calls: list[dict[str, Any]],
    path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    job = jcapiv1.bulk(
        api.users_reactivate_get, calls, journal=path, if_finished="skip", name="spring"
    )
    assert not job.finished
    assert statuses(job) == ["done"] * 6
    assert job.finished

    content = path.read_bytes()
    again = jcapiv1.bulk(
        api.users_reactivate_get, calls, journal=path, if_finished="skip", name="spring"
    )
    assert not again.finished
    with caplog.at_level(logging.INFO, "jcapiv1"):
        outcomes = list(again)
    assert [outcome.status for outcome in outcomes] == ["skipped"] * 6
    assert all(outcome.ok and outcome.error is None for outcome in outcomes)
    assert again.finished
    assert "job 'spring' was finished before: nothing was sent" in caplog.text
    assert path.read_bytes() == content
    assert sandbox.request_counts["users_reactivate_get"] == 6


def test_a_finished_job_goes_on_when_there_are_more_calls(
    api: UsersApi, calls: list[dict[str, Any]], path: Path
) -> None:
    list(jcapiv1.bulk(api.users_get, calls[:4], journal=path, if_finished="skip"))
    job = jcapiv1.bulk(api.users_get, calls, journal=path, if_finished="skip")
    assert not job.finished  # nobody has seen yet that the list is longer than before
    assert statuses(job) == [*["skipped"] * 4, *["done"] * 2]
    assert job.finished
    assert [line["finished"] for line in lines(path) if "finished" in line] == [4, 6]


def test_a_second_run_repeats_what_failed_and_skips_what_succeeded(
    sandbox: Sandbox, api: UsersApi, calls: list[dict[str, Any]], path: Path
) -> None:
    sandbox.fail(operation="users_put", status=503, times=2)
    job = jcapiv1.bulk(api.users_put, changes(calls), 1, journal=path, if_finished="skip")
    assert statuses(job) == ["failed", "failed", *["done"] * 4]
    assert not job.finished
    again = jcapiv1.bulk(api.users_put, changes(calls), 1, journal=path, if_finished="skip")
    assert not again.finished
    assert statuses(again) == ["done", "done", *["skipped"] * 4]
    assert again.finished
    assert sandbox.request_counts["users_put"] == 8


def test_a_call_that_may_have_been_carried_out_is_listed_and_not_repeated(
    sandbox: Sandbox, api: UsersApi, calls: list[dict[str, Any]], path: Path
) -> None:
    sandbox.fail(operation="users_reactivate_get", reset=True, carried_out=True)
    job = jcapiv1.bulk(api.users_reactivate_get, calls, 1, journal=path, if_finished="skip")
    assert statuses(job) == ["unknown", *["done"] * 5]
    assert not job.finished

    again = jcapiv1.bulk(api.users_reactivate_get, calls, 1, journal=path, if_finished="skip")
    first, *rest = again
    assert (first.status, first.ok, first.attempts) == ("unknown", False, 0)
    assert isinstance(first.error, ApiException)
    assert first.error.outcome_unknown
    assert first.error.operation == "users_reactivate_get"
    assert "began this call and did not learn what came of it" in str(first.error)
    assert "TransportException" in str(first.error)
    assert [outcome.status for outcome in rest] == ["skipped"] * 5
    assert not again.finished
    assert len(sandbox.outbox) == 6


def test_a_call_that_may_have_been_carried_out_is_repeated_if_asked(
    sandbox: Sandbox, api: UsersApi, calls: list[dict[str, Any]], path: Path
) -> None:
    sandbox.fail(operation="users_reactivate_get", reset=True)
    list(jcapiv1.bulk(api.users_reactivate_get, calls, 1, journal=path, if_finished="skip"))
    job = jcapiv1.bulk(
        api.users_reactivate_get, calls, 1, journal=path, if_finished="skip", retry_unknown=True
    )
    assert statuses(job) == ["done", *["skipped"] * 5]
    assert job.finished
    assert Counter(mail.administrator for mail in sandbox.outbox) == {
        call["id"]: 1 for call in calls
    }


def test_a_doubt_is_not_removed_by_a_repeat_that_is_refused(
    sandbox: Sandbox, api: UsersApi, calls: list[dict[str, Any]], path: Path
) -> None:
    sandbox.fail(operation="users_reactivate_get", reset=True, carried_out=True)
    sandbox.fail(operation="users_reactivate_get", status=403)
    for retry, status in ((False, "unknown"), (True, "unknown"), (False, "unknown")):
        job = jcapiv1.bulk(
            api.users_reactivate_get,
            calls[:1],
            journal=path,
            if_finished="skip",
            retry_unknown=retry,
        )
        assert statuses(job) == [status]
    assert sandbox.request_counts["users_reactivate_get"] == 2


def test_a_call_that_was_begun_when_the_run_died_is_listed(path: Path) -> None:
    journal = Journal(path, "double", "double", "number")
    journal.begin("1")
    journal.close()
    sent: list[int] = []

    def double(number: int) -> None:
        sent.append(number)

    unknown, done = jcapiv1.bulk(
        double, numbers(3)[1:], journal=path, if_finished="skip", key="number"
    )
    assert (unknown.status, done.status) == ("unknown", "done")
    assert isinstance(unknown.error, ApiException)
    assert (unknown.error.status, unknown.error.outcome_unknown) == (0, True)
    assert sent == [2]


def answer(cls: type[ApiException], status: int, *, unknown: bool = False) -> ApiException:
    error = cls(status, "because")
    error.outcome_unknown = unknown
    return error


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (answer(ApiException, 0, unknown=True), "unknown"),
        (answer(ServiceException, 500, unknown=True), "unknown"),
        (answer(ServiceException, 524), "unknown"),
        (answer(DecodeException, 200), "unknown"),
        (answer(RedirectException, 303), "unknown"),
        (OSError("a worker is gone"), "unknown"),
        (answer(ApiException, 0), "failed"),
        (answer(NoUsableKeyException, 302), "failed"),
        (answer(ForbiddenException, 403), "failed"),
        (answer(TooManyRequestsException, 429), "failed"),
        (TypeError("identity"), "failed"),
        (ValueError("id is empty"), "failed"),
    ],
    ids=lambda value: value if isinstance(value, str) else repr(value),
)
def test_only_what_certainly_did_nothing_may_be_repeated(
    error: Exception, status: str, path: Path
) -> None:
    def method(**call: Any) -> None:
        raise error

    for _ in range(2):
        (outcome,) = jcapiv1.bulk(method, [{"id": "x"}], journal=path, if_finished="skip")
        assert outcome.status == status
    begun = sum("begun" in line for line in lines(path))
    assert begun == (1 if status == "unknown" else 2)


# What is on disk, and when.


def test_the_intent_is_on_disk_before_an_unrepeatable_call_and_the_outcome_before_it_is_yielded(
    path: Path,
) -> None:
    def method(name: str) -> None:
        assert [line["begun"] for line in lines(path) if "begun" in line][-1] == name

    names = [{"name": f"call {n}"} for n in range(5)]
    for outcome in jcapiv1.bulk(method, names, 1, journal=path, if_finished="skip", key="name"):
        assert outcome.status == "done"
        recorded = [line["call"] for line in lines(path) if "call" in line]
        assert outcome.call["name"] in recorded


def test_a_repeatable_call_needs_no_intent(
    api: UsersApi, calls: list[dict[str, Any]], path: Path
) -> None:
    list(jcapiv1.bulk(api.users_put, changes(calls), journal=path, if_finished="skip"))
    header, *rest, end = lines(path)
    assert (header["operation"], header["name"]) == ("users_put", "users_put")
    assert {line["status"] for line in rest} == {"done"}
    assert end["finished"] == 6


def test_the_journal_holds_nothing_of_a_call_nor_a_secret(
    sandbox: Sandbox, api: UsersApi, calls: list[dict[str, Any]], path: Path
) -> None:
    said = f"Ada may not, key {sandbox.api_key}"
    sandbox.fail(operation="users_put", status=403, body=json.dumps({"message": said}))
    body = {"email": "ada@example.com", "lastname": "Almeida"}
    work = [{**calls[0], "body": body}, {"id": ""}]
    job = jcapiv1.bulk(api.users_put, work, 1, journal=path, if_finished="skip")
    assert statuses(job) == ["failed", "failed"]
    text = path.read_text()
    assert sandbox.api_key not in text
    assert "Almeida" not in text
    assert calls[0]["id"] not in text
    assert [line["error"] for line in lines(path)[1:]] == [
        {"class": "ForbiddenException", "status": 403, "message": "Ada may not, key ***"},
        {"class": "ValueError"},
    ]  # fmt: skip


def test_a_line_about_a_failure_is_of_bounded_length(path: Path) -> None:
    def method() -> None:
        raise ApiException(400, "x" * 5000)

    list(jcapiv1.bulk(method, [{}], journal=path, if_finished="skip"))
    assert len(lines(path)[-1]["error"]["message"]) == 500


def test_a_journal_that_cannot_be_written_ends_the_job(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[int] = []

    def full(self: Journal, key: str, *facts: Any) -> None:
        raise OSError("No space left on device")

    job = jcapiv1.bulk(
        lambda number: sent.append(number), numbers(50), 2, journal=path, if_finished="skip"
    )
    next(job)
    monkeypatch.setattr(Journal, "record", full)
    with pytest.raises(OSError, match="No space left"):
        list(job)
    assert len(sent) < 10
    assert not job.finished


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit to set")
@pytest.mark.bare  # coverage writes a file as well
def test_a_file_that_cannot_grow_is_told_with_the_name_of_the_journal(path: Path) -> None:
    program = f"""
import resource
import jcapiv1

journal = {str(path)!r}
with jcapiv1.bulk(lambda n: n, ({{"n": n}} for n in range(50)), 2, journal=journal) as job:
    next(job)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))  # as a full disk: no line fits in
    for outcome in job:
        pass
"""
    errors = interpreter.run(program, check=False).stderr
    # The system's word for the limit, or ours for a line of which only a part could be written.
    assert re.search(rf"OSError: \[Errno \d+\] [\w ]+: {re.escape(repr(str(path)))}$", errors)
    journal = Journal(path, "<lambda>", "<lambda>", "content")  # and what stood there is whole
    journal.close()
    assert path.stat().st_size <= 1000


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let go of an open file")
@pytest.mark.parametrize("how", ["deleted", "replaced", "moved"])
@pytest.mark.parametrize("operation", ["users_reactivate_get", "users_put"])
def test_a_journal_that_is_gone_ends_the_job(
    sandbox: Sandbox,
    api: UsersApi,
    calls: list[dict[str, Any]],
    path: Path,
    how: str,
    operation: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    job = jcapiv1.bulk(getattr(api, operation), calls, 1, journal=path, if_finished="skip")
    assert next(job).status == "done"
    monkeypatch.chdir(path.parent.parent)  # which is none of it
    sent = sandbox.request_counts[operation]
    if how == "deleted":
        path.unlink()
    elif how == "moved":
        path.rename(path.with_suffix(".old"))
    else:
        path.with_suffix(".new").write_bytes(path.read_bytes())
        path.with_suffix(".new").replace(path)
    with pytest.raises(JournalError, match="deleted or replaced while the job was running"):
        list(job)
    assert not job.finished
    # One was under way when it happened; by one that may be repeated it is noticed afterwards.
    assert sandbox.request_counts[operation] <= sent + (2 if operation == "users_put" else 1)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let go of an open file")
def test_a_journal_named_without_its_folder_may_be_left_behind(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    job = jcapiv1.bulk(lambda number: number, numbers(9), journal=path.name, if_finished="skip")
    monkeypatch.chdir(path.parent.parent)
    assert statuses(job) == ["done"] * 9


def test_nothing_is_sent_without_its_intent(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Journal, key: str) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(Journal, "begin", full)
    sent: list[int] = []
    job = jcapiv1.bulk(
        lambda number: sent.append(number), numbers(5), journal=path, if_finished="skip"
    )
    with pytest.raises(OSError, match="No space left"):
        list(job)
    assert sent == []


def numbers(count: int) -> list[dict[str, Any]]:
    return [{"number": number} for number in range(count)]


# Who is who.


def test_a_journal_of_another_operation_or_name_is_refused(
    api: UsersApi, calls: list[dict[str, Any]], path: Path
) -> None:
    list(jcapiv1.bulk(api.users_get, calls, journal=path, if_finished="skip", name="spring"))
    for method, name in (
        (api.users_put, "spring"),
        (api.users_get, "autumn"),
        (api.users_get, None),
    ):
        with pytest.raises(JournalError, match="belongs to another job"):
            jcapiv1.bulk(method, calls, journal=path, if_finished="skip", name=name)
    with pytest.raises(JournalError, match="belongs to another job"):
        jcapiv1.bulk(
            api.users_get, calls, journal=path, if_finished="skip", name="spring", key="id"
        )


def test_a_journal_in_use_is_refused_until_the_job_is_left(path: Path) -> None:
    job = jcapiv1.bulk(lambda number: number, numbers(9), journal=path, if_finished="skip")
    next(job)
    with pytest.raises(JournalError, match="in use"):
        jcapiv1.bulk(
            lambda number: number, numbers(9), journal=path, if_finished="skip", name="<lambda>"
        )
    job.close()
    job = jcapiv1.bulk(lambda number: number, numbers(9), journal=path, if_finished="skip")
    assert job.counts == {}
    assert "skipped" in statuses(job)


def test_a_job_left_by_break_can_be_run_again_in_the_next_line(path: Path) -> None:
    sent: Counter[int] = Counter()

    def method(number: int) -> None:
        sent[number] += 1

    for _ in jcapiv1.bulk(method, numbers(50), journal=path, if_finished="skip"):
        break
    assert 0 < len(sent) < 50
    job = jcapiv1.bulk(method, numbers(50), journal=path, if_finished="skip")
    assert {outcome.status for outcome in job} == {"skipped", "done"}
    assert sent == dict.fromkeys(range(50), 1)


def test_calls_are_known_by_content_whatever_its_form_and_by_occurrence(path: Path) -> None:
    sent: list[Any] = []

    def method(id: str, body: Any) -> None:
        sent.append(body)

    model = {"id": "a", "body": Userput(lastname="Almeida")}
    plain = {"body": {"lastname": "Almeida"}, "id": "a"}
    list(jcapiv1.bulk(method, [model, plain], 1, journal=path, if_finished="skip"))
    assert len(sent) == 2
    job = jcapiv1.bulk(
        method, [plain, plain, plain, {**plain, "id": "b"}], 1, journal=path, if_finished="skip"
    )
    assert statuses(job) == ["skipped", "skipped", "done", "done"]


def test_calls_may_be_known_by_an_argument_or_a_function(tmp_path: Path) -> None:
    key: Any
    for key in ("number", lambda call: f"call {call['number']}"):
        path = tmp_path / f"{type(key).__name__}.jsonl"
        method: Callable[..., Any] = lambda number, note: note  # noqa: E731
        calls = [{"number": n, "note": "first"} for n in range(3)]
        list(jcapiv1.bulk(method, calls, journal=path, if_finished="skip", key=key))
        calls = [{"number": n, "note": "second"} for n in (2, 3)]
        assert statuses(jcapiv1.bulk(method, calls, journal=path, if_finished="skip", key=key)) == [
            "skipped",
            "done",
        ]
    assert {line["call"] for line in lines(path) if "call" in line} == {
        f"call {n}" for n in range(4)
    }


@pytest.mark.parametrize(
    ("key", "wrong", "words"),
    [
        ("number", {"number": 1}, "two calls have the key '1'"),
        ("number", {"other": 1}, "no key"),
        ("number", {"number": ""}, "no key"),
        (lambda call: call["number"], {}, "number"),
        (None, {"number": object()}, "give key="),
    ],
)
def test_a_call_without_a_key_of_its_own_is_not_sent(
    key: Any, wrong: dict[str, Any], words: str, path: Path
) -> None:
    sent: list[Any] = []
    calls = [{"number": 1}, wrong, {"number": 2}]
    for expected in (["done", "failed", "done"], ["skipped", "failed", "skipped"]):
        job = jcapiv1.bulk(
            lambda number: sent.append(number), calls, 1, journal=path, if_finished="skip", key=key
        )
        outcomes = list(job)
        assert [outcome.status for outcome in outcomes] == expected
        assert words in str(outcomes[1].error)
        assert not job.finished
    assert sent == [1, 2]


# Ctrl-C.

SCRIPT = """
import os, sys, time
import jcapiv1

def say(text):
    os.write(1, text.encode())  # whole, whatever other threads say

def method(number):
    say(f"sent {number}\\n")
    time.sleep(0.2)

for outcome in jcapiv1.bulk(method, ({"number": n} for n in range(100)), 3, journal=sys.argv[1]):
    say(f"told {outcome.call['number']}\\n")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send")
@pytest.mark.parametrize("handed_out", [0, 1])
def test_ctrl_c_leaves_a_journal_that_knows_all_that_was_sent(path: Path, handed_out: int) -> None:
    import signal

    script = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(path)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert script.stdout is not None
    said = [script.stdout.readline() for _ in range(3 + 2 * handed_out)]
    script.send_signal(signal.SIGINT)
    assert script.stderr is not None
    with script, script.stdout, script.stderr:
        # Not `communicate`, which does not look at what `readline` has read beyond its line.
        rest, errors = script.stdout.read(), script.stderr.read()
    assert "KeyboardInterrupt" in errors
    sent = {line for line in "".join([*said, rest]).splitlines() if line.startswith("sent")}
    assert 3 <= len(sent) <= 9
    done = [line["call"] for line in lines(path) if line.get("status") == "done"]
    assert len(done) == len(set(done)) == len(sent)

    seen: list[int] = []
    lock = threading.Lock()

    def method(number: int) -> None:
        with lock:
            seen.append(number)

    outcomes = list(jcapiv1.bulk(method, numbers(100), 3, journal=path, if_finished="skip"))
    assert Counter(outcome.status for outcome in outcomes) == {
        "skipped": len(sent),
        "done": 100 - len(sent),
    }
    assert sorted([*seen, *(int(line.split()[1]) for line in sent)]) == list(range(100))
