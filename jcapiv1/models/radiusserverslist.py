from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model


class Radiusserverslist(Model):
    """One page of `radius_servers_list`, with shared secrets in clear."""

    _wire = "results totalCount"
    results: list[models.Radiusserver] = []
    """The RADIUS servers on this page, each with its shared secret."""
    total_count: int | None = None
    """How many RADIUS servers match, on all pages together."""
