from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model, Null


class OrganizationsettingsFeatures(Model):
    """Which larger functions of JumpCloud are on in the tenant."""

    _wire = "directoryInsights directoryInsightsPremium systemInsights"
    directory_insights: models.OrganizationsettingsFeaturesDirectoryInsights | Null | None = None
    """The log of events, Directory Insights."""
    directory_insights_premium: (
        models.OrganizationsettingsFeaturesDirectoryInsightsPremium | Null | None
    ) = None
    """The paid edition of the log of events."""
    system_insights: models.OrganizationsettingsFeaturesSystemInsights | Null | None = None
    """Collecting facts about devices, System Insights."""
