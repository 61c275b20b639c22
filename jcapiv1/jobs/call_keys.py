"""What the calls of a job are recognized by, from one run to the next."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from jcapiv1.core.encode import to_wire

__all__ = ["CallKeys", "Key"]

Key = Callable[[Mapping[str, Any]], object] | str
"""A function of the call, or the name of one of its arguments."""


class CallKeys:
    """Gives each call of a job its key, a text that no other call of the job has.

    Called with the calls one by one, in their order. Without `key` it is a hash of the content
    and, from the second of the same content on, which one it is. It remembers the keys that it
    has given: about 130 bytes a call.
    """

    def __init__(self, key: Key | None) -> None:
        self._key = key
        self._seen: Counter[str] = Counter()
        self.kind = key if isinstance(key, str) else "content" if key is None else "function"
        """Goes into the journal: keys of different kinds cannot be compared."""

    def __call__(self, call: Mapping[str, Any]) -> str:
        """ValueError or TypeError if the call has no key, or that of an earlier call."""
        if self._key is None:
            text = _content(call)
        else:
            value = call.get(self._key) if isinstance(self._key, str) else self._key(call)
            text = "" if value is None else str(value)
            if not text:
                raise ValueError(f"a call has no key (from {self.kind!r})")
        self._seen[text] += 1
        occurrence = self._seen[text]
        if occurrence == 1:
            return text
        if self._key is not None:
            raise ValueError(f"two calls have the key {text!r}")
        return f"{text}#{occurrence}"


def _content(call: Mapping[str, Any]) -> str:
    """A hash of what is sent, whether given as a model or as a dictionary."""
    try:
        text = json.dumps(to_wire(call), sort_keys=True)
    except (TypeError, ValueError, RecursionError):
        raise TypeError("a call cannot be recognized by its content; give key=") from None
    return hashlib.sha256(text.encode()).hexdigest()[:32]
