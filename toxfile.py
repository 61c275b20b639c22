"""Tell tox which interpreters there are, those that pyenv has installed but not activated too.

pyenv puts a `python3.12` on the path that fails unless 3.12 is active. The folders of the
interpreters themselves go to the end of the path, so that nothing found before is replaced.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tox.plugin import impl


@impl
def tox_add_core_config() -> None:
    """Runs once, before tox looks for interpreters."""
    if pyenv := shutil.which("pyenv"):
        _add_interpreters_of(pyenv)
    minors = [minor for minor in range(10, 15) if shutil.which(f"python3.{minor}")]
    minors = minors or [sys.version_info.minor]
    os.environ["OLDEST_PYTHON"] = f"python3.{minors[0]}"
    os.environ["NEWEST_PYTHON"] = f"python3.{minors[-1]}"


def _add_interpreters_of(pyenv: str) -> None:
    root = subprocess.run([pyenv, "root"], capture_output=True, text=True, check=True).stdout
    folders = sorted(Path(root.strip(), "versions").glob("*/bin"))
    os.environ["PATH"] = os.pathsep.join([os.environ["PATH"], *map(str, folders)])
