"""Failures on demand."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from jcapiv1.sandbox.access.oauth import TOKEN_OPERATION
from jcapiv1.sandbox.answers import Answer, json_answer
from jcapiv1.sandbox.refusal import Refusal
from jcapiv1.sandbox.resources import ROUTER

OPERATIONS = (*ROUTER.operations, TOKEN_OPERATION)
_KINDS = ("status", "reset", "stall", "cut_body", "malformed")


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What happens to the next `times` requests of an operation. See `Sandbox.fail`."""

    operation: str | None = None
    """The operation's name, `oauth_token`, or None for every request."""
    times: int | None = 1
    """How many requests it hits; None for all until `reset()`."""
    delay: float = 0.0
    """Seconds to wait before anything else."""
    status: int | None = None
    """The status to answer, with the error envelope unless `body` is given."""
    retry_after: float | str | None = None
    """The Retry-After of that answer: seconds, or the text of the header."""
    body: str | None = None
    """The body of that answer."""
    content_type: str = "application/json; charset=utf-8"
    """The Content-Type of `body`."""
    reset: bool = False
    """Reset the connection instead of answering."""
    stall: bool = False
    """Keep silent until the client goes away."""
    cut_body: bool = False
    """Carry it out, then close the connection in the middle of the answer's body."""
    malformed: bool = False
    """Carry it out, then answer with half of the JSON, well framed."""
    carried_out: bool = False
    """Carry the operation out before the fault: the caller cannot know that it happened."""

    def __post_init__(self) -> None:
        kinds = [name for name in _KINDS if getattr(self, name)]
        if self.operation is not None and self.operation not in OPERATIONS:
            raise ValueError(f"no operation {self.operation!r}; there are {', '.join(OPERATIONS)}")
        if len(kinds) > 1:
            raise ValueError(f"a fault is one of {', '.join(_KINDS)}; given: {', '.join(kinds)}")
        if not 0 <= self.delay <= threading.TIMEOUT_MAX:
            raise ValueError(f"delay must be a number of seconds to wait, not {self.delay}")
        if not kinds and not self.delay:
            raise ValueError(f"a fault needs a delay or one of {', '.join(_KINDS)}")
        if self.status is not None and not 200 <= self.status <= 599:
            raise ValueError(f"status must be 200 to 599, not {self.status}")
        if self.status is None and (self.retry_after is not None or self.body is not None):
            raise ValueError("retry_after and body need a status")
        if self.times is not None and self.times < 1:
            raise ValueError("times must be at least 1, or None for always")
        for name in ("retry_after", "content_type"):
            value = str(getattr(self, name))
            if not (value.isprintable() and value.isascii()):
                raise ValueError(f"{name} cannot be a header: {value!r}")
        if self.body is not None:
            self.body.encode()  # a lone surrogate cannot be sent; the ValueError says where it is

    @property
    def lets_through(self) -> bool:
        """Whether the operation is carried out."""
        replaced = self.status is not None or self.reset or self.stall
        return self.carried_out or not replaced

    @property
    def silent(self) -> bool:
        """Whether the client gets no answer at all."""
        return self.reset or self.stall

    def answer(self) -> Answer:
        """Return the answer with `status`."""
        status = self.status or 200
        headers: dict[str, str] = {}
        if self.retry_after is not None:
            headers["retry-after"] = str(self.retry_after)
        if 300 <= status < 400:
            headers["location"] = "/login"
        if self.body is not None:
            return Answer(status, self.body.encode(), self.content_type, headers)
        if status < 400:
            return Answer(status, headers=headers)
        return json_answer(Refusal(status).document(), status, headers)

    @classmethod
    def from_document(cls, document: object) -> Fault:
        """Return the fault that a JSON object describes; ValueError names what is wrong."""
        if not isinstance(document, Mapping):
            raise ValueError("a fault is a JSON object")
        given: dict[str, Any] = {str(name): value for name, value in document.items()}  # pyright: ignore[reportUnknownVariableType,reportUnknownArgumentType]
        types = {field.name: str(field.type) for field in fields(cls)}
        for name, value in given.items():
            if name not in types:
                raise ValueError(f"a fault has no {name!r}; it has {', '.join(types)}")
            if not _fits(value, types[name]):
                raise ValueError(f"{name} must be {types[name]}, not {value!r}")
        return cls(**given)

    def document(self) -> dict[str, Any]:
        """Return the JSON object that describes it."""
        return asdict(self)


_JSON_TYPES: dict[str, tuple[type, ...]] = {
    "int": (int,),
    "float": (int, float),
    "str": (str,),
    "bool": (bool,),
    "None": (type(None),),
}


def _fits(value: object, annotation: str) -> bool:
    allowed = tuple(kind for name in annotation.split(" | ") for kind in _JSON_TYPES[name])
    return isinstance(value, allowed) and (bool in allowed or not isinstance(value, bool))


def read_faults(document: object) -> list[Fault]:
    """Return the faults of a JSON document, one object or an array; ValueError if it has none."""
    items: list[object] = document if isinstance(document, list) else [document]  # pyright: ignore[reportUnknownVariableType]
    return [Fault.from_document(item) for item in items]


class Faults:
    """The faults that are waiting, in the order in which they were asked for. Safe for threads."""

    def __init__(self, initial: Iterable[Fault] = ()) -> None:
        self._initial = tuple(initial)
        self._lock = threading.Lock()
        self.reset()

    def reset(self) -> None:
        """Go back to the faults that the sandbox started with."""
        with self._lock:
            self._waiting = list(self._initial)

    def add(self, fault: Fault) -> None:
        """Let it happen from now on."""
        with self._lock:
            self._waiting.append(fault)

    def clear(self) -> None:
        """Let nothing fail any more."""
        with self._lock:
            self._waiting.clear()

    def drop(self, index: int) -> None:
        """Let one of those that are waiting not happen; IndexError if there are not so many."""
        with self._lock:
            del self._waiting[index]

    def waiting(self) -> list[Fault]:
        """Return what is still to happen; `times` counts down."""
        with self._lock:
            return list(self._waiting)

    def take(self, operation: str | None) -> Fault | None:
        """Return the first fault that hits this request, and count it."""
        with self._lock:
            for index, fault in enumerate(self._waiting):
                if fault.operation in (None, operation):
                    if fault.times == 1:
                        del self._waiting[index]
                    elif fault.times is not None:
                        self._waiting[index] = replace(fault, times=fault.times - 1)
                    return fault
            return None
