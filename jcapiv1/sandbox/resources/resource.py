"""What the rest of the sandbox knows of a resource."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from jcapiv1.sandbox.calls.routing import Routes
from jcapiv1.sandbox.state.records import Organization, TenantRecord
from jcapiv1.sandbox.state.state import State


class Add(Protocol):
    """Adds a record to a tenant."""

    def __call__(
        self, state: State, organization: Organization, document: Mapping[str, Any], /
    ) -> TenantRecord:
        """Return the record; the mapping says by wire name what is not to be made up."""
        ...


@dataclass(frozen=True)
class TenantResource:
    """Records of one kind that belong to tenants, and the operations on them."""

    name: str
    """How a tenant in a file of records calls the array of them."""
    record: type[TenantRecord]
    add: Add
    routes: Routes
