"""What a list answers: filter, search, sort, page and fields, as the service reads them.

The rules and their sources are in `docs/sandbox.md`; nothing but the sandbox uses this folder.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import TypeAlias

from jcapiv1.sandbox.lists.order import arrange
from jcapiv1.sandbox.lists.parameters import Value, as_text
from jcapiv1.sandbox.lists.question import MAX_LIMIT, Question, read_question
from jcapiv1.sandbox.lists.rows import Document, Rows
from jcapiv1.sandbox.state.shapes import Shape

Recall: TypeAlias = Callable[[Hashable, Callable[[], list[Document]]], list[Document]]


def select(
    documents: Callable[[], list[Document]],
    shape: Shape,
    parameters: Mapping[str, Value],
    *,
    hidden: frozenset[str] = frozenset(),
    recall: Recall | None = None,
    most: int = MAX_LIMIT,
) -> Document:
    """Return the page of a list that the parameters of a query string ask for.

    A page has at most `most` records. Raises Refusal (400) for a filter, limit or skip that
    cannot be read.
    """
    question = read_question(parameters, most)
    return answer(documents, shape, question, hidden=hidden, recall=recall)


def answer(
    documents: Callable[[], list[Document]],
    shape: Shape,
    question: Question,
    *,
    hidden: frozenset[str] = frozenset(),
    recall: Recall | None = None,
) -> Document:
    """Return `{"totalCount": ..., "results": [...]}` of a list.

    `totalCount` counts what filter and search leave, whatever the page. `hidden` names count as
    absent. `recall` may return what was found for the same choice before, as long as no field of
    a document has been set.
    """

    def find() -> list[Document]:
        rows = Rows(documents(), hidden)
        if question.conditions is not None:
            rows = rows.kept(question.conditions.holding(rows, shape.dates))
        if question.search is not None:
            rows = rows.kept(question.search.holding(rows))
        return arrange(rows, question.order, _knowing(shape, rows))

    if recall is not None and question.asked <= shape.plain:
        found = recall(question.choice, find)
    else:
        found = find()
    known = _knowing(shape, Rows(found, hidden))
    project = _projection(question.fields, known, hidden)
    page = found[question.skip : question.skip + question.limit]
    return {"totalCount": len(found), "results": [project(document) for document in page]}


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
