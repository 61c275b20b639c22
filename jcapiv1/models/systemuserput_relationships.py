from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class SystemuserputRelationships(Model):
    """A relation of a person, as a type with a value."""

    _wire = "type value"
    type: str | Null | None = None
    """What the relation is; which types there are is not documented."""
    value: str | Null | None = None
    """What the relation leads to; its form is not documented."""
