from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model


class Commandresultssearchlist(Model):
    """One page of `search_commandresults_post`."""

    _wire = "results totalCount"
    results: list[models.CommandresultssearchlistResults] = []
    """The results on this page."""
    total_count: int | None = None
    """How many results match, on all pages together."""
