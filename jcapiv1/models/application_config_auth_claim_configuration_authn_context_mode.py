from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class ApplicationConfigAuthClaimConfigurationAuthnContextMode(Model):
    """A text setting of the authentication context."""

    _wire = "type value"
    type: str | Null | None = None
    """The kind of input field in the console, for example `text` or `file`; not a data type."""
    value: str | Null | None = None
    """The setting itself, a text; its choices are not documented."""
