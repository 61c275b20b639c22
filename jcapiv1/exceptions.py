"""What a call can raise.

    ApiException                        anything between the arguments and the model
    ├── BadRequestException             400
    ├── UnauthorizedException           401
    │   └── NoUsableKeyException        no credential set, or a 302 to the login page
    ├── ForbiddenException              403
    ├── NotFoundException               404
    ├── ConflictException               409
    ├── UnprocessableEntityException    422
    ├── TooManyRequestsException        429, with `retry_after`
    ├── ServiceException                5xx
    ├── RedirectException               3xx; never followed
    ├── IncompleteListException         `paginate` cannot reach the end of a list
    ├── DecodeException                 an answer that is not what the contract promises
    │   └── ResponseTooLargeException   a body beyond `Configuration.max_response_bytes`
    └── TransportException              no complete answer; see `outcome_unknown`
        ├── ConnectException            nothing reached the server
        │   └── TLSException            the certificate, its name or the TLS version is wrong
        └── TimeoutException            a time-out; also a builtin TimeoutError

Wrong arguments are Python's own TypeError and ValueError, raised before anything is sent.
`status` is 0 where there was no answer. No text, attribute or pickle of an error raised by a
call holds a known secret: `ApiClient` masks them before it makes the error.
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Mapping
from typing import Any, cast

__all__ = [
    "ApiException",
    "BadRequestException",
    "ConflictException",
    "ConnectException",
    "DecodeException",
    "ForbiddenException",
    "IncompleteListException",
    "NoUsableKeyException",
    "NotFoundException",
    "RedirectException",
    "ResponseTooLargeException",
    "ServiceException",
    "TLSException",
    "TimeoutException",
    "TooManyRequestsException",
    "TransportException",
    "UnauthorizedException",
    "UnprocessableEntityException",
    "exception_for_status",
]

HOW_TO_SET_A_KEY = (
    "set configuration.api_key['x-api-key'] (or the environment variable JUMPCLOUD_API_KEY) to a "
    "key from the JumpCloud admin portal, or use access_token, or client_id and client_secret"
)

_PLAIN_MESSAGE_LIMIT = 500
"""Longer plain text is a page, not a message (characters)."""
_LONGEST_SUMMARY = 300
"""Characters of status, reason and message in `summary`."""
_LONGEST_ENVELOPE = 1 << 18
"""In a longer document no message is looked for: its values may take many times its size."""


class _WithAttributes(type):
    """Has `help()` show the attributes of a class as its source tells of them."""

    @property
    def __doc__(cls) -> str:  # type: ignore[override]  # what `help()` asks for
        text = cls.__dict__.get("__doc__") or ""
        # Here, since `help()` alone needs them.
        import inspect

        from jcapiv1.described import described

        types = inspect.get_annotations(cls)
        return described(cls, text, "Attributes", types) if types else text


class ApiException(Exception, metaclass=_WithAttributes):
    """A call failed; its class and attributes say what is known.

    `ApiException(status, reason, http_resp)` is the predecessor's constructor: `http_resp` wins
    over the other two. It is anything with `data`, and as far as known `status`, `reason` and
    `getheaders()` or `headers`.
    """

    status: int | None
    """HTTP status, 0 where there was no answer."""
    reason: str | None
    """HTTP reason phrase, or what happened instead of an answer."""
    body: str | None
    """The answer's body as text, None where there was none; a long one may be cut."""
    headers: Any
    """The answer's headers (a mapping without regard to case), None where there were none."""
    operation: str | None = None
    """Name of the operation, for example "users_put"; None for a raw `call_api`."""
    path_values: Mapping[str, str] | None = None
    """What fills the path of the operation, for example {"id": "5f0c1d2e3a4b5c6d7e8f9a0b"}."""
    x_org_id: str | None = None
    """The tenant that the request named, None if it named none."""
    hint: str | None = None
    """What to do next, None where nothing is obvious."""
    attempts: int = 0
    """How often the request was tried."""
    elapsed: float = 0.0
    """Seconds from the start of the call to this error."""
    retry_after: float | None = None
    """Seconds the service asked to wait (`Retry-After`), None where it did not."""
    outcome_unknown: bool = False
    """True if the server may have acted although no answer says so."""
    position: int | None = None
    """In an error of `paginate`: the `skip` with which it goes on where it stopped."""

    def __init__(
        self, status: int | None = None, reason: str | None = None, http_resp: Any = None
    ) -> None:
        super().__init__(status, reason)
        if http_resp is None:
            self.status, self.reason, self.body, self.headers = status, reason, None, None
        else:
            self.status = getattr(http_resp, "status", 0)
            self.reason = getattr(http_resp, "reason", None)
            self.body = _text(http_resp.data)
            getheaders = getattr(http_resp, "getheaders", None)  # gone from urllib3's own in 2.6
            self.headers = getheaders() if getheaders else getattr(http_resp, "headers", None)

    @property
    def message(self) -> str | None:
        """The service's own words, from any of its envelopes; None if it gave none.

        `message`, else `error` (text, or an object with `message`), else short plain text;
        HTML is not a message.
        """
        return message_of(self.body)

    @property
    def request_id(self) -> str | None:
        """What JumpCloud's support can find the request by (`x-request-id`, else `cf-ray`)."""
        headers: Any = self.headers or {}
        found = headers.get("x-request-id") or headers.get("cf-ray")
        return None if found is None else str(found)

    def __str__(self) -> str:
        lines = [f"({self.status})", f"Reason: {self.reason}"]
        if self.operation:
            lines.append(
                f"Operation: {self.operation} ({_count(self.attempts)}, {self.elapsed:.2f} s)"
            )
        record = about(self.path_values or {}, self.x_org_id)
        if record:
            lines.append(f"Record: {', '.join(record)}")
        if self.message:
            lines.append(f"Message: {self.message}")
        if self.hint:
            lines.append(f"Hint: {self.hint}")
        if self.headers:
            lines.append(f"HTTP response headers: {self.headers}")
        if self.body:
            lines.append(f"HTTP response body: {self.body}")
        return "\n".join(lines) + "\n"

    @property
    def summary(self) -> str:
        """What happened, where and to what, in one line.

        For example "401 Unauthorized: api key user not found (users_put, id
        5f0c1d2e3a4b5c6d7e8f9a0b, tenant 5f0b1d2e3a4b5c6d7e8f9a0b)".
        """
        message = self.message
        status = f"{self.status} " if self.status else ""
        words = f"{status}{self.reason or ''}{(message and f': {message}') or ''}"
        words = " ".join(words.split()) or type(self).__name__
        if len(words) > _LONGEST_SUMMARY:
            words = f"{words[:_LONGEST_SUMMARY]}..."
        named = [self.operation] if self.operation else []
        where = ", ".join([*named, *about(self.path_values or {}, self.x_org_id)])
        return f"{words} ({where})" if where else words

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.summary}>"

    def __reduce__(self) -> tuple[Any, ...]:
        # By construction: subclasses and later attributes survive without help of their own.
        return _rebuild, (type(self), self.args, self.__dict__)


class BadRequestException(ApiException):
    """400: the service refused the request as malformed."""


class UnauthorizedException(ApiException):
    """401: the credential is wrong, of another region, or lacks an organization."""


class NoUsableKeyException(UnauthorizedException):
    """No API key or token reached the service: none is set, or it answered with its login page."""


class ForbiddenException(ApiException):
    """403: the credential's rights do not cover this, or the address is blocked."""


class NotFoundException(ApiException):
    """404: no such administrator, organization or path."""


class ConflictException(ApiException):
    """409: the state of the record does not allow it."""


class UnprocessableEntityException(ApiException):
    """422: the fields of the request are not acceptable."""


class TooManyRequestsException(ApiException):
    """429: too many requests; `retry_after` is what the service asked for, in seconds."""


class ServiceException(ApiException):
    """5xx: the service failed; `outcome_unknown` tells if a write may have taken effect."""


class RedirectException(ApiException):
    """3xx: refused, since a redirect could carry the credential elsewhere."""


class IncompleteListException(ApiException):
    """A list ended before its total, or the service repeats a page instead of going on."""

    total_count: int | None = None
    """How many records the service says there are."""


class DecodeException(ApiException):
    """An answer with a 2xx status that is not what the contract promises.

    For a write the server accepted the request: `status` is the 2xx it answered.
    """

    path: str = ""
    """Place in the document, for example "results[3].created"; empty for the whole."""


class ResponseTooLargeException(DecodeException):
    """The answer is beyond `Configuration.max_response_bytes`.

    Either its body is longer, and the rest was not read; or it holds so many values that they
    would take far more memory than that.
    """


class TransportException(ApiException):
    """No complete answer came; `status` is 0."""


class ConnectException(TransportException):
    """The client could not connect, so nothing was sent."""


class TLSException(ConnectException):
    """The TLS handshake failed for good: wrong certificate, name or protocol version."""


class TimeoutException(TransportException, TimeoutError):
    """Connecting, reading or the whole call took longer than allowed."""


_BY_STATUS: dict[int, type[ApiException]] = {
    400: BadRequestException,
    401: UnauthorizedException,
    403: ForbiddenException,
    404: NotFoundException,
    409: ConflictException,
    422: UnprocessableEntityException,
    429: TooManyRequestsException,
}


def exception_for_status(status: int) -> type[ApiException]:
    """The class that stands for an HTTP status outside 2xx."""
    if 300 <= status < 400:
        return RedirectException
    if status >= 500:
        return ServiceException
    return _BY_STATUS.get(status, ApiException)


def message_of(body: str | None) -> str | None:
    """The human-readable message in an error body of the service, None if it has none."""
    text = (body or "").strip()
    if not text or text.startswith("<") or len(text) > _LONGEST_ENVELOPE:
        return None
    try:
        document: object = json.loads(text)
    except (ValueError, RecursionError):
        return text if len(text) <= _PLAIN_MESSAGE_LIMIT else None
    if isinstance(document, str):
        return document or None
    if not isinstance(document, dict):
        return None
    envelope = cast("dict[str, object]", document)
    error = envelope.get("error")
    candidates = [envelope.get("message"), error]
    if isinstance(error, dict):
        candidates.append(cast("dict[str, object]", error).get("message"))
    return next((c for c in candidates if isinstance(c, str) and c), None)


def _text(data: Any) -> str | None:
    return data.decode("utf-8", "replace") if isinstance(data, bytes) else data


def about(path_values: Mapping[str, str], x_org_id: str | None) -> list[str]:
    """Record and tenant in words: ["id 5f0c...", "tenant 5f0b..."]."""
    tenant = [f"tenant {x_org_id}"] if x_org_id else []
    return [*(f"{name} {value}" for name, value in path_values.items()), *tenant]


def _count(attempts: int) -> str:
    return "1 attempt" if attempts == 1 else f"{attempts} attempts"


def _rebuild(cls: type[ApiException], args: tuple[Any, ...], state: dict[str, Any]) -> ApiException:
    error = cls.__new__(cls)
    error.args = args
    vars(error).update(state)
    return error


def warn_caller(message: str) -> None:
    """A UserWarning at the innermost line outside this package."""
    # inspect.currentframe is the public name of this, in a module too heavy for one warning.
    level, frame = 1, sys._getframe()  # pyright: ignore[reportPrivateUsage]
    while frame.f_back and frame.f_globals.get("__name__", "").startswith("jcapiv1."):
        level, frame = level + 1, frame.f_back
    warnings.warn(message, UserWarning, stacklevel=level)
