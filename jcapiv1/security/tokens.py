"""Service accounts: a bearer token by client credentials, renewed before it expires.

The endpoint, the form and the habits (scope `api`, HTTP Basic, an hour of life, no refresh
token) are those of JumpCloud's own command line client and serverless collector.
"""

from __future__ import annotations

import json
import threading
import time
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, cast

from jcapiv1.exceptions import (
    ApiException,
    DecodeException,
    NoUsableKeyException,
    TimeoutException,
)
from jcapiv1.security.credentials import Masked, basic_token
from jcapiv1.security.text import refuse_constant

if TYPE_CHECKING:
    from collections.abc import Callable

    from jcapiv1.security.credentials import ServiceAccount

_EARLY = 30.0
"""Seconds before its expiry from which a token is renewed."""
_LIFE = 3600.0
"""Seconds a token lives if the endpoint does not say."""
_LONGEST_LIFE = 365 * 86400.0
"""What it says may be longer than any clock can count."""
_LONGEST_ANSWER = 1 << 16
"""Bytes of an answer that may hold a token."""


class Limits(Protocol):
    """How long the request may take, as far as this module reads it."""

    deadline: float


class Sender(Protocol):
    """What sends a request, such as a `RESTClientObject`."""

    def request(
        self,
        method: str,
        url: str,
        *,
        headers: dict[str, str],
        body: bytes,
        _request_timeout: Limits,
    ) -> Any: ...


class _Held(NamedTuple):
    """A token, who it belongs to, and the `time.monotonic()` until which it is used."""

    account: ServiceAccount
    token: Masked
    until: float


class TokenSource:
    """The token of one client, fetched once for all of its threads."""

    def __init__(self, refusal: Callable[[Any, Callable[[], set[str]]], ApiException]) -> None:
        self._refusal = refusal
        """Makes the error that an answer outside 2xx becomes."""
        self._lock = threading.Lock()
        self._held: _Held | None = None
        self._refused: str | None = None

    def token(
        self,
        account: ServiceAccount,
        rest: Sender,
        limits: Limits,
        secrets: Callable[[], set[str]],
    ) -> str:
        """A token that is valid for some time yet.

        Raises as a call does, with status 0 where the endpoint answered with a 2xx or 4xx: that
        is no answer to the operation. A refusal is a `NoUsableKeyException`.
        """
        if not self._lock.acquire(timeout=max(0.0, limits.deadline - time.monotonic())):
            raise TimeoutException(0, "another thread's token request took too long")
        try:
            held = self._held
            if (
                held is None
                or held.account != account
                or held.token == self._refused
                or time.monotonic() >= held.until
            ):
                # Whole or not at all: after a failed renewal the last one is as it was.
                self._refused = None
                answer = _ask(account, rest, limits)
                if not 200 <= answer.status < 300:
                    raise self._error_of(answer, secrets)
                token, life = _found_in(answer)
                held = self._held = _Held(account, token, time.monotonic() + life - _EARLY)
            return held.token
        finally:
            self._lock.release()

    def discard(self, token: str) -> None:
        """The service refused this token; a newer one stays."""
        # Without the lock, which another thread may hold for as long as its request takes.
        self._refused = token

    def secrets(self) -> set[str]:
        """The token as far as there is one, in every spelling, for masking."""
        from jcapiv1.security.secrets import spellings

        held = self._held
        return set(spellings(held.token)) if held else set()

    def _error_of(self, answer: Any, secrets: Callable[[], set[str]]) -> ApiException:
        """The error that an answer outside 2xx becomes.

        A 4xx is none of the operation's own: a 404 here is no administrator that does not exist.
        """
        error = self._refusal(answer, secrets)
        if 400 <= answer.status < 500 and answer.status != 429:
            error = NoUsableKeyException(http_resp=answer)
            error.status, error.reason = 0, f"{answer.status} {answer.reason}"
        error.reason = f"token endpoint: {error.reason}"
        return error


def _ask(account: ServiceAccount, rest: Sender, limits: Limits) -> Any:
    """The answer of the token endpoint."""
    try:
        return rest.request(
            "POST",
            account.token_url,
            headers={
                "accept": "application/json",
                "accept-encoding": "gzip",
                "authorization": Masked(f"Basic {basic_token(*account[:2])}"),
                "content-type": "application/x-www-form-urlencoded",
            },
            body=b"grant_type=client_credentials&scope=api",
            _request_timeout=limits,
        )
    except ApiException as error:
        error.status, error.reason = 0, f"token endpoint: {error.reason}"
        raise


def _found_in(answer: Any) -> tuple[Masked, float]:
    """The token and its life in seconds."""
    found = _token_in(answer.data)
    if found is None:
        # Neither body nor token: this error's traceback may be shown with its local variables.
        raise DecodeException(0, "token endpoint: the answer has no access_token")
    return found


def _token_in(data: bytes) -> tuple[Masked, float] | None:
    if len(data) > _LONGEST_ANSWER:
        return None
    try:
        document = json.loads(data.decode("utf-8"), parse_constant=refuse_constant)
    except (ValueError, RecursionError):
        return None
    fields = cast("dict[str, Any]", document) if isinstance(document, dict) else {}
    token = fields.get("access_token")
    if not isinstance(token, str) or not token or not token.isascii() or not token.isprintable():
        return None
    life = fields.get("expires_in", _LIFE)
    if isinstance(life, bool) or not isinstance(life, (int, float)):
        life = _LIFE
    return Masked(token), float(max(0.0, min(life, _LONGEST_LIFE)))
