"""One call of a bulk job on its way, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

__all__ = ["WorkItem", "WorkResult"]


class WorkItem(NamedTuple):
    """A call on its way through the job."""

    position: int
    """Place among the calls, from 0."""
    call: Mapping[str, Any]
    key: str = ""
    """What the journal knows it by; empty without one."""
    doubted: bool = False
    """True if an earlier run may have carried it out."""
    record: str | None = None
    """The record that it changes, None if that is not known."""
    supersedes: tuple[str, ...] = ()
    """Keys of calls that earlier runs did, and whose changes to the record this one replaces."""
    waited: float = 0.0
    """Seconds for which nothing was sent before it."""


class WorkResult(NamedTuple):
    """What a worker says of a call; errors are values here, so that all of it can be pickled."""

    result: Any
    error: BaseException | None
    attempts: int
    elapsed: float
    waited: float = 0.0
    """Seconds between its attempts."""
