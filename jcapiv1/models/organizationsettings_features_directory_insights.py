from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class OrganizationsettingsFeaturesDirectoryInsights(Model):
    """Whether Directory Insights, the log of events, is on."""

    _wire = "enabled"
    enabled: bool | Null | None = None
    """Whether the log of events is on."""
