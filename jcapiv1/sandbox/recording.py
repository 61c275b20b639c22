"""The requests that reached the sandbox, for tests to look at."""

from __future__ import annotations

import json
import threading
from collections import Counter, deque
from dataclasses import dataclass, field, replace
from typing import Any

from jcapiv1.sandbox.state.changes import Change


@dataclass(frozen=True)
class RecordedRequest:
    """One request and the status that it got."""

    operation: str | None
    """The operation's name, `oauth_token`, or None where the path is neither."""
    method: str
    path: str
    """As sent, percent-encoding included, without the query."""
    query: str = field(repr=False)
    """As sent, without the question mark."""
    headers: dict[str, str] = field(repr=False)
    """By lower-case name."""
    body: bytes = field(repr=False)
    status: int
    """What was answered; 0 if a fault left it without an answer."""
    changes: tuple[Change, ...] = ()
    """Which records it has changed, and what it has sent."""
    number: int = 0
    """Counts the requests since the sandbox was made, from 1."""

    def json(self) -> Any:
        """Return the body's JSON; ValueError if it has none."""
        return json.loads(self.body)


class Recorder:
    """The last requests and how many there were of each operation. Safe for threads."""

    def __init__(self, keep: int) -> None:
        self._lock = threading.Lock()
        self._kept: deque[RecordedRequest] = deque(maxlen=keep)
        self._counts: Counter[str | None] = Counter()
        self._number = 0

    def reset(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._counts.clear()

    def add(self, request: RecordedRequest) -> None:
        """Keep a request."""
        with self._lock:
            self._number += 1
            self._kept.append(replace(request, number=self._number))
            self._counts[request.operation] += 1

    def requests(self) -> list[RecordedRequest]:
        """Return the last requests, oldest first."""
        with self._lock:
            return list(self._kept)

    def counts(self) -> Counter[str | None]:
        """Return how many requests each operation had, those no longer kept included."""
        with self._lock:
            return Counter(self._counts)
