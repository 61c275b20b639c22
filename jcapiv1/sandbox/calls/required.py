"""What a body must have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jcapiv1.sandbox.refusal import Refusal


def require(body: Mapping[str, Any], *names: str) -> None:
    """Raise Refusal (400) unless the body has something under each of these names."""
    if missing := [name for name in names if body.get(name) in (None, "")]:
        raise Refusal(400, f"Bad Request: {missing[0]} is required")
