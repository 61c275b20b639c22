from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model


class Applicationtemplateslist(Model):
    """One page of `application_templates_list`."""

    _wire = "results totalCount"
    results: list[models.Applicationtemplate] = []
    """The templates on this page."""
    total_count: int | None = None
    """How many templates match, on all pages together."""
