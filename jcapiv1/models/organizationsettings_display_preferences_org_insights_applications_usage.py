from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage(Model):
    """Whether one tile of the console's home page is shown."""

    _wire = "visible"
    visible: bool | None = None
    """Whether the tile is shown."""
