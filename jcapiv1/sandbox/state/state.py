"""The records of one sandbox, its outbox and its clock."""

from __future__ import annotations

import json
import random
import threading
from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta, timezone
from typing import Any, TypeVar

from jcapiv1.sandbox.state.actions import Action, Responder
from jcapiv1.sandbox.state.changes import Change, differences
from jcapiv1.sandbox.state.documents import Memory
from jcapiv1.sandbox.state.records import Record, TenantRecord, wire_time

EPOCH = datetime(2026, 1, 1, tzinfo=timezone.utc)
"""When the sandbox's own clock starts: what it writes is the same in every run."""

R = TypeVar("R", bound=Record)
T = TypeVar("T")

_WATCHED = 10_000
"""How many records that come or go are noticed while one request is watched."""


def copied(value: Any) -> Any:
    """Return a JSON value that shares nothing with this one; TypeError for what is none."""
    return json.loads(json.dumps(value))  # many times as fast as copy.deepcopy


@dataclass(frozen=True)
class Mail:
    """Something that the real service would have sent or started."""

    kind: str
    """For example `reactivation` or `totp_reset`."""
    administrator: str | None
    """The id of the administrator whom it is about, if it is one."""
    email: str | None
    """Where a mail goes; for what is no mail, the address of whom it is about, if any."""
    organization: str
    """The tenant's id."""
    at: str
    """When, by the sandbox's own clock (ISO 8601)."""
    record: str = ""
    """The id of the administrator, person or device that it is about."""
    about: str = "administrator"
    """What that is: `administrator`, `person`, `system`."""


class State:
    """Records of every kind, and the outbox. Operations run one at a time under `lock`."""

    def __init__(self, chance: random.Random) -> None:
        self.lock = threading.RLock()
        self.outbox: list[Mail] = []
        self.actions: dict[str, Action] = {}
        """What devices were told to do, by id, oldest first."""
        self.answers: dict[str, Responder] = {}
        """What commands say on devices, by the command's id or its name. In no snapshot."""
        self.memory = Memory()
        """What lists found, until a record changes."""
        self._tables: dict[type[Record], dict[str, Any]] = {}
        self._seconds = 0
        self._machine = f"{chance.getrandbits(40):010x}"
        self._counter = chance.getrandbits(20)
        self.provider = self.new_id(EPOCH)
        """The id of the managed service provider."""
        self._came: deque[Record] = deque(maxlen=_WATCHED)
        self._went: deque[Record] = deque(maxlen=_WATCHED)

    def table(self, kind: type[R]) -> dict[str, R]:
        """Return the records of one kind by id, in the order in which they were added."""
        return self._tables.setdefault(kind, {})

    def add(self, record: R) -> R:
        """Keep a record, and return it."""
        self.table(type(record))[record.id] = record
        self._came.append(record)
        record.document.memory = self.memory
        self.memory.forget()
        return record

    def remove(self, record: Record) -> None:
        """Forget a record; KeyError if it is not there."""
        del self.table(type(record))[record.id]
        self._went.append(record)
        record.document.memory = None
        self.memory.forget()

    def send(self, kind: str, record: TenantRecord, email: str | None = None) -> Mail:
        """Put into the outbox what would have been sent or started, and return it.

        It goes to `email`, or else to the address that the record has.
        """
        mail = Mail(
            kind=kind,
            administrator=record.id if record.noun == "administrator" else None,
            email=email or record.document.get("email"),
            organization=record.organization,
            at=wire_time(self.now()),
            record=record.id,
            about=record.noun,
        )
        self.outbox.append(mail)
        return mail

    def watch(self, act: Callable[[], T]) -> tuple[T, tuple[Change, ...]]:
        """Act, and return what that returns and which records it has changed."""
        with self.lock:
            self._came.clear()
            self._went.clear()
            self.memory.watched = {}
            sent, told = len(self.outbox), frozenset(self.actions)
            try:
                returned = act()
                return returned, tuple(self._changes(sent, told))
            finally:
                self.memory.watched = None

    def _changes(self, sent: int, told: Collection[str]) -> Iterator[Change]:
        for record in self._came:
            yield Change("added", record.noun, record.id)
        for record in self._went:
            yield Change("removed", record.noun, record.id)
        gone = {id(each.document) for each in (*self._came, *self._went)}
        for document, before in (self.memory.watched or {}).values():
            fields = differences(before, document)
            if fields and id(document) not in gone:
                yield Change("changed", self._noun(document), document["_id"], fields)
        for mail in self.outbox[sent:]:
            yield Change("sent", mail.kind, mail.record)
        for action in self.actions.values():
            if action.id not in told:
                yield Change("told", action.kind, action.system)

    def _noun(self, document: Mapping[str, Any]) -> str:
        for kind, table in self._tables.items():
            found = table.get(document["_id"])
            if found is not None and found.document is document:
                return kind.noun
        return "record"

    @property
    def clock(self) -> datetime:
        """The sandbox's own time, which begins on 1 January 2026; it may be set, in seconds."""
        return EPOCH + timedelta(seconds=self._seconds)

    @clock.setter
    def clock(self, moment: datetime) -> None:
        self._seconds = int((moment - EPOCH).total_seconds())

    def now(self) -> datetime:
        """Return the next moment of the sandbox's clock, which goes on a second a change."""
        with self.lock:
            self._seconds += 1
            return EPOCH + timedelta(seconds=self._seconds)

    def new_id(self, created: datetime) -> str:
        """Return 24 hex digits, made like the service's: the time, a machine, a counter."""
        with self.lock:
            self._counter += 1
            return f"{int(created.timestamp()):08x}{self._machine}{self._counter - 1:06x}"

    def snapshot(self) -> dict[str, Any]:
        """Return all of it as JSON."""
        with self.lock:
            return {
                "machine": self._machine,
                "counter": self._counter,
                "seconds": self._seconds,
                "provider": self.provider,
                "outbox": [asdict(each) for each in self.outbox],
                "actions": [asdict(each) for each in self.actions.values()],
                "records": {
                    kind.noun: [
                        copied({"document": each.document, "private": each.private})
                        for each in table.values()
                    ]
                    for kind, table in self._tables.items()
                },
            }

    def restore(self, document: Mapping[str, Any]) -> None:
        """Become what `snapshot` returned.

        A record that is still there stays the same object, so that who holds it goes on with it.
        """
        # All of it is read before anything changes: it may be no snapshot.
        saved = document["records"].items()
        fresh = [Record.kinds[noun](**copied(each)) for noun, those in saved for each in those]
        outbox = [Mail(**each) for each in document["outbox"]]
        actions = {each["id"]: Action(**each) for each in copied(document["actions"])}
        clock = document["machine"], document["counter"], document["seconds"], document["provider"]
        with self.lock:
            self._machine, self._counter, self._seconds, self.provider = clock
            self.outbox[:] = outbox
            self.actions = actions
            old, self._tables = self._tables, {}
            for record in fresh:
                held = old.get(type(record), {}).get(record.id)
                if held is not None:
                    held.document.memory = None
                    held.document.clear()
                    held.document.update(record.document)
                    held.private = record.private
                self.add(held or record)
            self.memory.forget()
