"""UserreturnApiKeyHash: one record of the contract."""
# Generated from contract/ by `python -m codegen`; do not edit.

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from jcapiv1.model import Model


class UserreturnApiKeyHash(Model):
    """What may be known about an administrator's API key."""

    created_at: datetime | None = None
    """When the key was made."""
    expire_at: datetime | None = None
    """When the key expires, if it does."""
    prefix: str | None = None
    """The first characters of the key, to recognise it by."""

    swagger_types: ClassVar[dict[str, str]] = {
        "created_at": "datetime",
        "expire_at": "datetime",
        "prefix": "str",
    }
    attribute_map: ClassVar[dict[str, str]] = {
        "created_at": "createdAt",
        "expire_at": "expireAt",
        "prefix": "prefix",
    }
