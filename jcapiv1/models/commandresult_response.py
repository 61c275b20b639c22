from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model


class CommandresultResponse(Model):
    """What a script printed, and how it ended."""

    _wire = "data error id"
    data: models.CommandresultResponseData | None = None
    """The exit code and the standard output."""
    error: str | None = None
    """What the script wrote to standard error (stderr); it may hold secrets."""
    id: str | None = None
    """An id of the answer; no source says what it is for."""
