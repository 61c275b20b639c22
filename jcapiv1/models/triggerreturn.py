from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class Triggerreturn(Model):
    """What a trigger has started."""

    _wire = "triggered"
    triggered: list[str] | None = None
    """The commands that were started, by name or by id; the sources do not say which."""
