from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class SystemuserputAttributes(Model):
    """A custom attribute of a person, for `systemusers_put` and `systemusers_post`."""

    _wire = "name value"
    name: str | Null | None = None
    """The name of the attribute."""
    value: str | Null | None = None
    """The value, always text, at most 1,024 characters."""
