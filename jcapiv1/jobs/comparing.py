"""Whether a field is what it shall be, whatever way it is written."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from dateutil.parser import isoparse

__all__ = ["same"]

_DATE = len("2026-11-26")


def same(one: Any, other: Any) -> bool:
    """True if two values of a field mean the same: moments are compared, not their spelling.

    A date is the same as any moment of that day in UTC.
    """
    if one == other:
        return True
    first, second = _moment(one), _moment(other)
    if first is None or second is None:
        return False
    if _DATE in (len(one), len(other)):
        return first.date() == second.date()
    return first == second


def _moment(value: Any) -> datetime | None:
    if not (isinstance(value, str) and value[:4].isdigit() and value[4:5] == value[7:8] == "-"):
        return None
    try:
        moment = isoparse(value)
    except ValueError:
        return None
    return moment.astimezone(timezone.utc) if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
