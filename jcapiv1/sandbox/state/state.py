"""The records of one sandbox, its outbox and its clock."""

from __future__ import annotations

import itertools
import random
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any, TypeVar

from jcapiv1.sandbox.state.documents import Memory
from jcapiv1.sandbox.state.records import Record

EPOCH = datetime(2026, 1, 1, tzinfo=timezone.utc)
"""When the sandbox's own clock starts: what it writes is the same in every run."""

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Mail:
    """Something that the real service would have sent or started."""

    kind: str
    """`reactivation`, `totp_reset` or `multi_factor_setup`."""
    administrator: str
    """The administrator's id."""
    email: str
    organization: str
    """The tenant's id."""
    at: str
    """When, by the sandbox's own clock (ISO 8601)."""


class State:
    """Records of every kind, and the outbox. Operations run one at a time under `lock`."""

    def __init__(self, chance: random.Random) -> None:
        self.lock = threading.RLock()
        self.outbox: list[Mail] = []
        self.memory = Memory()
        """What lists found, until a record changes."""
        self._tables: dict[type[Record], dict[str, Any]] = {}
        self._ticks = itertools.count(1)
        self._machine = f"{chance.getrandbits(40):010x}"
        self._counter = itertools.count(chance.getrandbits(20))
        self.provider = self.new_id(EPOCH)
        """The id of the managed service provider."""

    def table(self, kind: type[R]) -> dict[str, R]:
        """Return the records of one kind by id, in the order in which they were added."""
        return self._tables.setdefault(kind, {})

    def add(self, record: R) -> R:
        """Keep a record, and return it."""
        self.table(type(record))[record.id] = record
        record.document.memory = self.memory
        self.memory.forget()
        return record

    def remove(self, record: Record) -> None:
        """Keep a record no longer."""
        del self.table(type(record))[record.id]
        record.document.memory = None
        self.memory.forget()

    def now(self) -> datetime:
        """Return the next moment of the sandbox's clock, which goes on a second a change."""
        return EPOCH + timedelta(seconds=next(self._ticks))

    def new_id(self, created: datetime) -> str:
        """Return 24 hex digits, made like the service's: the time, a machine, a counter."""
        return f"{int(created.timestamp()):08x}{self._machine}{next(self._counter):06x}"
