from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class SystemuserreturnRecoveryEmail(Model):
    """The address for recovering an account, as the service answers."""

    _wire = "address verified verifiedAt"
    address: str | None = None
    """The address for recovering the account."""
    verified: bool | None = None
    """Whether the person has confirmed the address."""
    verified_at: str | None = None
    """When the person confirmed the address, as text."""
