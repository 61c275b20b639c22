"""The example that applies a CSV file in every tenant: dry run, run, and run again."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import interpreter
import pytest

import jcapiv1
from jcapiv1.sandbox import Sandbox

pytestmark = pytest.mark.docs


@pytest.fixture
def apply_csv(root: Path, sandbox: Sandbox) -> Iterator[Callable[..., None]]:
    """The example's main function, against two tenants that have the same administrator."""
    for administrator in sandbox.administrators[0], sandbox.administrators[-1]:
        administrator.email = "ann@example.com"
    jcapiv1.Configuration.set_default(sandbox.configuration())
    yield runpy.run_path(str(root / "examples" / "apply_csv.py"))["main"]
    jcapiv1.Configuration.set_default(None)


@pytest.fixture
def changes(tmp_path: Path) -> str:
    path = tmp_path / "changes.csv"
    path.write_text(
        "email,roleName,lastname\nann@example.com,Read Only,\nbob@example.com,,Miller\n",
        encoding="utf-8",
    )
    return str(path)


def puts(sandbox: Sandbox) -> int:
    return sum(request.operation == "users_put" for request in sandbox.requests)


def test_a_dry_run_shows_the_requests_and_sends_none(
    sandbox: Sandbox,
    apply_csv: Callable[..., None],
    changes: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    apply_csv(changes, apply=False)
    shown = capsys.readouterr().out
    for administrator in sandbox.administrators[0], sandbox.administrators[-1]:
        assert f"PUT {sandbox.url}/users/{administrator.id}\n" in shown
        assert f"x-org-id: {administrator.organization}\n" in shown
    assert shown.count('{"roleName":"Read Only"}') == 2
    assert sandbox.api_key not in shown
    assert puts(sandbox) == 0


def test_changes_are_applied_and_reported_in_every_tenant_and_only_once(
    sandbox: Sandbox,
    apply_csv: Callable[..., None],
    changes: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    apply_csv(changes, apply=True)
    for administrator in sandbox.administrators[0], sandbox.administrators[-1]:
        assert administrator.role_name == "Read Only"
    assert capsys.readouterr().out.count(" done") == 2
    apply_csv(changes, apply=True)
    assert capsys.readouterr().out.count(" skipped") == 2
    assert puts(sandbox) == 2


def test_a_change_that_failed_is_reported_and_sent_when_it_runs_again(
    sandbox: Sandbox,
    apply_csv: Callable[..., None],
    changes: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    sandbox.fail(operation="users_put", status=403)
    with pytest.raises(SystemExit, match="not all is done"):
        apply_csv(changes, apply=True)
    assert "failed ForbiddenException(status=403" in capsys.readouterr().out
    apply_csv(changes, apply=True)
    assert sorted(line.split()[2] for line in capsys.readouterr().out.splitlines()) == [
        "done",
        "skipped",
    ]


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="pipes break in another way there")
def test_output_that_nobody_reads_any_more_ends_it_and_leaves_the_journal_free(
    root: Path, tmp_path: Path
) -> None:
    with Sandbox(organizations=3, administrators=30) as sandbox:
        path = tmp_path / "changes.csv"
        emails = sorted({administrator.email for administrator in sandbox.administrators})
        path.write_text("email,lastname\n" + "".join(f"{email},Miller\n" for email in emails))

        def run(lines: int) -> tuple[int, str, list[str]]:
            """As if piped into `head`, which goes away after so many lines."""
            process = subprocess.Popen(
                [sys.executable, "-u", str(root / "examples/apply_csv.py"), str(path), "--apply"],
                env={
                    **os.environ,
                    "PYTHONPATH": interpreter.PACKAGE_FOLDER,
                    "JUMPCLOUD_API_URL": sandbox.url,
                    "JUMPCLOUD_API_KEY": sandbox.api_key,
                },
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            )  # fmt: skip
            assert process.stdout is not None
            assert process.stderr is not None
            with process.stderr:
                with process.stdout:
                    read = [line for _ in range(lines) if (line := process.stdout.readline())]
                try:
                    return process.wait(20), process.stderr.read(), read
                finally:
                    process.kill()
                    process.wait()

        status, errors, _ = run(3)
        assert status != 0
        assert "BrokenPipeError" in errors
        status, errors, read = run(1000)
        assert (status, errors) == (0, "")
        assert {line.split()[2] for line in read} == {"skipped", "done"}
        assert {a.document["lastname"] for a in sandbox.administrators} == {"Miller"}
        assert puts(sandbox) == len(sandbox.administrators)
