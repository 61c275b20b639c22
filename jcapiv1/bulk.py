"""Many calls of one method as one job: in parallel, with a journal, each outcome reported."""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sized
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import suppress
from os import PathLike
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast, overload

from jcapiv1.api_base import Api
from jcapiv1.api_client import ApiClient
from jcapiv1.bulk_task import Slip, Task
from jcapiv1.desk import Desk
from jcapiv1.dispatcher import Dispatcher
from jcapiv1.journal import Journal
from jcapiv1.keys import Key, Keys
from jcapiv1.operation import ALWAYS
from jcapiv1.outcome import Call, Outcome, Status, error_of_earlier_run
from jcapiv1.progress import Bar

if TYPE_CHECKING:
    from jcapiv1.futures import ApiFuture

__all__ = ["Bulk", "Outcome", "bulk"]

R = TypeVar("R")
_LOGGER = logging.getLogger(__name__)
_LOOK_AHEAD = 4
"""Calls per worker that are taken from the iterable and not yet handed out, at most."""
_LONGEST_WAIT = 86_400.0
"""Seconds; longer ones are waited in several parts, since time-outs have a maximum."""
_RUNS_ONCE = (ThreadPoolExecutor, ProcessPoolExecutor)
"""Executors that never run by themselves what a lost worker had begun."""


Progress = Callable[[int, "int | None", Outcome[Any]], object]


@overload
def bulk(
    method: Callable[..., ApiFuture[R]],  # what an API method returns by its first signature
    calls: Iterable[Call],
    workers: int = 4,
    *,
    ordered: bool = True,
    journal: str | PathLike[str] | None = None,
    name: str | None = None,
    key: Key | None = None,
    retry_unknown: bool = False,
    progress: Progress | bool | None = None,
    executor: Executor | None = None,
) -> Bulk[R]: ...
@overload
def bulk(
    method: Callable[..., R],
    calls: Iterable[Call],
    workers: int = 4,
    *,
    ordered: bool = True,
    journal: str | PathLike[str] | None = None,
    name: str | None = None,
    key: Key | None = None,
    retry_unknown: bool = False,
    progress: Progress | bool | None = None,
    executor: Executor | None = None,
) -> Bulk[R]: ...
def bulk(
    method: Callable[..., Any],
    calls: Iterable[Call],
    workers: int = 4,
    *,
    ordered: bool = True,
    journal: str | PathLike[str] | None = None,
    name: str | None = None,
    key: Key | None = None,
    retry_unknown: bool = False,
    progress: Progress | bool | None = None,
    executor: Executor | None = None,
) -> Bulk[Any]:
    """Call `method` with each of `calls`, `workers` at a time; iterate to get the outcomes.

        changes = ({"id": id, "body": {"enableMultiFactor": True}} for id in ids)
        for outcome in jcapiv1.bulk(api.users_put, changes, journal="mfa.jsonl"):
            print(outcome.call["id"], outcome.status, outcome.error or "")

    `calls` are dictionaries of keyword arguments, taken as they are needed, by the thread that
    iterates; what taking one raises is raised at its turn and ends the job. A call that fails is
    an outcome and never stops the rest. Outcomes come in the order of the calls or, not `ordered`,
    as they are completed. After a 429 nothing more is sent for as long as the service asked.

    With `journal`, a file of mode 0600, a job that did not come to its end can be run again:
    calls that succeeded are "skipped", others sent again, except for those that must not be
    repeated (`x-repeat: unsent`) and may have been carried out: these are "unknown", and sent
    again only if `retry_unknown`. The journal belongs to the operation and the `name` of the job
    (the operation's, if not given). A call is recognized by its content, of which the journal
    holds a hash, and how often that occurred before; or by `key`: the name of an argument, or a
    function of the call, that gives each call a text of its own, which the journal then holds.

    `progress` is called with the number of outcomes so far, the number of calls (None if `calls`
    has no length) and the outcome; True shows a bar, which needs the extra `progress`.

    `executor` carries out the calls instead of threads of the job's own: any
    `concurrent.futures.Executor`. To other processes method and calls are pickled, with the
    client's credentials; the journal stays here. A method that must not be repeated takes a
    ThreadPoolExecutor or ProcessPoolExecutor only, since a cluster repeats by itself what a lost
    worker had begun.

    Raises JournalError if the journal belongs to another job or is in use, OSError if it cannot
    be written, ValueError for arguments that make no sense.
    """
    if workers < 1:
        raise ValueError(f"workers is {workers}, but must be at least 1")
    if not callable(method):
        raise TypeError(f"bulk takes a method such as api.users_put, not {type(method).__name__}")
    operation, repeatable = _operation(method)
    if not (executor is None or repeatable or isinstance(executor, _RUNS_ONCE)):
        raise ValueError(
            f"{operation} must not be repeated, and {type(executor).__name__} may run a call "
            "again when a worker is lost; use threads or a ProcessPoolExecutor"
        )
    name = name or operation
    keys = Keys(key)
    report = Bar(name) if progress is True else progress or None
    return Bulk(
        method,
        calls,
        workers,
        title=name,
        ordered=ordered,
        repeatable=repeatable,
        journal=Journal(journal, operation, name, keys.kind) if journal is not None else None,
        keys=keys,
        retry_unknown=retry_unknown,
        report=report,
        executor=executor,
    )


class Bulk(Generic[R]):
    """A job of many calls, made by `bulk`: an iterator of outcomes, for one thread at a time.

    `close()`, or leaving it as a context manager, takes no more calls and waits for those under
    way; so does an exception out of it (Ctrl-C, too). Iterating on hands out what they came to.
    """

    finished: bool
    """True if every call is done; at the start, if the journal says so of an earlier run."""
    counts: Counter[Status]
    """How many outcomes of each status were handed out."""

    def __init__(
        self,
        method: Callable[..., Any],
        calls: Iterable[Call],
        workers: int,
        *,
        title: str,
        ordered: bool = True,
        repeatable: bool = False,
        journal: Journal | None = None,
        keys: Keys | None = None,
        retry_unknown: bool = False,
        report: Progress | None = None,
        executor: Executor | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.finished = journal is not None and journal.finished
        self.counts = Counter()
        self._title = title
        self._calls = iter(calls)
        self._total = len(calls) if isinstance(calls, Sized) else None
        self._workers = workers
        self._repeatable = repeatable
        self._journal = journal
        self._keys = keys or Keys(None)
        self._retry_unknown = retry_unknown
        self._report = report
        self._clock = clock
        self._sleep = sleep

        self._desk = Desk[R](journal, repeatable, ordered, clock)
        self._dispatcher = Dispatcher(
            Task(method, self._desk),
            self._desk,
            workers,
            executor,
            journal,
            intents=journal is not None and not repeatable,
        )
        self._closed = False
        self._thread = threading.get_ident()
        self._more = True
        self._read_to_the_end = False
        self._call: Call | None = None
        """Taken from the iterable, not yet started."""
        self._taken = 0
        self._handed_out = 0

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
        self.close()

    def __del__(self) -> None:
        # For a loop that was left by `break`: the next line may run the job again. The garbage
        # collector may call this in a worker's thread too, which must not wait for itself.
        if threading.get_ident() == getattr(self, "_thread", None):
            self.close()
        elif hasattr(self, "_dispatcher"):
            self._dispatcher.stop()

    def __repr__(self) -> str:
        counts = ", ".join(f"{number} {status}" for status, number in self.counts.items())
        return f"<Bulk {self._title!r}: {counts or 'nothing yet'}>"

    def close(self) -> None:
        """Take no more calls, wait for those under way, release journal and threads."""
        self._more = False
        self._dispatcher.close()
        self._closed = True
        if isinstance(self._report, Bar):
            self._report.close()

    def _next(self) -> Outcome[R] | None:
        """The next outcome, None at the end."""
        desk = self._desk
        while True:
            self._fill()
            # Asked first: a call has landed before it stops being under way.
            busy = bool(desk.under_way) and not self._closed
            if self._handed_out in desk.landed:
                break
            if busy:
                desk.wait(self._held_for() or None if self._more else None)
            elif self._more:
                self._sleep(self._held_for())
            else:
                self._see_whether_finished()
                return None
        found = desk.landed.pop(self._handed_out)
        self._handed_out += 1
        if isinstance(found, BaseException):
            raise found
        self.counts[found.status] += 1
        self.finished = self.finished and found.ok
        if self._report is not None:
            self._report(self._handed_out, self._total, found)
        return found

    def _see_whether_finished(self) -> None:
        if not self._read_to_the_end or self.counts["failed"] or self.counts["unknown"]:
            return
        if self.finished:
            _LOGGER.info("job %r was finished before: nothing was sent", self._title)
        elif self._journal is not None and not self._journal.closed:
            self._journal.finish(self._handed_out)
        self.finished = True

    def _held_for(self) -> float:
        """Seconds for which nothing may be sent, 0 if it may."""
        return min(_LONGEST_WAIT, max(0.0, self._desk.held_until() - self._clock()))

    def _fill(self) -> None:
        """Start calls until the workers have enough to do."""
        window = self._workers * _LOOK_AHEAD
        while (
            self._more
            and len(self._desk.under_way) < self._workers
            and self._taken - self._handed_out < window
            and not self._held_for()
        ):
            position = self._taken
            try:
                if self._call is None:
                    self._call = _checked(next(self._calls))
                    continue  # The service may have asked to wait while the iterable made it.
                call, self._call = self._call, None
                self._taken += 1
                self._start(position, call)
            except StopIteration:
                self._more, self._read_to_the_end = False, True
            except Exception as error:  # noqa: BLE001 - raised when its turn has come
                self._more = False
                self._desk.land(position, error)

    def _start(self, position: int, call: Call) -> None:
        """Send a call, unless the journal knows what came of it."""
        journal, desk = self._journal, self._desk
        key, doubt = "", None
        if journal is not None:
            try:
                key = self._keys(call)
            except Exception as error:  # noqa: BLE001 - not sent: it could be sent twice
                desk.land(position, Outcome(call, "failed", error=error))
                return
            if journal.is_done(key):
                desk.land(position, Outcome(call, "skipped"))
                return
            doubt = None if self._repeatable else journal.unknown(key)
            if doubt and not self._retry_unknown:
                told = error_of_earlier_run(doubt, journal.operation)
                desk.land(position, Outcome(call, "unknown", error=told))
                return
        self.finished = False
        desk.under_way.add(position)
        self._dispatcher.give(Slip(position, call, key, doubt is not None))


def _checked(call: object) -> Call:
    """A copy of the call, since an iterable may fill the same dictionary again and again."""
    if not isinstance(call, Mapping):
        kind = type(call).__name__
        raise TypeError(f"calls are dictionaries of keyword arguments, not {kind}")
    return dict(cast("Call", call))


def _operation(method: Callable[..., Any]) -> tuple[str, bool]:
    """Name of what `method` calls, and whether it may be repeated; if not an API method: no."""
    name = getattr(method, "__name__", type(method).__name__)
    if isinstance(getattr(method, "__self__", None), Api):
        with suppress(TypeError):  # a method that somebody added
            operation = ApiClient.operation_of(method)
            return operation.name or name, operation.repeat == ALWAYS
    return name, False
