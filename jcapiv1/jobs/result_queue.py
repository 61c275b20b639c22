"""Where the workers of a bulk job put what came of their calls."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from contextlib import suppress
from itertools import count
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

from jcapiv1.jobs.journal import Journal
from jcapiv1.jobs.outcome import (
    Outcome,
    Status,
    as_api_exception,
    may_have_acted,
    shown_in_journal,
)
from jcapiv1.jobs.throttle import Throttle
from jcapiv1.jobs.work_item import WorkItem, WorkResult

__all__ = ["ResultQueue"]

R = TypeVar("R")


class ResultQueue(Generic[R]):
    """Where workers put what came of calls, on whichever thread that becomes known.

    The thread that iterates takes no lock here: Ctrl-C may strike it anywhere, also where it would
    just have taken one. It reads containers whose operations are indivisible.
    """

    def __init__(
        self,
        journal: Journal | None,
        repeatable: bool,
        ordered: bool,
        throttle: Throttle,
    ) -> None:
        self.pending: set[int] = set()
        """Positions of the calls that are on their way."""
        self.completed: dict[int, Outcome[R] | BaseException] = {}
        """In the order of handing out: by position or, not `ordered`, by arrival."""
        self.throttle = throttle
        self.returned = threading.Semaphore(0)
        """Released for each call that an executor had and that has completed."""
        self._journal = journal
        self._repeatable = repeatable
        self._arrivals = None if ordered else count()
        self._changed: SimpleQueue[None] = SimpleQueue()

    def wait(self, timeout: float | None) -> None:
        """Until a call completes, at most `timeout` seconds."""
        with suppress(Empty):
            self._changed.get(timeout=timeout)
            while True:
                self._changed.get_nowait()

    def wake(self) -> None:
        """End a `wait`, now or when it comes."""
        self._changed.put(None)

    def put(self, position: int, found: Outcome[R] | BaseException) -> None:
        """Lay out an outcome, or an error of the job itself, to be handed out."""
        self.completed[position if self._arrivals is None else next(self._arrivals)] = found
        self.pending.discard(position)
        self._changed.put(None)

    def collect(self, item: WorkItem, future: Future[WorkResult | None]) -> None:
        """An executor is done with a call: take in what did not come here by itself."""
        try:
            result = future.result()
        except BaseException as error:  # noqa: BLE001 - the executor's, not the call's
            result = WorkResult(None, error, 0, 0.0)
        if result is not None:
            self.complete(item, result)

    def complete(self, item: WorkItem, result: WorkResult) -> None:
        """Record what came of a call, then lay it out."""
        found: Outcome[R] | BaseException
        try:
            value, error, attempts, elapsed, waited = result
            retry_after = getattr(error, "retry_after", None)
            if retry_after is not None:
                self.throttle.hold(retry_after, getattr(error, "status", 0))
            status = self._status(error, item.doubted)
            shown_error = None if error is None else as_api_exception(error)
            waited += item.waited
            found = Outcome(item.call, status, value, shown_error, attempts, elapsed, waited)
            if self._journal is not None:
                shown = None if error is None else shown_in_journal(error)
                self._journal.record(item.key, status, attempts, elapsed, shown, item.record)
        except BaseException as error:  # noqa: BLE001 - raised in the thread that iterates
            found = error
        self.put(item.position, found)
        self.returned.release()

    def _status(self, error: BaseException | None, doubted: bool) -> Status:
        if error is None:
            return "done"
        if self._repeatable or not (doubted or may_have_acted(error)):
            return "failed"
        return "unknown"
