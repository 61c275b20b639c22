"""`async_req=True`: futures, and the daemon threads that complete them.

Loaded at the first asynchronous call; most scripts make none.
"""

from __future__ import annotations

import atexit
import os
import sys
import threading
import warnings
import weakref
from collections import Counter
from collections.abc import Callable, Generator
from concurrent.futures import Future
from multiprocessing import TimeoutError as PoolTimeoutError
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["ApiFuture", "WaitTimeout", "Workers"]

T = TypeVar("T")

_Job = tuple["ApiFuture[Any]", Callable[[], Any]]


class WaitTimeout(PoolTimeoutError, TimeoutError):
    """The result was not there in time; the call itself goes on."""


class ApiFuture(Future[T]):
    """A call under way: a `concurrent.futures.Future` that can also be awaited.

    `get`, `wait`, `ready` and `successful` are those of the predecessor's pool results.
    """

    def __init__(self, name: str = "call") -> None:
        super().__init__()
        self.name = name
        """The operation, for the warning at exit."""
        self._looked_at = False
        self._process = os.getpid()

    def result(self, timeout: float | None = None) -> T:
        """What the call returns; raises what it raises, or TimeoutError if it is not done yet."""
        self._looked_at = True
        return super().result(timeout)

    def exception(self, timeout: float | None = None) -> BaseException | None:
        """What the call raised, None if it succeeded."""
        self._looked_at = True
        return super().exception(timeout)

    def get(self, timeout: float | None = None) -> T:
        """`result`; a time-out of this wait is a `multiprocessing.TimeoutError` as well."""
        self.wait(timeout)
        if not self.done():
            raise WaitTimeout("the call is still under way")
        return self.result()

    def wait(self, timeout: float | None = None) -> None:
        """Until the call is done, or `timeout` seconds are over."""
        from concurrent.futures import wait

        wait([self], timeout)

    def ready(self) -> bool:
        """True if the call is done."""
        return self.done()

    def successful(self) -> bool:
        """True if the call returned, False if it raised; ValueError if it is not done."""
        if not self.done():
            raise ValueError("the call is still under way")
        return not self.cancelled() and self.exception() is None

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            # The attribute of an answer: somebody has taken the future for it.
            raise AttributeError(
                f"an ApiFuture has no attribute {name!r}: await it, or call its get(), for the "
                "answer of the call"
            )

    def __await__(self) -> Generator[Any, None, T]:
        import asyncio

        return asyncio.wrap_future(self).__await__()

    @property
    def forgotten(self) -> bool:
        """True if nobody can know how the call ended."""
        if self.cancelled():
            return False
        return not self.done() or (not self._looked_at and super().exception() is not None)

    def __del__(self) -> None:
        # A child of a fork has copies of its parent's.
        if self._process == os.getpid() and self.forgotten:
            _lost[self.name] += 1


class Workers:
    """At most `most` daemon threads, made when they are needed.

    `ThreadPoolExecutor` would not do: its threads hold up the end of a script.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._idle = threading.Semaphore(0)
        self._lock = threading.Lock()
        self._closed = False
        # A client that is dropped without close() must not leave threads behind.
        weakref.finalize(self, self._jobs.put, None).atexit = False

    def submit(self, name: str, call: Callable[[], T]) -> ApiFuture[T]:
        """Run `call` in one of the threads."""
        with self._lock:
            if self._closed:
                raise RuntimeError("the client is being closed")
            future: ApiFuture[T] = ApiFuture(name)
            _under_way.add(future)
            self._jobs.put((future, call))
            if not self._idle.acquire(blocking=False) and len(self._threads) < self._most:
                thread = threading.Thread(
                    target=_work, args=(self._jobs, self._idle), name="jcapiv1", daemon=True
                )
                self._threads.append(thread)
                thread.start()
        return future

    def close(self) -> None:
        """Let what was submitted finish, then end the threads.

        While the interpreter ends there is nothing to wait for: its daemon threads are gone.
        """
        if sys.is_finalizing():
            return
        with self._lock:
            self._closed = True
            self._jobs.put(None)
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join()


def _work(jobs: SimpleQueue[_Job | None], idle: threading.Semaphore) -> None:
    while True:
        job = jobs.get()
        if job is None:
            jobs.put(None)  # for the next thread
            return
        future, call = job
        if future.set_running_or_notify_cancel():
            try:
                result = call()
            except BaseException as error:  # noqa: BLE001  # it belongs to whoever waits
                future.set_exception(error)
            else:
                future.set_result(result)
        del job, future, call  # an idle thread holds nothing of the last call
        idle.release()


_under_way: weakref.WeakSet[ApiFuture[Any]] = weakref.WeakSet()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_under_way.clear)  # they are the parent's
_lost: Counter[str] = Counter()
"""Names of the forgotten whose futures nobody held."""


@atexit.register
def _name_the_forgotten() -> None:
    forgotten = _lost + Counter(future.name for future in _under_way if future.forgotten)
    if forgotten:
        named = ", ".join(f"{count} {name}" for name, count in sorted(forgotten.items()))
        warnings.warn(
            "asynchronous calls ended with the script, unfinished or failed without anybody "
            f"looking: {named}",
            RuntimeWarning,
            stacklevel=1,
        )
