"""Each promise of SECURITY.md names tests that exist."""

from __future__ import annotations

import re
from pathlib import Path


def test_every_promise_names_tests_that_exist(root: Path) -> None:
    rows = [
        line
        for line in (root / "SECURITY.md").read_text("utf-8").splitlines()
        if line.startswith("|") and not line.startswith(("|---", "| promise"))
    ]
    defined = {
        name
        for file in (root / "test").rglob("test_*.py")
        for name in re.findall(r"^ *def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)
    }
    assert len(rows) > 10
    for row in rows:
        named = re.findall(r"`(test_\w+)`", row)
        assert named, row
        assert set(named) <= defined, row
