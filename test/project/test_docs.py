"""The documentation holds: its links lead somewhere and its Python runs.

A ```python block is a whole script, run against a sandbox that is the default configuration, in a
folder that holds nothing but the CSV files which the page shows; a ```python test block is a test
module, run by pytest with the plugin alone. Words such as "TENANT_ID" are replaced by ids of the
sandbox, as a reader replaces them.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import sysconfig
import threading
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
import yamlfile
from markdown import Page, pages

import jcapiv1
from jcapiv1.sandbox import Sandbox

pytestmark = pytest.mark.docs

ROOT = Path(__file__).resolve().parents[2]
PAGES = pages(ROOT)
WRITTEN = [p for p in PAGES if not p.path.read_text("utf-8").startswith("<!-- Generated")]
"""The pages that are written by hand."""
OPERATIONS = [
    operation
    for path in yamlfile.load(ROOT / "openapi.yaml")["paths"].values()
    for operation in path.values()
    if "operationId" in operation
]
CHANGING = {o["operationId"] for o in OPERATIONS if o["x-effect"]["kind"] != "read"}
"""The operations that change something, mails included."""
APPLY = '"--apply" in sys.argv'
_SMALL = {
    "organizations": 20, "administrators": 60, "people": 60, "systems": 60, "commands": 20,
}  # fmt: skip
"""Enough for each tenant to have some of everything, and quickly read."""
_FIRST = "grace.hansen.0@tenant-0d8f17.example"
"""The first administrator of the sandbox that a reader starts, who has TOTP."""


def _blocks(info: str) -> list[pytest.param]:  # type: ignore[valid-type]
    return [
        pytest.param(page.path, block.text, block.line, id=f"{page.path.name}:{block.line}")
        for page in PAGES
        for block in page.blocks
        if block.info == info
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path.name)
def test_every_internal_link_leads_to_a_file_and_a_heading(page: Page) -> None:
    broken = []
    for line, target in page.links():
        path, _, anchor = target.partition("#")
        if ":" in path or target == "#":
            continue
        file = (page.path.parent / path).resolve() if path else page.path
        if not file.exists():
            broken.append(f"line {line}: {target}: no such file")
        elif anchor and anchor not in Page(file).anchors():
            broken.append(f"line {line}: {target}: no such heading")
    assert not broken


@pytest.fixture
def default_sandbox(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Sandbox]:
    """A sandbox as the default configuration, and an empty folder to run in.

    Reference pages are read with a key of one tenant: an example names none where the operation
    takes none. Written ones are for a key of many tenants, which have people and devices.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["script.py"])
    path = getattr(request.node, "callspec", None) and request.node.callspec.params.get("path")
    one_tenant = bool(path and _is_generated(path))
    with Sandbox(multi_tenant=not one_tenant, **(_SMALL if path else {})) as sandbox:
        sandbox.administrators[0].email = _FIRST
        jcapiv1.Configuration.set_default(sandbox.configuration())
        yield sandbox
        jcapiv1.Configuration.set_default(None)


def _is_generated(path: Path) -> bool:
    return path.read_text("utf-8").startswith("<!-- Generated")


def _ids_of_a_recipe(sandbox: Sandbox) -> dict[str, str]:
    """The tenant that a reader of a recipe would name; it has what the recipe speaks of."""
    tenant = sandbox.organizations[0].id
    for name in ("ada", "grace"):
        sandbox.person(name, organization=tenant)
    sandbox.person("miro", organization=tenant, state="STAGED", password=False)
    printers = [sandbox.system(organization=tenant) for _ in range(2)]
    command = sandbox.command(
        "Restart printer service", organization=tenant, systems=printers, command_type="windows"
    )
    sandbox.answers(command, "the printer service runs")
    sandbox.run(command)
    return {"TENANT_ID": tenant}


def _ids(sandbox: Sandbox) -> dict[str, str]:
    """What a reader of a reference page puts in the place of its words."""
    tenant = sandbox.organizations[0].id
    [ada, *_] = (a for a in sandbox.administrators if a.organization == tenant)
    device = sandbox.system(organization=tenant)
    command = sandbox.command(organization=tenant, systems=[device], trigger="nightly-cleanup")
    sandbox.run(command)
    grace = sandbox.person("grace", organization=tenant)
    grace.ssh_keys = [{"_id": "0" * 24, "name": "laptop", "public_key": "ssh-ed25519 AAAA"}]
    return {
        "TENANT_ID": tenant,
        "ADMINISTRATOR_ID": ada.id,
        "DEVICE_ID": device.id,
        "COMMAND_ID": command.id,
        "COMMANDRESULT_ID": sandbox.command_results[0].id,
        "FILE_ID": command.id,  # of which command_file_get lists the files
        "TRIGGERNAME": command.trigger,
        "PERSON_ID": grace.id,
        "SSHKEY_ID": "0" * 24,
        # The body of commands_run:
        "5f0c1d2e3a4b5c6d7e8f9a0b": command.id,
        "5f0c1d2e3a4b5c6d7e8f9a0c": device.id,
        "APPLICATION_ID": sandbox.application(organization=tenant).id,
        "RADIUSSERVER_ID": sandbox.radius_server(organization=tenant).id,
    }


def _run_block(sandbox: Sandbox, path: Path, text: str, line: int) -> None:
    """Run a block as a script, beside the CSV files of its page."""
    ids: Callable[[Sandbox], dict[str, str]]
    if _is_generated(path):
        ids = _ids
    else:
        ids = _ids_of_a_recipe if '"TENANT_ID"' in text else lambda _: {}
    for word, value in ids(sandbox).items():
        text = text.replace(f'"{word}"', repr(value))
    for block in Page(path).blocks:
        if title := re.fullmatch(r'csv title="([\w.]+)"', block.info):
            Path(title[1]).write_text(block.text, encoding="utf-8")
    # The line breaks before it make a traceback name the line of the page.
    code = compile("\n" * (line - 1) + text, str(path), "exec", dont_inherit=True)
    exec(code, {"__name__": "__main__"})  # noqa: S102 - running it is the test


@pytest.mark.parametrize(("path", "text", "line"), _blocks("python"))
def test_every_python_block_runs(
    path: Path, text: str, line: int, capsys: pytest.CaptureFixture[str], default_sandbox: Sandbox
) -> None:
    if "import pandas" in text:
        pytest.importorskip("pandas")
        pytest.importorskip("openpyxl")
    _run_block(default_sandbox, path, text, line)
    printed = capsys.readouterr().out
    assert "Exception when calling" not in printed
    if APPLY in text:
        assert _what_changed(default_sandbox) == set()


@pytest.mark.parametrize(
    ("path", "text", "line"), [p for p in _blocks("python") if APPLY in p.values[1]]
)
def test_a_recipe_that_is_told_to_apply_changes_records_without_a_failure(
    path: Path,
    text: str,
    line: int,
    default_sandbox: Sandbox,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["script.py", "--apply"])
    _run_block(default_sandbox, path, text, line)
    assert _what_changed(default_sandbox)
    assert not re.search(r"\b(failed|unknown)\b", capsys.readouterr().out)


def test_the_summary_for_slack_is_posted_to_the_webhook(
    root: Path, default_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    received = []

    class Webhook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    page = Page(root / "docs/cookbook/reports.md")
    [block] = [each for each in page.blocks if "SLACK_WEBHOOK_URL" in each.text]
    with HTTPServer(("127.0.0.1", 0), Webhook) as server:
        monkeypatch.setenv("SLACK_WEBHOOK_URL", f"http://127.0.0.1:{server.server_port}/hook")
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        _run_block(default_sandbox, page.path, block.text, block.line)
        thread.join()
    without = sum(not a.enable_multi_factor for a in default_sandbox.administrators)
    tenants = len(default_sandbox.organizations)
    assert received == [{"text": f"{without} administrators of {tenants} tenants do not need MFA"}]


def _what_changed(sandbox: Sandbox) -> set[str]:
    """The operations that were asked for and that change something."""
    return CHANGING & set(sandbox.request_counts)


def _without_dry_runs(text: str) -> str:
    """A block without what only names operations: preparing and faults send nothing."""
    return re.sub(r"\.prepare\([^)]*\)|\bfail\([^)]*\)|^# .*$", "", text, flags=re.MULTILINE)


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.path.name)
def test_what_changes_records_says_so_before_and_changes_none_by_being_pasted(page: Page) -> None:
    """A block with a changing operation comes after the words, and has its own sandbox or asks."""
    for block in page.blocks:
        if block.info != "python" or not CHANGING & set(
            re.findall(r"\w+", _without_dry_runs(block.text))
        ):
            continue
        where = f"{page.path.name}:{block.line}"
        before = " ".join(line for number, line in page.prose if number < block.line).lower()
        assert re.search(r"this changes records|on this page changes records", before), where
        assert APPLY in block.text or "Sandbox(" in block.text, where


@pytest.mark.parametrize(("path", "text", "line"), _blocks("python test"))
def test_every_test_block_passes(path: Path, text: str, line: int, tmp_path: Path) -> None:
    module = tmp_path / "test_block.py"
    module.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-W", "error", str(module)]
    run = subprocess.run(
        [*command, "-p", "jcapiv1.pytest_plugin"],
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},  # quicker, and nothing else
        capture_output=True, text=True, cwd=tmp_path, timeout=60, check=False,
    )  # fmt: skip
    assert run.returncode == 0, f"{path.name}:{line}\n{run.stdout}{run.stderr}"


def test_the_reference_lists_every_method_and_every_model(root: Path) -> None:
    linked = {target for _, target in Page(root / "README.md").links()}
    index = {target for _, target in Page(root / "docs" / "api.md").links()}
    for api in jcapiv1.api.__all__:
        table = {
            target
            for _, target in Page(root / "docs" / f"{api}.md").links()
            if target.startswith(f"{api}.md#")
        }
        assert table
        assert table <= index
    assert {f"{name}.md" for name in jcapiv1.models.__all__} <= index
    assert "docs/api.md" in linked


def test_the_first_example_of_the_readme_prints_what_stands_below_it(
    root: Path, default_sandbox: Sandbox, capsys: pytest.CaptureFixture[str]
) -> None:
    page = Page(root / "README.md")
    example, shown, *_ = page.blocks
    _run_block(default_sandbox, page.path, example.text, example.line)
    printed = capsys.readouterr().out
    assert shown.text.endswith("\n...\n")
    assert printed.startswith(shown.text.removesuffix("...\n"))
    assert _what_changed(default_sandbox) == set()


def test_the_picture_of_the_readme_shows_what_its_example_prints(root: Path) -> None:
    run = subprocess.run([sys.executable, root / "website" / "picture.py", "--check"], check=False)
    assert run.returncode == 0, "run `python website/picture.py`"


def test_the_commands_of_the_page_on_the_command_line_run(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In their order, as `sh` takes them; exit code 1 means that a report has found something."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    page = Page(root / "docs" / "command-line.md")
    typed = [text.strip() for _, text in page.prose if text.startswith("    jcapiv1 ")]
    assert len(typed) > 10
    with Sandbox(organizations=3, administrators=6, people=6, systems=6) as sandbox:
        acme = sandbox.organization("Acme Ltd")
        sandbox.administrator("ann@example.com", organization=acme)
        Path("staff.csv").write_text("email,roleName\nann@example.com,Manager\n", encoding="utf-8")
        monkeypatch.setenv("JUMPCLOUD_API_KEY", sandbox.api_key)
        monkeypatch.setenv("JUMPCLOUD_API_URL", sandbox.url)
        for line in typed:
            assert _typed(line) in (0, 1), line
        assert {a.enable_multi_factor for a in sandbox.administrators} == {True}
    assert Path("devices.csv").read_text(encoding="utf-8").count("\n") == 7
    assert "comparedWith" not in Path("january.json").read_text(encoding="utf-8")
    assert "compared with" in Path("february.html").read_text(encoding="utf-8")


def _typed(line: str) -> int:
    """Run a line with `jcapiv1`, with standard output where it says; the exit code.

    There is no terminal to ask on, so that `apply` is told `--yes`.
    """
    from jcapiv1.cli.start import run

    words = shlex.split(line.partition("||")[0])[1:]
    words += ["--yes"] * (words[0] == "apply" and "--yes" not in words)
    file = words.pop(words.index(">") + 1) if ">" in words else os.devnull
    with open(file, "w", encoding="utf-8") as out, redirect_stdout(out):
        return run([word for word in words if word != ">"])


def test_the_lines_for_windows_use_the_folders_that_venv_makes_there(root: Path) -> None:
    scripts = sysconfig.get_path("scripts", "nt", {"base": ""}).strip("/\\")
    for page in WRITTEN:
        text = page.path.read_text("utf-8")
        assert set(re.findall(r"\.venv\\(\w+)\\", text)) <= {scripts}
    readme = (root / "README.md").read_text("utf-8")
    assert rf".venv\{scripts}\tox" in readme
    assert rf".venv\{scripts}\python examples\main_job.py --sandbox" in readme


def test_every_error_has_an_entry_on_the_page_of_errors(root: Path) -> None:
    entries = re.findall(r"^### (\w+)$", (root / "docs/errors.md").read_text("utf-8"), re.M)
    errors = {n for n in jcapiv1.__all__ if n.endswith(("Exception", "Error"))} - {"Error"}
    assert errors <= {*entries}  # `Error` is a model
    assert len(entries) == len({*entries})


def test_the_page_on_keys_says_which_scopes_are_enough(root: Path) -> None:
    """A scope of a cell is one of those of every operation of the classes, where any are known."""
    told, expected = {}, {}
    text = (root / "docs/keys-and-roles.md").read_text("utf-8")
    for row in re.findall(r"^\|.*Api\.md\).*$", text, re.M):
        read, change, classes = row.strip("|").split("|")[1:]
        name = ", ".join(re.findall(r"\[(\w+)Api\]", classes))
        told[name] = [sorted(re.findall(r"`([\w.]+)`", cell)) for cell in (read, change)]
        of_the_classes = [
            operation
            for operation in OPERATIONS
            if "x-scopes" in operation and {*name.split(", ")} & _classes(operation)
        ]
        reading = [o["x-scopes"] for o in of_the_classes if o["operationId"] not in CHANGING]
        changing = [o["x-scopes"] for o in of_the_classes if o["operationId"] in CHANGING]
        expected[name] = [
            sorted(set(scopes[0]).intersection(*scopes)) if scopes else []
            for scopes in (reading, changing)
        ]
    assert told == expected
    every = set().union(*map(_classes, OPERATIONS))
    assert {*", ".join(told).split(", ")} == every - {"ManagedServiceProvider", "Search"}


def _classes(operation: dict[str, Any]) -> set[str]:
    return {tag.replace(" ", "") for tag in operation["tags"]}


def test_tox_runs_every_module_of_tests_of_the_documentation(root: Path) -> None:
    [command] = re.findall(r"^commands = pytest -m docs .*", (root / "tox.ini").read_text(), re.M)
    places = [root / word for word in command.split() if word.startswith("test/")]
    marked = {p for p in root.glob("test/**/test_*.py") if "mark.docs" in p.read_text("utf-8")}
    assert {p for p in marked if not {p, *p.parents} & {*places}} == set()


def test_only_known_kinds_of_python_blocks_are_used() -> None:
    kinds = {block.info for page in PAGES for block in page.blocks}
    assert {kind for kind in kinds if kind.startswith("py")} <= {"python", "python test"}
