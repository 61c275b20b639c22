"""The records of one sandbox, its outbox and its clock."""

from __future__ import annotations

import itertools
import random
import threading
from datetime import datetime, timedelta, timezone

from jcapiv1.sandbox.records import Administrator, Mail, Organization, wire_time

EPOCH = datetime(2026, 1, 1, tzinfo=timezone.utc)
"""When the sandbox's own clock starts: what it writes is the same in every run."""


class State:
    """Tenants, administrators and the outbox. Operations run one at a time under `lock`."""

    def __init__(self, chance: random.Random) -> None:
        self.lock = threading.RLock()
        self.organizations: dict[str, Organization] = {}
        self.administrators: dict[str, Administrator] = {}
        self.outbox: list[Mail] = []
        self._ticks = itertools.count(1)
        self._machine = f"{chance.getrandbits(40):010x}"
        self._counter = itertools.count(chance.getrandbits(20))
        self.provider = self.new_id(EPOCH)
        """The id of the managed service provider."""

    def now(self) -> datetime:
        """Return the next moment of the sandbox's clock, which goes on a second a change."""
        return EPOCH + timedelta(seconds=next(self._ticks))

    def new_id(self, created: datetime) -> str:
        """Return 24 hex digits, made like the service's: the time, a machine, a counter."""
        return f"{int(created.timestamp()):08x}{self._machine}{next(self._counter):06x}"

    def send(self, kind: str, administrator: Administrator) -> str:
        """Put into the outbox what would have been sent; return when (ISO 8601)."""
        at = wire_time(self.now())
        self.outbox.append(
            Mail(kind, administrator.id, administrator.email, administrator.organization, at)
        )
        return at
