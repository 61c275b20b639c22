"""Many calls of one method as one job: in parallel, with a journal, each outcome reported."""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sized
from concurrent.futures import (
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from os import PathLike
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, overload

from jcapiv1.api_client import ApiClient
from jcapiv1.bulk_task import Answer, Task, perform
from jcapiv1.exceptions import ApiException, NoUsableKeyException
from jcapiv1.journal import Journal
from jcapiv1.keys import Key, Keys
from jcapiv1.progress import Bar
from jcapiv1.request import ALWAYS

if TYPE_CHECKING:
    from jcapiv1.futures import ApiFuture

__all__ = ["Bulk", "Outcome", "bulk"]

R = TypeVar("R")
Call = Mapping[str, Any]
Status = Literal["done", "failed", "unknown", "skipped"]

_LOGGER = logging.getLogger(__name__)
_LOOK_AHEAD = 4
"""Calls per worker that are taken from the iterable and not yet handed out, at most."""
_MESSAGE_LIMIT = 500
"""Characters of an error's message that the journal keeps."""
_LONGEST_WAIT = 3600.0
"""Seconds; longer ones are waited in several parts, since time-outs have a maximum."""
_RUNS_ONCE = (ThreadPoolExecutor, ProcessPoolExecutor)
"""Executors that never run by themselves what a lost worker had begun."""


@dataclass(frozen=True)
class Outcome(Generic[R]):
    """What came of one call."""

    call: Call
    """The keyword arguments, as they came from `calls`."""
    status: Status
    """"done"; "failed": a second run repeats it; "unknown": it may have been carried out and must
    not be repeated; "skipped": an earlier run with this journal did it."""
    result: R | None = field(default=None, repr=False)
    """What the method returned, if it is "done"."""
    error: BaseException | None = None
    """Why it is "failed" or "unknown"; an ApiException for whatever happened on the way."""
    attempts: int = 0
    """How often this run tried to send the request."""
    elapsed: float = 0.0
    """Seconds that the call took in this run."""

    @property
    def ok(self) -> bool:
        """True if the call is done, in this run or an earlier one."""
        return self.status in ("done", "skipped")


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
    operation, repeatable = _operation(method)
    if not (executor is None or repeatable or isinstance(executor, _RUNS_ONCE)):
        raise ValueError(
            f"{operation} must not be repeated, and {type(executor).__name__} may run a call "
            "again when a worker is lost; use threads or a ProcessPoolExecutor"
        )
    name = name or operation
    keys = Keys(key)
    total = len(calls) if isinstance(calls, Sized) else None
    report = Bar(total, name) if progress is True else progress or None
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
        self._own_executor = executor is None
        self._executor = executor or ThreadPoolExecutor(workers, "jcapiv1-bulk")
        self._clock = clock
        self._sleep = sleep

        self._desk = _Desk[R](journal, repeatable, ordered, clock)
        self._task = Task(method, self._desk.hold)
        self._thread = threading.get_ident()
        self._more = True
        self._read_to_the_end = False
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
        # For a loop that was left by `break`. The garbage collector may call this in a worker's
        # thread too, which must not wait for itself; the journal is released without us then.
        if threading.get_ident() == getattr(self, "_thread", None):
            self.close()

    def __repr__(self) -> str:
        counts = ", ".join(f"{number} {status}" for status, number in self.counts.items())
        return f"<Bulk {self._title!r}: {counts or 'nothing yet'}>"

    def close(self) -> None:
        """Take no more calls, wait for those under way, release journal and threads."""
        self._more = False
        while self._desk.under_way:
            self._desk.wait(None)
        if self._own_executor:
            self._executor.shutdown()
        if self._journal is not None:
            self._journal.close()
        if isinstance(self._report, Bar):
            self._report.close()

    def _next(self) -> Outcome[R] | None:
        """The next outcome, None at the end."""
        desk = self._desk
        while True:
            self._fill()
            # Asked first: a call has landed before it stops being under way.
            busy = bool(desk.under_way)
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
        if self._report is not None:
            self._report(self._handed_out, self._total, found)
        return found

    def _see_whether_finished(self) -> None:
        if not self._read_to_the_end or self.counts["failed"] or self.counts["unknown"]:
            return
        if self.finished:
            _LOGGER.info("job %r was finished before: nothing was sent", self._title)
            return
        self.finished = True
        if self._journal is not None and not self._journal.closed:
            self._journal.finish(self._handed_out)

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
                call = next(self._calls)
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
                told = _of_an_earlier_run(doubt, journal.operation)
                desk.land(position, Outcome(call, "unknown", error=told))
                return
        self.finished = False
        desk.under_way.add(position)
        begun = given_away = False
        try:
            if journal is not None and not self._repeatable:
                begun = True
                journal.begin(key)
            given_away = True
            future = self._executor.submit(perform, self._task, call)
            future.add_done_callback(partial(desk.take_in, position, call, key, doubt is not None))
        except BaseException as error:
            desk.under_way.discard(position)
            # Known not to be sent, unless Ctrl-C came while the executor was taking it.
            if journal is not None and begun and (isinstance(error, Exception) or not given_away):
                with suppress(OSError):
                    journal.record(key, "unknown" if doubt else "failed", 0, 0.0)
            raise


class _Desk(Generic[R]):
    """Where workers put what came of calls, on whichever thread that becomes known.

    Without a lock: Ctrl-C may strike the thread that iterates anywhere, also where it would just
    have taken one. Each step here is a single operation on a built-in container.
    """

    def __init__(
        self,
        journal: Journal | None,
        repeatable: bool,
        ordered: bool,
        clock: Callable[[], float],
    ) -> None:
        self.under_way: set[int] = set()
        """Positions of the calls that were given to the executor."""
        self.landed: dict[int, Outcome[R] | BaseException] = {}
        """In the order of handing out: by position or, not `ordered`, by arrival."""
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

    def take_in(
        self, position: int, call: Call, key: str, doubted: bool, future: Future[Answer]
    ) -> None:
        """An executor is done with a call: record what came of it, then land it."""
        found: Outcome[R] | BaseException
        try:
            try:
                answer = future.result()
            except BaseException as error:  # noqa: BLE001 - the executor's, not the call's
                answer = Answer(None, error, 0, 0.0)
            retry_after = getattr(answer.error, "retry_after", None)
            if retry_after is not None:
                self.hold(retry_after)
            found = Outcome(call, self._status(answer.error, doubted), *answer)
            if self._journal is not None:
                shown = None if found.error is None else _shown(found.error)
                self._journal.record(key, found.status, found.attempts, found.elapsed, shown)
        except BaseException as error:  # noqa: BLE001 - raised in the thread that iterates
            found = error
        self.land(position, found)

    def _status(self, error: BaseException | None, doubted: bool) -> Status:
        if error is None:
            return "done"
        if self._repeatable or not (doubted or _may_have_acted(error)):
            return "failed"
        return "unknown"


def _may_have_acted(error: BaseException) -> bool:
    """False if it is certain that the call which raised this changed nothing.

    Stricter than `outcome_unknown`: an answer of 2xx that could not be read, a redirect and any
    5xx (Cloudflare has its own) may stand for a call that was carried out.
    """
    if isinstance(error, ApiException):
        refused = isinstance(error, NoUsableKeyException) or 400 <= (error.status or 0) < 500
        return error.outcome_unknown or not (refused or not error.status)
    # TypeError and ValueError are wrong arguments, cancelled is not begun; anything else is the
    # loss of a worker or an error of the program.
    return not isinstance(error, (TypeError, ValueError, CancelledError))


def _shown(error: BaseException) -> dict[str, Any]:
    """What the journal keeps of an error; other texts than the service's may hold arguments."""
    shown: dict[str, Any] = {"class": type(error).__name__}
    if isinstance(error, ApiException):
        text = error.message or error.reason
        shown.update(status=error.status, message=text and text[:_MESSAGE_LIMIT])
    return shown


def _of_an_earlier_run(line: Mapping[str, Any], operation: str) -> ApiException:
    """The error of a call that is listed as unknown, from the journal's last line about it."""
    shown: Mapping[str, Any] = line.get("error", {})
    cause = f" ({shown['class']}: {shown.get('message')})" if shown else ""
    error = ApiException(
        shown.get("status", 0),
        f"an earlier run began this call and did not learn what came of it{cause}, {line.get('at')}",
    )
    error.operation = operation
    error.outcome_unknown = True
    return error


def _operation(method: Callable[..., Any]) -> tuple[str, bool]:
    """Name of what `method` calls, and whether it may be repeated; if not an API method: no."""
    try:
        operation = ApiClient.operation_of(method)
    except (TypeError, AttributeError):
        return getattr(method, "__name__", type(method).__name__), False
    return operation.name or method.__name__, operation.repeat == ALWAYS
