"""Models to JSON: what a call sends as its body."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, timezone
from typing import Any, ClassVar, cast

__all__ = ["NULL", "Null", "dump", "encode_body", "to_wire"]


class Null:
    """The type of `jcapiv1.NULL`, which sends an explicit JSON null.

    A field that is None is not sent at all; NULL asks the service to clear it.
    """

    _instance: ClassVar[Null | None] = None

    def __new__(cls) -> Null:
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "NULL"

    def __reduce__(self) -> tuple[Any, ...]:
        return Null, ()


NULL = Null()


def to_wire(value: Any, type_name: str | None = None) -> Any:
    """`value` as plain JSON types: what `json.dumps` takes.

    A model's None is left out and its NULL becomes null; a dictionary goes out as it is. Dates
    are ISO 8601; a datetime in a field that the contract calls a date is its date in UTC.
    """
    # Each None is spelt out: CPython 3.13.0 does not count calls that omit arguments against its
    # recursion limit, so what holds itself would take all memory there instead of an error.
    kind = value.__class__
    if kind in _PLAIN:
        return value
    if kind is dict:
        return {k: v if v.__class__ in _PLAIN else to_wire(v, None) for k, v in value.items()}
    if kind is list or kind is tuple:
        return [v if v.__class__ in _PLAIN else _item_to_wire(v) for v in value]
    if hasattr(kind, "attribute_map"):  # a model; its module is made of this one
        found = value.to_wire(_PLAIN, to_wire)
        unknown = value.extras()
        return {**to_wire(unknown, None), **found} if unknown else found
    if isinstance(value, datetime):
        return _date_in_utc(value) if type_name == "date" else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Null):
        return None
    if isinstance(value, Mapping):
        return {k: to_wire(v, None) for k, v in cast(Any, value).items()}
    if isinstance(value, (list, tuple)):
        return [_item_to_wire(v) for v in cast(Any, value)]
    to_json = getattr(value, "to_json", None)  # a Filter or a Search in a body
    return value if to_json is None else to_wire(to_json(), None)


def _item_to_wire(value: Any) -> Any:
    """What stands in a list: a Filter of one condition is that condition alone."""
    if isinstance(value, (dict, list)) or hasattr(value, "attribute_map"):
        return to_wire(value, None)
    conditions = getattr(value, "conditions", ())
    return to_wire(value.items_to_json()[0] if len(conditions) == 1 else value, None)


_PLAIN = frozenset((str, bool, int, float, type(None)))


def _date_in_utc(moment: datetime) -> str:
    aware = moment.tzinfo is not None
    return (moment.astimezone(timezone.utc) if aware else moment).date().isoformat()


# allow_nan: NaN is not JSON, and a server would refuse or misread it.
dump: Callable[[Any], str] = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), allow_nan=False
).encode


def encode_body(body: Any) -> bytes:
    """`body` as JSON; bytes go out as they are."""
    if isinstance(body, bytes):
        return body
    try:
        return dump(to_wire(body)).encode("utf-8")
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        # UnicodeEncodeError is a ValueError that quotes the text, and that may be anybody's.
        why = "text that is not UTF-8" if isinstance(error, UnicodeError) else str(error)
        kind = TypeError if isinstance(error, TypeError) else ValueError
        raise kind(f"body cannot be written as JSON: {why}") from None
