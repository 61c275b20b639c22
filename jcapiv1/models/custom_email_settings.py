from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class CustomEmailSettings(Model):
    """Whether the tenant has mails of its own wording."""

    _wire = "enabled"
    enabled: bool | None = None
    """Whether mails of its own wording are on."""
