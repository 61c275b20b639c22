from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model


class Systemslist(Model):
    """One page of `systems_list`."""

    _wire = "results totalCount"
    results: list[models.System] = []
    """The devices on this page."""
    total_count: int | None = None
    """How many devices match, on all pages together."""
