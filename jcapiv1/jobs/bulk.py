"""Many calls of one method as one job: in parallel, with a journal, each outcome reported."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import suppress
from os import PathLike
from typing import TYPE_CHECKING, Any, Literal, TypeVar, overload

from jcapiv1.api_client import Api, ApiClient
from jcapiv1.core.operation import ALWAYS, Operation
from jcapiv1.jobs.call_keys import CallKeys, Key
from jcapiv1.jobs.job import LONGEST_WAIT, Bulk, Progress
from jcapiv1.jobs.journal import open_journal
from jcapiv1.jobs.outcome import Call, Outcome
from jcapiv1.jobs.progress import ProgressBar
from jcapiv1.jobs.record_order import record_of

if TYPE_CHECKING:
    from jcapiv1.core.futures import ApiFuture

__all__ = ["Bulk", "Outcome", "bulk"]

R = TypeVar("R")
IfFinished = Literal["error", "skip", "restart"]
_RUNS_ONCE = (ThreadPoolExecutor, ProcessPoolExecutor)
"""Executors that never run by themselves what a lost worker had begun."""


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
    if_finished: IfFinished = "error",
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
    if_finished: IfFinished = "error",
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
    if_finished: IfFinished = "error",
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

    Without a loop, `job.run()` carries it out and returns the counts and what failed. With asyncio
    it is `async with` and `async for`.

    `calls` are dictionaries of keyword arguments, taken as they are needed, by the thread that
    iterates; what taking one raises is raised at its turn and ends the job. If the first has not
    the arguments that `method` takes, that is a TypeError before anything is sent. Each is copied
    when it is taken, with the dictionaries, lists and models in it. A call that fails is an outcome
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

    A journal whose job has finished is a JournalError, since a job that recurs would do nothing
    from its second run on. `if_finished="skip"` skips what is done, and does what is new in the
    calls; `"restart"` begins a new run in the same file, below the old one.

    `progress` is called with the number of outcomes so far, the number of calls (None if `calls`
    has no length) and the outcome; True shows a bar, which needs the extra `progress`. If it has
    a method `waiting`, that is called with the seconds for which nothing will be sent.

    `executor` carries out the calls instead of threads of the job's own: any
    `concurrent.futures.Executor`. To other processes method and calls are pickled, with the
    client's credentials; the journal stays here. A method that must not be repeated takes a
    ThreadPoolExecutor or ProcessPoolExecutor only, since a cluster repeats by itself what a lost
    worker had begun.

    Raises JournalError if the journal belongs to another job, has finished or is in use, OSError
    if it cannot be written, ValueError for arguments that make no sense. Iterating raises
    JournalError if the journal was deleted or replaced meanwhile.
    """
    if workers < 1:
        raise ValueError(f"workers is {workers}, but must be at least 1")
    if not callable(method):
        raise TypeError(f"bulk takes a method such as api.users_put, not {type(method).__name__}")
    if if_finished not in ("error", "skip", "restart"):
        raise ValueError(f'if_finished is "error", "skip" or "restart", not {if_finished!r}')
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
    opened = None
    if journal is not None:
        opened = open_journal(journal, operation, name, keys.kind, if_finished)
    return Bulk(
        method,
        calls,
        workers,
        operation=known,
        title=name,
        ordered=ordered,
        repeatable=repeatable,
        journal=opened,
        keys=keys,
        retry_unknown=retry_unknown,
        report=report,
        executor=executor,
        record_of=record_of(client, known),
        max_wait=max_wait,
    )


def _operation(method: Callable[..., Any]) -> tuple[ApiClient | None, Operation | None]:
    """Client and operation of an API method; None for any other function."""
    api = getattr(method, "__self__", None)
    if isinstance(api, Api):
        with suppress(TypeError):  # a method that somebody added
            return api.api_client, ApiClient.operation_of(method)
    return None, None
