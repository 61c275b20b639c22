from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class SystemSshdParams(Model):
    """A setting of the SSH service (sshd) of a device."""

    _wire = "name value"
    name: str | None = None
    """The setting's name."""
    value: str | None = None
    """The setting's value, as text."""
