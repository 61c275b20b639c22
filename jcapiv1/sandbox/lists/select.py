"""What a list answers: filter, search, sort, page and fields, as the service reads them.

The rules and their sources are in `docs/sandbox.md`; nothing but the sandbox uses this folder.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from jcapiv1.sandbox.calls.errors import Refusal
from jcapiv1.sandbox.calls.parameters import Value, as_text
from jcapiv1.sandbox.lists.conditions import read_filter
from jcapiv1.sandbox.lists.order import arrange
from jcapiv1.sandbox.lists.rows import Document, Rows
from jcapiv1.sandbox.lists.search import read_search
from jcapiv1.sandbox.state.shapes import Shape

DEFAULT_LIMIT = 10
MAX_LIMIT = 100

_INTEGER = re.compile(r"-?[0-9]{1,300}")


def select(
    documents: Iterable[Document],
    shape: Shape,
    parameters: Mapping[str, Value],
    *,
    hidden: frozenset[str] = frozenset(),
) -> Document:
    """Return `{"totalCount": ..., "results": [...]}` of a list.

    `totalCount` counts what filter and search leave, whatever the page. `hidden` names count as
    absent. Raises Refusal (400) for a filter, limit or skip that cannot be read.
    """
    conditions = read_filter(parameters.get("filter"))
    matching = read_search(parameters.get("search"))
    limit = min(_number(parameters, "limit", DEFAULT_LIMIT, least=1), MAX_LIMIT)
    skip = _number(parameters, "skip", 0, least=0)
    rows = Rows(list(documents), hidden)
    is_known = _knowing(shape, rows)
    if conditions is not None:
        rows = rows.kept(conditions.holding(rows, shape.dates))
    if matching is not None:
        rows = rows.kept(matching(rows))
    shown = arrange(rows, parameters, is_known)[skip : skip + limit]
    project = _projection(as_text(parameters.get("fields")), is_known, hidden)
    return {"totalCount": len(rows.documents), "results": [project(each) for each in shown]}


def _knowing(shape: Shape, rows: Rows) -> Callable[[str], bool]:
    """Return what tells whether a field exists; records may have newer ones than the contract."""
    return lambda name: (name in shape.names and name not in rows.hidden) or rows.has(name)


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
