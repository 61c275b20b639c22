from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model


class Commandslist(Model):
    """One page of `commands_list` or of `search_commands_post`."""

    _wire = "results totalCount"
    results: list[models.CommandslistResults] = []
    """The commands on this page."""
    total_count: int | None = None
    """How many commands match, on all pages together."""
