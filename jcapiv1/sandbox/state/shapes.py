"""What the contract says that a document may hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from dateutil.parser import isoparse

from jcapiv1 import models
from jcapiv1.core.model import Model

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)")
"""As in RFC 3339, which is what `date-time` means in the contract."""
_KINDS: dict[str, tuple[type, str]] = {
    "str": (str, "a string"),
    "bool": (bool, "a boolean"),
    "int": (int, "an integer"),
    "date": (str, "a date, for example 2026-01-31"),
    "datetime": (str, "a date-time, for example 2026-01-31T08:00:00.000Z"),
    "list[str]": (list, "an array of strings"),
}
"""All others are arrays or objects."""
_PLAIN = frozenset({"str", "bool", "int", "date", "datetime"})


@dataclass(frozen=True)
class Shape:
    """The fields of a document, by their names on the wire."""

    names: Collection[str]
    dates: Collection[str] = ()
    """Paths of the date-times, such as `apiKeyHash.createdAt`."""
    types: Mapping[str, str] = field(default_factory=dict[str, str])
    """The type of each field, as in `swagger_types`."""

    @property
    def plain(self) -> set[str]:
        """The fields whose values have nothing within that could change."""
        return {name for name, type_name in self.types.items() if type_name in _PLAIN}

    @classmethod
    def of(cls, *several: type[Model]) -> Shape:
        """Return the shape of a model, or of several, of which the later ones count."""
        types: dict[str, str] = {}
        dates: set[str] = set()
        for model in several:
            types.update(_types_of(model))
            dates.update(_dates_of(model))
        return cls(frozenset(types), frozenset(dates), types)

    def mismatch(self, name: str, value: object) -> str | None:
        """Return what a field must be and is not; None if it is, or if nobody knows the field."""
        return _mismatch(name, value, self.types[name]) if name in self.types else None


def _types_of(model: type[Model]) -> dict[str, str]:
    types = {wire: model.swagger_types[name] for name, wire in model.attribute_map.items()}
    return {**types, **{alias: types[wire] for alias, wire in model.aliases.items()}}


def _dates_of(model: type[Model]) -> Iterator[str]:
    for name, type_name in _types_of(model).items():
        if type_name == "datetime":
            yield name
        elif inner := _model(type_name):
            yield from (f"{name}.{each}" for each in _dates_of(inner))


def _model(type_name: str) -> type[Model] | None:
    return getattr(models, type_name) if type_name in models.__all__ else None


def _mismatch(where: str, value: object, type_name: str) -> str | None:
    """Return a sentence about the first element that is wrong; null is of every type."""
    if value is None:
        return None
    kind, text = _KINDS.get(type_name, (dict, "an object"))
    if type_name.startswith("list["):
        kind, text = list, _KINDS.get(type_name, (list, "an array"))[1]
    if not _is(value, kind, type_name):
        return f"{where} must be {text}"
    if kind is list and type_name not in _KINDS:
        inner = type_name.removeprefix("list[").removesuffix("]")
        found = (
            _mismatch(f"{where}[{index}]", each, inner)
            for index, each in enumerate(cast("list[object]", value))
        )
        return next((each for each in found if each), None)
    if model := _model(type_name):
        types, held = _types_of(model), cast("dict[str, Any]", value)
        found = (_mismatch(f"{where}.{name}", held.get(name), types[name]) for name in types)
        return next((each for each in found if each), None)
    return None


def _is(value: object, kind: type, type_name: str) -> bool:
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        return False
    if type_name == "list[str]":
        return all(isinstance(each, str) for each in cast("list[object]", value))
    try:
        if type_name == "date":
            text = cast("str", value)
            return _DATE.fullmatch(text) is not None and bool(date.fromisoformat(text))
        if type_name == "datetime":
            text = cast("str", value)
            return _DATE_TIME.fullmatch(text) is not None and bool(isoparse(text))
    except ValueError:
        return False
    return True
