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
    from jcapiv1.desk import Desk

__all__ = ["Answer", "Slip", "Task", "perform"]


class Slip(NamedTuple):
    """A call on its way through the job."""

    position: int
    """Place among the calls, from 0."""
    call: Mapping[str, Any]
    key: str
    """What the journal knows it by; empty without one."""
    doubted: bool
    """True if an earlier run may have carried it out."""


class Answer(NamedTuple):
    """What a worker says of a call; errors are values here, so that all of it can be pickled."""

    result: Any
    error: BaseException | None
    attempts: int
    elapsed: float


class Task:
    """A method to be called often, and the desk that takes what comes of it.

    The desk stays behind when the task is pickled. In another process all calls share one copy
    of the method, and so one client with its connections.
    """

    def __init__(self, method: Callable[..., Any], desk: Desk[Any] | None = None) -> None:
        self.desk = desk
        self._method = method
        self._pickled: bytes | None = None

    def carry_out(self, call: Mapping[str, Any]) -> Answer:
        """Make the call; what goes wrong is in the answer."""
        if call.get("async_req"):
            return Answer(None, TypeError("bulk() waits for each call; leave async_req out"), 0, 0)
        attempts = 0

        def watch(attempt: Attempt) -> None:
            nonlocal attempts
            attempts = attempt.attempt
            if attempt.status == 429 and attempt.wait is not None and self.desk is not None:
                self.desk.hold(attempt.wait)

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


def perform(task: Task, slip: Slip) -> Answer | None:
    """What an executor is given: a function of a module, which can be pickled.

    Where the desk is in reach the answer goes there at once: Ctrl-C may have kept the thread that
    iterates from waiting for the future. From another process the future brings it home.
    """
    answer = task.carry_out(slip.call)
    if task.desk is None:
        return answer
    task.desk.take_in(slip, answer)
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
