"""kill -9 in the middle of a journalled job, again and again, each time followed by another run.

A job runs in a process of its own against the sandbox in this one, which counts what really
happens. The process is killed at random moments and says, before that, of each outcome that it was
told.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from kills import kill_at, kill_runs

from jcapiv1.sandbox import Sandbox

pytestmark = [pytest.mark.long, pytest.mark.skipif(sys.platform == "win32", reason="no kill -9")]

CALLS = 50
"""For each kill: more than are made between two of them."""
WORKERS = 8
SCRIPT = """
import sys
import jcapiv1

host, operation, journal, workers, *ids = sys.argv[1:]
configuration = jcapiv1.Configuration(host=host, api_key={"x-api-key": sys.stdin.readline()})
method = getattr(jcapiv1.UsersApi(jcapiv1.ApiClient(configuration)), operation)
body = {"body": {"lastname": "Changed"}} if operation == "users_put" else {}
calls = ({"id": id, **body} for id in ids)
for outcome in jcapiv1.bulk(method, calls, int(workers), journal=journal, ordered=False):
    print(outcome.call["id"], outcome.status, flush=True)
"""


class Runs:
    """One job, run as often as it takes."""

    def __init__(self, sandbox: Sandbox, operation: str, journal: Path) -> None:
        self.sandbox = sandbox
        self.operation = operation
        self.journal = journal
        self.ids = [administrator.id for administrator in sandbox.administrators]
        self.told: list[dict[str, str]] = []
        """Of each run: id to the status that was told."""

    def requests(self) -> int:
        return self.sandbox.request_counts[self.operation]

    def run(self, kill_after: int | None = None, pause: float = 0.0) -> bool:
        """Run the job, and kill it so many requests and seconds later; True if it was killed."""
        until = None if kill_after is None else self.requests() + kill_after
        words = [self.sandbox.url, self.operation, str(self.journal), str(WORKERS), *self.ids]
        process = subprocess.Popen(
            [sys.executable, "-c", SCRIPT, *words],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert process.stdin is not None
        process.stdin.write(self.sandbox.api_key + "\n")
        process.stdin.flush()
        if until is not None:
            kill_at(process, self.requests, until, pause)
        said, errors = process.communicate(timeout=60)
        assert errors == ""
        # What was cut off by the kill was not told.
        whole = said[: said.rfind("\n") + 1].splitlines()
        self.told.append({id: status for id, _, status in (line.partition(" ") for line in whole)})
        return process.returncode < 0

    def until_the_end(self, kills: int) -> dict[str, str]:
        """Kill so many runs, let the last one go on to its end; what that one said."""
        kill_runs(self.run, self.requests, len(self.ids), kills)
        assert not self.run()
        return self.told[-1]


@pytest.fixture
def sandbox(kills: int) -> Sandbox:
    calls = CALLS * kills
    return Sandbox(
        organizations=1, administrators=calls, multi_tenant=False, keep_requests=3 * calls
    )


def test_every_repeatable_change_is_applied_and_none_is_sent_again_once_it_was_told(
    sandbox: Sandbox, kills: int, tmp_path: Path
) -> None:
    with sandbox:
        runs = Runs(sandbox, "users_put", tmp_path / "run.jsonl")
        end = runs.until_the_end(kills)
        sent = Counter(request.path.rpartition("/")[2] for request in sandbox.requests)
        changed = {a.id for a in sandbox.administrators if a.document["lastname"] == "Changed"}
    assert changed == set(runs.ids) == set(end)
    assert set(end.values()) <= {"done", "skipped"}
    for earlier, later in zip(runs.told, runs.told[1:], strict=False):
        # Told as done once, it is skipped from then on.
        assert all(later.get(id, "skipped") == "skipped" for id in earlier if id in later)
    told_while_killed = [id for told in runs.told[:-1] for id, s in told.items() if s == "done"]
    assert len(told_while_killed) == len(set(told_while_killed))
    # Only what was under way when a process was killed is sent a second time.
    assert sum(sent.values()) - len(runs.ids) <= kills * WORKERS


def test_every_unrepeatable_call_is_carried_out_once_or_listed_as_unknown(
    sandbox: Sandbox, kills: int, tmp_path: Path
) -> None:
    with sandbox:
        runs = Runs(sandbox, "users_reactivate_get", tmp_path / "run.jsonl")
        end = runs.until_the_end(kills)
        sent = Counter(request.path.rpartition("/")[2] for request in sandbox.requests)
        mailed = Counter(mail.administrator for mail in sandbox.outbox)
    assert set(end) == set(runs.ids)
    assert set(end.values()) <= {"done", "skipped", "unknown"}
    assert max(sent.values()) == 1
    assert max(mailed.values()) == 1
    done = {id for told in runs.told for id, status in told.items() if status != "unknown"}
    assert done <= set(mailed)
    assert done == {id for id, status in end.items() if status != "unknown"}
    unknown = {id for id, status in end.items() if status == "unknown"}
    assert set(runs.ids) - set(mailed) <= unknown
    assert len(unknown) <= kills * WORKERS
