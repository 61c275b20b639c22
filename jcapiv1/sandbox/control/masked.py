"""Secrets in records and requests, hidden where a person looks at them."""

from __future__ import annotations

from typing import Any, cast

from jcapiv1.security.credentials import MASK

SECRETS = frozenset({"idpPrivateKey", "password", "sharedSecret", "systemToken"})
"""The fields that the contract calls secret, by wire name."""


def masked(value: Any, name: str = "") -> Any:
    """Return a JSON value without the secrets in it; `name` is the field that it is in."""
    if isinstance(value, dict):
        fields = cast("dict[str, Any]", value)
        inside = name if name in SECRETS else ""
        return {each: masked(held, inside or each) for each, held in fields.items()}
    if isinstance(value, list | tuple):
        return [masked(each, name) for each in cast("list[Any]", value)]
    return MASK if name in SECRETS and value not in (None, "") else value
