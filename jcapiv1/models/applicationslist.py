from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model


class Applicationslist(Model):
    """One page of `applications_list`."""

    _wire = "name results totalCount"
    name: str | None = None
    """A name; no source says of what."""
    results: list[models.Application] = []
    """The applications on this page."""
    total_count: int | None = None
    """How many applications match, on all pages together."""
