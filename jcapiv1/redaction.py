"""Keeping secrets out of whatever a person or a log may see."""

from __future__ import annotations

from collections.abc import Iterable

MASK = "***"


class Masked(str):
    """A secret that travels as text but does not show itself in a repr."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"'{MASK}'"


def mask(text: str, secrets: Iterable[str]) -> str:
    """`text` with every occurrence of a secret replaced by ***."""
    # The longest first: one secret may hold another, as a prefixed key holds the key.
    for secret in sorted(secrets, key=len, reverse=True):
        if secret and secret in text:
            text = text.replace(secret, MASK)
    return text
