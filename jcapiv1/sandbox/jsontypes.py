"""What the types of the contract are in JSON."""

from __future__ import annotations

import re
from datetime import date
from typing import cast

from dateutil.parser import isoparse

from jcapiv1.model import Model

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_KINDS: dict[str, tuple[type, str]] = {
    "str": (str, "a string"),
    "bool": (bool, "a boolean"),
    "int": (int, "an integer"),
    "date": (str, "a date, for example 2026-01-31"),
    "datetime": (str, "a date-time"),
    "list[str]": (list, "an array of strings"),
}
"""All others are objects."""


def types_of(model: type[Model]) -> dict[str, str]:
    """Return the type of each field by its name on the wire."""
    return {wire: model.swagger_types[name] for name, wire in model.attribute_map.items()}


def mismatch(value: object, type_name: str) -> str | None:
    """Return what a value must be and is not, None if it is; null is of every type."""
    kind, text = _KINDS.get(type_name, (dict, "an object"))
    return None if value is None or _fits(value, kind, type_name) else text


def _fits(value: object, kind: type, type_name: str) -> bool:
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        return False
    if kind is list:
        return all(isinstance(each, str) for each in cast("list[object]", value))
    try:
        if type_name == "date":
            text = cast("str", value)
            return _DATE.fullmatch(text) is not None and bool(date.fromisoformat(text))
        if type_name == "datetime":
            isoparse(cast("str", value))
    except ValueError:
        return False
    return True
