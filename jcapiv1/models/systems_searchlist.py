from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model


class SystemsSearchlist(Model):
    """One page of `search_systems_post`."""

    _wire = "results totalCount"
    results: list[models.SystemSearch] = []
    """The devices on this page."""
    total_count: int | None = None
    """How many devices match, on all pages together."""
