"""Which record a call of a bulk job changes, and the order in which the same one is changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from jcapiv1.api_client import ApiClient
from jcapiv1.core.operation import Operation
from jcapiv1.jobs.work_item import WorkItem

__all__ = ["RecordOrder", "record_of"]

_PRUNE_FROM = 256
"""Records that are remembered before those without a pending call are forgotten."""

RecordOf = Callable[[Mapping[str, Any]], "str | None"]


class RecordOrder:
    """Keeps a call back while an earlier one to the same record is waiting or pending.

    Used by the thread that iterates alone. `pending` holds the positions of calls under way.
    """

    def __init__(self, pending: Collection[int]) -> None:
        self._pending = pending
        self._latest: dict[str, int] = {}
        """Record to the position of the call that was let through last."""
        self._waiting: list[WorkItem] = []

    def __len__(self) -> int:
        return len(self._waiting)

    def admit(self, item: WorkItem) -> bool:
        """True if the call may be sent now; otherwise `pop` gives it when its turn has come."""
        record = item.record
        if record is None:
            return True
        if self._is_pending(record) or any(each.record == record for each in self._waiting):
            self._waiting.append(item)
            return False
        self._let_through(record, item.position)
        return True

    def pop(self) -> WorkItem | None:
        """A call that was kept back and may be sent now, None if there is none."""
        for place, item in enumerate(self._waiting):
            if item.record is not None and not self._is_pending(item.record):
                del self._waiting[place]
                self._let_through(item.record, item.position)
                return item
        return None

    def clear(self) -> None:
        """Forget the calls that were kept back."""
        self._waiting.clear()

    def _is_pending(self, record: str) -> bool:
        return self._latest.get(record, -1) in self._pending

    def _let_through(self, record: str, position: int) -> None:
        latest = self._latest
        if len(latest) >= max(_PRUNE_FROM, 2 * len(self._pending)):
            self._latest = latest = {r: p for r, p in latest.items() if p in self._pending}
        latest[record] = position


def record_of(client: ApiClient | None, operation: Operation | None) -> RecordOf:
    """A function that names the record which a call of the operation changes.

    A record is known by what fills the operation's path, and the tenant. None if the operation
    changes nothing, has no such place in its path, or is not one of the contract.
    """
    names = () if operation is None or operation.reads_only else operation.path_parts[1::2]
    if client is None or operation is None or not names:
        return lambda call: None
    defaults: list[str] = []

    def name_of(call: Mapping[str, Any]) -> str | None:
        values = [call.get(name) for name in names]
        if None in values:
            return None
        tenant = call.get("x_org_id")
        if tenant is None:
            if not defaults:
                defaults.append(_default_tenant(client, operation))
            tenant = defaults[0]
        return "\0".join([_text(value) for value in (tenant, *values)])

    return name_of


def _default_tenant(client: ApiClient, operation: Operation) -> str:
    """The tenant of a call that names none: the view's, a default header's or the setting's."""
    try:
        any_record = dict.fromkeys(operation.path_parts[1::2], "0")
        request = client.build(operation, any_record, None, None, None)
    except (TypeError, ValueError):
        return ""  # the calls themselves will say what is wrong
    return request.headers.get("x-org-id", "")


def _text(value: Any) -> str:
    """One spelling: ids are hexadecimal, and white space around them is not sent."""
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return text.strip().lower()
