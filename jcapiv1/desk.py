"""Where the workers of a bulk job put what came of their calls."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from itertools import count
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

from jcapiv1.bulk_task import Answer, Slip
from jcapiv1.journal import Journal
from jcapiv1.outcome import Outcome, Status, may_have_acted, shown_in_journal

__all__ = ["Desk"]

R = TypeVar("R")


class Desk(Generic[R]):
    """Where workers put what came of calls, on whichever thread that becomes known.

    The thread that iterates takes no lock here: Ctrl-C may strike it anywhere, also where it would
    just have taken one. It reads containers whose operations are indivisible.
    """

    def __init__(
        self,
        journal: Journal | None,
        repeatable: bool,
        ordered: bool,
        clock: Callable[[], float],
    ) -> None:
        self.under_way: set[int] = set()
        """Positions of the calls that are on their way."""
        self.landed: dict[int, Outcome[R] | BaseException] = {}
        """In the order of handing out: by position or, not `ordered`, by arrival."""
        self.returned = threading.Semaphore(0)
        """Released for each call that an executor had and that has landed."""
        self._journal = journal
        self._repeatable = repeatable
        self._arrivals = None if ordered else count()
        self._clock = clock
        self._holds: SimpleQueue[float] = SimpleQueue()
        self._held_until = clock()
        self._bell: SimpleQueue[None] = SimpleQueue()

    def wait(self, timeout: float | None) -> None:
        """Until something lands, at most `timeout` seconds."""
        with suppress(Empty):
            self._bell.get(timeout=timeout)
            while True:
                self._bell.get_nowait()

    def hold(self, seconds: float) -> None:
        """The service asked to wait."""
        self._holds.put(self._clock() + seconds)

    def held_until(self) -> float:
        """The time, by the clock, until which nothing may be sent."""
        with suppress(Empty):
            while True:
                self._held_until = max(self._held_until, self._holds.get_nowait())
        return self._held_until

    def land(self, position: int, found: Outcome[R] | BaseException) -> None:
        """Lay out an outcome, or an error of the job itself, to be handed out."""
        self.landed[position if self._arrivals is None else next(self._arrivals)] = found
        self.under_way.discard(position)
        self._bell.put(None)

    def fetch(self, slip: Slip, future: Future[Answer | None]) -> None:
        """An executor is done with a call: take in what did not come here by itself."""
        try:
            answer = future.result()
        except BaseException as error:  # noqa: BLE001 - the executor's, not the call's
            answer = Answer(None, error, 0, 0.0)
        if answer is not None:
            self.take_in(slip, answer)

    def take_in(self, slip: Slip, answer: Answer) -> None:
        """Record what came of a call, then lay it out."""
        found: Outcome[R] | BaseException
        try:
            retry_after = getattr(answer.error, "retry_after", None)
            if retry_after is not None:
                self.hold(retry_after)
            result, error, attempts, elapsed = answer
            status = self._status(error, slip.doubted)
            found = Outcome(slip.call, status, result, error, attempts, elapsed)
            if self._journal is not None:
                shown = None if error is None else shown_in_journal(error)
                self._journal.record(slip.key, status, attempts, elapsed, shown)
        except BaseException as error:  # noqa: BLE001 - raised in the thread that iterates
            found = error
        self.land(slip.position, found)
        self.returned.release()

    def _status(self, error: BaseException | None, doubted: bool) -> Status:
        if error is None:
            return "done"
        if self._repeatable or not (doubted or may_have_acted(error)):
            return "failed"
        return "unknown"
