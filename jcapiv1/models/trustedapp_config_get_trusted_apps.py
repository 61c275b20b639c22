from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class TrustedappConfigGetTrustedApps(Model):
    """One application on devices that the tenant trusts."""

    _wire = "name path teamid"
    name: str | Null | None = None
    """The name of the application on the device."""
    path: str | Null | None = None
    """Where the application is on the device, as an absolute path."""
    teamid: str | Null | None = None
    """The Apple team id of the application's maker."""
