"""The parameter `filter`, and what conditions are."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Protocol

from jcapiv1.sandbox.lists.parameters import Value, as_text
from jcapiv1.sandbox.lists.rows import Rows, moment
from jcapiv1.sandbox.refusal import Refusal

_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "$eq": operator.eq,
    "$ne": operator.ne,
    "$gt": operator.gt,
    "$gte": operator.ge,
    "$lt": operator.lt,
    "$lte": operator.le,
}
OPERATORS = frozenset(_OPERATORS)
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")


class Holding(Protocol):
    """What holds of some records and not of others."""

    @property
    def fields(self) -> set[str]:
        """The fields that it asks about."""
        ...

    def holding(self, rows: Rows, dates: Collection[str]) -> list[bool]:
        """Return for each row whether it holds; `dates` are the fields with date-times."""
        ...


@dataclass(frozen=True)
class Condition:
    """One `field:$op:value`."""

    field: str
    operator: str
    value: str

    @property
    def fields(self) -> set[str]:
        """The field."""
        return {self.field}

    def holding(self, rows: Rows, dates: Collection[str]) -> list[bool]:
        """Return for each row whether the condition holds."""
        return [*map(self._test(self.field in dates), rows.column(self.field))]

    def _test(self, is_date: bool) -> Callable[[Any], bool]:
        """Return what tells whether it holds of a value; null and absence are only unequal."""
        compare, text, unlike = _OPERATORS[self.operator], self.value, self.operator == "$ne"
        boolean = {"true": True, "false": False}.get(text)
        number = float(text) if _NUMBER.fullmatch(text) else None
        date = moment(text) if is_date else None

        def of_date(held: str) -> bool:
            found = moment(held)
            return unlike if found is None or date is None else compare(found, date)

        def of_any(held: Any) -> bool:
            if isinstance(held, str):
                return of_date(held) if is_date else compare(held, text)
            if isinstance(held, bool):
                return unlike if boolean is None else compare(held, boolean)
            if isinstance(held, int | float):
                return unlike if number is None else compare(held, number)
            if isinstance(held, list):  # as in MongoDB, a list is whatever any of its elements is
                results = map(of_any, held)  # pyright: ignore[reportUnknownArgumentType]
                return all(results) if unlike else any(results)
            return unlike

        return of_any


@dataclass(frozen=True)
class Conditions:
    """What `filter` says as a whole."""

    conditions: tuple[Holding, ...]
    joined: Callable[[tuple[bool, ...]], bool]
    """`all` or `any`."""

    @property
    def fields(self) -> set[str]:
        """The fields of all conditions."""
        return {field for each in self.conditions for field in each.fields}

    def holding(self, rows: Rows, dates: Collection[str]) -> list[bool]:
        """Return for each row whether it is to be listed."""
        found = (each.holding(rows, dates) for each in self.conditions)
        return [self.joined(each) for each in zip(*found, strict=True)]


def read_filter(value: Value | None) -> Conditions | None:
    """Return what a filter says, None if there is none; Refusal (400) if it cannot be read."""
    if value is None:
        return None
    if isinstance(value, dict):
        alternatives = value.get("or")
        if set(value) != {"or"} or not alternatives:
            raise Refusal(400, "improperly formatted filter: use filter[0]= or filter[or][0]=")
        return Conditions(_conditions(alternatives), any)
    return Conditions(_conditions(value), all)


def _conditions(value: Value) -> tuple[Condition, ...]:
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list):
        raise Refusal(400, "improperly formatted filter: brackets that mean nothing here")
    return tuple(read_condition(item) for item in items)


def read_condition(item: Value) -> Condition:
    """Read `field:$op:value`; `$` may be missing, and so may the whole operator `$eq`."""
    field, *rest = item.split(":", 2) if isinstance(item, str) else ("",)
    if len(rest) == 1 and not rest[0].startswith("$"):
        rest.insert(0, "$eq")
    name = "$" + rest[0].removeprefix("$") if rest else ""
    if not field or name not in _OPERATORS or len(rest) < 2:
        raise Refusal(400, f"improperly formatted filter: {as_text(item)}")
    return Condition(field, name, rest[1])
