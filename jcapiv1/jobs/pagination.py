"""Reading a whole list, page by page, through the method that lists it."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any, Generic, Literal, TypeVar, cast, overload

from jcapiv1.exceptions import ApiException, warn_caller
from jcapiv1.jobs.list_method import ArrayOf, ListMethod, Lists, ListsOf, Page
from jcapiv1.jobs.page_checks import PageChecks
from jcapiv1.jobs.read_ahead import ReadAhead

__all__ = ["Listing", "Page", "paginate"]

Item = TypeVar("Item")


@overload
def paginate(
    method: Lists[Item],
    *,
    limit: int | None = None,
    skip: int = 0,
    workers: int = 1,
    on_short: Literal["error", "warn"] = "error",
    max_items: int | None = None,
    by_id: bool = False,
    after: str | None = None,
    **arguments: Any,
) -> Listing[Item]: ...
@overload
def paginate(
    method: ListsOf[Item],
    *,
    limit: int | None = None,
    skip: int = 0,
    workers: int = 1,
    on_short: Literal["error", "warn"] = "error",
    max_items: int | None = None,
    by_id: bool = False,
    after: str | None = None,
    **arguments: Any,
) -> Listing[Item]: ...
@overload
def paginate(
    method: ArrayOf[Item],
    *,
    limit: int | None = None,
    skip: int = 0,
    workers: int = 1,
    on_short: Literal["error", "warn"] = "error",
    max_items: int | None = None,
    by_id: bool = False,
    after: str | None = None,
    **arguments: Any,
) -> Listing[Item]: ...
def paginate(
    method: Callable[..., Any],
    *,
    limit: int | None = None,
    skip: int = 0,
    workers: int = 1,
    on_short: Literal["error", "warn"] = "error",
    max_items: int | None = None,
    by_id: bool = False,
    after: str | None = None,
    **arguments: Any,
) -> Listing[Any]:
    """Every record that `method` lists, one after the other; nothing is asked for until needed.

        for organization in jcapiv1.paginate(api.organization_list):
            print(organization.display_name)

    `arguments` go into each call: `filter`, `search`, `fields`, `sort`, `x_org_id`, `id`, or the
    `body` of a search. Without `sort` or `sort_ignore_case`, a list that takes them is sorted by
    `_id`, as JumpCloud advises: by a field whose values occur twice, a record could be lost or
    repeated between two pages.

    `limit` is the size of a page, by default the most that the operation honours (100, or 1,000
    in some searches). `skip` is where to start, for example the `position` of a run that was
    interrupted, and `max_items` how many records to read at most. With more than one of
    `workers`, that many pages are read at a time and handed out in order; no more than that are
    under way or kept. A list that comes in one answer, such as `sshkey_list`, is read by one call.

    With `by_id` each page asks for the ids behind the last one, not for a place in the list: no
    record is missed when others are deleted meanwhile. It needs a list with `filter` and `sort`,
    and reads one page at a time. `after` is the id behind which to start, for example the
    `last_id` of a run that was interrupted.

    The end is an empty page, or one that is not full and reaches the total. So a list is read to
    its end even if the total is too small. A list that ends before its total raises
    IncompleteListException, or warns with `on_short="warn"`; a service that repeats a page raises
    it in any case. An answer that is no list, or whose total is no number, is a DecodeException.
    An error in reading a page is raised at the page's turn. Every ApiException carries the
    `position` to resume from.
    """
    for name, value in (("limit", limit), ("workers", workers), ("max_items", max_items)):
        if value is not None and value < 1:
            raise ValueError(f"{name} is {value}, but must be at least 1")
    if on_short not in ("error", "warn"):
        raise ValueError(f'on_short is "error" or "warn", not {on_short!r}')
    if by_id and (workers > 1 or skip):
        raise ValueError("by_id reads one page after the other, and starts at `after`, not `skip`")
    if after is not None and not by_id:
        raise ValueError("after is for by_id=True")
    source = ListMethod[Any](method, arguments, by_id=by_id)
    return Listing(
        source,
        limit or source.page_size,
        skip,
        workers,
        on_short == "error",
        max_items,
        by_id,
        after,
    )


class Listing(Generic[Item]):
    """The records of a list; made by `paginate`, for one thread at a time.

    Iterating hands out records, `pages()` whole answers; `async for` reads pages in a thread.
    Iterating again, after a `break` or an error, goes on at `position`; after the end it asks
    whether there is more by now.
    """

    position: int
    """Offset in the list behind what was handed out last; also a `skip` to resume with."""
    last_id: str | None
    """With `by_id`: the id that was handed out last; also an `after` to resume with."""

    def __init__(
        self,
        source: ListMethod[Item],
        limit: int,
        skip: int,
        workers: int,
        short_is_error: bool,
        max_items: int | None = None,
        by_id: bool = False,
        after: str | None = None,
    ) -> None:
        self.position = skip
        self.last_id = after
        self._source = source
        self._limit = limit
        self._stop = None if max_items is None else skip + max_items
        self._workers = workers
        self._short_is_error = short_is_error
        self._by_id = by_id
        # Also holds for pages that an abandoned iteration asked for and that are still to come.
        self._under_way = threading.BoundedSemaphore(workers)
        self._checks = PageChecks(source.name)
        self._asked = False
        self._total: int | None = None
        self._kept: tuple[int, Page[Item]] | None = None

    @property
    def total_count(self) -> int | None:
        """How many records there are by the last answer, None if the service does not say.

        Before anything was read it asks for the first page, which is kept.
        """
        if not self._asked:
            page = self._take(self.position, self.last_id)
            self._kept = self.position, page
        return self._total

    def __iter__(self) -> Iterator[Item]:
        for page in self._pages():
            yield from self._hand_out(page)

    async def __aiter__(self) -> AsyncIterator[Item]:
        from asyncio import to_thread

        pages = self._pages()
        while (page := await to_thread(next, pages, None)) is not None:
            for item in self._hand_out(page):
                yield item

    def pages(self) -> Iterator[Page[Item]]:
        """The service's answers, each with `results` and `total_count`; an empty one is the end."""
        for page in self._pages():
            results = page.results or ()
            self.position += len(results)
            if self._by_id and results:
                self.last_id = cast(Any, results[-1]).id
            yield page

    def _hand_out(self, page: Page[Item]) -> Iterator[Item]:
        for item in page.results or ():
            if self.position == self._stop:
                return
            self.position += 1
            if self._by_id:
                self.last_id = cast(Any, item).id
            yield item

    def _pages(self) -> Iterator[Page[Item]]:
        return self._pages_by_id() if self._by_id else self._pages_by_offset()

    def _size(self, offset: int) -> int:
        """How many records a page at an offset shall have; 0 behind the last that is wanted."""
        return self._limit if self._stop is None else max(0, min(self._limit, self._stop - offset))

    def _pages_by_offset(self) -> Iterator[Page[Item]]:
        offset = self.position
        ahead: deque[ReadAhead[Page[Item]]] = deque()
        while size := self._size(offset):
            page = self._kept_at(offset)
            if page is None:
                page = self._take(offset, None, ahead.popleft() if ahead else None)
            count = len(page.results or ())
            total = page.total_count
            if not count:
                if total is not None and offset < total:
                    self._ended_short(offset, total)
                return
            offset += count
            if count != size:
                ahead.clear()  # They start at the wrong places.
            if self._source.in_pages and (count == size or total is not None):
                self._read_ahead(ahead, offset, total)
            yield page
            # Behind a full page, or more records than it says there are, a total is not believed:
            # one that is too small would silently cut the list short.
            if (offset == total and count < size) or not self._source.in_pages:
                return

    def _read_ahead(
        self, ahead: deque[ReadAhead[Page[Item]]], offset: int, total: int | None
    ) -> None:
        while self._workers > 1 and len(ahead) < self._workers:
            start = ahead[-1].offset + ahead[-1].size if ahead else offset
            size = self._size(start)
            if not size or (total is not None and start >= total):
                break
            ahead.append(ReadAhead(self._read, start, size))

    def _pages_by_id(self) -> Iterator[Page[Item]]:
        offset, after = self.position, self.last_id
        while size := self._size(offset):
            page = self._kept_at(offset) or self._take(offset, after)
            results = page.results or ()
            left = page.total_count
            if not results:
                if left:
                    self._ended_short(offset, offset + left)
                return
            offset += len(results)
            after = cast(Any, results[-1]).id
            yield page
            if left == len(results) < size:
                return

    def _kept_at(self, offset: int) -> Page[Item] | None:
        kept, self._kept = self._kept, None
        return kept[1] if kept and kept[0] == offset else None

    def _read(self, offset: int, size: int) -> Page[Item]:
        with self._under_way:
            return self._source.page(offset, size)

    def _take(
        self, offset: int, after: str | None, ahead: ReadAhead[Page[Item]] | None = None
    ) -> Page[Item]:
        """The page at `offset`, checked; runs in the thread that iterates."""
        size = self._size(offset)
        try:
            if self._by_id:
                page = self._source.page(0, size, after)
            else:
                page = ahead.result() if ahead else self._read(offset, size)
            self._checks.form(page)
            if self._by_id:
                self._checks.order_by_id(after, page)
            else:
                self._checks.order_of_pages(offset, page)
        except ApiException as error:
            self._mark(error)
            raise
        total = page.total_count
        self._asked = True
        self._total = total + offset if self._by_id and total is not None else total
        return page

    def _ended_short(self, offset: int, total: int) -> None:
        reason = f"the list ended after {offset} of {total} records"
        if not self._short_is_error:
            warn_caller(reason)
            return
        error = self._checks.incomplete(reason, total)
        self._mark(error)
        raise error

    def _mark(self, error: ApiException) -> None:
        """Say where to resume: a place in the list, which reading by id does not know."""
        if not self._by_id:
            error.position = self.position
