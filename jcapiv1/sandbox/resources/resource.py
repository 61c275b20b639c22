"""What the rest of the sandbox knows of a resource."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jcapiv1.sandbox.calls.routing import Routes
from jcapiv1.sandbox.state.records import Organization, TenantRecord
from jcapiv1.sandbox.state.state import State


@dataclass(frozen=True)
class TenantResource:
    """Records of one kind that belong to tenants, and the operations on them."""

    name: str
    """How a tenant in a file of records calls the array of them."""
    record: type[TenantRecord]
    add: Callable[[State, Organization, Mapping[str, Any]], TenantRecord]
    """Adds a record; the mapping says by wire name what is not to be made up."""
    routes: Routes
