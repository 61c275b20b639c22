"""The pages of the command line are current: their options, and what their sessions show."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.docs, pytest.mark.skipif(sys.platform == "win32", reason="widths")]


def test_the_pages_are_what_the_commands_and_the_sandbox_say(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = root / "docs" / "cli"
    monkeypatch.syspath_prepend(str(folder))
    pages = runpy.run_path(str(folder / "make.py"))["pages"]()
    assert set(pages) == {file.name for file in folder.glob("*.md")}
    for name, text in pages.items():
        assert (folder / name).read_text(encoding="utf-8") == text, f"run docs/cli/make.py: {name}"
