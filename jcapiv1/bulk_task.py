"""One call of a bulk job, as a worker carries it out, in this process or another."""

from __future__ import annotations

import copy
import pickle
import time
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MethodType
from typing import TYPE_CHECKING, Any, NamedTuple

from jcapiv1.api_base import Api

if TYPE_CHECKING:
    from jcapiv1.call import Attempt

__all__ = ["Answer", "Task", "perform"]


class Answer(NamedTuple):
    """What a worker says of a call; errors are values here, so that all of it can be pickled."""

    result: Any
    error: BaseException | None
    attempts: int
    elapsed: float


class Task:
    """A method to be called often.

    `hold` is told, while a call goes on, how many seconds a 429 asks to wait; it stays behind
    when the task is pickled. In another process all calls share one copy of the method, and so
    one client with its connections.
    """

    def __init__(
        self, method: Callable[..., Any], hold: Callable[[float], None] | None = None
    ) -> None:
        self._method = method
        self._hold = hold
        self._pickled: bytes | None = None

    def __call__(self, call: Mapping[str, Any]) -> Answer:
        if call.get("async_req"):
            return Answer(None, TypeError("bulk() waits for each call; leave async_req out"), 0, 0)
        attempts = 0

        def watch(attempt: Attempt) -> None:
            nonlocal attempts
            attempts = attempt.attempt
            if attempt.status == 429 and attempt.wait is not None and self._hold is not None:
                self._hold(attempt.wait)

        started = time.monotonic()
        result = error = None
        try:
            result = _watched(self._method, watch)(**call)
        except Exception as failure:  # noqa: BLE001 - it is the outcome
            error = failure
        return Answer(result, error, attempts, time.monotonic() - started)

    def __reduce__(self) -> tuple[Any, ...]:
        if self._pickled is None:
            self._pickled = pickle.dumps(self._method)
        return _unpickled, (self._pickled,)


def perform(task: Task, call: Mapping[str, Any]) -> Answer:
    """What an executor is given: a function of a module, which can be pickled."""
    return task(call)


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
