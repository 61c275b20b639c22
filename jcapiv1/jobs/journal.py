"""The journal of a bulk job: what was begun and what came of it, on disk before it is relied on.

A file of its own, mode 0600, one JSON object a line:

    {"jcapiv1_journal": 1, "operation": "users_put", "name": "force MFA", "keys": "id", "at": ...}
    {"begun": "5f0c...", "at": "..."}                   about to be sent; must not be repeated
    {"call": "5f0c...", "status": "done", "attempts": 1, "elapsed": 0.21, "at": "..."}
    {"call": "77ab...", "status": "failed", "error": {"class": ..., "status": ..., ...}, ...}
    {"superseded": ["5f0c..."], "at": "..."}            another change of the record is about to go
    {"finished": 1000, "at": "..."}                     every call of the job is done
    {"restarted": 1, "at": "..."}                       what stands above is a run of its own

Calls appear by key only, never with their content. The last line about a call holds; a call that
was begun and has no line after that is unknown. `record` in a line is a hash of the record that
the call changes.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import stat
import sys
import threading
import weakref
from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Any

if sys.platform == "win32":  # pragma: no cover
    import msvcrt
else:
    import fcntl

__all__ = ["OPENING", "Journal", "JournalError", "open_journal"]

_VERSION = 1
OPENING = b'{"jcapiv1_journal":'
_STATUSES = ("done", "failed", "unknown")


class JournalError(RuntimeError):
    """The journal belongs to another job, is in use, is no journal, or is gone from its place."""


class Journal:
    """The journal at `path`, opened for one run of the job `name` of `operation`.

    `keys` says what calls are recognized by, since keys of different kinds cannot be compared.
    Made if it does not exist. Until `close` no other process, and no other Journal in this one,
    can open it. `begin`, `record`, `supersede` and `finish` return when the line is on disk, may
    be called from several threads, and raise OSError if the line could not be written; what stood
    in the file before is then unharmed, and nothing more is written. So they do, with
    JournalError, once the file was deleted or replaced.
    """

    finished: bool
    """True if the last thing that an earlier run wrote is that every call is done."""
    finished_at: str | None
    """When an earlier run wrote that."""

    def __init__(self, path: str | os.PathLike[str], operation: str, name: str, keys: str) -> None:
        self.path = os.fspath(path)
        self._place = os.path.abspath(self.path)  # whatever directory the script goes to
        self.operation = operation
        self._header = {"operation": operation, "name": name, "keys": keys}
        self.finished = False
        self.finished_at = None
        self._restarts = 0
        self._done: dict[str, str | None] = {}
        """Key to the hash of its record, of calls that earlier runs did and this has not met."""
        self._of_record: dict[str, tuple[str, ...]] = {}
        """Hash of a record to the keys in `_done`."""
        self._unknown: dict[str, dict[str, Any]] = {}
        self._failure: OSError | JournalError | None = None
        self._writing, self._syncing = threading.Lock(), threading.Lock()
        self._written = self._synced = 0

        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | _EXTRA_FLAGS
        self._fd = os.open(self.path, flags, 0o600)
        self._close = weakref.finalize(self, os.close, self._fd)
        self._close.atexit = False  # calls under way at exit still record what came of them
        _OPEN.add(self)
        try:
            if not stat.S_ISREG(os.fstat(self._fd).st_mode):
                raise JournalError(f"{self.path} is not a file of its own")
            self._lock()
            self._load()
        except BaseException:
            self.close()
            raise

    def take_done(self, key: str) -> bool:
        """True if an earlier run did this call; to be asked once of each, in their order."""
        if key not in self._done:
            return False
        self._forget(key)
        return True

    def take_superseded(self, record: str) -> tuple[str, ...]:
        """Keys of the calls to a record that earlier runs did and `take_done` was not asked of.

        What they did is lost once the record is changed again: `supersede` has to say so before.
        """
        keys = self._of_record.get(_hash(record), ())
        for key in keys:
            self._forget(key)
        return keys

    def unknown(self, key: str) -> Mapping[str, Any] | None:
        """What an earlier run wrote last about a call whose outcome it did not learn, or None."""
        return self._unknown.get(key)

    def ensure_usable(self) -> None:
        """Raise what the last line that could not be written raised."""
        if self._failure is not None:
            raise self._failure

    def begin(self, key: str) -> None:
        """Write that a call that must not be repeated is about to be sent."""
        self._append({"begun": key})

    def record(
        self,
        key: str,
        status: str,
        attempts: int,
        elapsed: float,
        error: Mapping[str, Any] | None = None,
        record: str | None = None,
    ) -> None:
        """Write the outcome of a call: "done", "failed" or "unknown".

        `error` is what may be shown of the error: no secret, nothing of the call. `record` is
        what the call changes, of which a hash is written.
        """
        line: dict[str, Any] = {
            "call": key, "status": status, "attempts": attempts, "elapsed": round(elapsed, 3)
        }  # fmt: skip
        if error is not None:
            line["error"] = error
        if record is not None and status == "done":
            line["record"] = _hash(record)
        self._append(line)

    def supersede(self, keys: tuple[str, ...]) -> None:
        """Write that these calls no longer count as done: their record is about to be changed."""
        self._append({"superseded": keys})

    def finish(self, count: int) -> None:
        """Write that all `count` calls of the job are done."""
        self._append({"finished": count})

    def restart(self) -> None:
        """Write that a new run begins here, for which nothing is done yet."""
        self._append({"restarted": self._restarts + 1})
        self._begin_anew()

    @property
    def closed(self) -> bool:
        """True after `close`."""
        return not self._close.alive

    def close(self) -> None:
        """Release the file; a second time does nothing."""
        self._close()

    def _append(self, record: Mapping[str, Any]) -> None:
        data = json.dumps({**record, "at": _now()}).encode() + b"\n"
        self.ensure_usable()
        try:
            with self._writing:
                self._check_place()
                _write(self._fd, data)
                self._written += 1
                mine = self._written
            # One sync serves every line written before it: who waited here finds theirs done.
            with self._syncing:
                if self._synced < mine:
                    up_to = self._written
                    _sync(self._fd)
                    self._synced = up_to
        except (OSError, JournalError) as error:
            if isinstance(error, OSError) and error.filename is None:
                error.filename = self.path
            self._failure = error
            raise

    def _check_place(self) -> None:
        """A line in a file that nobody can find any more would not keep the next run from it."""
        if not _is_at(self._fd, self._place):
            raise JournalError(
                f"{self.path} was deleted or replaced while the job was running, and what this "
                "run has done is lost with it: a new run would send all of it again"
            )

    def _forget(self, key: str) -> None:
        record = self._done.pop(key, None)
        if record is not None:
            left = tuple(other for other in self._of_record.pop(record, ()) if other != key)
            if left:
                self._of_record[record] = left

    def _lock(self) -> None:
        try:
            _lock(self._fd)
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
                raise
            advice = "leave it by `with`, or close() it, before the journal is used again"
            ours = any(
                each is not self and each._place == self._place and not each.closed
                for each in list(_OPEN)
            )
            user = f"a job in this process: {advice}" if ours else "another run"
            raise JournalError(f"{self.path} is in use by {user}") from None

    def _load(self) -> None:
        """Take in what earlier runs wrote; a new or empty file gets its first line."""
        whole = 0
        with open(self._fd, "rb", closefd=False) as file:
            for number, line in enumerate(file, 1):
                if number == 1 and line.rstrip(b"\n")[: len(OPENING)] != OPENING[: len(line)]:
                    raise JournalError(f"{self.path} is not a journal of bulk()")
                if not line.endswith(b"\n"):
                    break  # torn by a crash: nobody was told that it is on disk
                try:
                    self._take(json.loads(line))
                except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
                    raise JournalError(
                        f"line {number} of {self.path} is not one that bulk() writes; "
                        "something else has changed the file"
                    ) from None
                whole += len(line)
        os.ftruncate(self._fd, whole)
        if sys.platform != "win32":
            os.fchmod(self._fd, 0o600)
        if not whole:
            self._append({"jcapiv1_journal": _VERSION, **self._header})
            _sync_folder(self.path)

    def _begin_anew(self) -> None:
        self.finished = False
        self._restarts += 1
        for each in (self._done, self._of_record, self._unknown):
            each.clear()

    def _take(self, record: dict[str, Any]) -> None:
        self.finished = "finished" in record
        if self.finished:
            self.finished_at = record.get("at")
        elif "restarted" in record:
            self._begin_anew()
        elif "begun" in record:
            self._unknown[_text(record["begun"])] = record
        elif "call" in record:
            key, status = _text(record["call"]), record["status"]
            if status not in _STATUSES:
                raise ValueError(record)
            self._unknown.pop(key, None)
            self._forget(key)
            if status == "done":
                changed = self._done[key] = record.get("record")
                if changed is not None:
                    self._of_record[changed] = (*self._of_record.get(changed, ()), key)
            elif status == "unknown":
                self._unknown[key] = record
        elif "superseded" in record:
            for key in record["superseded"]:
                self._forget(_text(key))
        elif "jcapiv1_journal" in record:
            if record["jcapiv1_journal"] != _VERSION:
                raise JournalError(f"{self.path} was written by another version of jcapiv1")
            its, ours = ({name: of[name] for name in self._header} for of in (record, self._header))
            if its != ours:
                raise JournalError(f"{self.path} belongs to another job: {its}, not {ours}")
        else:
            raise ValueError(record)


def open_journal(
    path: str | os.PathLike[str], operation: str, name: str, keys: str, if_finished: str
) -> Journal:
    """The journal of a run of `bulk`; JournalError if it has finished, unless told otherwise."""
    journal = Journal(path, operation, name, keys)
    if not journal.finished or if_finished == "skip":
        return journal
    try:
        if if_finished == "restart":
            journal.restart()
            return journal
    except BaseException:
        journal.close()
        raise
    journal.close()
    raise JournalError(
        f"the job of {journal.path} finished at {journal.finished_at}, so nothing would be sent. "
        'A job that recurs takes one file per run, or if_finished="restart" for a new run in '
        'the same file; if_finished="skip" sends only what is new in the calls'
    )


def _text(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(key)
    return key


def _hash(record: str) -> str:
    return hashlib.sha256(record.encode()).hexdigest()[:16]


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _write(fd: int, data: bytes) -> None:
    """Append all of `data`, or nothing."""
    size = os.fstat(fd).st_size
    try:
        if os.write(fd, data) != len(data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    except OSError:
        os.ftruncate(fd, size)
        raise


_sync = getattr(os, "fdatasync", os.fsync)

if sys.platform == "win32":  # pragma: no cover
    _EXTRA_FLAGS = os.O_BINARY

    def _is_at(fd: int, path: str) -> bool:
        """True: Windows lets nobody delete or replace an open file."""
        return True

    def _lock(fd: int) -> None:
        os.lseek(fd, 0x7FFF0000, os.SEEK_SET)  # a byte far beyond the end: nobody reads it
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        os.lseek(fd, 0, os.SEEK_SET)

    def _sync_folder(path: str) -> None:
        """Nothing: Windows keeps a new file's name with the file."""

else:
    _EXTRA_FLAGS = os.O_CLOEXEC

    def _is_at(fd: int, path: str) -> bool:
        """True if this is the path of the open file."""
        try:
            return os.path.samestat(os.stat(path), os.fstat(fd))
        except (FileNotFoundError, NotADirectoryError):
            return False

    def _lock(fd: int) -> None:
        # flock and not lockf: the latter is lost when anybody in this process reads the file.
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _sync_folder(path: str) -> None:
        """Make a new file's name survive a power cut."""
        folder = os.open(os.path.dirname(path) or ".", os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


_OPEN: weakref.WeakSet[Journal] = weakref.WeakSet()


def _close_in_child() -> None:
    """A forked worker that outlives a killed parent must not keep its journal locked."""
    for journal in list(_OPEN):
        journal.close()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_close_in_child)
