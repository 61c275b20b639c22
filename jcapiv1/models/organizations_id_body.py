from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model, Null


class OrganizationsIdBody(Model):
    """What `organization_put` changes of a tenant."""

    _wire = "settings"
    settings: models.Organizationsettingsput | Null | None = None
    """The settings to change, and probably only those."""
