"""How long a bulk job sends nothing, because the service asked to wait."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue

from jcapiv1.exceptions import ApiException, exception_for_status

__all__ = ["Throttle"]

_LOGGER = logging.getLogger("jcapiv1.jobs.bulk")


class Throttle:
    """Told by workers on any thread what the service asked for; read by the one that iterates.

    That one takes no lock here, for the reason given at `ResultQueue`.
    """

    def __init__(self, title: str, longest: float, clock: Callable[[], float]) -> None:
        self._title = title
        self._longest = longest
        self._clock = clock
        self._asked: SimpleQueue[tuple[float, int]] = SimpleQueue()
        self._until = self._announced = clock()
        self._status = 0
        self._since: float | None = None
        """Since when nothing is sent, None if something may be."""
        self._waited = 0.0

    def hold(self, seconds: float, status: int) -> None:
        """The service asked to wait, with an answer of that status."""
        self._asked.put((self._clock() + seconds, status))

    def left(self) -> float:
        """Seconds for which nothing may be sent, 0 if it may."""
        with suppress(Empty):
            while True:
                asked = self._asked.get_nowait()
                self._until, self._status = max((self._until, self._status), asked)
        now = self._clock()
        if now < self._until:
            self._since = now if self._since is None else self._since
        elif self._since is not None:
            self._waited += self._until - self._since
            self._since = None
        return max(0.0, self._until - now)

    def take_waited(self) -> float:
        """Seconds for which nothing was sent, up to now and since this was asked last."""
        waited, self._waited = self._waited, 0.0
        return waited

    def announce(self, seconds: float, progress: object) -> None:
        """Say once of each wait that it has begun: to the log, and to `progress.waiting`."""
        if self._until <= self._announced:
            return
        self._announced = self._until
        _LOGGER.warning(
            "job %r sends nothing for %.1f s: the service asked to wait (%d)",
            self._title,
            seconds,
            self._status,
        )
        waiting = getattr(progress, "waiting", None)
        if waiting is not None:
            waiting(seconds)

    def is_too_long(self, seconds: float) -> bool:
        """True if a job does not wait for so long."""
        return seconds > self._longest

    def error(self, seconds: float) -> ApiException:
        """What ends a job that does not wait for so long."""
        error = exception_for_status(self._status)(
            self._status,
            f"the service asked to wait {seconds:.0f} s, longer than max_wait "
            f"({self._longest:.0f} s): the job ends here, run it again later",
        )
        error.retry_after = seconds
        return error
