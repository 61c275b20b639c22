"""What a command loads, and what it does not: a start is felt at each use."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import interpreter
import pytest
from commandline import Cli

from jcapiv1.sandbox import Sandbox

LOADED = """
import contextlib, io, json, sys
from jcapiv1.cli.start import run
with contextlib.redirect_stdout(io.StringIO()):
    code = run({words!r})
print(json.dumps([code, sorted(sys.modules)]))
"""
HEAVY = ("rich", "jmespath", "keyring", "openpyxl", "werkzeug", "dateutil", "jinja2")


def _loaded(words: list[str]) -> set[str]:
    import json

    code, modules = json.loads(interpreter.run(LOADED.format(words=words)).stdout)
    assert code == 0
    return set(modules)


@pytest.mark.parametrize("words", [["--help"], ["--version"]])
def test_help_loads_click_and_nothing_else(words: list[str]) -> None:
    loaded = _loaded(words)
    assert "click" in loaded
    assert not loaded & {*HEAVY, "urllib3", "jcapiv1.api_client", "jcapiv1.cli.session"}
    assert {m for m in loaded if m.startswith("jcapiv1.")} <= {
        "jcapiv1.cli", "jcapiv1.cli.start", "jcapiv1.cli.root", "jcapiv1.version",
    }  # fmt: skip


@pytest.mark.long
def test_a_list_in_a_pipe_loads_nothing_for_terminals_dates_and_keys(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUMPCLOUD_API_KEY", sandbox.api_key)
    monkeypatch.setenv("JUMPCLOUD_API_URL", sandbox.url)
    assert not _loaded(["tenants", "list"]) & {*HEAVY, "jcapiv1.cli.terminal", "jcapiv1.jobs.plan"}


def test_the_package_loads_nothing_of_the_command_line() -> None:
    program = """
import sys, jcapiv1
jcapiv1.ManagedServiceProviderApi(jcapiv1.ApiClient(jcapiv1.Configuration()))
print(*(m for m in sys.modules if m.startswith("jcapiv1.cli") or m == "click"))
"""
    assert interpreter.run(program).stdout == "\n"


def test_a_rate_holds_requests_back(cli: Cli, sandbox: Sandbox) -> None:
    before = len(sandbox.requests)
    cli("admins", "list", "--rate", "1000")
    assert len(sandbox.requests) - before == 4
    assert "--rate" in cli("admins", "list", "--rate", "0", code=2).stderr


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_the_figures_of_the_documentation_are_measured(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(root / "benchmarks" / "commandline.py"), "--quick"],
        stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    shown = (root / "docs" / "performance.md").read_text(encoding="utf-8")
    row = re.compile(r"^\| (.+?) \| [\d.]+ \| (at most [\d.]+) \|", re.MULTILINE)
    assert len(row.findall(shown)) == 2
    assert row.findall(done.stdout) == row.findall(shown)
    assert [line.count("|") for line in done.stdout.splitlines()[5:]] == [8, 8, 8]
