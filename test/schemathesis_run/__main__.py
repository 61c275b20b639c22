"""Run Schemathesis from the contract against a sandbox: `python test/schemathesis_run`.

Arguments are passed on, `--max-examples 200` for example. The phase with some 10,000 requests, at
the bounds of every field, takes a minute and runs by name: `--phases coverage`. The key is of one
tenant, so that a request without x-org-id has one, and every operation finds a record of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from records import seed

from jcapiv1.sandbox import Sandbox

HERE = Path(__file__).resolve().parent


def main() -> int:
    """Return the exit status of Schemathesis."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "seed.json"
        file.write_text(json.dumps(seed()), encoding="utf-8")
        with Sandbox(seed=file, multi_tenant=False) as sandbox:
            return _run(sandbox)


def _run(sandbox: Sandbox) -> int:
    command = [sys.executable, "-m", "schemathesis.cli"]
    command += ["--config-file", str(HERE / "schemathesis.toml"), "run"]
    command += [str(HERE.parent.parent / "openapi.yaml"), "--url", sandbox.url]
    if "--phases" not in sys.argv:
        command += ["--phases", "examples,fuzzing,stateful"]
    environment = {**os.environ, "PYTHONPATH": str(HERE), "SANDBOX_API_KEY": sandbox.api_key}
    return subprocess.run([*command, *sys.argv[1:]], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
