"""What carries out a call of a bulk job, in this process or another."""

from __future__ import annotations

import copy
import pickle
import time
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MethodType
from typing import TYPE_CHECKING, Any

from jcapiv1.api_client import Api
from jcapiv1.jobs.work_item import WorkItem, WorkResult

if TYPE_CHECKING:
    from jcapiv1.core.call import Attempt
    from jcapiv1.jobs.result_queue import ResultQueue

__all__ = ["Task", "run"]


class Task:
    """A method to be called often, and the queue that takes what comes of it.

    The queue stays behind when the task is pickled. In another process all calls share one copy
    of the method, and so one client with its connections.
    """

    def __init__(self, method: Callable[..., Any], results: ResultQueue[Any] | None = None) -> None:
        self.results = results
        self._method = method
        self._pickled: bytes | None = None

    def call(self, arguments: Mapping[str, Any]) -> WorkResult:
        """Make the call; what goes wrong is in the result."""
        if arguments.get("async_req"):
            refused = TypeError("bulk() waits for each call; leave async_req out")
            return WorkResult(None, refused, 0, 0)
        attempts, waited = 0, 0.0

        def watch(attempt: Attempt) -> None:
            nonlocal attempts, waited
            attempts = attempt.attempt
            waited += attempt.wait or 0.0
            if attempt.status == 429 and attempt.wait is not None and self.results is not None:
                self.results.throttle.hold(attempt.wait, attempt.status)

        started = time.monotonic()
        result = error = None
        try:
            result = _watched(self._method, watch)(**arguments)
        except Exception as failure:  # noqa: BLE001 - it is the outcome
            error = failure
        return WorkResult(result, error, attempts, time.monotonic() - started, waited)

    def __reduce__(self) -> tuple[Any, ...]:
        if self._pickled is None:
            self._pickled = pickle.dumps(self._method)
        return _unpickled, (self._pickled,)


def run(task: Task, item: WorkItem) -> WorkResult | None:
    """What an executor is given: a function of a module, which can be pickled.

    Where the queue is in reach the result goes there at once: Ctrl-C may have kept the thread
    that iterates from waiting for the future. From another process the future brings it home.
    """
    result = task.call(item.call)
    if task.results is None:
        return result
    task.results.complete(item, result)
    return None


@lru_cache(maxsize=8)
def _unpickled(method: bytes) -> Task:
    return Task(pickle.loads(method))  # noqa: S301 - made by the Task that was pickled


def _watched(method: Callable[..., Any], watch: Callable[[Attempt], None]) -> Callable[..., Any]:
    """`method`, with `watch` told of each attempt; what is no API method stays as it is."""
    api = getattr(method, "__self__", None)
    if not (isinstance(method, MethodType) and isinstance(api, Api)):
        return method
    view = copy.copy(api)
    view.api_client = api.api_client.watched_by(watch)
    return MethodType(method.__func__, view)
