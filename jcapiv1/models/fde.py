from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class Fde(Model):
    """How the disk of a device is encrypted (FDE, full disk encryption)."""

    _wire = "active keyPresent"
    active: bool | None = None
    """Whether the disk is encrypted."""
    key_present: bool | None = None
    """Whether JumpCloud holds a recovery key, judging by the name."""
