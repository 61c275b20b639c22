"""Which operation a path means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jcapiv1.sandbox import operations
from jcapiv1.sandbox.parameters import decode_component

_TABLE: dict[str, dict[str, Callable[[operations.Call], dict[str, Any] | None]]] = {
    "/organizations": {"GET": operations.organization_list},
    "/users": {"GET": operations.users_list},
    "/users/{id}": {"GET": operations.users_get, "PUT": operations.users_put},
    "/users/reactivate/{id}": {"GET": operations.users_reactivate_get},
    "/users/resettotp/{id}": {"POST": operations.admin_totpreset_begin},
}

OPERATIONS = tuple(
    operation.__name__ for methods in _TABLE.values() for operation in methods.values()
)
"""The names of the operations that the sandbox has."""


@dataclass(frozen=True)
class Match:
    """A path that exists."""

    methods: dict[str, Callable[[operations.Call], dict[str, Any] | None]]
    """The operations on it, by method."""
    id: str
    """The administrator in it, decoded; empty where it has none."""


def match(path: str) -> Match | None:
    """Return what a path below /api means, None if nothing.

    `path` is percent-encoded as sent: an encoded slash belongs to its segment. One slash at the
    end changes nothing. Raises ValueError if the segment of an id cannot be decoded.
    """
    segments = path.removesuffix("/").split("/")
    for template, methods in _TABLE.items():
        names = template.split("/")
        if len(names) == len(segments) and all(
            name == segment or (name == "{id}" and segment)
            for name, segment in zip(names, segments, strict=True)
        ):
            last = segments[-1] if names[-1] == "{id}" else ""
            return Match(methods, decode_component(last))
    return None
