from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model


class TrustedappConfigGet(Model):
    """The applications on devices that the tenant trusts, as the service answers."""

    _wire = "checksum trustedApps"
    checksum: str | None = None
    """A checksum over the list, made by the service."""
    trusted_apps: list[models.TrustedappConfigGetTrustedApps] | None = None
    """The trusted applications, at least one."""
