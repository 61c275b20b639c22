"""A secret that does not show itself."""

from __future__ import annotations

__all__ = ["MASK", "Masked"]

MASK = "***"


class Masked(str):
    """A secret that travels as text but does not show itself in a repr."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"'{MASK}'"
