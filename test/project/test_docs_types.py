"""Every Python block of the documentation passes mypy and pyright as it stands.

Each block becomes a module of its own, and each checker runs once over all of them. One more module
is wrong, so that a checker that does not see the types of the package is noticed.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from markdown import pages

import jcapiv1

pytestmark = [pytest.mark.docs, pytest.mark.long]

ROOT = Path(__file__).resolve().parents[2]
WRONG = "import jcapiv1\n\njcapiv1.UsersApi().users_get(id=5)\n"
CHECKERS = {
    "mypy": ["mypy", "--ignore-missing-imports", "--no-error-summary"],
    "pyright": ["pyright", "--pythonpath", sys.executable],
}


@pytest.fixture(scope="module")
def blocks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a module for each block, named after its page and line."""
    folder = tmp_path_factory.mktemp("blocks")
    for page in pages(ROOT):
        for block in page.blocks:
            if block.info in ("python", "python test"):
                name = re.sub(r"\W", "_", page.path.relative_to(ROOT).with_suffix("").as_posix())
                # The line breaks before it make an error name the line of the page.
                text = "\n" * (block.line - 1) + block.text
                (folder / f"{name}_{block.line}.py").write_text(text, encoding="utf-8")
    (folder / "wrong.py").write_text(WRONG)
    return folder


def errors(checker: str, folder: Path) -> list[str]:
    """The errors that the checker finds in the modules of the folder, a line each."""
    package = Path(jcapiv1.__file__).parent.parent
    environment = dict(os.environ)
    # Where it is installed as a link to the checkout, the checkers do not find it by themselves.
    paths = [] if package.name == "site-packages" else [str(package)]
    if paths:
        environment["MYPYPATH"] = paths[0]
    settings = {
        "reportMissingImports": False,  # pandas is used where it is installed
        "reportMissingModuleSource": False,
        "extraPaths": paths,
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    modules = sorted(each.name for each in folder.glob("*.py"))
    assert len(modules) > 50
    done = subprocess.run(
        [sys.executable, "-m", *CHECKERS[checker], *modules], env=environment,
        cwd=folder, capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    found = re.findall(r"^.* error: .*$", done.stdout, re.MULTILINE)
    assert found, done.stdout + done.stderr
    return found


@pytest.mark.parametrize("checker", CHECKERS)
def test_every_block_passes_and_a_wrong_module_does_not(checker: str, blocks: Path) -> None:
    found = errors(checker, blocks)
    assert [each for each in found if "wrong.py:3" not in each] == []
