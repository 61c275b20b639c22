"""A bound for the number of requests a second, over all threads of a client."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

__all__ = ["Pace"]


class Pace:
    """Called after each request, waits until the next one may go out.

    For `Configuration.on_attempt`: as many requests as there are threads go out at once at first.
    """

    def __init__(
        self,
        requests_per_second: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._interval = 1 / requests_per_second
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._next = 0.0

    def __call__(self, attempt: object) -> None:
        """Wait for this request's turn; `attempt` does not matter."""
        with self._lock:
            now = self._clock()
            self._next = max(now, self._next) + self._interval
            wait = self._next - now
        self._sleep(wait)
