"""What an operation has changed, for those who look at its request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Change:
    """One record that a request has added, changed or removed, or what it has set going."""

    what: str
    """`added`, `changed`, `removed`; `sent` for a mail; `told` for what a device is to do."""
    kind: str
    """What the record is, for example `administrator`; of a mail or action, its own kind."""
    id: str
    """The record's id; of a mail, that of whom it is about; of an action, the device's."""
    fields: Mapping[str, tuple[Any, Any]] = field(default_factory=dict[str, "tuple[Any, Any]"])
    """Before and after, by wire name, for what has changed; None where it was or is absent."""


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Return the fields that differ."""
    names = [*before, *(name for name in after if name not in before)]
    pairs = {name: (before.get(name), after.get(name)) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
