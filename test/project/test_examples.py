"""The programs in examples/: each runs against the sandbox, and changes nothing unless told to."""

from __future__ import annotations

import csv
import io
import json
import re
import runpy
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import jcapiv1
from jcapiv1.sandbox import Sandbox

pytestmark = pytest.mark.docs

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NEW = (
    "dormant_administrators",
    "mfa_everywhere",
    "nightly",
    "old_script",
    "tenant_report",
    "test_unit",
    "totp_reset_async",
    "totp_reset_csv",
)
Run = Callable[..., "tuple[str, str, object]"]


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Sandbox]:
    """A small sandbox that is the default configuration, and an empty folder to run in."""
    monkeypatch.chdir(tmp_path)
    with Sandbox(organizations=5, administrators=20, people=8, systems=6) as sandbox:
        monkeypatch.setenv("JUMPCLOUD_API_KEY", sandbox.api_key)
        jcapiv1.Configuration.set_default(sandbox.configuration(retries=0))
        yield sandbox
        jcapiv1.Configuration.set_default(None)


@pytest.fixture
def run(
    service: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run an example with arguments: what it printed on stdout and stderr, and its exit code."""

    def run(name: str, *arguments: str) -> tuple[str, str, object]:
        monkeypatch.setattr("sys.argv", [f"{name}.py", *arguments])
        code: object = 0
        try:
            runpy.run_path(str(EXAMPLES / f"{name}.py"), run_name="__main__")
        except SystemExit as error:
            code = error.code or 0
        out, err = capsys.readouterr()
        return out, err, code

    return run


def changes(service: Sandbox) -> int:
    """How many requests were anything but a GET, or sent a mail."""
    return len(service.outbox) + sum(each.method != "GET" for each in service.requests)


@pytest.mark.parametrize("name", NEW)
def test_an_example_is_short_and_says_how_to_run_it(name: str) -> None:
    text = (EXAMPLES / f"{name}.py").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 60
    assert f"examples/{name}.py" in text
    changing = re.search(r"bulk\(|users_put\(|totpreset_begin\(", text) and name != "test_unit"
    assert bool(changing) == ("--apply" in text)


def test_the_report_has_a_row_for_each_tenant(service: Sandbox, run: Run) -> None:
    out, err, code = run("tenant_report")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert (err, code) == ("", 0)
    assert {row["id"] for row in rows} == {each.id for each in service.organizations}
    counted = sum(int(row["administrators"]) for row in rows)
    assert counted == len(service.administrators)
    weak = [each for each in service.administrators if not each.document["enableMultiFactor"]]
    assert sum(int(row["without MFA"]) for row in rows) == len(weak)
    assert [sum(int(row[kind]) for row in rows) for kind in ("people", "devices")] == [8, 6]
    assert changes(service) == 0


@pytest.mark.parametrize("name", ["tenant_report", "dormant_administrators", "mfa_everywhere"])
def test_a_tenant_that_cannot_be_read_is_named_and_makes_the_exit_code_1(
    service: Sandbox, run: Run, name: str
) -> None:
    service.fail(operation="users_list", status=403)
    out, err, code = run(name)
    assert "ForbiddenException" in err
    assert isinstance(code, str)  # which Python prints, and exits with 1
    assert len(out.splitlines()) > 1


@pytest.mark.parametrize(
    ("name", "arguments"), [("mfa_everywhere", ()), ("nightly", ("journals",))]
)
def test_mfa_is_forced_everywhere_with_apply_and_only_then(
    service: Sandbox, run: Run, tmp_path: Path, name: str, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "journals").mkdir()
    weak = [service.administrator(enable_multi_factor=False) for _ in range(3)]
    _, _, code = run(name, *arguments)
    assert code == 0
    assert changes(service) == 0
    _, err, code = run(name, *arguments, "--apply")
    assert (code, "could not" in err) == (0, False)
    assert all(each.document["enableMultiFactor"] for each in weak)
    assert all(each.document["enableMultiFactor"] for each in service.administrators)


def test_the_nightly_job_does_its_work_again_and_reports_what_failed(
    service: Sandbox, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "journals").mkdir()
    for each in service.administrators:
        each.document["enableMultiFactor"] = True
    late = service.administrator(enable_multi_factor=False)
    service.fail(operation="users_put", status=403)
    assert run("nightly", "journals", "--apply")[2] == 1
    assert run("nightly", "journals", "--apply")[2] == 0
    assert late.document["enableMultiFactor"]
    (journal,) = (tmp_path / "journals").iterdir()
    assert json.loads(journal.read_text().splitlines()[-1])["finished"] == 1
    service.administrator(enable_multi_factor=False)  # another one on the same day
    assert run("nightly", "journals", "--apply")[2] == 0
    assert all(each.document["enableMultiFactor"] for each in service.administrators)


def test_dormant_administrators_are_those_of_whom_nothing_was_seen(
    service: Sandbox, run: Run
) -> None:
    for each in service.administrators:
        each.document["passwordUpdatedAt"] = "2999-01-01T00:00:00.000Z"
    old = service.administrator("old@example.com")
    dates = ("created", "passwordUpdatedAt", "totpUpdatedAt", "apiKeyUpdatedAt")
    for name in dates:
        if name in old.document:
            old.document[name] = "2001-01-01T00:00:00.000Z"
    out, _, code = run("dormant_administrators", "90")
    assert code == 0
    (row,) = csv.DictReader(io.StringIO(out))
    assert (row["email"], row["last seen"]) == ("old@example.com", "2001-01-01")
    assert changes(service) == 0


@pytest.mark.parametrize("name", ["totp_reset_csv", "totp_reset_async"])
def test_totp_is_reset_for_those_in_the_file_once_and_the_rest_is_reported(
    service: Sandbox, run: Run, tmp_path: Path, name: str
) -> None:
    first, second = service.organizations[:2]
    lost = service.administrator("lost@example.com", organization=first)
    for tenant in (first, second):
        service.administrator("twice@example.com", organization=tenant)
    file = tmp_path / "lost.csv"
    content = "email,note\nLost@example.com,phone\nnobody@example.com,\ntwice@example.com,\n"
    file.write_bytes(b"\xef\xbb\xbf" + content.encode())
    out, _, code = run(name, "lost.csv")
    assert "lost@example.com found" in out
    assert "nobody@example.com is left out: 0 have it" in out
    assert "twice@example.com is left out: 2 have it" in out
    assert code == "2 were not reset"
    assert changes(service) == 0
    assert run(name, "lost.csv", "--apply")[2] == "2 were not reset"
    assert [each.administrator for each in service.outbox] == [lost.id]
    code = run(name, "lost.csv", "--apply")[2]
    assert "finished at" in str(code)  # nobody is reset twice
    assert len(service.outbox) == 1
    file.write_text("mail\nlost@example.com\n")
    assert "has no column `email`" in str(run(name, "lost.csv", "--apply")[2])


def test_the_old_script_runs_as_it_is(service: Sandbox, run: Run) -> None:
    tenant = service.organizations[0].id
    ann = service.administrator(organization=tenant, enable_multi_factor=False)
    out, _, code = run("old_script", ann.id, tenant)
    assert (code, "would change" in out) == (0, True)
    assert changes(service) == 0
    out, _, code = run("old_script", ann.id, tenant, "--apply")
    assert (code, "Exception" in out) == (0, False)
    assert ann.document["enableMultiFactor"]
    out, _, code = run("old_script", "0" * 24, tenant, "--apply")
    assert (code, "UsersApi->users_put: (404)" in out) == (1, True)


@pytest.mark.parametrize("name", ["nightly", "old_script", "totp_reset_async", "totp_reset_csv"])
def test_an_example_without_its_arguments_says_how_to_run_it(run: Run, name: str) -> None:
    assert f"python examples/{name}.py" in str(run(name)[2])


def test_the_unit_test_passes(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider",
         "--rootdir", str(tmp_path), str(EXAMPLES / "test_unit.py")],
        capture_output=True, text=True, cwd=tmp_path, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 passed" in done.stdout
