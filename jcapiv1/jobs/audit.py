"""The audit of a plan: who, what, from, to, when, what came of it; a CSV file that only grows."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Mapping
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from jcapiv1.jobs.plan_file import Change
from jcapiv1.jobs.table import escaped

__all__ = ["Audit", "shown"]

COLUMNS = (
    "time", "by", "tenant", "tenantId", "name", "id", "operation", "field", "from", "to",
    "outcome", "message", "requestId",
)  # fmt: skip


class Audit:
    """The audit in a file of mode 0600, which is made if there is none.

    A line that a crash cut off is removed. Only one run at a time may use it: the journal beside
    it is locked.
    """

    def __init__(
        self, path: str | os.PathLike[str], operation: str, by: str, secrets: frozenset[str]
    ) -> None:
        self._operation = operation
        self._by = by
        self._secrets = secrets
        """Fields whose values are not shown."""
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
        self._file = open(os.open(path, flags, 0o600), "r+b")  # noqa: SIM115 - see close
        self._last = self._read()
        if not self._file.tell():
            self._write([COLUMNS])

    def says(self, change: Change, outcome: str, message: str) -> bool:
        """True if the last line about the change says just this."""
        return self._last.get(change.key) == (outcome, escaped(message))

    def add(
        self,
        change: Change,
        outcome: str,
        message: str = "",
        request_id: str = "",
        at: str | None = None,
    ) -> None:
        """Append a line for each field of the change, or one for an action without fields."""
        moment = at or datetime.now(timezone.utc).isoformat(timespec="milliseconds")
        start = (
            moment, self._by, change.tenant_name, change.tenant, change.name, change.record,
            self._operation,
        )  # fmt: skip
        end = (outcome, message, request_id)
        self._write(
            [
                (*start, name, *(self._value(name, value) for value in pair), *end)
                for name, pair in change.fields.items()
            ]
            or [(*start, "", "", "", *end)]
        )

    def close(self) -> None:
        """Release the file."""
        self._file.close()

    def _value(self, name: str, value: Any) -> str:
        return "***" if name in self._secrets and value is not None else shown(value)

    def _write(self, rows: list[Any]) -> None:
        text = io.StringIO()
        csv.writer(text).writerows([[escaped(cell) for cell in row] for row in rows])
        self._file.write(text.getvalue().encode("utf-8", "replace"))
        self._file.flush()

    def _read(self) -> dict[str, tuple[str, str]]:
        """What was said last of each change, by key; the file is left at its end."""
        data = self._file.read()
        whole = data.rfind(b"\r\n") + 2 if b"\r\n" in data else 0
        self._file.truncate(whole)
        self._file.seek(whole)
        rows = csv.DictReader(io.StringIO(data[:whole].decode("utf-8"), newline=""))
        return {_key(row): (row["outcome"], row["message"]) for row in rows}


def _key(row: Mapping[str, str]) -> str:
    return f"{row['tenantId'] or '-'}/{row['id']}"


def shown(value: Any) -> str:
    """A value of a field as text for people."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def audited(path: str | os.PathLike[str]) -> list[dict[str, str]]:
    """The lines of an audit."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
