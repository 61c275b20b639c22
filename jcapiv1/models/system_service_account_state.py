from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class SystemServiceAccountState(Model):
    """The state of the agent's service account on a device, with terms of macOS."""

    _wire = "hasSecureToken passwordAPFSValid passwordODValid"
    has_secure_token: bool | None = None
    """Whether the service account has a secure token of macOS."""
    password_apfs_valid: bool | None = None
    """Whether the service account's password is valid for the APFS volume, judging by the name."""
    password_od_valid: bool | None = None
    """Whether the service account's password is valid in Open Directory, judging by the name."""
