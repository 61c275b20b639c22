from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class SystemuserputpostRecoveryEmail(Model):
    """The address for recovering an account, for `systemusers_post`."""

    _wire = "address"
    address: str | Null | None = None
    """The address for recovering the account."""
