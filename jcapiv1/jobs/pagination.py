"""Reading a whole list, page by page, through the method that lists it."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, Literal, Protocol, TypeVar

from jcapiv1.core.model import is_filled
from jcapiv1.exceptions import ApiException, DecodeException, IncompleteListException, warn_caller

if TYPE_CHECKING:
    from jcapiv1.core.query import Words

__all__ = ["ListMethod", "Listing", "Page", "paginate"]

Item = TypeVar("Item")
Item_co = TypeVar("Item_co", covariant=True)


class Page(Protocol[Item_co]):
    """What a method that lists answers, for example an Organizationslist."""

    @property
    def results(self) -> Sequence[Item_co] | None: ...

    @property
    def total_count(self) -> int | None: ...


class ListMethod(Protocol[Item_co]):
    """A method that lists, for example `api.organization_list`."""

    def __call__(self, *, limit: int, skip: int, sort: Words | None) -> Page[Item_co]: ...


def paginate(
    method: ListMethod[Item],
    *,
    limit: int = 100,
    skip: int = 0,
    workers: int = 1,
    on_short: Literal["error", "warn"] = "error",
    **arguments: Any,
) -> Listing[Item]:
    """Every record that `method` lists, one after the other; nothing is asked for until needed.

        for organization in jcapiv1.paginate(api.organization_list):
            print(organization.display_name)

    `arguments` go into each call: `filter`, `search`, `fields`, `sort`, `x_org_id` and so on.
    Without `sort` or `sort_ignore_case` the list is sorted by `_id`, as JumpCloud advises: by a
    field whose values occur twice, a record could be lost or repeated between two pages.

    `limit` is the size of a page, 1 to 100, and `skip` where to start, for example the `position`
    of a run that was interrupted. With more than one of `workers`, that many pages are read at a
    time and handed out in order; no more than that are under way or kept.

    The end is an empty page, or one that is not full and reaches the total. So a list is read to
    its end even if the total is too small. A list that ends before its total raises
    IncompleteListException, or warns with `on_short="warn"`; a service that ignores `skip` raises
    it in any case. An answer that is no list, or whose total is no number, is a DecodeException.
    An error in reading a page is raised at the page's turn. Every ApiException carries the
    `position` to resume from.
    """
    for name, value in (("limit", limit), ("workers", workers)):
        if value < 1:
            raise ValueError(f"{name} is {value}, but must be at least 1")
    if on_short not in ("error", "warn"):
        raise ValueError(f'on_short is "error" or "warn", not {on_short!r}')
    if arguments.get("sort_ignore_case") is None:
        arguments.setdefault("sort", "_id")
    return Listing(method, arguments, limit, skip, workers, on_short == "error")


class Listing(Generic[Item]):
    """The records of a list; made by `paginate`, for one thread at a time.

    Iterating hands out records, `pages()` whole answers. Iterating again, after a `break` or an
    error, goes on at `position`; after the end it asks whether there is more by now.
    """

    position: int
    """Offset in the list behind what was handed out last; also a `skip` to resume with."""

    def __init__(
        self,
        method: Callable[..., Page[Item]],
        arguments: dict[str, Any],
        limit: int,
        skip: int,
        workers: int,
        short_is_error: bool,
    ) -> None:
        self.position = skip
        self._method = method
        self._arguments = arguments
        self._limit = limit
        self._workers = workers
        self._short_is_error = short_is_error
        # Also holds for pages that an abandoned iteration asked for and that are still to come.
        self._under_way = threading.BoundedSemaphore(workers)
        self._asked = False
        self._total: int | None = None
        self._kept: tuple[int, Page[Item]] | None = None
        self._first: tuple[int, object] | None = None
        self._before: tuple[int, Sequence[Item]] | None = None
        """End and records of the last page, if those have no ids."""

    @property
    def total_count(self) -> int | None:
        """How many records there are by the last answer, None if the service does not say.

        Before anything was read it asks for the first page, which is kept.
        """
        if not self._asked:
            self._kept = self.position, self._take(self.position)
        return self._total

    def __iter__(self) -> Iterator[Item]:
        for page in self._pages():
            for item in page.results or ():
                self.position += 1
                yield item

    def pages(self) -> Iterator[Page[Item]]:
        """The service's answers, each with `results` and `total_count`; an empty one is the end."""
        for page in self._pages():
            self.position += len(page.results or ())
            yield page

    def _pages(self) -> Iterator[Page[Item]]:
        offset = self.position
        ahead: deque[_ReadAhead[Item]] = deque()
        while True:
            if self._kept and self._kept[0] == offset:
                page = self._kept[1]
            else:
                page = self._take(offset, ahead.popleft() if ahead else None)
            self._kept = None
            count = len(page.results or ())
            total = page.total_count
            if not count:
                if total is not None and offset < total:
                    self._ended_short(offset, total)
                return
            offset += count
            if count != self._limit:
                ahead.clear()  # They start at the wrong places.
            while self._workers > 1 and len(ahead) < self._workers:
                start = ahead[-1].offset + self._limit if ahead else offset
                if total is not None and start >= total:
                    break
                ahead.append(_ReadAhead(self._read, start))
            yield page
            # Behind a full page, or more records than it says there are, a total is not believed:
            # one that is too small would silently cut the list short.
            if offset == total and count < self._limit:
                return

    def _read(self, offset: int) -> Page[Item]:
        with self._under_way:
            return self._method(limit=self._limit, skip=offset, **self._arguments)

    def _take(self, offset: int, ahead: _ReadAhead[Item] | None = None) -> Page[Item]:
        """The page at `offset`, checked; runs in the thread that iterates."""
        try:
            page = ahead.result() if ahead else self._read(offset)
            if not hasattr(page, "results"):
                raise TypeError(f"paginate takes a method that lists, not one that gives {page!r}")
            self._check_form(page)
            self._check_skip(offset, page)
        except ApiException as error:
            error.position = self.position
            raise
        self._asked, self._total = True, page.total_count
        return page

    def _check_form(self, page: Page[Item]) -> None:
        """Any JSON object decodes as a page without records, and would be taken for the end."""
        total: object = page.total_count
        if total is None and not is_filled(page, "results"):
            raise self._not_a_list("results", "the answer is no list: it has no `results`")
        if not (total is None or total.__class__ is int):
            raise self._not_a_list("totalCount", f"the total is {total!r}, which is no number")

    def _not_a_list(self, path: str, problem: str) -> DecodeException:
        error = DecodeException(200, problem)
        error.path = path
        error.operation = getattr(self._method, "__name__", None)
        return error

    def _check_skip(self, offset: int, page: Page[Item]) -> None:
        """A service that ignores `skip` begins another page with the first record of all."""
        if not page.results:
            return
        first_id = getattr(page.results[0], "id", None)
        if first_id is None:
            self._check_progress(offset, page.results, page.total_count)
        if self._first is None:
            self._first = offset, first_id
        elif first_id is not None and first_id == self._first[1] and offset != self._first[0]:
            raise self._incomplete(
                f"the service ignores `skip`: the pages at {self._first[0]} and {offset} begin "
                f"with the same record, {first_id}",
                page.total_count,
            )

    def _check_progress(self, offset: int, results: Sequence[Item], total: int | None) -> None:
        """Without ids, what is read twice shows only where there should be nothing any more."""
        end = offset + len(results)
        repeated, self._before = self._before == (offset, results), (end, results)
        if repeated and (total is None or end > total):
            raise self._incomplete(
                f"the page at {offset} is the same as the one before it, beyond the total: the "
                "service may ignore `skip`; name `_id` among `fields` to be sure",
                total,
            )

    def _ended_short(self, offset: int, total: int) -> None:
        reason = f"the list ended after {offset} of {total} records"
        if not self._short_is_error:
            warn_caller(reason)
            return
        error = self._incomplete(reason, total)
        error.position = self.position
        raise error

    def _incomplete(self, reason: str, total: int | None) -> IncompleteListException:
        error = IncompleteListException(200, reason)
        error.total_count = total
        error.operation = getattr(self._method, "__name__", None)
        return error


class _ReadAhead(threading.Thread, Generic[Item]):
    """A page that is being read in a thread of its own.

    One thread for each page, not a pool: the network's wait outweighs starting it by far, and
    nothing is left idle or to be stopped when the iteration is abandoned.
    """

    def __init__(self, read: Callable[[int], Page[Item]], offset: int) -> None:
        super().__init__(name=f"jcapiv1-page-{offset}", daemon=True)
        self.offset = offset
        self._read = read
        self._page: Page[Item] | None = None
        self._error: BaseException | None = None
        self.start()

    def run(self) -> None:
        try:
            self._page = self._read(self.offset)
        except BaseException as error:  # noqa: BLE001 - raised in the iterating thread instead
            self._error = error

    def result(self) -> Page[Item]:
        """The page, or its error raised, once the thread has ended."""
        self.join()
        if self._page is None:
            assert self._error is not None
            raise self._error
        return self._page
