"""Service accounts: a bearer token by client credentials, renewed before it expires.

The endpoint, the form and the habits (scope `api`, HTTP Basic, an hour of life, no refresh
token) are those of JumpCloud's own command line client and serverless collector.
"""

from __future__ import annotations

import threading
import time
from base64 import b64encode
from typing import TYPE_CHECKING, Any, cast

from jcapiv1.decoding import parse_json
from jcapiv1.exceptions import (
    ApiException,
    DecodeException,
    NoUsableKeyException,
    TimeoutException,
)
from jcapiv1.redaction import Masked
from jcapiv1.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from jcapiv1.configuration import Configuration
    from jcapiv1.rest import Limits, RESTClientObject

_EARLY = 30.0
"""Seconds before its expiry from which a token is renewed."""
_LIFE = 3600.0
"""Seconds a token lives if the endpoint does not say."""
_LONGEST_LIFE = 365 * 86400.0
"""What it says may be longer than any clock can count."""


class TokenSource:
    """The token of one client, fetched once for all of its threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._token: str | None = None
        self._until = 0.0
        self._made_for: tuple[Any, ...] = ()

    def token(self, configuration: Configuration, rest: RESTClientObject, limits: Limits) -> str:
        """A token that is valid for some time yet.

        Raises as a call does, with status 0 where the endpoint answered with a 2xx or 4xx: that
        is no answer to the operation. A refusal is a `NoUsableKeyException`. ValueError if the
        address of the endpoint is not known.
        """
        identity = configuration.client_credentials()
        made_for = (*identity, configuration.effective_token_url())
        if not self._lock.acquire(timeout=max(0.0, limits.deadline - time.monotonic())):
            raise TimeoutException(0, "another thread's token request took too long")
        try:
            if self._made_for != made_for or time.monotonic() >= self._until:
                self._token = None
                self._token, life = _fetch(*made_for, rest, limits, configuration.secrets)
                self._until = time.monotonic() + life - _EARLY
                self._made_for = made_for
            assert self._token is not None
            return self._token
        finally:
            self._lock.release()

    def discard(self, token: str) -> None:
        """The service refused this token; a newer one stays."""
        # Without the lock, which another thread may hold for as long as its request takes. At
        # worst a token that came in between is renewed once more.
        if self._token == token:
            self._until = 0.0

    def secrets(self) -> set[str]:
        """The token as far as there is one, in every spelling, for masking."""
        from jcapiv1.secrets import spellings

        return set(spellings(self._token))


def _fetch(
    client_id: str,
    client_secret: str,
    url: str,
    rest: RESTClientObject,
    limits: Limits,
    secrets: Callable[[], set[str]],
) -> tuple[str, float]:
    """The token and its life in seconds."""
    basic = b64encode(f"{client_id}:{client_secret}".encode()).decode("ascii")
    try:
        answer = rest.request(
            "POST",
            url,
            headers={
                "accept": "application/json",
                "accept-encoding": "gzip",
                "authorization": Masked(f"Basic {basic}"),
                "content-type": "application/x-www-form-urlencoded",
            },
            body=b"grant_type=client_credentials&scope=api",
            _request_timeout=limits,
        )
    except ApiException as error:
        error.status, error.reason = 0, f"token endpoint: {error.reason}"
        raise
    if not 200 <= answer.status < 300:
        raise _refused(answer, secrets)
    # The body is kept out of these errors: it is where a token would be.
    try:
        document = parse_json(answer.data.decode("utf-8"))
    except ValueError:
        document = None  # and raised below: from here the error would carry the body along
    fields = cast("dict[str, Any]", document) if isinstance(document, dict) else {}
    token = fields.get("access_token")
    if not isinstance(token, str) or not token or not token.isascii() or not token.isprintable():
        raise DecodeException(0, "token endpoint: the answer has no access_token")
    life = fields.get("expires_in", _LIFE)
    if isinstance(life, bool) or not isinstance(life, (int, float)):
        life = _LIFE
    return Masked(token), float(min(life, _LONGEST_LIFE))


def _refused(answer: Any, secrets: Callable[[], set[str]]) -> ApiException:
    """The error that an answer outside 2xx becomes.

    A 4xx is none of the operation's own: a 404 here is no administrator that does not exist.
    """
    error = refusal(answer, secrets)
    if 400 <= answer.status < 500 and answer.status != 429:
        error = NoUsableKeyException(http_resp=answer)
        error.status, error.reason = 0, f"{answer.status} {answer.reason}"
    error.reason = f"token endpoint: {error.reason}"
    return error
