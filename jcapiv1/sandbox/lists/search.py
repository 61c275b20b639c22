"""The parameter `search`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jcapiv1.sandbox.lists.parameters import Value, as_text
from jcapiv1.sandbox.lists.rows import Rows


@dataclass(frozen=True)
class Search:
    """Terms, of which one has to be part of one of the fields."""

    terms: tuple[str, ...]
    """In lower case."""
    fields: tuple[str, ...]
    """Empty for every field that is text."""

    def holding(self, rows: Rows) -> list[bool]:
        """Return for each row whether it is to be listed."""
        columns = map(rows.column, self.fields)
        values = zip(*columns, strict=True) if self.fields else rows.values()
        return [_matches(each, self.terms) for each in values]


def read_search(value: Value | None) -> Search | None:
    """Return what a search says, None without terms."""
    if not isinstance(value, dict):  # search=text is not the documented form and does nothing
        return None
    terms = tuple(term.lower() for term in _texts(value.get("searchTerm")) if term)
    return Search(terms, tuple(_texts(value.get("fields")))) if terms else None


def _matches(values: Iterable[object], terms: Iterable[str]) -> bool:
    texts = [value.lower() for value in values if isinstance(value, str)]
    return any(term in text for term in terms for text in texts)


def _texts(value: Value | None) -> list[str]:
    if value is None:
        return []
    return [as_text(item) for item in value] if isinstance(value, list) else [as_text(value)]
