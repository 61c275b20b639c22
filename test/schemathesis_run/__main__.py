"""Run Schemathesis from the contract against a sandbox: `python test/schemathesis_run`.

Arguments are passed on. The key is of one tenant, so that a request without x-org-id has one, and
the contract's example of an administrator's id exists.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from jcapiv1.sandbox import Sandbox

HERE = Path(__file__).resolve().parent


def main() -> int:
    """Return the exit status of Schemathesis."""
    with Sandbox(seed=HERE / "seed.json", multi_tenant=False) as sandbox:
        command = [sys.executable, "-m", "schemathesis.cli"]
        command += ["--config-file", str(HERE / "schemathesis.toml"), "run"]
        command += [str(HERE.parent.parent / "openapi.yaml"), "--url", sandbox.url]
        environment = {
            **os.environ,
            "PYTHONPATH": str(HERE),
            "SANDBOX_API_KEY": sandbox.api_key,
        }
        return subprocess.run([*command, *sys.argv[1:]], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
