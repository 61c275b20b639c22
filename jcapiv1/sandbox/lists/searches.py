"""What the body of a search asks, beside its query string."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from jcapiv1.sandbox.lists.conditions import (
    OPERATORS,
    Condition,
    Conditions,
    Holding,
    read_condition,
)
from jcapiv1.sandbox.lists.parameters import Value
from jcapiv1.sandbox.lists.question import Question, read_question
from jcapiv1.sandbox.lists.rows import Document, Rows
from jcapiv1.sandbox.lists.search import read_search
from jcapiv1.sandbox.refusal import Refusal

_LITERAL = re.compile(r"/(.*)/([a-z]*)", re.DOTALL)
_NONE = re.RegexFlag(0)
_FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL, "g": _NONE, "u": _NONE}
_NUMBERS = frozenset({"limit", "skip"})
_JOINED = {"and": all, "or": any}


@dataclass(frozen=True)
class Pattern:
    """A regular expression that is found somewhere in a field's text."""

    field: str
    pattern: re.Pattern[str]

    @property
    def fields(self) -> set[str]:
        """The field."""
        return {self.field}

    def holding(self, rows: Rows, dates: Collection[str]) -> list[bool]:
        """Return for each row whether it is found; in a list, whether in one of its elements."""
        return [*map(self._found, rows.column(self.field))]

    def _found(self, value: Any) -> bool:
        if isinstance(value, list):
            return any(map(self._found, cast("list[object]", value)))
        return isinstance(value, str) and self.pattern.search(value) is not None


@dataclass(frozen=True)
class Empty:
    """A field that is absent or null, or that is neither."""

    field: str
    wanted: bool

    @property
    def fields(self) -> set[str]:
        """The field."""
        return {self.field}

    def holding(self, rows: Rows, dates: Collection[str]) -> list[bool]:
        """Return for each row whether that is so."""
        return [(value is None) is self.wanted for value in rows.column(self.field)]


def read_search_body(body: Document, query: Mapping[str, Value], most: int) -> Question:
    """Return what a search asks. Refusal (400) if something in it cannot be read.

    The conditions of body and query both have to hold; of all else the body wins.
    """
    asked = read_question(query, most)
    given: dict[str, Value] = {
        name: _text(name, body[name])
        for name in ("fields", "sort", "sortIgnoreCase", "limit", "skip")
        if body.get(name) is not None
    }
    if given.get("limit") == "0":  # as in a published sample
        del given["limit"]
    said = read_question({**query, **given, "filter": []} if given else query, most)
    search = body.get("searchFilter", body.get("search"))
    return replace(
        said,
        conditions=_both(asked.conditions, read_body_filter(body.get("filter"))),
        search=asked.search if search is None else read_search(_search(search)),
    )


def _text(name: str, value: object) -> str:
    """Return a value of the body as the query string has it."""
    if isinstance(value, list):
        return " ".join(_text(name, each) for each in cast("list[object]", value))
    if isinstance(value, str):
        return value
    if name in _NUMBERS and isinstance(value, float) and value.is_integer():
        return str(int(value))
    if name in _NUMBERS and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise Refusal(400, f"{name} cannot be read")


def _search(value: object) -> Value:
    if not isinstance(value, dict):
        raise Refusal(400, "searchFilter must be an object")
    said = cast("dict[str, object]", value)
    for name in ("searchTerm", "fields"):
        items = said.get(name)
        listed = cast("list[object]", items) if isinstance(items, list) else [items]
        if items is not None and not all(isinstance(each, str) for each in listed):
            raise Refusal(400, f"searchFilter.{name} must be a text or a list of texts")
    return {name: cast("Value", each) for name, each in said.items() if each is not None}


def _both(*several: Holding | None) -> Conditions | None:
    given = tuple(each for each in several if each is not None)
    return Conditions(given, all) if given else None


def read_body_filter(value: object) -> Conditions | None:
    """Return what the `filter` of a body says, None if it says nothing; Refusal (400)."""
    return _both(*_conditions(value))


def _conditions(item: object) -> list[Holding]:
    """Return the conditions of an item of a filter, which all have to hold."""
    if item is None:
        return []
    if isinstance(item, str):
        return [_of_text(item)]
    if isinstance(item, list):
        return [each for inner in cast("list[object]", item) for each in _conditions(inner)]
    if not isinstance(item, dict):
        raise _unreadable(item)
    found: list[Holding] = []
    for name, value in cast("dict[str, object]", item).items():
        if name.removeprefix("$") not in _JOINED:
            found += _of_field(name, value)
            continue
        if not isinstance(value, list):
            raise _unreadable(value)
        inner = [_both(*_conditions(each)) for each in cast("list[object]", value)]
        alternatives = tuple(each for each in inner if each is not None)
        if alternatives:
            found.append(Conditions(alternatives, _JOINED[name.removeprefix("$")]))
    return found


def _of_text(item: str) -> Holding:
    """Read `field:$op:value`; the value of `$regex` may be `/x/i`."""
    field, _, rest = item.partition(":")
    operator, _, value = rest.partition(":")
    if operator.removeprefix("$") != "regex":
        return read_condition(item)
    literal = _LITERAL.fullmatch(value)
    return _pattern(field, *(literal.groups() if literal else (value, "")))


def _of_field(field: str, value: object) -> list[Holding]:
    """Read `field: value`, or `field: {"$op": value}` with several operators that all hold."""
    if not isinstance(value, dict):
        return [_compared(field, "$eq", value)]
    given = cast("dict[str, object]", value)
    operators = dict(given)
    flags = operators.pop("$options", "")
    found: list[Holding] = []
    for name, operand in operators.items():
        if name == "$regex" and isinstance(operand, str) and isinstance(flags, str):
            found.append(_pattern(field, operand, flags))
        elif name in OPERATORS:
            found.append(_compared(field, name, operand))
        else:
            raise _unreadable({name: operand})
    if not found:
        raise _unreadable(given)
    return found


def _compared(field: str, operator: str, value: object) -> Holding:
    if value is None and operator in ("$eq", "$ne"):
        return Empty(field, operator == "$eq")
    if isinstance(value, bool):
        return Condition(field, operator, str(value).lower())
    if isinstance(value, str | int | float):
        return Condition(field, operator, str(value))
    raise _unreadable(value)


def _pattern(field: str, pattern: str, flags: str) -> Pattern:
    try:
        options = _NONE
        for flag in flags:
            options |= _FLAGS[flag]
        return Pattern(field, re.compile(pattern, options))
    except (re.error, KeyError, OverflowError, RecursionError):
        raise Refusal(400, f"improperly formatted filter: no regular expression: {pattern}") from (
            None
        )


def _unreadable(item: object) -> Refusal:
    return Refusal(400, f"improperly formatted filter: {item}")
