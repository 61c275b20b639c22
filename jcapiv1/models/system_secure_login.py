from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class SystemSecureLogin(Model):
    """The state of secure login on a device. No source says what secure login does."""

    _wire = "enabled supported"
    enabled: bool | None = None
    """Whether secure login is on."""
    supported: bool | None = None
    """Whether the device is capable of secure login."""
