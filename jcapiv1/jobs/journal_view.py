"""Looking at the journal of a job: what was done, what failed, what nobody knows."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from jcapiv1.jobs.call_keys import CallKeys
from jcapiv1.jobs.journal import OPENING, Journal, JournalError
from jcapiv1.jobs.outcome import Call

__all__ = ["JournalEntry", "JournalView", "read_journal"]

EntryStatus = Literal["done", "failed", "unknown", "superseded"]


@dataclass(frozen=True)
class JournalEntry:
    """What a journal says of one call."""

    key: str
    """What the call is known by: a hash of its content, or the text that `key` gave it."""
    status: EntryStatus
    """As in an outcome; a call that was begun and of which no more is known is "unknown", one
    whose change another one has replaced is "superseded"."""
    at: str
    """When that was written, in UTC."""
    attempts: int = 0
    elapsed: float = 0.0
    """Seconds that the call took."""
    error: Mapping[str, Any] | None = None
    """`class`, and of an ApiException `status` and `message`; None if it is not known."""


@dataclass(frozen=True)
class JournalView:
    """A journal as it was when it was read. Nothing is locked: a job may be writing it."""

    path: str
    operation: str
    """The operation, for example "users_put"."""
    name: str
    """The name of the job."""
    keys: str
    """What calls are known by: the name of an argument, "content" or "function"."""
    entries: dict[str, JournalEntry] = field(default_factory=dict[str, JournalEntry], repr=False)
    """By the key of the call, in the order in which they were begun."""
    finished_at: str | None = None
    """When every call was done, None if that is not so."""
    earlier: list[JournalView] = field(default_factory=list["JournalView"], repr=False)
    """Runs in the same file before the last `if_finished="restart"`, oldest first."""

    @property
    def counts(self) -> Counter[EntryStatus]:
        """How many calls have which status."""
        return Counter(entry.status for entry in self.entries.values())

    def calls(
        self,
        status: EntryStatus,
        calls: Iterable[Call],
        key: Callable[[Call], object] | None = None,
    ) -> Iterator[Call]:
        """Those of `calls` that have a status here, to be given to `bulk` again.

        `calls` are those of the job: the journal has no arguments, since they may hold secrets.
        Give `key` if the job was given a function as its key.
        """
        if self.keys == "function" and key is None:
            raise ValueError("the calls of this job are known by a function; give it as key")
        kind = None if self.keys == "content" else key if self.keys == "function" else self.keys
        key_of = CallKeys(kind)
        for call in calls:
            entry = self.entries.get(key_of(call))
            if entry is not None and entry.status == status:
                yield call

    def settle(self, key: str, status: Literal["done", "failed"]) -> None:
        """Write what really came of a call that is "unknown", after having looked.

        "done": a further run skips it; "failed": a further run sends it. ValueError if the call
        is not unknown, JournalError if a job is using the journal.
        """
        if status not in ("done", "failed"):
            raise ValueError(f'a call is settled as "done" or "failed", not as {status!r}')
        os.stat(self.path)  # or a new journal would be made
        with closing(Journal(self.path, self.operation, self.name, self.keys)) as journal:
            if journal.unknown(key) is None:
                raise ValueError(f"no call with the key {key!r} is unknown in {self.path}")
            journal.record(key, status, 0, 0.0)


def read_journal(path: str | os.PathLike[str]) -> JournalView:
    """The journal at `path`, to look at.

        journal = jcapiv1.read_journal("mails.jsonl")
        print(journal.name, journal.counts)
        for entry in journal.entries.values():
            if entry.status == "unknown":
                print(entry.key, entry.at, entry.error)

    It locks nothing. OSError if it cannot be read, JournalError if it is no journal.
    """
    path = os.fspath(path)
    header: dict[str, Any] | None = None
    entries: dict[str, JournalEntry] = {}
    finished_at: str | None = None
    earlier: list[JournalView] = []

    def view() -> JournalView:
        assert header is not None
        names = (header["operation"], header["name"], header["keys"])
        return JournalView(path, *names, entries, finished_at, earlier)

    with open(path, "rb") as file:
        for number, line in enumerate(file, 1):
            if number == 1 and not line.startswith(OPENING):
                break
            if not line.endswith(b"\n"):
                break  # being written, or torn by a crash
            try:
                written = json.loads(line)
                if header is None:
                    header = written
                    continue
                if "restarted" in written:
                    earlier.append(replace(view(), earlier=[]))
                    entries = {}
                finished_at = written["at"] if "finished" in written else None
                for entry in _entries_in(written, entries):
                    entries[entry.key] = entry
            except (ValueError, KeyError, TypeError, AttributeError):
                raise JournalError(
                    f"line {number} of {path} is not one that bulk() writes"
                ) from None
    if header is None:
        raise JournalError(f"{path} is not a journal of bulk()")
    return view()


def _entries_in(
    written: Mapping[str, Any], known: Mapping[str, JournalEntry]
) -> Iterator[JournalEntry]:
    """What a line says of calls."""
    at = written["at"]
    if "begun" in written:
        yield JournalEntry(written["begun"], "unknown", at)
    elif "call" in written:
        yield JournalEntry(
            written["call"],
            written["status"],
            at,
            written["attempts"],
            written["elapsed"],
            written.get("error"),
        )
    for key in written.get("superseded", ()):
        before = known[key]
        yield JournalEntry(key, "superseded", at, before.attempts, before.elapsed)
