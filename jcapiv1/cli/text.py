"""Values as text in one line."""

from __future__ import annotations

import json
from typing import Any

__all__ = ["plain"]


def plain(value: Any) -> str:
    """A value in one line of printable text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    # What a service sends must not reach the terminal as a command of its own.
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    return " " if character.isspace() else "\N{REPLACEMENT CHARACTER}"
