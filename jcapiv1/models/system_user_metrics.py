from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class SystemUserMetrics(Model):
    """An account on a device."""

    _wire = "admin managed secureTokenEnabled suspended userName"
    admin: bool | None = None
    """Whether the account has administrator rights on the device."""
    managed: bool | None = None
    """Whether JumpCloud manages the account."""
    secure_token_enabled: bool | None = None
    """Whether the account has a secure token of macOS."""
    suspended: bool | None = None
    """Whether the account is suspended on the device."""
    user_name: str | None = None
    """The name to sign in with on the device."""
