"""How the calls of a bulk job get to its executor."""

from __future__ import annotations

import threading
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from queue import SimpleQueue
from typing import Any

from jcapiv1.bulk_task import Slip, Task, perform
from jcapiv1.desk import Desk
from jcapiv1.journal import Journal

__all__ = ["Dispatcher"]


class Dispatcher:
    """Gives calls to an executor, in a thread of its own, and sees them all come back.

    Ctrl-C strikes the main thread anywhere, also where an executor is just taking a call, which
    would be lost from sight. So the thread that iterates does no more than put a call into a
    queue, and what must not be torn apart is done here.

    Without `executor` there are threads, at most `workers`. The `journal` is closed at the end;
    if `intents`, each call is written there before it is given away.
    """

    def __init__(
        self,
        task: Task,
        desk: Desk[Any],
        workers: int,
        executor: Executor | None,
        journal: Journal | None,
        intents: bool,
    ) -> None:
        self._task = task
        self._desk = desk
        self._own = executor is None
        self._executor = executor or ThreadPoolExecutor(workers, "jcapiv1-bulk")
        self._journal = journal
        self._intents = journal if intents else None
        self._slips: SimpleQueue[Slip | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._released = False
        self._end: SimpleQueue[None] = SimpleQueue()

    def give(self, slip: Slip) -> None:
        """Have a call carried out."""
        if self._thread is None:
            # A daemon, so that a job which nobody closes does not hold up the end of a script;
            # the interpreter itself waits for the calls that executors have.
            thread = threading.Thread(target=self._serve, name="jcapiv1-bulk", daemon=True)
            try:
                thread.start()
                self._thread = thread
            except BaseException:
                self._slips.put(None)  # should it have started, it shall end
                raise
        self._slips.put(slip)

    def stop(self) -> None:
        """Take no more; what was given goes on, then executor and journal are released."""
        if self._thread is None:
            self._release()
        else:
            self._slips.put(None)

    def close(self) -> None:
        """`stop`, and wait until all is done."""
        self.stop()
        while not self._released:
            self._end.get()  # not Thread.join: once interrupted, it does not wait a second time

    def _serve(self) -> None:
        given = 0
        while (slip := self._slips.get()) is not None:
            given += self._give_away(slip)
        for _ in range(given):
            self._desk.returned.acquire()
        self._release()

    def _give_away(self, slip: Slip) -> bool:
        """False if it did not come to that."""
        begun = False
        try:
            if self._intents is not None:
                self._intents.begin(slip.key)
                begun = True
            future = self._executor.submit(perform, self._task, slip)
        except BaseException as error:  # noqa: BLE001 - raised in the thread that iterates
            if self._intents is not None and begun:
                with suppress(OSError):
                    self._intents.record(slip.key, "unknown" if slip.doubted else "failed", 0, 0)
            self._desk.land(slip.position, error)
            return False
        future.add_done_callback(partial(self._desk.fetch, slip))
        return True

    def _release(self) -> None:
        if self._own:
            self._executor.shutdown()
        if self._journal is not None:
            self._journal.close()
        self._released = True
        self._end.put(None)
