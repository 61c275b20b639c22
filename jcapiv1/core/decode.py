"""JSON to models: one reader per type name, compiled once from the declared types.

Structure is strict: an array where an object belongs is a `Misfit`, which names the place.
Leaves are lenient, since a write that succeeded must not turn into an exception: null is fine
everywhere, and a value of another type than declared stays as received and is noted.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from itertools import chain
from typing import Any

from jcapiv1.core.model import Model
from jcapiv1.core.registry import model_named
from jcapiv1.security.text import refuse_constant

Notes = list[str]
"""Where leaves were kept as received, for one warning per document."""
Reader = Callable[[Any, Notes], Any]
ReadRecords = Callable[[Any, list[Any], Notes], Any]


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


class TooCostly(ValueError):
    """The document has so many values that they would take far more memory than its text."""


def parse_json(text: str, limit: int | None = None) -> Any:
    """The JSON document in `text`; ValueError if it is not one (NaN and Infinity are not).

    `limit` is how many bytes an answer may have; TooCostly, before anything is made of the text,
    if it holds more values than go with that.
    """
    if limit is not None and len(text) > _SHORT:
        _check_cost(text, max(limit // _PER_UNIT, _ALWAYS_FINE))
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

        try:
            return isoparse(text)
        except OverflowError:  # 24:00 on the last day that there is
            raise ValueError("the time is out of range") from None


def parse_date(text: str) -> date:
    """An ISO 8601 date, or the date in a date and time; ValueError if it is neither."""
    return parse_datetime(text).date()


_OBJECT = 8
"""Units that an object or array costs; each other value costs one."""
_PER_UNIT = 16
"""One unit is allowed for so many bytes of the limit."""
_ALWAYS_FINE = 1_000_000
"""Units that are allowed however low the limit is."""
_SHORT = 2 * _ALWAYS_FINE // _OBJECT
"""Characters that cannot cost more, since what is opened takes another one to be closed."""


def _check_cost(text: str, most: int) -> None:
    """TooCostly if the values in `text` cost more than `most` units."""
    # Counting would be a tenth of reading it; as in `_SHORT`, none is needed for most lengths.
    if len(text) * _OBJECT // 2 <= most:
        return
    # To count commas takes longest, and each that counts follows a value of a character or more.
    if _opened(text) + len(text) // 2 <= most or _units(text) <= most:
        return
    if _units_outside_texts(text) > most:
        raise TooCostly("it holds more values than max_response_bytes allows")


def _opened(text: str) -> int:
    return _OBJECT * (text.count("{") + text.count("["))


def _units(text: str) -> int:
    return text.count(",") + _opened(text)


def _units_outside_texts(text: str, piece: int = 1 << 16) -> int:
    bare = text.replace("\\\\", "").replace('\\"', "")
    units = within = 0
    # Piece by piece, since each part takes memory of its own.
    for start in range(0, len(bare), piece):
        parts = bare[start : start + piece].split('"')
        units += _units("".join(parts[within::2]))
        within ^= (len(parts) - 1) & 1
    return units


_parse = json.JSONDecoder(parse_constant=refuse_constant).decode


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


def _keep_odd(wanted: str, note: str, value: Any, notes: Notes) -> Any:
    """A leaf that is not of its declared type, as received."""
    if value.__class__ is dict or value.__class__ is list:
        raise Misfit(wanted, value)
    notes.append(note)
    return value


def _leaf_reader(type_name: str, place: str) -> Reader:
    json_type, wanted, convert = _LEAVES[type_name]
    note = f"{place} is not {wanted}"  # one text, however many leaves are odd

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
        return _keep_odd(wanted, note, value, notes)

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
    return _RecordReader(_model(type_name)).read_one


def _model(name: str) -> type[Model]:
    found = model_named(name)
    if found is None:
        raise ValueError(f"there is no response type {name!r}")
    return found


def _list_reader(item_type: str) -> Reader:
    """Records of one model in one loop; anything else item by item."""
    as_they_are: frozenset[type] = frozenset()
    if item_type in _LEAVES or item_type == "object" or item_type.endswith(("]", ")")):
        read_all: ReadRecords = _one_by_one(reader(item_type))
        leaf = _LEAVES.get(item_type)
        if leaf is not None and leaf[2] is None:
            as_they_are = frozenset({leaf[0]})
    else:
        read_all = _RecordReader(_model(item_type))

    def read(value: Any, notes: Notes) -> Any:
        if value is None:
            return None
        if value.__class__ is not list:
            raise Misfit("an array", value)
        if not value or (as_they_are and as_they_are.issuperset(map(type, value))):
            return value
        out: list[Any] = []
        try:
            read_all(value, out, notes)
        except Misfit as misfit:
            raise misfit.within(f"[{len(out)}]") from None
        return out

    return read


def _one_by_one(read_item: Reader) -> ReadRecords:
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
                raise misfit.within(str(key)[:_LONGEST_NAME]) from None
        return out

    return read


_MOST_SHAPES = 32
"""Sets of names per model for which code is kept; a server must not make us compile for ever."""
_MOST_NAMES = 100
"""In one of these sets, since its names are kept for as long as the process lives."""
_LONGEST_NAME = 100
"""Characters of a name in one of these sets, and of one in the place of a misfit."""
_END: Any = object()
"""What comes after the last record; None may be one, if a wrong one."""


class _RecordReader:
    """Appends a model to `out` for each JSON object in `items`.

    A list has mostly records with the same names in them, so the loop over a list is compiled
    per model and set of names: no look-up of what is not there, and none of what is new. A loop
    over the declared fields would cost three times as much per record.
    """

    def __init__(self, cls: type[Model]) -> None:
        self._cls = cls
        self._known = (*cls.attribute_map.values(), *cls.aliases)
        self._fields = {wire: field for field, wire in cls.attribute_map.items()}
        self._compiled: dict[tuple[str, ...], ReadRecords] = {}
        self._scope: dict[str, Any] = {"cls": cls, "new": object.__new__, "Misfit": Misfit}
        self._scopes = [self._scope]
        for number, (field, type_name) in enumerate(cls.swagger_types.items()):
            leaf = type_name in _LEAVES
            place = f"{cls.__name__}.{field}"
            name = f"read_{number}"
            self._scope[name] = (
                _leaf_reader(type_name, place) if leaf else _Later(type_name, name, self._scopes)
            )

    def __call__(self, items: Sequence[Any], out: list[Any], notes: Notes) -> None:
        first: Any = items[0] if len(items) == 1 else None
        if first.__class__ is dict and (read := self._compiled.get(tuple(first))):
            read(items, out, notes)
            return
        rest = iter(items)
        record: Any = next(rest, _END)
        while record is not _END:
            if record.__class__ is not dict:
                raise Misfit("an object", record)
            shape = tuple(record)
            read = self._compiled.get(shape)
            if read is None:
                if (
                    len(self._compiled) >= _MOST_SHAPES
                    or len(shape) > _MOST_NAMES
                    or max(map(len, shape), default=0) > _LONGEST_NAME
                ):
                    self._read_unusual(record, out, notes)
                    record = next(rest, _END)
                    continue
                read = self._compiled[shape] = self._compile(shape)
            record = read(chain((record,), rest), out, notes)

    def read_one(self, record: Any, notes: Notes) -> Any:
        """The model of one JSON object."""
        out: list[Any] = []
        # Setting up the iterators above would be a third of what reading one record costs.
        read = self._compiled.get(tuple(record), self) if record.__class__ is dict else self
        read((record,), out, notes)
        return out[0]

    def _read_unusual(self, record: dict[str, Any], out: list[Any], notes: Notes) -> None:
        """As if all known names were there: null and absent are the same to a model."""
        complete = {name: record.get(name) for name in self._known}
        if self._known not in self._compiled:
            self._compiled[self._known] = self._compile(self._known)
        self._compiled[self._known]([complete], out, notes)
        unknown = {name: value for name, value in record.items() if name not in complete}
        if unknown:
            out[-1].additional_properties.update(unknown)

    def _compile(self, shape: tuple[str, ...]) -> ReadRecords:
        """The loop for records of exactly these names; it returns the first other one, or _END.

        The names in its source are those of the committed models, never of a document.
        """
        found = [name for name in self._known if name in shape]
        unknown = tuple(name for name in shape if name not in found)
        scope: dict[str, Any] = {**self._scope, "unknown": unknown, "end": _END}
        self._scopes.append(scope)
        lines = [
            "def read_records(items, out, notes):",
            "    append = out.append",
            "    for record in items:",
            f"        if record.__class__ is not dict or len(record) != {len(shape)}:",
            "            return record",
            "        model = new(cls)",
            "        try:",
            *(f"            v{self._known.index(name)} = record[{name!r}]" for name in found),
            "            model._unknown = {n: record[n] for n in unknown}"
            if unknown
            else "            pass",
            "        except KeyError:",
            "            return record",
        ]
        for name in found:
            lines += self._field_lines(name, shape)
        lines += ["        append(model)", "    return end"]
        exec("\n".join(lines), scope)  # noqa: S102  # see above
        compiled: ReadRecords = scope["read_records"]
        return compiled

    def _field_lines(self, name: str, shape: tuple[str, ...]) -> list[str]:
        """Source that reads one field: the common case inline, the rest through its reader."""
        main = self._cls.aliases.get(name, name)
        number = self._known.index(main)
        field, value = self._fields[main], f"v{self._known.index(name)}"
        lines: list[str] = []
        if main != name and main in shape:
            lines.append(f"        if v{number} is not None: pass")  # the first name wins
        json_type, _, convert = _LEAVES.get(self._cls.swagger_types[field], (object, "", None))
        if convert is None and json_type is not object:
            word = "elif" if lines else "if"
            lines += [
                f"        {word} {value}.__class__ is {json_type.__name__}:",
                f"            model.{field} = {value}",
            ]
        word = "elif" if lines else "if"
        return [
            *lines,
            f"        {word} {value} is not None:",
            "            try:",
            f"                model.{field} = read_{number}({value}, notes)",
            "            except Misfit as misfit:",
            f"                raise misfit.within({name!r}) from None",
        ]


class _Later:
    """A reader that is looked up at its first use, and takes this one's place in all scopes.

    So models may name each other, and none is loaded for a field that holds nothing.
    """

    __slots__ = ("_name", "_scopes", "_type_name")

    def __init__(self, type_name: str, name: str, scopes: list[dict[str, Any]]) -> None:
        self._type_name = type_name
        self._name = name
        self._scopes = scopes

    def __call__(self, value: Any, notes: Notes) -> Any:
        read = reader(self._type_name)
        for scope in self._scopes:
            scope[self._name] = read
        return read(value, notes)


_readers: dict[str, Reader] = {}
