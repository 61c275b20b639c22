"""What a method that lists takes and answers, as its operation says, and one page from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, cast

from jcapiv1.core.operation import Operation
from jcapiv1.core.query import Filter, filters
from jcapiv1.core.registry import model_named

if TYPE_CHECKING:
    from jcapiv1.core.model import Model

__all__ = ["ArrayOf", "ArrayPage", "ListMethod", "Lists", "ListsOf", "Page"]

Item = TypeVar("Item")
Item_co = TypeVar("Item_co", covariant=True)
PAGE_SIZE = 100
"""Records on a page of a method that does not say how many it honours."""


class Page(Protocol[Item_co]):
    """What a method that lists answers, for example an Organizationslist."""

    @property
    def results(self) -> Sequence[Item_co] | None: ...

    @property
    def total_count(self) -> int | None: ...


@dataclass(frozen=True)
class ArrayPage(Generic[Item]):
    """A page of a list that is a bare array, without a total."""

    results: list[Item]
    total_count: int | None = None


class Lists(Protocol[Item_co]):
    """For example `api.organization_list`, or a search."""

    def __call__(self, *, limit: int, skip: int) -> Page[Item_co]: ...


class ListsOf(Protocol[Item_co]):
    """The list of one record, for example `api.command_file_get`."""

    def __call__(self, id: str, /) -> Page[Item_co]: ...


class ArrayOf(Protocol[Item_co]):
    """A bare array of one record, for example `api.sshkey_list`."""

    def __call__(self, id: str, /) -> Sequence[Item_co]: ...


class ListMethod(Generic[Item]):
    """A method that lists, with the arguments that each of its calls has.

    A function that is no API method is taken to have `limit`, `skip`, `sort` and `filter`.
    TypeError if it does not list, ValueError for arguments that cannot go together.
    """

    def __init__(
        self, method: Callable[..., Any], arguments: dict[str, Any], *, by_id: bool = False
    ) -> None:
        inner: Any = method
        while isinstance(inner, partial):
            inner = inner.func
        operation = getattr(inner, "operation", None)
        known = operation if isinstance(operation, Operation) else None
        if known is not None and not _lists(known):
            raise TypeError(f"paginate takes a method that lists, which {known.name} does not")
        self.name: str | None = getattr(inner, "__name__", None)
        """For errors."""
        takes = None if known is None else known.query
        self.in_pages = takes is None or "limit" in takes
        """False if one answer has all of it."""
        most = None if known is None else known.most_on_page
        self.page_size = PAGE_SIZE if most is None else most
        """Records on a page, if nobody says otherwise."""
        self._method = method
        self._arguments = arguments
        self._in_body = known is not None and known.body == "Search"
        if self._in_body:
            _refuse_page_in(arguments.get("body"))
        if by_id:
            if not (takes is None or {"filter", "sort"} <= takes.keys()):
                raise ValueError(
                    f"{self.name} cannot be read by id: it takes no `filter` together with `sort`"
                )
            if arguments.get("sort", "_id") != "_id" or arguments.get("sort_ignore_case"):
                raise ValueError("by_id reads in the order of `_id`; leave `sort` out")
            _behind(arguments.get("filter"), "0")
        sorts = takes is None or "sort" in takes
        if sorts and arguments.get("sort_ignore_case") is None:
            arguments.setdefault("sort", "_id")

    def page(self, skip: int, limit: int, after: str | None = None) -> Page[Item]:
        """Ask for a page; with `after`, for what has a greater id."""
        arguments = self._arguments.copy()
        if self.in_pages:
            arguments.update(limit=limit, skip=skip)
        if self._in_body:
            arguments["body"] = _with_page(arguments.get("body"), limit, skip)
        if after is not None:
            arguments["filter"] = _behind(arguments.get("filter"), after)
        answer: Any = self._method(**arguments)
        if isinstance(answer, list):
            found = cast("list[Item]", answer)
            return ArrayPage(found if self.in_pages else found[skip:])
        # Not by looking at it, which would give a page that came without `results` an empty list.
        is_page = "results" in getattr(answer, "attribute_map", ()) or hasattr(answer, "results")
        if not is_page:
            raise TypeError(f"paginate takes a method that lists, not one that gives {answer!r}")
        return cast("Page[Item]", answer)


def _lists(operation: Operation) -> bool:
    """True if the answer is a bare array, or a model with `results`."""
    answer: str = operation.response_type or ""
    model: type[Model] | None = model_named(answer)
    return answer.startswith("list[") or (model is not None and "results" in model.attribute_map)


def _refuse_page_in(body: Any) -> None:
    for name in ("limit", "skip"):
        given = body.get(name) if isinstance(body, Mapping) else getattr(body, name, None)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] - what a user gave
        if given is not None:
            raise ValueError(f"give {name} to paginate, not in the body of the search")


def _with_page(body: Any, limit: int, skip: int) -> Any:
    """The body of a search with the same page as in the query.

    The documentation has them in the query, JumpCloud's own programs in both places, and nobody
    knows which wins.
    """
    page = {"limit": limit, "skip": skip}
    if body is None:
        return page
    if isinstance(body, Mapping):
        return {**cast("Mapping[str, Any]", body), **page}
    if hasattr(body, "attribute_map"):
        fields = {name: getattr(body, name) for name in body.attribute_map}
        made = type(body)(**{**fields, **page})
        made.additional_properties.update(body.additional_properties)
        return made
    return body  # of the wrong type: the call will say so


def _behind(given: Any, last: str) -> Any:
    """The filter that was given, and that the id is greater than `last`."""
    greater = f"_id:$gt:{last}"
    if given is None:
        return greater
    if not isinstance(given, (str, Filter, list, tuple)):
        raise ValueError("by_id adds a condition to `filter`, which can only join an AND")
    parts: list[Any] = [given] if isinstance(given, (str, Filter)) else list(cast(Any, given))
    both = [*parts, greater]
    filters("filter", both)
    return both
