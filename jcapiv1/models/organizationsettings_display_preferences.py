from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model


class OrganizationsettingsDisplayPreferences(Model):
    """Which tiles the home page of the console shows."""

    _wire = "orgInsights"
    org_insights: models.OrganizationsettingsDisplayPreferencesOrgInsights | None = None
    """The tiles, each shown or hidden."""
