"""What a list answers: filter, search, sort, page and fields, as the service reads them.

The rules and their sources are in `docs/sandbox.md`; nothing but the sandbox uses this folder.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from jcapiv1.sandbox.calls.errors import Refusal
from jcapiv1.sandbox.calls.parameters import Value, as_text
from jcapiv1.sandbox.lists.conditions import read_filter
from jcapiv1.sandbox.lists.order import arrange, read_sort
from jcapiv1.sandbox.lists.rows import Document, Rows
from jcapiv1.sandbox.lists.search import read_search
from jcapiv1.sandbox.state.shapes import Shape

DEFAULT_LIMIT = 10
MAX_LIMIT = 100

_CHOOSING = ("filter", "search", "sort", "sortIgnoreCase")
"""The parameters that say which records come, and in which order."""
_INTEGER = re.compile(r"-?[0-9]{1,300}")


def select(
    documents: Callable[[], list[Document]],
    shape: Shape,
    parameters: Mapping[str, Value],
    *,
    hidden: frozenset[str] = frozenset(),
    recall: Callable[[str, Callable[[], list[Document]]], list[Document]] | None = None,
) -> Document:
    """Return `{"totalCount": ..., "results": [...]}` of a list.

    `totalCount` counts what filter and search leave, whatever the page. `hidden` names count as
    absent. `recall` may return what was found for the same question (a text) before, as long as
    no field of a document has been set. Raises Refusal (400) for a filter, limit or skip that
    cannot be read.
    """
    conditions = read_filter(parameters.get("filter"))
    search = read_search(parameters.get("search"))
    limit = min(_number(parameters, "limit", DEFAULT_LIMIT, least=1), MAX_LIMIT)
    skip = _number(parameters, "skip", 0, least=0)

    def find() -> list[Document]:
        rows = Rows(documents(), hidden)
        if conditions is not None:
            rows = rows.kept(conditions.holding(rows, shape.dates))
        if search is not None:
            rows = rows.kept(search.holding(rows))
        return arrange(rows, parameters, _knowing(shape, rows))

    asked = {field for field, _, _ in read_sort(parameters)}
    asked |= {each.field for each in conditions.conditions} if conditions else set()
    asked |= set(search.fields) if search else set()
    if recall is not None and asked <= shape.plain:
        question = repr([parameters.get(name) for name in _CHOOSING])
        found = recall(question, find)
    else:
        found = find()
    known = _knowing(shape, Rows(found, hidden))
    project = _projection(as_text(parameters.get("fields")), known, hidden)
    return {
        "totalCount": len(found),
        "results": [project(document) for document in found[skip : skip + limit]],
    }


def projected(
    document: Document, shape: Shape, fields: Value | None, hidden: frozenset[str]
) -> Document:
    """Return one record with the fields that are asked for, all unless they are known."""
    rows = Rows([document], hidden)
    return _projection(as_text(fields), _knowing(shape, rows), hidden)(document)


def _knowing(shape: Shape, rows: Rows) -> Callable[[str], bool]:
    """Return what tells whether a field exists; records may have newer ones than the contract."""
    return lambda name: (
        name not in rows.hidden
        and (name in shape.names or any(name in document for document in rows.documents))
    )


def _number(parameters: Mapping[str, Value], name: str, default: int, *, least: int) -> int:
    if name not in parameters:
        return default
    text = as_text(parameters[name])
    if _INTEGER.fullmatch(text) is None or int(text) < least:
        raise Refusal(400, f"{name} must be an integer of at least {least}")
    return int(text)


def _projection(
    fields: str, is_known: Callable[[str], bool], hidden: frozenset[str]
) -> Callable[[Document], Document]:
    wanted = {name for name in fields.split() if is_known(name)}
    if wanted & {"_id", "id"}:
        wanted |= {"_id", "id"}
    if wanted:
        return lambda document: {name: document[name] for name in document if name in wanted}
    # Commas make one unknown name, and then everything comes.
    return lambda document: {name: document[name] for name in document if name not in hidden}
