"""The program of the README's first command."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from jcapiv1.sandbox import Sandbox
from jcapiv1.sandbox.testing import sandbox_environment

pytestmark = pytest.mark.long  # each is a process of its own


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


@pytest.mark.parametrize("apply", [False, True])
def test_the_main_job_changes_an_administrator_of_ones_own_only_with_apply(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    apply: bool,
) -> None:
    with Sandbox(organizations=2, administrators=0) as sandbox, sandbox_environment(sandbox):
        sandbox.administrator("ada@example.com", enable_multi_factor=False)
        _run(root, monkeypatch, "ada@example.com", *(["--apply"] if apply else []))
        changing = {"users_put", "admin_totpreset_begin", "users_reactivate_get"}
        assert changing & sandbox.request_counts.keys() == (changing if apply else set())
        assert [a.enable_multi_factor for a in sandbox.administrators] == [apply]
        assert bool(sandbox.outbox) is apply
    assert ("add --apply to do it" in capsys.readouterr().out) is not apply


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
