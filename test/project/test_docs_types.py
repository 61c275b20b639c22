"""Every Python block of the documentation passes mypy and pyright as it stands.

Each block becomes a module of its own, and each checker runs once over all of them.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from markdown import pages

pytestmark = [pytest.mark.docs, pytest.mark.long]

ROOT = Path(__file__).resolve().parents[2]
CHECKERS = {
    "mypy": ["mypy", "--ignore-missing-imports", "--scripts-are-modules", "--no-error-summary"],
    "pyright": ["pyright", "--pythonpath", sys.executable],
}


@pytest.fixture(scope="module")
def blocks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a module for each block, named after its page and line."""
    folder = tmp_path_factory.mktemp("blocks")
    # What is not installed has no types; the blocks use pandas where it is.
    (folder / "pyrightconfig.json").write_text(
        '{"reportMissingImports": false, "reportMissingModuleSource": false}'
    )
    for page in pages(ROOT):
        for block in page.blocks:
            if block.info in ("python", "python test"):
                name = re.sub(r"\W", "_", page.path.relative_to(ROOT).with_suffix("").as_posix())
                # The line breaks before it make an error name the line of the page.
                text = "\n" * (block.line - 1) + block.text
                (folder / f"{name}_{block.line}.py").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("checker", CHECKERS)
def test_every_block_passes(checker: str, blocks: Path) -> None:
    modules = sorted(each.name for each in blocks.glob("*.py"))
    assert len(modules) > 50
    done = subprocess.run(
        [sys.executable, "-m", *CHECKERS[checker], *modules],
        cwd=blocks, capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
