"""The benchmarks run, and measure every figure that docs/performance.md gives an aim for."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import interpreter
import pytest

BRIEF = """
import runpy, sys
sys.path.insert(0, {folder!r})
import rows
rows.QUICK = rows.Scale(cold=1, rounds=2, seconds=0.0005, most=100)
sys.argv = ["benchmarks", "--quick"]
runpy.run_path({folder!r}, run_name="__main__")
"""


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_every_figure_with_an_aim_is_measured(root: Path) -> None:
    program = BRIEF.format(folder=str(root / "benchmarks"))
    printed = interpreter.run(program, seconds=280).stdout
    shown = (root / "docs" / "performance.md").read_text(encoding="utf-8")
    row = re.compile(r"^\| (.+?) \| ([<>]= [\d.]+) \|", re.MULTILINE)
    rows = row.findall(printed)
    assert len(rows) == 23
    assert [each for each in row.findall(shown) if each in rows] == rows
    assert len(re.findall(r"^\| 100 \|", printed, re.MULTILINE)) == 2
