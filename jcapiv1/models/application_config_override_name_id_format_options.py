from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class ApplicationConfigOverrideNameIdFormatOptions(Model):
    """One choice of a setting that is chosen from a list."""

    _wire = "text value"
    text: str | Null | None = None
    """The choice as the console shows it."""
    value: int | Null | None = None
    """What is stored if it is chosen; it may well be a text, as the stored choice is."""
