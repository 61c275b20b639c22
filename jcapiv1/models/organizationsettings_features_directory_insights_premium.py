from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class OrganizationsettingsFeaturesDirectoryInsightsPremium(Model):
    """Whether the paid edition of Directory Insights, the log of events, is on."""

    _wire = "createdAt enabled updatedAt"
    created_at: str | Null | None = None
    """When this setting was made, as text."""
    enabled: bool | Null | None = None
    """Whether the paid edition of the log of events is on."""
    updated_at: str | Null | None = None
    """When this setting was last changed, as text."""
