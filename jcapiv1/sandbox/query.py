"""What a list answers: filter, search, sort, page and fields, as the service reads them.

The rules and their sources are in `docs/sandbox.md`; nothing but the sandbox uses this module.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any, TypeAlias

from dateutil.parser import isoparse

from jcapiv1.sandbox.errors import Refusal
from jcapiv1.sandbox.parameters import Value, as_text

Document: TypeAlias = dict[str, Any]
_Test: TypeAlias = Callable[[Document], bool]

DEFAULT_LIMIT = 10
MAX_LIMIT = 100

_DATES = frozenset(
    {
        "created",
        "lastWhatsNewChecked",
        "apiKeyUpdatedAt",
        "passwordUpdatedAt",
        "totpUpdatedAt",
        "apiKeyHash.createdAt",
        "apiKeyHash.expireAt",
    }
)
_OPERATORS: dict[str, Callable[[int | None], bool]] = {
    "$eq": lambda order: order == 0,
    "$ne": lambda order: order != 0,
    "$gt": lambda order: order == 1,
    "$gte": lambda order: order in (0, 1),
    "$lt": lambda order: order == -1,
    "$lte": lambda order: order in (0, -1),
}
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_INTEGER = re.compile(r"-?[0-9]{1,300}")


def select(
    documents: Iterable[Document], names: Collection[str], parameters: Mapping[str, Value]
) -> Document:
    """Return `{"totalCount": ..., "results": [...]}` of a list.

    `names` are the fields that exist. `totalCount` counts what filter and search leave, whatever
    the page. Raises Refusal (400) for a filter, limit or skip that cannot be read.
    """
    filtering = _filter(parameters.get("filter"))
    searching = _search(parameters.get("search"), names)
    limit = min(_number(parameters, "limit", DEFAULT_LIMIT, least=1), MAX_LIMIT)
    skip = _number(parameters, "skip", 0, least=0)
    found = list(documents)
    for test in (filtering, searching):
        if test is not None:
            found = [document for document in found if test(document)]
    _sort(found, parameters, names)
    project = _projection(as_text(parameters.get("fields")), names)
    return {
        "totalCount": len(found),
        "results": [project(document) for document in found[skip : skip + limit]],
    }


def _number(parameters: Mapping[str, Value], name: str, default: int, *, least: int) -> int:
    if name not in parameters:
        return default
    text = as_text(parameters[name])
    if _INTEGER.fullmatch(text) is None or int(text) < least:
        raise Refusal(400, f"{name} must be an integer of at least {least}")
    return int(text)


@dataclass(frozen=True)
class _Condition:
    field: str
    holds: Callable[[int | None], bool]
    value: str
    negates: bool

    def __call__(self, document: Document) -> bool:
        held = _lookup(document, self.field)
        items: list[Any] = held if isinstance(held, list) else [held]  # pyright: ignore[reportUnknownVariableType]
        orders = [_order(item, self.value, self.field) for item in items]
        if self.negates:  # as in MongoDB, a list is whatever any of its elements is
            return all(self.holds(order) for order in orders)
        return any(self.holds(order) for order in orders)


def _filter(value: Value | None) -> _Test | None:
    if value is None:
        return None
    if isinstance(value, dict):
        alternatives = value.get("or")
        if set(value) != {"or"} or not alternatives:
            raise Refusal(400, "improperly formatted filter: use filter[0]= or filter[or][0]=")
        any_of = _conditions(alternatives)
        return lambda document: any(condition(document) for condition in any_of)
    all_of = _conditions(value)
    return lambda document: all(condition(document) for condition in all_of)


def _conditions(value: Value) -> list[_Condition]:
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list):
        raise Refusal(400, "improperly formatted filter: brackets that mean nothing here")
    return [_condition(item) for item in items]


def _condition(item: Value) -> _Condition:
    """Read `field:$op:value`; `$` may be missing, and so may the whole operator `$eq`."""
    field, *rest = item.split(":", 2) if isinstance(item, str) else ("",)
    if len(rest) == 1 and not rest[0].startswith("$"):
        rest.insert(0, "$eq")
    operator = "$" + rest[0].removeprefix("$") if rest else ""
    holds = _OPERATORS.get(operator)
    if not field or holds is None or len(rest) < 2:
        raise Refusal(400, f"improperly formatted filter: {as_text(item)}")
    return _Condition(field, holds, rest[1], operator == "$ne")


def _lookup(document: Any, path: str) -> Any:
    for name in path.split("."):
        if not isinstance(document, dict):
            return None
        document = document.get(name)  # pyright: ignore[reportUnknownVariableType,reportUnknownMemberType]
    return document  # pyright: ignore[reportUnknownVariableType]


def _order(held: Any, text: str, field: str) -> int | None:
    """Return -1, 0 or 1 as `held` is less, equal or more, None where they do not compare."""
    wanted: Any
    if isinstance(held, bool):
        wanted = {"true": True, "false": False}.get(text)
    elif isinstance(held, int | float):
        wanted = float(text) if _NUMBER.fullmatch(text) else None
    elif isinstance(held, str) and field in _DATES:
        held, wanted = _moment(held), _moment(text)
    else:
        wanted = text if isinstance(held, str) else None
    if held is None or wanted is None:
        return None
    return int(held > wanted) - int(held < wanted)


def _moment(text: str) -> datetime | None:
    try:
        try:  # reads what the sandbox writes forty times as fast
            moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
        except ValueError:
            moment = isoparse(text)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=timezone.utc)
        # The service's dates are JavaScript's, which end at the millisecond.
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    except (ValueError, OverflowError):
        return None


def _search(value: Value | None, names: Collection[str]) -> _Test | None:
    if not isinstance(value, dict):  # search=text is not the documented form and does nothing
        return None
    terms = [term.lower() for term in _texts(value.get("searchTerm")) if term]
    fields = _texts(value.get("fields")) or sorted(names)
    if not terms:
        return None

    def matches(document: Document) -> bool:
        held = [_lookup(document, field) for field in fields]
        texts = [text.lower() for text in held if isinstance(text, str)]
        return any(term in text for term in terms for text in texts)

    return matches


def _texts(value: Value | None) -> list[str]:
    if value is None:
        return []
    return [as_text(item) for item in value] if isinstance(value, list) else [as_text(value)]


def _sort(
    documents: list[Document], parameters: Mapping[str, Value], names: Collection[str]
) -> None:
    keys = [(name, False) for name in as_text(parameters.get("sort")).split()]
    keys += [(name, True) for name in as_text(parameters.get("sortIgnoreCase")).split()]
    for name, ignore_case in reversed(keys):  # a stable sort: the last key first
        field = name.removeprefix("-")
        if field.partition(".")[0] in names:
            documents.sort(key=_sort_key(field, ignore_case), reverse=name.startswith("-"))


def _sort_key(field: str, ignore_case: bool) -> Callable[[Document], tuple[int, Any]]:
    def key(document: Document) -> tuple[int, Any]:
        value = _lookup(document, field)
        if isinstance(value, str):
            return (2, value.lower() if ignore_case else value)
        if isinstance(value, bool):  # MongoDB's order of types: null, number, text, rest, boolean
            return (4, value)
        if isinstance(value, int | float):
            return (1, value)
        return (0, 0) if value is None else (3, str(value))

    return key


def _projection(fields: str, names: Collection[str]) -> Callable[[Document], Document]:
    wanted = {name for name in fields.split() if name in names}
    if not wanted:  # commas make one unknown name, and then everything comes
        return dict
    if wanted & {"_id", "id"}:
        wanted |= {"_id", "id"}
    return lambda document: {name: document[name] for name in document if name in wanted}
