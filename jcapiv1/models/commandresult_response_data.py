from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class CommandresultResponseData(Model):
    """The exit code and the standard output of a script."""

    _wire = "exitCode output"
    exit_code: int | None = None
    """The exit code of the script; 0 usually means success."""
    output: str | None = None
    """Standard output (stdout) of the script, cut at 40 characters in records of
    `command_results_list`. It may hold secrets."""
