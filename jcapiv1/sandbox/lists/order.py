"""The parameters `sort` and `sortIgnoreCase`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from jcapiv1.sandbox.lists.parameters import Value, as_text
from jcapiv1.sandbox.lists.rows import Document, Rows


class Key(NamedTuple):
    """A field to sort by."""

    field: str
    descending: bool = False
    ignore_case: bool = False


def read_sort(parameters: Mapping[str, Value]) -> tuple[Key, ...]:
    """Return what to sort by, the most important first."""
    names = [(name, False) for name in as_text(parameters.get("sort")).split()]
    names += [(name, True) for name in as_text(parameters.get("sortIgnoreCase")).split()]
    return tuple(
        Key(name.removeprefix("-"), name.startswith("-"), ignore) for name, ignore in names
    )


def arrange(rows: Rows, order: Iterable[Key], is_known: Callable[[str], bool]) -> list[Document]:
    """Return the documents in the order asked for; unknown names do not sort."""
    columns: list[tuple[list[Any], bool]] = []
    for field, descending, ignore_case in order:
        if is_known(field) or is_known(field.partition(".")[0]):
            values = _comparable(rows.column(field), ignore_case)
            columns += [(each, descending) for each in values]
    if not columns:
        return rows.documents
    positions = list(range(len(rows.documents)))
    for values, descending in reversed(columns):  # a stable sort: the last key first
        positions.sort(key=values.__getitem__, reverse=descending)
    return [rows.documents[position] for position in positions]


def _comparable(values: list[Any], ignore_case: bool) -> list[list[Any]]:
    """Return columns that sort as the values do."""
    kinds = set(map(type, values))
    if kinds <= {str, type(None)}:
        texts = ["" if value is None else value for value in values]
        if ignore_case:
            texts = [text.lower() for text in texts]
        if type(None) in kinds:
            return [[value is not None for value in values], texts]
        return [texts]
    return [[_ranked(value, ignore_case) for value in values]]


def _ranked(value: Any, ignore_case: bool) -> tuple[int, Any]:
    """Return a value with MongoDB's order of types: null, number, text, rest, boolean."""
    if isinstance(value, str):
        return (2, value.lower() if ignore_case else value)
    if isinstance(value, bool):
        return (4, value)
    if isinstance(value, int | float):
        return (1, value)
    return (0, 0) if value is None else (3, str(value))
