from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class OrganizationsettingsWindowsMDM(Model):
    """How the tenant manages Windows devices with MDM."""

    _wire = "autoEnroll enabled"
    auto_enroll: bool | None = None
    """Whether Windows devices are enrolled without anybody's doing."""
    enabled: bool | None = None
    """Whether MDM for Windows is on."""
