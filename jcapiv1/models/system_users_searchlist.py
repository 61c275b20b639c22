from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model


class SystemUsersSearchlist(Model):
    """One page of `search_systemusers_post`."""

    _wire = "results totalCount"
    results: list[models.SystemuserSearchReturn] = []
    """The people on this page."""
    total_count: int | None = None
    """How many people match, on all pages together."""
