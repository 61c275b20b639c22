"""What came of one call of a bulk job, and what can be said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

from jcapiv1.exceptions import ApiException, NoUsableKeyException

__all__ = ["BulkSummary", "Call", "Outcome", "Status", "WrappedException"]

R = TypeVar("R")
Call = Mapping[str, Any]
Status = Literal["done", "failed", "unknown", "skipped"]

_MESSAGE_LIMIT = 500
"""Characters of an error's message that the journal keeps."""


class WrappedException(ApiException):
    """Stands for an error that is no ApiException: wrong arguments, a lost worker, your own.

    So `outcome.error.status` can always be asked for; it is 0.
    """

    original: BaseException
    """The error itself."""


def as_api_exception(error: BaseException) -> ApiException:
    """The error, or what stands for it."""
    if isinstance(error, ApiException):
        return error
    wrapped = WrappedException(0, f"{type(error).__name__}: {error}")
    wrapped.original = wrapped.__cause__ = error
    return wrapped


@dataclass(frozen=True)
class Outcome(Generic[R]):
    """What came of one call."""

    call: Call
    """The keyword arguments, as they came from `calls`."""
    status: Status
    """"done"; "failed": a second run repeats it; "unknown": it may have been carried out and must
    not be repeated; "skipped": an earlier run with this journal did it."""
    result: R | None = field(default=None, repr=False)
    """What the method returned, if it is "done"."""
    error: ApiException | None = None
    """Why it is "failed" or "unknown"; a WrappedException for what is no ApiException itself."""
    attempts: int = 0
    """How often this run tried to send the request."""
    elapsed: float = 0.0
    """Seconds that the call took in this run."""
    waited: float = 0.0
    """Seconds for which the job sent nothing just before this call, since the service asked to
    wait, and those between the call's own attempts."""

    @property
    def ok(self) -> bool:
        """True if the call is done, in this run or an earlier one."""
        return self.status in ("done", "skipped")


@dataclass(frozen=True)
class BulkSummary(Generic[R]):
    """What came of a job as a whole."""

    counts: Counter[Status]
    """How many outcomes of each status there are."""
    failed: list[Outcome[R]]
    """Those that are "failed" or "unknown"."""
    finished: bool
    """True if every call is done, in this run or an earlier one."""


def may_have_acted(error: BaseException) -> bool:
    """False if it is certain that the call which raised this changed nothing.

    Stricter than `outcome_unknown`: an answer of 2xx that could not be read, a redirect and any
    5xx (Cloudflare has its own) may stand for a call that was carried out.
    """
    if isinstance(error, ApiException):
        refused = isinstance(error, NoUsableKeyException) or 400 <= (error.status or 0) < 500
        return error.outcome_unknown or not (refused or not error.status)
    # TypeError and ValueError are wrong arguments, cancelled is not begun; anything else is the
    # loss of a worker or an error of the program.
    return not isinstance(error, (TypeError, ValueError, CancelledError))


def shown_in_journal(error: BaseException) -> dict[str, Any]:
    """What the journal keeps of an error; other texts than the service's may hold arguments."""
    shown: dict[str, Any] = {"class": type(error).__name__}
    if isinstance(error, ApiException):
        text = error.message or error.reason
        shown.update(status=error.status, message=text and text[:_MESSAGE_LIMIT])
    return shown


def error_of_earlier_run(line: Mapping[str, Any], operation: str) -> ApiException:
    """The error of a call that is listed as unknown, from the journal's last line about it."""
    shown: Mapping[str, Any] = line.get("error", {})
    reason = f"an earlier run began this call and did not learn what came of it, {line.get('at')}"
    if shown:
        reason += f" ({shown['class']}: {shown.get('message')})"
    error = ApiException(shown.get("status", 0), reason)
    error.operation = operation
    error.outcome_unknown = True
    return error
