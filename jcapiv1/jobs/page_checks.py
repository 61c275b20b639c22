"""What shows that a list cannot be trusted: pages that repeat, or are not what was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jcapiv1.core.model import is_filled
from jcapiv1.exceptions import DecodeException, IncompleteListException
from jcapiv1.jobs.list_method import Page

__all__ = ["PageChecks"]


class PageChecks:
    """Looks at each page of a list in turn."""

    def __init__(self, operation: str | None) -> None:
        self._operation = operation
        self._first: tuple[int, object] | None = None
        """Offset and id of the first record of all."""
        self._before: tuple[int, Sequence[Any]] | None = None
        """Offset and ids of the last page; its end and records, if those have no ids."""

    def form(self, page: Page[Any]) -> None:
        """Any JSON object decodes as a page without records, and would be taken for the end."""
        total: object = page.total_count
        if total is None and not is_filled(page, "results"):
            raise self._not_a_list("results", "the answer is no list: it has no `results`")
        if not (total is None or total.__class__ is int):
            raise self._not_a_list("totalCount", f"the total is {total!r}, which is no number")

    def order_of_pages(self, offset: int, page: Page[Any]) -> None:
        """A service that ignores `skip`, or answers a page twice, would repeat records."""
        records = page.results
        if not records:
            return
        ids = [getattr(each, "id", None) for each in records]
        first = ids[0]
        if self._first is None:
            self._first = offset, first
        if first is None:
            self._without_ids(offset, records, page.total_count)
            return
        if first == self._first[1] and offset != self._first[0]:
            raise self.incomplete(
                f"the service ignores `skip`: the pages at {self._first[0]} and {offset} begin "
                f"with the same record, {first}",
                page.total_count,
            )
        before, self._before = self._before, (offset, ids)
        if before is not None and before[0] != offset and before[1] == ids:
            raise self.incomplete(
                f"the pages at {before[0]} and {offset} are the same, beginning with {first}",
                page.total_count,
            )

    def order_by_id(self, after: str | None, page: Page[Any]) -> None:
        """Without filter or order, records would be repeated or left out."""
        last = after or ""
        for each in page.results or ():
            found = getattr(each, "id", None)
            if not found:
                raise ValueError("a record came without its id: name `_id` among `fields`")
            if str(found) <= last:
                raise self.incomplete(
                    f"the service ignores filter or order: {found} came after {last}",
                    page.total_count,
                )
            last = str(found)

    def incomplete(self, reason: str, total: int | None) -> IncompleteListException:
        """The error of a list that cannot be read to its end."""
        error = IncompleteListException(200, reason)
        error.total_count = total
        error.operation = self._operation
        return error

    def _without_ids(self, offset: int, records: Sequence[Any], total: int | None) -> None:
        """What is read twice shows only where there should be nothing any more."""
        end = offset + len(records)
        repeated, self._before = self._before == (offset, records), (end, records)
        if repeated and (total is None or end > total):
            raise self.incomplete(
                f"the page at {offset} is the same as the one before it, beyond the total: the "
                "service may ignore `skip`; name `_id` among `fields` to be sure",
                total,
            )

    def _not_a_list(self, path: str, problem: str) -> DecodeException:
        error = DecodeException(200, problem)
        error.path = path
        error.operation = self._operation
        return error
