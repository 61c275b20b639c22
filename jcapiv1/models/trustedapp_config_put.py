from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model, Null


class TrustedappConfigPut(Model):
    """The applications on devices that the tenant trusts, as `organization_put` sets them. The list
    replaces the one before."""

    _wire = "trustedApps"
    trusted_apps: list[models.TrustedappConfigGetTrustedApps] | Null | None = None
    """All trusted applications, at least one; those left out are trusted no more (probably)."""
