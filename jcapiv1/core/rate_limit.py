"""How fast a client sends: as fast as it is asked to, until the service says that it is too fast.

After a 429 all threads of the client hold back. The rate, so many requests a second, is halved, and
grows again by the curve of TCP CUBIC: quickly at first, slowly near the rate that was too high,
and then ever faster. Each process has a limit of its own.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

__all__ = ["RateLimit"]

_HALF = 0.5
_GROWTH = 0.4
"""CUBIC's constant: by how many requests a second the rate grows, times the cube of the seconds."""
_LOWEST = 2.5
"""Requests a second: slower than that no client is made, beyond the waits of its calls."""
_ENOUGH = 1000.0
"""Requests a second: from here on nothing is held back any more."""
_REMEMBERED = 256
"""Attempts from which the rate before the first 429 is known."""
_LONGEST_NAP = 1.0
"""Seconds after which a thread that waits looks whether its turn has come nearer."""


class RateLimit:
    """When an attempt may begin. `most` is the bound that the configuration sets, None for none.

    All times come from the caller's clock, in seconds. Safe for threads.
    """

    __slots__ = (
        "_changed",
        "_issued",
        "_lock",
        "_most",
        "_next",
        "_rate",
        "_served",
        "_too_fast",
        "active",
        "began",
    )

    def __init__(self, most: float | None = None) -> None:
        self._most = most
        self._rate = most
        """Requests a second, None if nothing is held back."""
        self._too_fast = 0.0
        """The rate at the last 429."""
        self._changed = 0.0
        """When that was."""
        self._next = float("-inf")
        """When the next attempt may begin."""
        self._issued = self._served = 0
        """Tickets of those who wait: how many lie between these is how long the queue is."""
        self._lock = threading.Lock()
        self.active = most is not None
        """Whether attempts have to ask; looked at without the lock."""
        self.began: deque[float] = deque(maxlen=_REMEMBERED)
        """When the last attempts began; appended to by all threads."""

    @property
    def rate(self) -> float | None:
        """Requests a second that are allowed now, None for as many as come."""
        return self._rate

    def acquire(
        self, now: float, left: float, clock: Callable[[], float], sleep: Callable[[float], None]
    ) -> bool:
        """Wait for the turn of an attempt; False if it does not come within `left` seconds.

        `now` may be ahead of the clock: the sleep of a test only pretends.
        """
        deadline = now + left
        ticket = None
        while True:
            with self._lock:
                rate = self._rate
                if rate is None or now >= self._next:
                    if rate is not None:
                        self._next = now + 1.0 / rate
                    if ticket is not None:
                        self._served += 1
                    return True
                if now >= deadline:
                    if ticket is not None:
                        self._served += 1
                    return False
                if ticket is None:
                    ticket = self._issued
                    self._issued += 1
                before = max(0, ticket - self._served)
                wait = self._next - now + before / rate
            nap = min(wait, _LONGEST_NAP, deadline - now)
            sleep(nap)
            now = max(clock(), now + nap)

    def throttled(self, began: float, now: float, hold: float = 0.0) -> None:
        """An attempt that began then was answered with a 429; `hold` seconds nothing is sent."""
        with self._lock:
            self._next = max(self._next, now + hold)
            if self._rate is not None and began < self._changed:
                return  # it was under way when the rate was halved
            measured = self._measured(now)
            self._too_fast = measured if self._rate is None else min(measured, self._rate)
            self._rate = max(_LOWEST, self._too_fast * _HALF)
            if self._most is not None:
                self._rate = min(self._rate, self._most)
            self._changed = now
            self._next = max(self._next, now + 1.0 / self._rate)
            self.active = True

    def succeeded(self, now: float) -> None:
        """An attempt was answered otherwise: the rate grows with the time since the last 429."""
        if self._too_fast == 0.0:
            return  # only the bound of the configuration is in force
        with self._lock:
            pause = (self._too_fast * (1.0 - _HALF) / _GROWTH) ** (1.0 / 3.0)
            grown = _GROWTH * (now - self._changed - pause) ** 3 + self._too_fast
            if self._rate is not None and grown > self._rate:
                self._rate = grown if self._most is None else min(grown, self._most)
            if grown >= _ENOUGH:
                self._rate, self._too_fast = self._most, 0.0
                self.active = self._most is not None

    def _measured(self, now: float) -> float:
        """Requests a second that were sent lately, by at least one second."""
        began = list(self.began)
        return len(began) / max(1.0, now - began[0]) if began else 1.0
