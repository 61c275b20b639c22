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
    """The example's main function, against tenants in which two administrators are known."""
    for administrator, name in zip(sandbox.administrators, ("ann", "bob"), strict=False):
        administrator.email = f"{name}@example.com"
    jcapiv1.Configuration.set_default(sandbox.configuration())
    yield runpy.run_path(str(root / "examples" / "apply_csv.py"))["main"]
    jcapiv1.Configuration.set_default(None)


@pytest.fixture
def changes(tmp_path: Path) -> Path:
    path = tmp_path / "changes.csv"
    path.write_bytes(
        b"\xef\xbb\xbfemail;roleName;enableMultiFactor;lastname\r\n"
        b"ann@example.com;Read Only;yes;\r\nbob@example.com;;;Miller\r\n"
    )
    return path


def puts(sandbox: Sandbox) -> int:
    return sandbox.request_counts["users_put"]


def test_it_shows_what_would_change_and_sends_nothing(
    sandbox: Sandbox,
    apply_csv: Callable[..., None],
    changes: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    apply_csv(str(changes), apply=False)
    ann, bob = capsys.readouterr().out.splitlines()
    assert "ann@example.com" in ann
    assert ann.endswith("'Read Only')}")
    assert bob.endswith("'Miller')}")
    assert puts(sandbox) == 0


def test_changes_are_applied_and_reported_and_only_once(
    sandbox: Sandbox,
    apply_csv: Callable[..., None],
    changes: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for _ in range(2):
        apply_csv(str(changes), apply=True)
        assert capsys.readouterr().out.count(" done ") == 2
    ann, bob = sandbox.administrators[:2]
    assert (ann.role_name, bob.document["lastname"]) == ("Read Only", "Miller")
    assert puts(sandbox) == 2


def test_a_change_that_failed_is_reported_and_sent_when_it_runs_again(
    sandbox: Sandbox,
    apply_csv: Callable[..., None],
    changes: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    sandbox.fail(operation="users_put", status=403)
    with pytest.raises(SystemExit, match="not all is done"):
        apply_csv(str(changes), apply=True)
    assert " failed 403 Forbidden" in capsys.readouterr().out
    apply_csv(str(changes), apply=True)
    assert capsys.readouterr().out.count(" done ") == 2
    assert puts(sandbox) == 3


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("email,roleNam\nann@example.com,Read Only\n", "did you mean 'roleName'"),
        ("email,lastname\nzoe@example.com,Miller\n", "line 2: no administrator is named"),
        ("email,enableMultiFactor\nann@example.com,perhaps\n", "neither true nor false"),
    ],
)
def test_a_file_that_is_wrong_is_refused_with_exit_code_1(
    apply_csv: Callable[..., None], changes: Path, text: str, problem: str
) -> None:
    changes.write_text(text)
    with pytest.raises(SystemExit) as caught:
        apply_csv(str(changes), apply=True)
    assert problem in str(caught.value.code)


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
        assert len(read) == len(emails)
        assert {a.document["lastname"] for a in sandbox.administrators} == {"Miller"}
        assert puts(sandbox) == len(sandbox.administrators)
