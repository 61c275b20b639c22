"""Let tox find the interpreters that pyenv has installed but not activated.

pyenv puts a `python3.12` on the path that fails unless 3.12 is active. The folders of the
interpreters themselves go to the end of the path, so that nothing found before is replaced.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from tox.plugin import impl


@impl
def tox_add_core_config() -> None:
    """Runs once, before tox looks for interpreters."""
    pyenv = shutil.which("pyenv")
    if pyenv is None:
        return
    root = subprocess.run([pyenv, "root"], capture_output=True, text=True, check=True).stdout
    folders = sorted(Path(root.strip(), "versions").glob("*/bin"))
    os.environ["PATH"] = os.pathsep.join([os.environ["PATH"], *map(str, folders)])
