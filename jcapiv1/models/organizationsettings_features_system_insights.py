from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class OrganizationsettingsFeaturesSystemInsights(Model):
    """Whether System Insights, which collects facts about devices, is on."""

    _wire = "createdAt enableNewDarwin enableNewLinux enableNewWindows enabled updatedAt"
    created_at: str | Null | None = None
    """When this setting was made, as text."""
    enable_new_darwin: bool | Null | None = None
    """Whether it starts by itself on new macOS devices."""
    enable_new_linux: bool | Null | None = None
    """Whether it starts by itself on new Linux devices."""
    enable_new_windows: bool | Null | None = None
    """Whether it starts by itself on new Windows devices."""
    enabled: bool | Null | None = None
    """Whether System Insights is on in the tenant."""
    updated_at: str | Null | None = None
    """When this setting was last changed, as text."""
