from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class Attribute(Model):
    """A custom attribute of a person, as the service answers."""

    _wire = "name value"
    name: str | Null | None = None
    """The name of the attribute."""
    value: str | Null | None = None
    """The value, always text."""
