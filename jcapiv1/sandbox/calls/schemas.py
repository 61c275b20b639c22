"""Whether a body is what the contract says, and what of it an operation takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from ipaddress import IPv4Address, IPv6Address
from typing import Any, TypeAlias

from dateutil.parser import isoparse

from jcapiv1.sandbox.contract import named_schema
from jcapiv1.sandbox.refusal import Refusal

Schema: TypeAlias = Mapping[str, Any]

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)")
"""As in RFC 3339, which is what `date-time` means in the contract."""
_ADDRESSES = {"ipv4": IPv4Address, "ipv6": IPv6Address}
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_TYPES: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "array": ("an array", lambda value: isinstance(value, list)),
    "boolean": ("a boolean", lambda value: isinstance(value, bool)),
    "integer": ("an integer", lambda value: _is_number(value) and _is_whole(value)),
    "null": ("null", lambda value: value is None),
    "number": ("a number", lambda value: _is_number(value)),
    "object": ("an object", lambda value: isinstance(value, dict)),
    "string": ("a string", lambda value: isinstance(value, str)),
}


def taken(document: dict[str, Any], schema: Schema) -> dict[str, Any]:
    """Return what the schema knows of a body, at every depth; raise Refusal (400).

    A required field may be neither absent nor null.
    """
    try:
        value: dict[str, Any] = _taken("", document, schema)
    except _WrongError as wrong:
        raise Refusal(400, f"Bad Request: {wrong}") from None
    return value


def property_schema(schema: Schema, name: str) -> Schema:
    """Return the schema of a field, an empty one if it has none."""
    found: Schema = _merged(schema).get("properties", {}).get(name, {})
    return found


class _WrongError(ValueError):
    """What a value must be and is not, in a sentence."""


def _taken(where: str, value: Any, schema: Schema) -> Any:
    schema = _merged(schema)
    _check_type(where, value, schema)
    if "anyOf" in schema:
        return _first(where, value, schema["anyOf"])
    if isinstance(value, str):
        _check_text(where, value, schema)
    elif _is("array", value):
        return _items(where, value, schema)
    elif _is("object", value):
        return _fields(where, value, schema)
    elif _is_number(value):
        _check_number(where, value, schema)
        # In JSON 5.0 is an integer, too.
        return int(value) if "integer" in _types(schema) else value
    return value


def _merged(schema: Schema) -> Schema:
    """Return a schema with what it refers to."""
    if "$ref" in schema:
        return _merged(named_schema(schema["$ref"]))
    if "allOf" not in schema:
        return schema
    merged: dict[str, Any] = {}
    for part in map(_merged, schema["allOf"]):
        required = [*merged.get("required", ()), *part.get("required", ())]
        known: dict[str, Schema] = {**merged.get("properties", {})}
        for name, limits in part.get("properties", {}).items():
            known[name] = {**_merged(known[name]), **limits} if name in known else limits
        merged = {**merged, **part, "required": required, "properties": known}
    return merged


def _first(where: str, value: Any, choices: list[Schema]) -> Any:
    wrong: list[_WrongError] = []
    for choice in choices:
        try:
            return _taken(where, value, choice)
        except _WrongError as error:
            wrong.append(error)
    raise wrong[0]


def _check_type(where: str, value: Any, schema: Schema) -> None:
    names = _types(schema)
    if names and not any(_is(name, value) for name in names):
        texts = " or ".join(_TYPES[name][0] for name in names if name != "null")
        raise _WrongError(f"{where} must be {texts}")


def _types(schema: Schema) -> list[str]:
    allowed = schema.get("type", ())
    return [allowed] if isinstance(allowed, str) else [*allowed]


def _check_text(where: str, value: str, schema: Schema) -> None:
    if len(value) > schema.get("maxLength", len(value)):
        raise _WrongError(f"{where} must have at most {schema['maxLength']} characters")
    if len(value) < schema.get("minLength", 0):
        raise _WrongError(f"{where} must have at least {schema['minLength']} characters")
    if "pattern" in schema and re.search(schema["pattern"], value) is None:
        raise _WrongError(f"{where} must match {schema['pattern']}")
    form = schema.get("format")
    if form in _ADDRESSES and not _is_ip(value, form):
        raise _WrongError(f"{where} must be an IP address")
    if form == "email" and _EMAIL.fullmatch(value) is None:
        raise _WrongError(f"{where} must be an address")
    if form == "regex" and not _is_regex(value):
        raise _WrongError(f"{where} must be a regular expression")
    if form == "date" and not _is_date(value):
        raise _WrongError(f"{where} must be a date, for example 2026-01-31")
    if form == "date-time" and not is_date_time(value):
        raise _WrongError(f"{where} must be a date-time, for example 2026-01-31T08:00:00.000Z")


def _check_number(where: str, value: float, schema: Schema) -> None:
    if value < schema.get("minimum", value):
        raise _WrongError(f"{where} must be at least {schema['minimum']}")
    if value > schema.get("maximum", value):
        raise _WrongError(f"{where} must be at most {schema['maximum']}")


def _items(where: str, values: list[Any], schema: Schema) -> list[Any]:
    if len(values) < schema.get("minItems", 0):
        raise _WrongError(f"{where} must have at least {schema['minItems']} elements")
    if len(values) > schema.get("maxItems", len(values)):
        raise _WrongError(f"{where} must have at most {schema['maxItems']} elements")
    items = schema.get("items", {})
    return [_taken(f"{where}[{index}]", each, items) for index, each in enumerate(values)]


def _fields(where: str, held: dict[str, Any], schema: Schema) -> dict[str, Any]:
    inside = f"{where}." if where else ""
    for name in schema.get("required", ()):
        if held.get(name) is None:
            raise _WrongError(f"{inside}{name} is required")
    if len(held) < schema.get("minProperties", 0):
        raise _WrongError(f"{where} must not be empty")
    known = schema.get("properties")
    if known is None:
        return {
            name: _taken(f"{inside}{name}", value, _schema_of(name, schema, where))
            for name, value in held.items()
        }
    return {
        name: _taken(f"{inside}{name}", held[name], known[name]) for name in known if name in held
    }


def _schema_of(name: str, schema: Schema, where: str) -> Schema:
    """Return the schema of a field that has no name in the contract."""
    for pattern, found in schema.get("patternProperties", {}).items():
        if re.search(pattern, name):
            return _merged(found)
    rest = schema.get("additionalProperties", True)
    if rest is False:
        raise _WrongError(f"{where} has no {name}")
    return {} if rest is True else rest


def _is(name: str, value: Any) -> bool:
    return _TYPES[name][1](value)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_whole(number: float) -> bool:
    return isinstance(number, int) or number.is_integer()


def _is_date(text: str) -> bool:
    try:
        return _DATE.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _is_regex(text: str) -> bool:
    try:
        return bool(re.compile(text))
    except (re.error, OverflowError, RecursionError):
        return False


def _is_ip(text: str, form: str) -> bool:
    try:
        return bool(_ADDRESSES[form](text))
    except ValueError:
        return False


def is_date_time(text: str) -> bool:
    """Return whether a text is a date-time of RFC 3339."""
    try:
        return _DATE_TIME.fullmatch(text) is not None and bool(isoparse(text))
    except ValueError:
        return False
