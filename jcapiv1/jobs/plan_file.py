"""The file of a plan: what would change, one JSON object a line, mode 0600.

    {"jcapiv1_plan": 1, "id": "...", "records": "administrators", "operation": "users_put",
     "title": "mfa", "host": "https://...", "tenants": {"5f0b...": "Acme"}, "at": "..."}
    {"tenant": "5f0b...", "name": "ann@acme.example", "arguments": {"id": "5f0c..."},
     "fields": {"enableMultiFactor": [false, true]}}
    {"changes": 1, "sha256": "..."}

The last line holds the file to what was reviewed: a plan that lacks a line, or was changed, is
refused.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import IO, Any, Protocol, cast

__all__ = ["Change", "Header", "PlanError", "PlanWriter", "Planned", "read_changes", "read_header"]

_VERSION = 1
_OPENING = b'{"jcapiv1_plan":'


class PlanError(ValueError):
    """A plan that cannot be made, read or applied; `problems` says why."""

    def __init__(self, *problems: str) -> None:
        self.problems = problems
        super().__init__("; ".join(problems))

    def __reduce__(self) -> tuple[type[PlanError], tuple[str, ...]]:
        return type(self), self.problems


@dataclass(frozen=True)
class Change:
    """One change of a plan: one call, of one record in one tenant."""

    tenant: str
    """The id of the tenant; empty for the key's own."""
    tenant_name: str
    name: str
    """What a person calls the record, for example an address."""
    arguments: Mapping[str, Any]
    """What the operation is called with besides the changed fields: the id, as a rule."""
    fields: Mapping[str, tuple[Any, Any]] = field(default_factory=dict[str, tuple[Any, Any]])
    """Each changed field by wire name: what it was when the plan was made, what it shall be."""
    seen: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """Other fields that must still be so when the change is applied."""

    @property
    def record(self) -> str:
        """The id of the record; empty where a record is made."""
        return "/".join(str(v) for k, v in self.arguments.items() if k != "body")

    @property
    def key(self) -> str:
        """What the journal knows the change by: tenant and record, or a hash of what is made."""
        return f"{self.tenant or '-'}/{self.record or _hash(self.arguments)}"


@dataclass(frozen=True)
class Header:
    """What holds for a whole plan."""

    operation: str
    """The operation that every change calls, for example "users_put"."""
    records: str
    """The kind of record, for example "administrators"; empty if the plan knows none."""
    host: str
    """Base address of the API that was read; the plan is for no other."""
    tenants: Mapping[str, str]
    """Id to name of the tenants that were looked at."""
    title: str = ""
    """The name of the plan, for example "totp-reset"."""
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    at: str = field(
        default_factory=lambda: datetime.now(timezone.utc).isoformat(timespec="seconds")
    )
    """When the plan was made, in UTC."""


class Planned(Protocol):
    """What is applied and verified: a `Plan`."""

    @property
    def header(self) -> Header: ...

    @property
    def changes(self) -> Iterator[Change]: ...


class PlanWriter:
    """Writes a plan beside its place and puts it there when it is complete.

    Leaving it by an exception leaves nothing behind. Without `path` the file is a temporary one.
    """

    def __init__(self, path: str | os.PathLike[str] | None, header: Header) -> None:
        self._target = None if path is None else Path(path)
        folder = None if self._target is None else str(self._target.parent)
        descriptor, self._name = tempfile.mkstemp(prefix=".plan-", suffix=".jsonl", dir=folder)
        self._file: IO[bytes] = open(descriptor, "wb")  # noqa: SIM115 - closed in __exit__
        self._digest = hashlib.sha256()
        self.count = 0
        """Changes written so far."""
        self.path = self._name if self._target is None else str(self._target)
        """Where the plan is, once it is complete."""
        self._line({"jcapiv1_plan": _VERSION, **header.__dict__})

    def add(self, change: Change) -> None:
        """Append a change."""
        line = {
            "tenant": change.tenant,
            "name": change.name,
            "arguments": change.arguments,
            "fields": {name: list(pair) for name, pair in change.fields.items()},
        }
        if change.seen:
            line["seen"] = change.seen
        self._line(line)
        self.count += 1

    def _line(self, content: Mapping[str, Any]) -> None:
        try:
            data = json.dumps(content, ensure_ascii=False).encode() + b"\n"
        except UnicodeEncodeError:  # half a character, as JSON can hold it
            data = json.dumps(content).encode() + b"\n"
        self._digest.update(data)
        self._file.write(data)

    def __enter__(self) -> PlanWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        try:
            if kind is None:
                self._line({"changes": self.count, "sha256": self._digest.hexdigest()})
                self._file.flush()
                os.fsync(self._file.fileno())
            self._file.close()
            if kind is None and self._target is not None:
                os.replace(self._name, self._target)
        except BaseException:
            self._discard()
            raise
        if kind is not None:
            self._discard()

    def _discard(self) -> None:
        self._file.close()
        Path(self._name).unlink(missing_ok=True)


def read_header(path: str | os.PathLike[str]) -> tuple[Header, int]:
    """Header and number of changes of a plan; PlanError unless the file is as it was written."""
    place = os.fspath(path)
    digest, last, count = hashlib.sha256(), b"", -1
    first = b""
    with open(place, "rb") as file:
        for line in file:
            if not last:
                first = line
            else:
                digest.update(last)
            last, count = line, count + 1
    if not first.startswith(_OPENING):
        raise PlanError(f"{place} is not a plan of jcapiv1")
    head, end = _parsed(first), _parsed(last)
    if head.get("jcapiv1_plan") != _VERSION:
        raise PlanError(f"{place} was written by another version of jcapiv1; make it anew")
    if end != {"changes": count - 1, "sha256": digest.hexdigest()}:
        raise PlanError(f"{place} is not as it was made: it was cut off or changed; make it anew")
    del head["jcapiv1_plan"]
    try:
        return Header(**head), count - 1
    except TypeError:
        raise PlanError(
            f"{place} was written by another version of jcapiv1; make it anew"
        ) from None


def read_changes(path: str | os.PathLike[str], header: Header) -> Iterator[Change]:
    """The changes of a plan, one by one."""
    with open(path, "rb") as file:
        next(file)
        for line in file:
            content = _parsed(line)
            if "sha256" in content:
                return
            fields = cast("dict[str, list[Any]]", content["fields"])
            yield Change(
                tenant=content["tenant"],
                tenant_name=header.tenants.get(content["tenant"], ""),
                name=content["name"],
                arguments=content["arguments"],
                fields={name: (pair[0], pair[1]) for name, pair in fields.items()},
                seen=content.get("seen", {}),
            )


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        content = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", content) if isinstance(content, dict) else {}


def _hash(content: Mapping[str, Any]) -> str:
    text = json.dumps(content, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]
