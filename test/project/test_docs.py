"""The documentation holds: its links lead somewhere and its Python runs.

A ```python block is a whole script, run against a sandbox that is the default configuration, in an
empty folder; a ```python test block is a test module, run by pytest with the plugin alone. Words
such as "TENANT_ID" are replaced by ids of the sandbox, as a reader replaces them.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown import Page, pages

import jcapiv1

pytestmark = pytest.mark.docs

PAGES = pages(Path(__file__).resolve().parents[2])


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
def ids(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[dict[str, str]]:
    """Ids of a sandbox that is the default configuration; and an empty folder to run in."""
    from jcapiv1.sandbox import Sandbox

    monkeypatch.chdir(tmp_path)
    with Sandbox(multi_tenant=False) as sandbox:
        jcapiv1.Configuration.set_default(sandbox.configuration())
        tenant = sandbox.organizations[0].id
        [ada, *_] = (a for a in sandbox.administrators if a.organization == tenant)
        device = sandbox.system(organization=tenant)
        command = sandbox.command(systems=[device], trigger="nightly-cleanup")
        sandbox.run(command)
        grace = sandbox.person("grace", organization=tenant)
        grace.ssh_keys = [{"_id": "0" * 24, "name": "laptop", "public_key": "ssh-ed25519 AAAA"}]
        yield {
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
        jcapiv1.Configuration.set_default(None)


@pytest.mark.parametrize(("path", "text", "line"), _blocks("python"))
def test_every_python_block_runs(
    path: Path, text: str, line: int, ids: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    for word, value in ids.items():
        text = text.replace(f'"{word}"', repr(value))
    # The line breaks before it make a traceback name the line of the page.
    code = compile("\n" * (line - 1) + text, str(path), "exec", dont_inherit=True)
    exec(code, {"__name__": "__main__"})  # noqa: S102 - running it is the test
    printed = capsys.readouterr().out
    assert "Exception when calling" not in printed


@pytest.mark.parametrize(("path", "text", "line"), _blocks("python test"))
def test_every_test_block_passes(path: Path, text: str, line: int, tmp_path: Path) -> None:
    module = tmp_path / "test_block.py"
    module.write_text(text, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-W", "error", str(module)],
        capture_output=True, text=True, cwd=tmp_path, timeout=60, check=False,
    )  # fmt: skip
    assert run.returncode == 0, f"{path.name}:{line}\n{run.stdout}{run.stderr}"


def test_the_readme_has_the_anchors_that_the_reference_pages_link_to(root: Path) -> None:
    assert {
        "documentation-for-api-endpoints",
        "documentation-for-models",
        "x-api-key",
    } <= Page(root / "README.md").anchors()


def test_the_readme_lists_every_operation_and_every_model(root: Path) -> None:
    linked = {target for _, target in Page(root / "README.md").links()}
    for api in ("ManagedServiceProviderApi", "UsersApi"):
        table = {
            f"docs/{target}"
            for _, target in Page(root / "docs" / f"{api}.md").links()
            if target.startswith(f"{api}.md#")
        }
        assert len(table) >= 5
        assert table <= linked
    assert {f"docs/{name}.md" for name in jcapiv1.models.__all__} <= linked


def test_only_known_kinds_of_python_blocks_are_used() -> None:
    kinds = {block.info for page in PAGES for block in page.blocks}
    assert {kind for kind in kinds if kind.startswith("py")} <= {"python", "python test"}
