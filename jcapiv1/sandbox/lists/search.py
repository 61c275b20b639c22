"""The parameter `search`."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from jcapiv1.sandbox.calls.parameters import Value, as_text
from jcapiv1.sandbox.lists.rows import Rows


def read_search(value: Value | None) -> Callable[[Rows], list[bool]] | None:
    """Return what tells for each row whether it has a term in a field; None without terms."""
    if not isinstance(value, dict):  # search=text is not the documented form and does nothing
        return None
    terms = [term.lower() for term in _texts(value.get("searchTerm")) if term]
    fields = _texts(value.get("fields"))
    if not terms:
        return None

    def matching(rows: Rows) -> list[bool]:
        values = zip(*map(rows.column, fields), strict=True) if fields else rows.values()
        return [_matches(each, terms) for each in values]

    return matching


def _matches(values: Iterable[object], terms: list[str]) -> bool:
    texts = [value.lower() for value in values if isinstance(value, str)]
    return any(term in text for term in terms for text in texts)


def _texts(value: Value | None) -> list[str]:
    if value is None:
        return []
    return [as_text(item) for item in value] if isinstance(value, list) else [as_text(value)]
