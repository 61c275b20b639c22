"""The rate limit of a key."""

from __future__ import annotations

import threading
import time

from jcapiv1.sandbox.access.keys import Key
from jcapiv1.sandbox.refusal import Refusal


class RateLimit:
    """So many requests a key in each window of so many seconds. Safe for threads."""

    def __init__(self, requests: int, seconds: float) -> None:
        if not (requests >= 1 and seconds > 0):  # so that nan is wrong, too
            raise ValueError("a rate limit is at least one request in more than zero seconds")
        self.requests = requests
        self.seconds = seconds
        self._lock = threading.Lock()
        self._windows: dict[str, tuple[int, int]] = {}

    def reset(self) -> None:
        """Forget what was used."""
        with self._lock:
            self._windows.clear()

    def count(self, key: Key) -> None:
        """Count a request; raise Refusal (429) if it is one too many.

        Without Retry-After, of which nobody has seen one from the service.
        """
        window = int(time.monotonic() / self.seconds)
        with self._lock:
            current, used = self._windows.get(key.value, (window, 0))
            used = used + 1 if current == window else 1
            self._windows[key.value] = (window, used)
        if used > self.requests:
            raise Refusal(429)
