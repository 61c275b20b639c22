"""Text as it comes from people, files and keychains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["as_text", "did_you_mean", "nearest", "refuse_constant"]


def as_text(name: str, value: Any) -> str:
    """`value` (str or bytes) as text without the white space around it.

    A line break at the end is what files and keychains add. TypeError for other types, ValueError
    for bytes that are not UTF-8; no message shows a part of the value.
    """
    if isinstance(value, str):
        return value.strip()
    if not isinstance(value, bytes):
        raise TypeError(f"{name} is text, not {type(value).__name__}")
    # Here, since text is the rule and six would cost every start.
    from six import ensure_str

    try:
        return ensure_str(value).strip()
    except UnicodeDecodeError:
        pass  # and raised below: from here the error would carry the value along
    raise ValueError(f"{name} holds bytes that are not UTF-8")


def refuse_constant(name: str) -> Any:
    """ValueError for NaN and Infinity: `json` reads them unless it has this as parse_constant."""
    raise ValueError(f"{name} is not JSON")


def nearest(name: str, names: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The one of `names` that was probably meant, or None if none is as near as `cutoff` (0 to 1).

    1 is the same name.
    """
    # Here, since difflib would cost every start and is needed for mistakes only.
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, names, 1, cutoff)), None)


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """ "; did you mean 'host'?", or nothing if no name is near."""
    found = nearest(name, names)
    return f"; did you mean {found!r}?" if found else ""
