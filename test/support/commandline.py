"""The command line in this process, with what a sandbox needs in the environment."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from jcapiv1.cli.start import run


class _Program:
    """What click's runner takes for a command: the whole program, with its exit codes."""

    name = "jcapiv1"

    def main(self, args: Any, prog_name: str, **_extra: Any) -> None:
        sys.exit(run(list(args)))


class Cli:
    """Runs `jcapiv1` with what a sandbox needs in the environment."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = dict(environment)

    def __call__(
        self, *words: str | Path, input: str | bytes | None = None, code: int | None = 0
    ) -> Result:
        """Run it and check the exit code, unless that is None."""
        program: Any = _Program()
        result = CliRunner().invoke(
            program, [str(word) for word in words], input=input, env=self.environment
        )
        if code is not None:
            assert result.exit_code == code, result.output + repr(result.exception)
        return result

    def rows(self, *words: str | Path, code: int | None = 0) -> list[dict[str, Any]]:
        """The records that it writes into a pipe."""
        return [json.loads(line) for line in self(*words, code=code).stdout.splitlines()]
