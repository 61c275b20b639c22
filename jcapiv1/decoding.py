"""JSON to models: one reader per type name, compiled once from the declared types.

Structure is strict: an array where an object belongs is a `Misfit`, which names the place.
Leaves are lenient, since a write that succeeded must not turn into an exception: null is fine
everywhere, and a value of another type than declared stays as received and is noted.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from jcapiv1.model import Model

Notes = list[str]
"""Where leaves were kept as received, for one warning per document."""
Reader = Callable[[Any, Notes], Any]


class Misfit(Exception):
    """The document has another structure than the contract."""

    def __init__(self, wanted: str, value: object) -> None:
        super().__init__(f"{wanted} was expected, not {_kind(value)}")
        self.path = ""

    def within(self, place: str) -> Misfit:
        """The same, seen from one level further out."""
        joint = "." if self.path and not self.path.startswith("[") else ""
        self.path = f"{place}{joint}{self.path}"
        return self


def parse_json(text: str) -> Any:
    """The JSON document in `text`; ValueError if it is not one (NaN and Infinity are not)."""
    try:
        return _parse(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def reader(type_name: str) -> Reader:
    """What turns a JSON value into `type_name`, for example "list[Userreturn]" or "datetime"."""
    try:
        return _readers[type_name]
    except KeyError:
        made = _readers[type_name] = _make_reader(type_name)
        return made


def parse_datetime(text: str) -> datetime:
    """An ISO 8601 date and time; ValueError if it is not one."""
    try:
        return _fromisoformat(text)
    except ValueError:
        from dateutil.parser import isoparse  # the strict reader: no guessing

        return isoparse(text)


def parse_date(text: str) -> date:
    """An ISO 8601 date, or the date in a date and time; ValueError if it is neither."""
    return parse_datetime(text).date()


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


_parse = json.JSONDecoder(parse_constant=_refuse_constant).decode


def _zulu_fromisoformat(text: str) -> datetime:
    return datetime.fromisoformat(text[:-1] + "+00:00" if text.endswith("Z") else text)


# Python 3.10 does not know the Z that every date of the service ends in.
_fromisoformat = datetime.fromisoformat if sys.version_info >= (3, 11) else _zulu_fromisoformat


_KINDS: dict[type, str] = {dict: "an object", list: "an array", str: "text", bool: "a boolean"}


def _kind(value: object) -> str:
    if value is None:
        return "null"
    return _KINDS.get(value.__class__, "a number")


_LEAVES: dict[str, tuple[type, str, Callable[[str], Any] | None]] = {
    "str": (str, "text", None),
    "bool": (bool, "a boolean", None),
    "int": (int, "an integer", None),
    "float": (float, "a number", None),
    "datetime": (str, "a date and time", parse_datetime),
    "date": (str, "a date", parse_date),
}
"""Type name to the type in JSON, what to call it, and what makes the value of the text."""


def _keep_odd(wanted: str, place: str, value: Any, notes: Notes) -> Any:
    """A leaf that is not of its declared type, as received."""
    if value.__class__ is dict or value.__class__ is list:
        raise Misfit(wanted, value)
    notes.append(f"{place} is not {wanted}")
    return value


def _leaf_reader(type_name: str, place: str) -> Reader:
    json_type, wanted, convert = _LEAVES[type_name]

    def read(value: Any, notes: Notes) -> Any:
        if value is None:
            return None
        if value.__class__ is json_type:
            if convert is None:
                return value
            try:
                return convert(str(value))
            except ValueError:
                pass
        elif json_type is float and value.__class__ is int:
            return value
        return _keep_odd(wanted, place, value, notes)

    return read


def _read_anything(value: Any, notes: Notes) -> Any:
    return value


def _make_reader(type_name: str) -> Reader:
    if type_name in _LEAVES:
        return _leaf_reader(type_name, "the answer")
    if type_name == "object":
        return _read_anything
    if type_name.startswith("list[") and type_name.endswith("]"):
        return _list_reader(type_name[5:-1])
    if type_name.startswith("dict(") and type_name.endswith(")"):
        return _dict_reader(type_name[5:-1].partition(",")[2].strip())
    read_records = compile_records(_model(type_name))

    def read(value: Any, notes: Notes) -> Any:
        out: list[Any] = []
        read_records((value,), out, notes)
        return out[0]

    return read


def _model(name: str) -> type[Model]:
    from jcapiv1 import models

    found = getattr(models, name, None)
    if not (isinstance(found, type) and issubclass(found, Model)):
        raise ValueError(f"there is no response type {name!r}")
    return found


def _list_reader(item_type: str) -> Reader:
    """Records of one model in one loop; anything else item by item."""
    if item_type in _LEAVES or item_type == "object" or item_type.endswith(("]", ")")):
        read_all = _one_by_one(reader(item_type))
    else:
        read_all = compile_records(_model(item_type))

    def read(value: Any, notes: Notes) -> Any:
        if value is None:
            return None
        if value.__class__ is not list:
            raise Misfit("an array", value)
        out: list[Any] = []
        try:
            read_all(value, out, notes)
        except Misfit as misfit:
            raise misfit.within(f"[{len(out)}]") from None
        return out

    return read


def _one_by_one(read_item: Reader) -> Callable[[Any, list[Any], Notes], None]:
    def read_all(items: Any, out: list[Any], notes: Notes) -> None:
        for item in items:
            out.append(read_item(item, notes))

    return read_all


def _dict_reader(item_type: str) -> Reader:
    read_item = reader(item_type)

    def read(value: Any, notes: Notes) -> Any:
        if value is None:
            return None
        if value.__class__ is not dict:
            raise Misfit("an object", value)
        out: dict[str, Any] = {}
        for key, item in value.items():
            try:
                out[key] = read_item(item, notes)
            except Misfit as misfit:
                raise misfit.within(str(key)) from None
        return out

    return read


def compile_records(cls: type[Model]) -> Callable[[Any, list[Any], Notes], None]:
    """A function that appends a `cls` to `out` for each JSON object in `items`.

    Written out per class, since a loop over the declared fields costs three times as much per
    record; the names in the source are those of the committed models, never of a document.
    """
    scope: dict[str, Any] = {
        "cls": cls,
        "new": object.__new__,
        "Misfit": Misfit,
        "known": frozenset((*cls.attribute_map.values(), *cls.aliases)),
    }
    lines = [
        "def read_records(items, out, notes):",
        "    append = out.append",
        "    for record in items:",
        "        if record.__class__ is not dict:",
        "            raise Misfit('an object', record)",
        "        model = new(cls)",
        "        get = record.get",
        "        absent = 0",
    ]
    for number, (field, wire) in enumerate(cls.attribute_map.items()):
        lines += _field_lines(cls, number, field, wire, scope)
    for alias, wire in cls.aliases.items():
        number, field = next(
            (n, f) for n, (f, w) in enumerate(cls.attribute_map.items()) if w == wire
        )
        lines += [
            f"        if {alias!r} not in record:",
            "            absent += 1",
            f"        elif get({wire!r}) is None:",
            *_guarded(
                f"            model.{field} = read_{number}(record[{alias!r}], notes)", alias
            ),
        ]
    lines += [
        # More names than declared ones were found: something new (or a null) is among them.
        f"        if len(record) + absent > {len(scope['known'])}:",
        "            unknown = record.keys() - known",
        "            if unknown:",
        "                model._unknown = {k: v for k, v in record.items() if k in unknown}",
        "        append(model)",
    ]
    exec("\n".join(lines), scope)  # noqa: S102  # source made above from the committed models
    compiled: Callable[[Any, list[Any], Notes], None] = scope["read_records"]
    return compiled


def _field_lines(
    cls: type[Model], number: int, field: str, wire: str, scope: dict[str, Any]
) -> list[str]:
    """Source that reads one field: the common case inline, the rest through its reader."""
    type_name = cls.swagger_types[field]
    read = f"read_{number}"
    if type_name in _LEAVES:
        json_type, _, convert = _LEAVES[type_name]
        scope[read] = _leaf_reader(type_name, f"{cls.__name__}.{field}")
        inline = convert is None
    else:
        scope[read] = _Later(type_name)
        json_type, inline = object, type_name == "object"
    lines = [f"        value = get({wire!r})"]
    if inline and json_type is not object:
        lines += [
            f"        if value.__class__ is {json_type.__name__}:",
            f"            model.{field} = value",
            "        elif value is None:",
            "            absent += 1",
        ]
    else:
        lines += ["        if value is None:", "            absent += 1"]
    lines.append("        else:")
    return lines + _guarded(f"            model.{field} = {read}(value, notes)", wire)


def _guarded(statement: str, wire: str) -> list[str]:
    """`statement` with the name of its field added to the path of a misfit."""
    indent = statement[: len(statement) - len(statement.lstrip())]
    return [
        f"{indent}try:",
        f"    {statement}",
        f"{indent}except Misfit as misfit:",
        f"{indent}    raise misfit.within({wire!r})",
    ]


class _Later:
    """A reader that is looked up at its first use, so that models may name each other."""

    __slots__ = ("_read", "_type_name")

    def __init__(self, type_name: str) -> None:
        self._type_name = type_name
        self._read: Reader | None = None

    def __call__(self, value: Any, notes: Notes) -> Any:
        if self._read is None:
            self._read = reader(self._type_name)
        return self._read(value, notes)


_readers: dict[str, Reader] = {}
