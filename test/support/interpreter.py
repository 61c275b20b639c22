"""Programs run in an interpreter of their own, as a script starts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import jcapiv1

PACKAGE_FOLDER = str(Path(jcapiv1.__file__).parent.parent)


def run(
    program: str, *, check: bool = True, seconds: float = 60
) -> subprocess.CompletedProcess[str]:
    """Run `program` with warnings as errors, against the same package that this test has."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=os.path.dirname(__file__),
        env={**os.environ, "PYTHONPATH": PACKAGE_FOLDER},
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
    assert done.returncode == 0 or not check, done.stderr
    return done
