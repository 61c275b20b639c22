"""The program of the README's first command."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest


def _run(root: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    monkeypatch.setattr("sys.argv", ["main_job.py", *arguments])
    runpy.run_path(str(root / "examples" / "main_job.py"), run_name="__main__")


def test_the_main_job_changes_an_administrator_and_sends_the_mail(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _run(root, monkeypatch, "--sandbox")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "250 tenants"
    assert re.fullmatch(r"\S+@\S+ is \S.* of \S.*", lines[1])
    assert lines[2:] == [
        "MFA is on",
        "TOTP reset started",
        "reactivation mail sent",
        "the sandbox sent: totp_reset, reactivation",
    ]


def test_the_main_job_says_that_nobody_has_that_address(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SystemExit, match="no tenant has an administrator nobody@example"):
        _run(root, monkeypatch, "--sandbox", "nobody@example")


def test_the_main_job_without_a_key_says_what_to_set(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SystemExit, match="no API key is set"):
        _run(root, monkeypatch, "somebody@example")
