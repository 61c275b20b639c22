from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model


class Userslist(Model):
    """One page of `users_list`."""

    _wire = "results totalCount"
    results: list[models.Userreturn] = []
    """The administrators on this page."""
    total_count: int | None = None
    """How many administrators match, on all pages together."""
