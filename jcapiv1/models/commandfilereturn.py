from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model


class Commandfilereturn(Model):
    """One page of `command_file_get`."""

    _wire = "results totalCount"
    results: list[models.CommandfilereturnResults] = []
    """The files on this page."""
    total_count: int | None = None
    """How many files the command has, on all pages together."""
