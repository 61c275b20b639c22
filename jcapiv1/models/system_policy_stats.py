from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class SystemPolicyStats(Model):
    """How many policies of a device are in which state."""

    _wire = "duplicate failed pending success total unsupportedOs"
    duplicate: int | None = None
    """How many policies are duplicates of others."""
    failed: int | None = None
    """How many policies failed on the device."""
    pending: int | None = None
    """How many policies wait to be applied."""
    success: int | None = None
    """How many policies were applied."""
    total: int | None = None
    """How many policies there are in all."""
    unsupported_os: int | None = None
    """How many policies do not support the device's operating system."""
