from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model


class CommandresultslistResultsResponse(Model):
    """The start of what a script printed, as `command_results_list` shows it."""

    _wire = "data error"
    data: models.CommandresultResponseData | None = None
    """The exit code, and the start of the output, cut at 40 characters."""
    error: str | None = None
    """The start of standard error (stderr), cut at 40 characters; it may hold secrets."""
