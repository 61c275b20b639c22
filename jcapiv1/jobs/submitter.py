"""How the calls of a bulk job get to its executor."""

from __future__ import annotations

import atexit
import os
import sys
import threading
import weakref
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any

from jcapiv1.jobs.journal import Journal
from jcapiv1.jobs.result_queue import ResultQueue
from jcapiv1.jobs.task import Task, run
from jcapiv1.jobs.work_item import WorkItem

__all__ = ["Submitter"]

_LONGEST_WAIT_AT_EXIT = 5.0
"""Seconds; by then the interpreter itself has waited for the calls under way."""


class Submitter:
    """Submits calls to an executor, in a thread of its own, and sees them all completed.

    Ctrl-C strikes the main thread anywhere, also where an executor is just taking a call, which
    would be lost from sight. So the thread that iterates does no more than put a call into a
    queue, and what must not be torn apart is done here.

    Without `executor` there are threads, at most `workers`. The `journal` is closed at the end;
    if `intents`, each call is written there before it is submitted.
    """

    def __init__(
        self,
        task: Task,
        results: ResultQueue[Any],
        workers: int,
        executor: Executor | None,
        journal: Journal | None,
        intents: bool,
    ) -> None:
        self._task = task
        self._results = results
        self._own = executor is None
        self._executor = executor or ThreadPoolExecutor(workers, "jcapiv1-bulk")
        self._journal = journal
        self._intents = intents
        self._items: SimpleQueue[WorkItem | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._released = False
        self._end: SimpleQueue[None] = SimpleQueue()
        self._process = os.getpid()

    def submit(self, item: WorkItem) -> None:
        """Have a call carried out."""
        if self._thread is None:
            # A daemon, so that a job which nobody closes does not hold up the end of a script;
            # the interpreter itself waits for the calls that executors have.
            thread = threading.Thread(target=self._serve, name="jcapiv1-bulk", daemon=True)
            try:
                thread.start()
                self._thread = thread
                _RUNNING.add(self)
            except BaseException:
                self._items.put(None)  # should it have started, it shall end
                raise
        self._items.put(item)

    def stop(self) -> None:
        """Take no more; what was submitted goes on, then executor and journal are released."""
        if self._thread is None:
            self._release()
        else:
            self._items.put(None)

    def close(self, _finalizing: Any = sys.is_finalizing, _pid: Any = os.getpid) -> None:
        """`stop`, and wait until all is done.

        Nothing in a forked child, nor while the interpreter ends: the threads are not there, and
        waiting for them would be for ever. What was under way is recorded by then, and the system
        unlocks the journal.
        """
        # Both are defaults, since the globals of modules may be gone by then.
        if _finalizing() or self._process != _pid():
            return
        self.stop()
        while not self._released:
            self._end.get()  # not Thread.join: once interrupted, it does not wait a second time

    def finish_at_exit(self) -> None:
        """`close` for a job that is open at the end of a script: it cannot hold that up."""
        self.stop()
        with suppress(Empty):
            self._end.get(timeout=_LONGEST_WAIT_AT_EXIT)

    def _serve(self) -> None:
        submitted = 0
        while (item := self._items.get()) is not None:
            submitted += self._submit(item)
        for _ in range(submitted):
            self._results.returned.acquire()
        self._release()

    def _submit(self, item: WorkItem) -> bool:
        """False if it did not come to that."""
        journal = self._journal
        begun = False
        try:
            if journal is not None:
                journal.ensure_usable()  # or nobody would know of this call
                if item.supersedes:
                    journal.supersede(item.supersedes)
                if self._intents:
                    journal.begin(item.key)
                    begun = True
            future = self._executor.submit(run, self._task, item)
        except BaseException as error:  # noqa: BLE001 - raised in the thread that iterates
            if journal is not None and begun:
                with suppress(OSError):
                    journal.record(item.key, "unknown" if item.doubted else "failed", 0, 0)
            self._results.put(item.position, error)
            return False
        future.add_done_callback(partial(self._results.collect, item))
        return True

    def _release(self) -> None:
        if self._own:
            self._executor.shutdown()
        if self._journal is not None:
            self._journal.close()
        self._released = True
        _RUNNING.discard(self)
        self._end.put(None)


_RUNNING: weakref.WeakSet[Submitter] = weakref.WeakSet()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_RUNNING.clear)  # they are the parent's


@atexit.register
def _finish_all() -> None:
    """Executors are done by now; a call that they did not take any more is not left in doubt."""
    for submitter in list(_RUNNING):
        submitter.finish_at_exit()
