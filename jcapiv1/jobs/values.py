"""Values of fields, from text or from Python, checked against the types of a model."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from dateutil.parser import isoparse

from jcapiv1.security.text import nearest

if TYPE_CHECKING:
    from jcapiv1.core.model import Model

__all__ = ["FieldError", "field_names", "from_python", "from_text", "wire_name"]

# As people and spreadsheets in English, German, French, Spanish, Italian and Dutch write it.
_TRUE = frozenset(
    ("true", "yes", "y", "1", "on", "wahr", "ja", "vrai", "oui", "verdadero", "sí", "si", "vero",
     "waar")
)  # fmt: skip
_FALSE = frozenset(
    ("false", "no", "n", "0", "off", "falsch", "nein", "faux", "non", "falso", "onwaar", "nee")
)


class FieldError(ValueError):
    """A field that there is not, or a value that it does not take."""


def field_names(model: type[Model]) -> dict[str, str]:
    """Every name that a field may be called by, in lower case, to its name on the wire."""
    names = {wire.casefold(): wire for wire in model.attribute_map.values()}
    return {**{python.casefold(): wire for python, wire in model.attribute_map.items()}, **names}


def wire_name(model: type[Model], name: str) -> str:
    """The wire name of a field by any of its names; FieldError names the nearest one."""
    names = field_names(model)
    found = names.get(name.strip().casefold())
    if found is None:
        near = nearest(name.casefold(), names, 0.5)
        hint = f"; did you mean {names[near]!r}?" if near else ""
        raise FieldError(f"there is no field {name!r}{hint}")
    return found


def type_of(model: type[Model], wire: str) -> str:
    """The type of a field, for example "bool" or "list[str]"."""
    return next(
        model.swagger_types[python] for python, name in model.attribute_map.items() if name == wire
    )


def from_text(kind: str, text: str) -> Any:
    """What a cell of a table means as a value of that type; FieldError if it means nothing."""
    if kind == "str":
        return text
    if kind == "bool":
        folded = text.casefold()
        if folded in _TRUE:
            return True
        if folded in _FALSE:
            return False
        raise FieldError(f"{text!r} is neither true nor false")
    if kind in ("int", "float"):
        try:
            return int(text) if kind == "int" else float(text)
        except ValueError:
            raise FieldError(f"{text!r} is not a number") from None
    if kind in ("date", "datetime"):
        return _moment(kind, text)
    if kind == "list[str]" and text[:1] != "[":
        return [part.strip() for part in text.split("|") if part.strip()]
    try:
        value: Any = json.loads(text)
    except ValueError:
        raise FieldError(f"{text!r} is not JSON, which a field of this type needs") from None
    return from_python(kind, value)


def from_python(kind: str, value: Any) -> Any:
    """`value` as plain JSON types; FieldError if a field of that type does not take it."""
    if isinstance(value, datetime):
        value = value.date().isoformat() if kind == "date" else value.isoformat()
    elif isinstance(value, date):
        value = value.isoformat()
    types = _PYTHON_TYPES.get(kind)
    if kind.startswith("list["):
        types = (list, tuple)
    if value is not None and types is not None:
        right = isinstance(value, types) and (kind == "bool" or not isinstance(value, bool))
        if not right:
            raise FieldError(f"{value!r} is not {_WORDS.get(kind, kind)}")
    if isinstance(value, tuple):
        return list(value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] - checked above
    return value


_PYTHON_TYPES: Mapping[str, tuple[type, ...]] = {
    "str": (str,),
    "bool": (bool,),
    "int": (int,),
    "float": (int, float),
    "date": (str,),
    "datetime": (str,),
}
_WORDS = {
    "str": "text", "bool": "true or false", "int": "a whole number", "float": "a number",
    "date": "a date", "datetime": "a date with time", "list[str]": "a list of texts",
}  # fmt: skip


def _moment(kind: str, text: str) -> str:
    try:
        isoparse(text)
    except ValueError:
        example = "2026-11-26" if kind == "date" else "2026-11-26T09:30:00Z"
        raise FieldError(f"{text!r} is not a date such as {example}") from None
    return text
