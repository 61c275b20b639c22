"""Documents that tell when they change, so that what was found in them can be remembered."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")

_REMEMBERED = 16
"""How many results are kept; a script asks for the pages of few lists at a time."""


class Memory:
    """Results that hold until a document changes. Safe for threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._versions = itertools.count(1)
        self._version = 0
        self._results: dict[Hashable, tuple[int, Any]] = {}
        self.watched: dict[int, tuple[LiveDocument, dict[str, Any]]] | None = None
        """The documents that have changed since this was set, each with what it was before."""

    def forget(self) -> None:
        """Let nothing hold any more: a document has changed."""
        self._version = next(self._versions)  # never the same twice, whichever thread comes first

    def recall(self, key: Hashable, find: Callable[[], T]) -> T:
        """Return what `find` returned for this key, or find it now."""
        with self._lock:
            version = self._version
            found = self._results.get(key)
        if found is not None and found[0] == version:
            result: T = found[1]
            return result
        result = find()
        with self._lock:
            self._results.pop(key, None)
            while len(self._results) >= _REMEMBERED:
                del self._results[next(iter(self._results))]
            self._results[key] = version, result
        return result


class LiveDocument(dict[str, Any]):
    """A JSON object of a record. Changes within a value of it are not noticed."""

    __slots__ = ("memory",)

    memory: Memory | None

    def __init__(self, document: dict[str, Any]) -> None:
        super().__init__(document)
        self.memory = None


def _noticed(method: Callable[..., Any]) -> Callable[..., Any]:
    def changing(self: LiveDocument, *args: Any, **kwargs: Any) -> Any:
        if self.memory is not None and self.memory.watched is not None:
            self.memory.watched.setdefault(id(self), (self, dict(self)))
        try:
            return method(self, *args, **kwargs)
        finally:
            if self.memory is not None:
                self.memory.forget()

    return changing


for _name in (
    "__delitem__", "__ior__", "__setitem__", "clear", "pop", "popitem", "setdefault", "update",
):  # fmt: skip
    setattr(LiveDocument, _name, _noticed(getattr(dict, _name)))
