"""The parameters `sort` and `sortIgnoreCase`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from jcapiv1.sandbox.calls.parameters import Value, as_text
from jcapiv1.sandbox.lists.rows import Document, Rows


def arrange(
    rows: Rows, parameters: Mapping[str, Value], is_known: Callable[[str], bool]
) -> list[Document]:
    """Return the documents in the order asked for; unknown names do not sort."""
    keys = [(name, False) for name in as_text(parameters.get("sort")).split()]
    keys += [(name, True) for name in as_text(parameters.get("sortIgnoreCase")).split()]
    columns: list[tuple[tuple[Any, ...], bool]] = []
    for name, ignore_case in keys:
        field = name.removeprefix("-")
        if is_known(field.partition(".")[0]):
            values = _comparable(rows.column(field), ignore_case)
            columns += [(each, name.startswith("-")) for each in values]
    if not columns:
        return rows.documents
    return [rows.documents[position] for position in _order(tuple(columns))]


@lru_cache(8)
def _order(columns: tuple[tuple[tuple[Any, ...], bool], ...]) -> list[int]:
    """Return the positions of the rows in order; of two columns the first decides first.

    To see that nothing has changed since the last page takes much less time than to sort.
    """
    order = list(range(len(columns[0][0])))
    for values, descending in reversed(columns):  # a stable sort: the last key first
        order.sort(key=values.__getitem__, reverse=descending)
    return order


def _comparable(values: list[Any], ignore_case: bool) -> list[tuple[Any, ...]]:
    """Return columns that sort as the values do."""
    kinds = set(map(type, values))
    if kinds <= {str, type(None)}:
        texts = ["" if value is None else value for value in values]
        if ignore_case:
            texts = [text.lower() for text in texts]
        if type(None) in kinds:
            return [tuple(value is not None for value in values), tuple(texts)]
        return [tuple(texts)]
    return [tuple(_ranked(value, ignore_case) for value in values)]


def _ranked(value: Any, ignore_case: bool) -> tuple[int, Any]:
    """Return a value with MongoDB's order of types: null, number, text, rest, boolean."""
    if isinstance(value, str):
        return (2, value.lower() if ignore_case else value)
    if isinstance(value, bool):
        return (4, value)
    if isinstance(value, int | float):
        return (1, value)
    return (0, 0) if value is None else (3, str(value))
