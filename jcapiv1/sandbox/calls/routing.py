"""Which operation a path means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from jcapiv1.sandbox.answers import Answer
from jcapiv1.sandbox.calls.call import Call
from jcapiv1.sandbox.lists.parameters import decode_component

Operation: TypeAlias = Callable[[Call], "dict[str, Any] | list[Any] | str | Answer | None"]
"""What changes or reads the state; its name is that of the operation in the contract.

What it returns is the JSON of the answer, or the answer itself; None is one without a body.
"""
Routes: TypeAlias = Mapping[str, Mapping[str, Operation]]
"""Path as in the contract, then method, to operation."""


@dataclass(frozen=True)
class Match:
    """A path that exists."""

    methods: Mapping[str, Operation]
    """The operations on it, by method."""
    path: Mapping[str, str]
    """The values in it by their names in the contract, decoded."""


class Router:
    """The paths of all resources."""

    def __init__(self, tables: Iterable[Routes]) -> None:
        routes = [(path.split("/"), methods) for table in tables for path, methods in table.items()]
        # A literal segment is meant before a value: /users/me before /users/{id}.
        routes.sort(key=lambda route: [name.startswith("{") for name in route[0]])
        self._by_length: dict[int, list[tuple[list[str], Mapping[str, Operation]]]] = {}
        for names, methods in routes:
            self._by_length.setdefault(len(names), []).append((names, methods))
        self.handlers = {each.__name__: each for _, methods in routes for each in methods.values()}
        """What serves each operation, by its name."""
        self.operations = tuple(self.handlers)
        """The names of the operations that the sandbox has."""

    def match(self, path: str) -> Match | None:
        """Return what a path below /api means, None if nothing.

        `path` is percent-encoded as sent: an encoded slash belongs to its segment. One slash at
        the end changes nothing. Raises ValueError if a value cannot be decoded.
        """
        segments = path.removesuffix("/").split("/")
        for names, methods in self._by_length.get(len(segments), []):
            pairs = list(zip(names, segments, strict=True))
            if all(_fits(name, segment) for name, segment in pairs):
                values = {
                    name[1:-1]: decode_component(segment)
                    for name, segment in pairs
                    if name.startswith("{")
                }
                return Match(methods, values)
        return None


def _fits(name: str, segment: str) -> bool:
    return bool(segment) if name.startswith("{") else name == segment
