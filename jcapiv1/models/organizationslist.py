from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model


class Organizationslist(Model):
    """One page of `organization_list`."""

    _wire = "results totalCount"
    results: list[models.OrganizationslistResults] = []
    """The tenants on this page."""
    total_count: int | None = None
    """How many tenants match, on all pages together."""
