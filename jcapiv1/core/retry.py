"""When a call is repeated, and after how long: small rules without a socket.

The table below is the whole of it; `docs/reliability.md` shows it to users.
"""

from __future__ import annotations

import random as _random
import threading
import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from typing import Any

__all__ = ["RetryBudget", "RetryPolicy", "outcome_of_status", "parse_retry_after"]

NOT_SENT = "not sent"
"""Name not resolved, connection refused, connect time-out, TLS handshake cut."""
THROTTLED = "throttled"
"""429."""
UNAVAILABLE = "unavailable"
"""500, 502, 503, 504."""
INTERRUPTED = "interrupted"
"""Reset, closed or read time-out after the request went out, or a cut answer."""
BROKEN = "broken"
"""Other 5xx, such as the 520 to 527 of the network in front of the service."""
FINAL = "final"
"""3xx, other 4xx, an answer that does not decode, a certificate or name that is wrong."""

REPEATED: dict[str, frozenset[str]] = {
    NOT_SENT: frozenset(("always", "unsent")),
    THROTTLED: frozenset(("always", "unsent")),
    UNAVAILABLE: frozenset(("always",)),
    INTERRUPTED: frozenset(("always",)),
    BROKEN: frozenset(),
    FINAL: frozenset(),
}
"""Outcome of an attempt to the classes of operation (`x-repeat`) that are repeated after it."""


MAY_HAVE_ACTED = frozenset((UNAVAILABLE, INTERRUPTED, BROKEN))
"""After these nothing says whether a write has taken effect."""


def outcome_of_status(status: int) -> str:
    """The row of the table for an answer outside 2xx."""
    if status == 429:
        return THROTTLED
    if status in (500, 502, 503, 504):
        return UNAVAILABLE
    return BROKEN if status >= 500 else FINAL


def parse_retry_after(value: str | None, now: float) -> float | None:
    """Seconds from `now` (epoch seconds) that a Retry-After header asks for, None if unreadable."""
    if value is None:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text[:10])  # a longer number is centuries either way
    try:
        moment = parsedate_to_datetime(text)
        return max(0.0, moment.timestamp() - now)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


class RetryPolicy:
    """How often and after how long an attempt is repeated.

    `retries` repeats at most, after a random part ("full jitter") of `base` seconds doubling to
    `cap`. With `count_throttled=False`, as in the built-in policy, a 429 does not count: it is
    repeated for as long as the time of the call allows. A Retry-After is honoured up to
    `max_retry_after` seconds; asked for more, the call ends at once and the error carries
    `retry_after`. Clock, wall clock, sleep and random are handed in so that tests need no time.
    """

    __slots__ = (
        "base",
        "cap",
        "clock",
        "count_throttled",
        "max_retry_after",
        "now",
        "random",
        "retries",
        "sleep",
    )

    def __init__(
        self,
        retries: int = 3,
        *,
        base: float = 0.5,
        cap: float = 8.0,
        max_retry_after: float = 60.0,
        count_throttled: bool = True,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
        random: Callable[[], float] = _random.random,
    ) -> None:
        given: Any = retries
        if isinstance(given, bool) or not isinstance(given, int) or given < 0:
            raise ValueError("retries is a whole number from 0")
        self.retries = given
        self.base = base
        self.cap = cap
        self.max_retry_after = max_retry_after
        self.count_throttled = count_throttled
        self.clock = clock
        self.now = now
        self.sleep = sleep
        self.random = random

    def wait(
        self, outcome: str, repeat: str, attempt: int, retry_after: float | None, left: float
    ) -> float | None:
        """Seconds to wait after attempt number `attempt` (from 1), None to give up.

        `repeat` is the operation's `x-repeat`, `left` the seconds until the call's deadline: a
        wait that would reach it is not begun.
        """
        counted = self.count_throttled or outcome != THROTTLED
        if (counted and attempt > self.retries) or repeat not in REPEATED[outcome]:
            return None
        seconds = self.random() * min(self.cap, self.base * 2.0 ** min(attempt - 1, 60))
        if retry_after is not None:
            if retry_after > self.max_retry_after:
                return None
            seconds = max(seconds, retry_after)
        return seconds if seconds < left else None

    def __repr__(self) -> str:
        return (
            f"RetryPolicy(retries={self.retries}, base={self.base}, cap={self.cap}, "
            f"max_retry_after={self.max_retry_after})"
        )


class RetryBudget:
    """What keeps one client from multiplying an outage: repeats cost, successes earn.

    A client may repeat `capacity` times in a row; each call that succeeds gives one back. An
    answer of 429 costs nothing, since the service itself asked for the repeat.
    """

    __slots__ = ("_left", "_lock", "capacity")

    def __init__(self, capacity: int = 50) -> None:
        self.capacity = capacity
        self._left = capacity
        self._lock = threading.Lock()

    def take(self, outcome: str) -> bool:
        """True if one more repeat is affordable."""
        if outcome == THROTTLED:
            return True
        with self._lock:
            if self._left < 1:
                return False
            self._left -= 1
            return True

    def give_back(self) -> None:
        """A call succeeded."""
        if self._left < self.capacity:  # unlocked glance: the common case costs no lock
            with self._lock:
                self._left = min(self.capacity, self._left + 1)
