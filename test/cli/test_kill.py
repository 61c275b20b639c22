"""kill -9 in the middle of `apply`, again and again, each time followed by the same command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from commandline import Cli
from kills import kill_at, kill_runs

import jcapiv1
from jcapiv1.jobs.audit import audited
from jcapiv1.sandbox import Sandbox

pytestmark = [pytest.mark.long, pytest.mark.skipif(sys.platform == "win32", reason="no kill -9")]

WORKERS = 8
PEOPLE = 30
"""For each kill: more than are changed between two of them."""


@pytest.fixture
def sandbox(kills: int) -> Iterator[Sandbox]:
    """More people than are changed between two kills."""
    people = PEOPLE * kills
    with Sandbox(organizations=3, administrators=0, keep_requests=10 * people) as running:
        for number in range(people):
            running.administrator(
                f"{number}@x.example", organization=running.organizations[number % 3]
            )
        yield running


class Runs:
    """The same command again and again."""

    def __init__(self, cli: Cli, sandbox: Sandbox, operation: str) -> None:
        self._cli = cli
        self._sandbox = sandbox
        self._operation = operation

    def sent(self) -> int:
        """How many requests of the operation there were."""
        return self._sandbox.request_counts[self._operation]

    def apply(self, kill_after: int | None = None, pause: float = 0) -> int:
        """Apply, and kill it so many requests and seconds later; the exit code."""
        words = ["apply", "x.plan", "--yes", "-q", "--workers", str(WORKERS)]
        until = None if kill_after is None else self.sent() + kill_after
        process = subprocess.Popen(
            [sys.executable, "-m", "jcapiv1.cli", *words], stdout=subprocess.DEVNULL, text=True,
            env={**os.environ, **self._cli.environment},
        )  # fmt: skip
        if until is not None:
            kill_at(process, self.sent, until, pause)
        return process.wait(timeout=100)

    def until_the_end(self, kills: int) -> int:
        """Kill so many runs in the middle, and let the last one end; its exit code."""
        people = len(self._sandbox.administrators)
        kill_runs(lambda after, pause: self.apply(after, pause) < 0, self.sent, people, kills)
        return self.apply()


def _outcomes(path: Path) -> dict[str, list[str]]:
    """What the audit says of each person, in its order."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in audited(path):
        found[line["id"]].append(line["outcome"])
    return found


def test_every_change_is_made_and_the_audit_has_each_of_them_once(
    cli: Cli, sandbox: Sandbox, kills: int, tmp_path: Path
) -> None:
    client = jcapiv1.ApiClient(sandbox.configuration())
    jcapiv1.plan(client, {"lastname": "Changed"}, out="x.plan")
    runs = Runs(cli, sandbox, "users_put")
    assert runs.until_the_end(kills) == 0
    assert {each.document["lastname"] for each in sandbox.administrators} == {"Changed"}
    # Only what was under way when a process was killed may have gone out a second time.
    assert runs.sent() <= len(sandbox.administrators) + kills * WORKERS
    outcomes = _outcomes(tmp_path / "x.plan.audit.csv")
    assert set(outcomes) == {each.id for each in sandbox.administrators}
    assert {outcome for each in outcomes.values() for outcome in each} <= {"done", "done already"}
    assert Counter(map(len, outcomes.values())) == {1: len(sandbox.administrators)}


def test_nobody_gets_two_mails_and_the_audit_says_of_everybody_what_came_of_it(
    cli: Cli, sandbox: Sandbox, kills: int, tmp_path: Path
) -> None:
    client = jcapiv1.ApiClient(sandbox.configuration())
    jcapiv1.plan(client, operation="users_reactivate_get", seen=["email"], out="x.plan")
    runs = Runs(cli, sandbox, "users_reactivate_get")
    assert runs.until_the_end(kills) in (0, 5)
    mails = Counter(mail.administrator for mail in sandbox.outbox)
    assert max(mails.values()) == 1
    outcomes = _outcomes(tmp_path / "x.plan.audit.csv")
    assert set(outcomes) == {each.id for each in sandbox.administrators}
    last = {id: each[-1] for id, each in outcomes.items()}
    done = {id for id, outcome in last.items() if outcome == "done"}
    unknown = {id for id, outcome in last.items() if outcome == "unknown"}
    assert done | unknown == set(outcomes)
    assert done <= set(mails)
    assert set(outcomes) - set(mails) <= unknown
    assert len(unknown) <= kills * WORKERS
    assert all(each.count("done") <= 1 for each in outcomes.values())
