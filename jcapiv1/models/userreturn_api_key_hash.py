from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from datetime import datetime

from jcapiv1.core.model import Model


class UserreturnApiKeyHash(Model):
    """What may be known about an administrator's API key."""

    _wire = "createdAt expireAt prefix"
    created_at: datetime | None = None
    """When the key was made."""
    expire_at: datetime | None = None
    """When the key expires, if it does."""
    prefix: str | None = None
    """The first characters of the key, to recognise it by."""
