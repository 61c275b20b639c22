from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from typing import Any

from jcapiv1.core.model import Model, Null


class ApplicationConfigAuthClaimConfigurationAuthnContextMappings(Model):
    """Which authentication context is sent for which way of signing in (probably)."""

    _wire = "type value"
    type: str | Null | None = None
    """The kind of input field in the console, for example `text` or `file`; not a data type."""
    value: list[Any] | Null | None = None
    """The mappings, as free objects; their form is not documented."""
