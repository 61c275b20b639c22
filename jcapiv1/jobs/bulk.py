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

from jcapiv1.api_client import Api, ApiClient
from jcapiv1.core.operation import ALWAYS, Operation
from jcapiv1.exceptions import ApiException
from jcapiv1.jobs.call_keys import CallKeys, Key
from jcapiv1.jobs.journal import Journal
from jcapiv1.jobs.outcome import Call, Outcome, Status, error_of_earlier_run
from jcapiv1.jobs.progress import ProgressBar
from jcapiv1.jobs.record_order import RecordOrder, record_of
from jcapiv1.jobs.result_queue import ResultQueue
from jcapiv1.jobs.snapshot import snapshot
from jcapiv1.jobs.submitter import Submitter
from jcapiv1.jobs.task import Task
from jcapiv1.jobs.throttle import Throttle
from jcapiv1.jobs.work_item import WorkItem

if TYPE_CHECKING:
    from jcapiv1.core.futures import ApiFuture

__all__ = ["Bulk", "Outcome", "bulk"]

R = TypeVar("R")
_LOGGER = logging.getLogger(__name__)
_LOOK_AHEAD = 4
"""Calls per worker that are taken from the iterable and not yet handed out, at most."""
LONGEST_WAIT = 600.0
"""Seconds; a service that asks a job to wait longer ends it, unless told otherwise."""
_LONGEST_PART = 86_400.0
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
    max_wait: float = LONGEST_WAIT,
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
    max_wait: float = LONGEST_WAIT,
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
    max_wait: float = LONGEST_WAIT,
) -> Bulk[Any]:
    """Call `method` with each of `calls`, `workers` at a time; iterate to get the outcomes.

        changes = ({"id": id, "body": {"enableMultiFactor": True}} for id in ids)
        with jcapiv1.bulk(api.users_put, changes, journal="mfa.jsonl") as job:
            for outcome in job:
                print(outcome.call["id"], outcome.status, outcome.error or "")

    `calls` are dictionaries of keyword arguments, taken as they are needed, by the thread that
    iterates; what taking one raises is raised at its turn and ends the job. Each is copied when
    it is taken, with the dictionaries, lists and models in it. A call that fails is an outcome
    and never stops the rest. Outcomes come in the order of the calls or, not `ordered`, as they
    are completed. Calls that change the same record are made one after the other, in their
    order; a record is known by what stands in the operation's path (`id`) and the tenant.

    After a 429 nothing more is sent for as long as the service asked, up to `max_wait` seconds.
    If it asks for longer, the job ends with that error, and can be run again.

    With `journal`, a file of mode 0600, a job that did not come to its end can be run again:
    calls that succeeded are "skipped", others sent again, except for those that must not be
    repeated (`x-repeat: unsent`) and may have been carried out: these are "unknown", and sent
    again only if `retry_unknown`. The journal belongs to the operation and the `name` of the job
    (the operation's, if not given). A call is recognized by its content, of which the journal
    holds a hash, and how often that occurred before; or by `key`: the name of an argument, or a
    function of the call, that gives each call a text of its own, which the journal then holds.
    A job with a journal needs about 130 bytes of memory a call.

    `progress` is called with the number of outcomes so far, the number of calls (None if `calls`
    has no length) and the outcome; True shows a bar, which needs the extra `progress`. If it has
    a method `waiting`, that is called with the seconds for which nothing will be sent.

    `executor` carries out the calls instead of threads of the job's own: any
    `concurrent.futures.Executor`. To other processes method and calls are pickled, with the
    client's credentials; the journal stays here. A method that must not be repeated takes a
    ThreadPoolExecutor or ProcessPoolExecutor only, since a cluster repeats by itself what a lost
    worker had begun.

    Raises JournalError if the journal belongs to another job or is in use, OSError if it cannot
    be written, ValueError for arguments that make no sense. Iterating raises JournalError if the
    journal was deleted or replaced meanwhile.
    """
    if workers < 1:
        raise ValueError(f"workers is {workers}, but must be at least 1")
    if not callable(method):
        raise TypeError(f"bulk takes a method such as api.users_put, not {type(method).__name__}")
    if not max_wait >= 0:
        raise ValueError(f"max_wait is {max_wait}, but must be seconds from 0")
    client, known = _operation(method)
    operation: str = getattr(method, "__name__", type(method).__name__)
    if known is not None and known.name:
        operation = known.name  # also of its twin `..._with_http_info`
    repeatable = known is not None and known.repeat == ALWAYS
    if not (executor is None or repeatable or isinstance(executor, _RUNS_ONCE)):
        raise ValueError(
            f"{operation} must not be repeated, and {type(executor).__name__} may run a call "
            "again when a worker is lost; use threads or a ProcessPoolExecutor"
        )
    name = name or operation
    keys = CallKeys(key)
    report = ProgressBar(name) if progress is True else progress or None
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
        record_of=record_of(client, known),
        max_wait=max_wait,
    )


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
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.finished = False
        self.counts = Counter()
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
        self._sleep = sleep

        self._throttle = Throttle(title, max_wait, clock)
        self._results = ResultQueue[R](journal, repeatable, ordered, self._throttle)
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
        self._thread = threading.get_ident()
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
        self.close()

    def __del__(self) -> None:
        # For a loop that was left by `break`: the next line may run the job again. The garbage
        # collector may call this in a worker's thread too, which must not wait for itself.
        if not hasattr(self, "_submitter"):
            return
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

    def _take_no_more(self) -> None:
        self._more = False
        self._order.clear()

    def _next(self) -> Outcome[R] | None:
        """The next outcome, None at the end."""
        results = self._results
        while True:
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
        while len(self._results.pending) < self._workers and not self._throttle.left():
            if self._order and (item := self._order.pop()):
                self._submit(item)
                continue
            if not self._more or self._taken - self._turn >= self._workers * _LOOK_AHEAD:
                return
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
                results.put(position, Outcome(call, "failed", error=error))
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


def _operation(method: Callable[..., Any]) -> tuple[ApiClient | None, Operation | None]:
    """Client and operation of an API method; None for any other function."""
    api = getattr(method, "__self__", None)
    if isinstance(api, Api):
        with suppress(TypeError):  # a method that somebody added
            return api.api_client, ApiClient.operation_of(method)
    return None, None
