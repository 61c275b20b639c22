from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model


class Systemuserslist(Model):
    """One page of `systemusers_list`."""

    _wire = "results totalCount"
    results: list[models.Systemuserreturn] = []
    """The people on this page."""
    total_count: int | None = None
    """How many people match, on all pages together."""
