from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model, Null


class OrganizationsettingsSystemUserDefaults(Model):
    """What is settled in advance for the people of a tenant."""

    _wire = "restrictedFields"
    restricted_fields: list[models.RestrictedField] | Null | None = None
    """The fields of people that JumpCloud may not change, because another directory is in charge of
    them (probably)."""
