"""A job under way: what it takes, starts, hands out and leaves behind."""

from __future__ import annotations

import logging
import threading
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sized
from concurrent.futures import Executor
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from jcapiv1.core.operation import Operation
from jcapiv1.exceptions import ApiException
from jcapiv1.jobs.call_check import check_call
from jcapiv1.jobs.call_keys import CallKeys
from jcapiv1.jobs.journal import Journal
from jcapiv1.jobs.outcome import (
    BulkSummary,
    Call,
    Outcome,
    Status,
    as_api_exception,
    error_of_earlier_run,
)
from jcapiv1.jobs.progress import ProgressBar
from jcapiv1.jobs.record_order import RecordOrder
from jcapiv1.jobs.result_queue import ResultQueue
from jcapiv1.jobs.snapshot import snapshot
from jcapiv1.jobs.submitter import Submitter
from jcapiv1.jobs.task import Task
from jcapiv1.jobs.throttle import Throttle
from jcapiv1.jobs.work_item import WorkItem

if TYPE_CHECKING:
    from asyncio import Future

__all__ = ["LONGEST_WAIT", "Bulk", "Progress"]

R = TypeVar("R")
_LOGGER = logging.getLogger("jcapiv1.jobs.bulk")
_LOOK_AHEAD = 4
"""Calls per worker that are taken from the iterable and not yet handed out, at most."""
LONGEST_WAIT = 600.0
"""Seconds; a service that asks a job to wait longer ends it, unless told otherwise."""
_LONGEST_PART = 86_400.0
"""Seconds; longer ones are waited in several parts, since time-outs have a maximum."""


Progress = Callable[[int, "int | None", Outcome[Any]], object]
"""Told of each outcome: how many so far, of how many, and the outcome."""


class Bulk(Generic[R]):
    """A job of many calls, made by `bulk`: an iterator of outcomes, for one thread at a time.

    `close()`, or leaving it as a context manager, takes no more calls and waits for those under
    way; so does an exception out of it (Ctrl-C, too). Iterating on hands out what they came to.
    An exception in the body of the loop does not reach the job: with `with` it ends it, else the
    job ends when nothing refers to it any more, and a loop that goes on sends the rest.
    """

    finished: bool
    """True from the end of the iteration on, if every call is done."""
    counts: Counter[Status]
    """How many outcomes of each status were handed out."""

    def __init__(
        self,
        method: Callable[..., Any],
        calls: Iterable[Call],
        workers: int,
        *,
        operation: Operation | None = None,
        title: str,
        ordered: bool = True,
        repeatable: bool = False,
        journal: Journal | None = None,
        keys: CallKeys | None = None,
        retry_unknown: bool = False,
        report: Progress | None = None,
        executor: Executor | None = None,
        record_of: Callable[[Call], str | None] = lambda call: None,
        max_wait: float = LONGEST_WAIT,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] | None = None,
    ) -> None:
        self.finished = False
        self.counts = Counter()
        self._check = partial(check_call, method, operation)
        self._title = title
        self._calls = iter(calls)
        self._total = len(calls) if isinstance(calls, Sized) else None
        self._workers = workers
        self._repeatable = repeatable
        self._journal = journal
        self._keys = keys or CallKeys(None)
        self._retry_unknown = retry_unknown
        self._report = report
        self._record_of = record_of
        self._throttle = Throttle(title, max_wait, clock)
        self._results = ResultQueue[R](journal, repeatable, ordered, self._throttle)
        self._sleep = sleep or self._results.wait
        self._order = RecordOrder(self._results.pending)
        self._submitter = Submitter(
            Task(method, self._results),
            self._results,
            workers,
            executor,
            journal,
            intents=journal is not None and not repeatable,
        )
        self._closed = False
        self._ending = False
        """Set by `aclose`, for the thread that iterates."""
        self._step: Future[Outcome[R] | None] | None = None
        """The next outcome, on its way to the event loop."""
        self._thread = threading.get_ident()
        self._begun = False
        self._more = True
        self._read_to_the_end = False
        self._submitted_any = False
        self._call: Call | None = None
        """Taken from the iterable, not yet started."""
        self._taken = 0
        self._turn = 0
        """Place of the outcome that is handed out next."""
        self._held_too_long: ApiException | None = None

    def __iter__(self) -> Bulk[R]:
        return self

    def __next__(self) -> Outcome[R]:
        self._thread = threading.get_ident()
        try:
            outcome = self._next()
        except BaseException:
            self.close()
            raise
        if outcome is None:
            self.close()
            raise StopIteration
        return outcome

    def __enter__(self) -> Bulk[R]:
        return self

    def __exit__(self, *exc_info: object) -> None:
        if exc_info[:1] == (None,):
            self._warn_if_not_begun()
        self.close()

    def run(self) -> BulkSummary[R]:
        """Carry it out to its end; what failed or is unknown is kept, nothing else."""
        with self:
            failed = [outcome for outcome in self if not outcome.ok]
        return BulkSummary(self.counts, failed, self.finished)

    # With asyncio: the same, a step at a time in a thread.

    def __aiter__(self) -> Bulk[R]:
        return self

    async def __anext__(self) -> Outcome[R]:
        import asyncio

        if self._step is None:
            self._step = asyncio.ensure_future(asyncio.to_thread(next, self, None))
        step = self._step
        try:
            outcome = await asyncio.shield(step)
        except asyncio.CancelledError:
            raise  # The step goes on, and what it finds is handed out next time.
        except BaseException:
            self._step = None
            raise
        self._step = None
        if outcome is None:
            raise StopAsyncIteration
        return outcome

    async def __aenter__(self) -> Bulk[R]:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        if exc_info[:1] == (None,):
            self._warn_if_not_begun()
        await self.aclose()

    async def aclose(self) -> None:
        """`close`, while the event loop goes on."""
        import asyncio

        self._ending = True
        self._results.wake()
        if self._step is not None:
            await asyncio.wait([self._step])
        await asyncio.to_thread(self.close)

    def __del__(self) -> None:
        # For a loop that was left by `break`: the next line may run the job again. The garbage
        # collector may call this in a worker's thread too, which must not wait for itself.
        if not hasattr(self, "_begun"):
            return
        if not self._closed:
            self._warn_if_not_begun()
        if threading.get_ident() == self._thread:
            self.close()
        else:
            self._submitter.stop()

    def __repr__(self) -> str:
        counts = ", ".join(f"{number} {status}" for status, number in self.counts.items())
        return f"<Bulk {self._title!r}: {counts or 'nothing yet'}>"

    def close(self) -> None:
        """Take no more calls, wait for those under way, release journal and threads."""
        self._take_no_more()
        self._submitter.close()
        self._closed = True
        if isinstance(self._report, ProgressBar):
            self._report.close()

    def _warn_if_not_begun(self) -> None:
        if not self._begun:
            self._begun = True  # once
            warnings.warn(
                f"nothing was sent of job {self._title!r}: iterate over it, or call its run()",
                RuntimeWarning,
                stacklevel=3,
                source=self,
            )

    def _take_no_more(self) -> None:
        self._more = False
        self._order.clear()

    def _next(self) -> Outcome[R] | None:
        """The next outcome, None at the end."""
        results = self._results
        while True:
            if self._ending:
                self._take_no_more()
            self._fill()
            # Asked first: a call has completed before it stops being pending.
            busy = bool(results.pending) and not self._closed
            if self._turn in results.completed:
                break
            held = self._throttle.left() if self._more or self._order else 0.0
            too_long = self._throttle.is_too_long(held)
            if held and not too_long:
                self._throttle.announce(held, self._report)
            if busy:
                results.wait(min(held, _LONGEST_PART) or None)
            elif too_long:
                self._take_no_more()
                self._held_too_long = self._throttle.error(held)
            elif self._more or self._order:
                self._sleep(min(held, _LONGEST_PART))
            elif results.completed:
                self._turn = min(results.completed)  # those in between were not sent
            elif self._held_too_long is not None:
                error, self._held_too_long = self._held_too_long, None
                raise error
            else:
                self._see_whether_finished()
                return None
        found = results.completed.pop(self._turn)
        self._turn += 1
        if isinstance(found, BaseException):
            raise found
        self.counts[found.status] += 1
        if self._report is not None:
            self._report(self.counts.total(), self._total, found)
        return found

    def _see_whether_finished(self) -> None:
        if self.finished or not self._read_to_the_end:
            return
        if self.counts["done"] + self.counts["skipped"] != self._taken:
            return  # some failed, are unknown or were not sent
        journal = self._journal
        if journal is not None and journal.finished and not self._submitted_any:
            _LOGGER.info("job %r was finished before: nothing was sent", self._title)
        elif journal is not None and not journal.closed:
            journal.finish(self.counts.total())
        self.finished = True

    def _fill(self) -> None:
        """Start calls until the workers have enough to do."""
        self._begun = True
        while len(self._results.pending) < self._workers and not self._throttle.left():
            if self._order and (item := self._order.pop()):
                self._submit(item)
                continue
            if not self._more or self._taken - self._turn >= self._workers * _LOOK_AHEAD:
                return
            position = self._taken
            try:
                if self._call is None:
                    call = _checked(next(self._calls))
                    if not position:
                        self._check(call)
                    self._call = call
                    continue  # The service may have asked to wait while the iterable made it.
                call, self._call = self._call, None
                self._taken += 1
                self._start(position, call)
            except StopIteration:
                self._more, self._read_to_the_end = False, True
            except Exception as error:  # noqa: BLE001 - raised when its turn has come
                self._more = False
                self._results.put(position, error)

    def _start(self, position: int, call: Call) -> None:
        """Send a call, unless the journal knows what came of it."""
        journal, results = self._journal, self._results
        key, doubt = "", None
        supersedes: tuple[str, ...] = ()
        record = self._record_of(call)
        if journal is not None:
            try:
                key = self._keys(call)
            except Exception as error:  # noqa: BLE001 - not sent: it could be sent twice
                results.put(position, Outcome(call, "failed", error=as_api_exception(error)))
                return
            if journal.take_done(key):
                results.put(position, Outcome(call, "skipped"))
                return
            if not self._repeatable:
                doubt = journal.unknown(key)
            elif record is not None:
                supersedes = journal.take_superseded(record)
            if doubt and not self._retry_unknown:
                told = error_of_earlier_run(doubt, journal.operation)
                results.put(position, Outcome(call, "unknown", error=told))
                return
        item = WorkItem(position, call, key, doubt is not None, record, supersedes)
        if self._order.admit(item):
            self._submit(item)

    def _submit(self, item: WorkItem) -> None:
        self._submitted_any = True
        if waited := self._throttle.take_waited():
            item = item._replace(waited=waited)
        self._results.pending.add(item.position)
        self._submitter.submit(item)


def _checked(call: object) -> Call:
    """A copy of the call, since an iterable may fill the same dictionary again and again."""
    if not isinstance(call, Mapping):
        kind = type(call).__name__
        raise TypeError(f"calls are dictionaries of keyword arguments, not {kind}")
    try:
        return cast("Call", snapshot(call))
    except RecursionError:
        return dict(cast("Call", call))  # holds itself: making the call will say so
