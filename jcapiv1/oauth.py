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
from jcapiv1.exceptions import DecodeException, TimeoutException, exception_for_status
from jcapiv1.redaction import Masked

if TYPE_CHECKING:
    from jcapiv1.configuration import Configuration
    from jcapiv1.rest import Limits, RESTClientObject

_EARLY = 30.0
"""Seconds before its expiry from which a token is renewed."""
_LIFE = 3600.0
"""Seconds a token lives if the endpoint does not say."""


class TokenSource:
    """The token of one client, fetched once for all of its threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._token: str | None = None
        self._until = 0.0
        self._made_for: tuple[Any, ...] = ()

    def token(self, configuration: Configuration, rest: RESTClientObject, limits: Limits) -> str:
        """A token that is valid for some time yet.

        Raises as a call does; the endpoint's refusal is an `UnauthorizedException` or
        `BadRequestException`. ValueError if the address of the endpoint is not known.
        """
        identity = configuration.client_credentials()
        made_for = (*identity, configuration.effective_token_url())
        if not self._lock.acquire(timeout=max(0.0, limits.deadline - time.monotonic())):
            raise TimeoutException(0, "another thread's token request took too long")
        try:
            if self._made_for != made_for or time.monotonic() >= self._until:
                self._token = None
                self._token, life = _fetch(*made_for, rest, limits)
                self._until = time.monotonic() + life - _EARLY
                self._made_for = made_for
            assert self._token is not None
            return self._token
        finally:
            self._lock.release()

    def discard(self, token: str) -> None:
        """The service refused this token; a newer one stays."""
        with self._lock:
            if self._token == token:
                self._until = 0.0

    def secrets(self) -> set[str]:
        """The token as far as there is one, in every spelling, for masking."""
        from jcapiv1.secrets import spellings

        return set(spellings(self._token))


def _fetch(
    client_id: str, client_secret: str, url: str, rest: RESTClientObject, limits: Limits
) -> tuple[str, float]:
    """The token and its life in seconds."""
    basic = b64encode(f"{client_id}:{client_secret}".encode()).decode("ascii")
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
    if not 200 <= answer.status < 300:
        refused = exception_for_status(answer.status)(http_resp=answer)
        refused.reason = f"token endpoint: {refused.reason}"
        raise refused
    # The body is kept out of these errors: it is where a token would be.
    try:
        document = parse_json(answer.data.decode("utf-8"))
    except ValueError:
        document = None  # and raised below: from here the error would carry the body along
    fields = cast("dict[str, Any]", document) if isinstance(document, dict) else {}
    token = fields.get("access_token")
    if not isinstance(token, str) or not token or not token.isascii() or not token.isprintable():
        raise DecodeException(answer.status, "token endpoint: the answer has no access_token")
    life = fields.get("expires_in", _LIFE)
    if isinstance(life, bool) or not isinstance(life, (int, float)):
        life = _LIFE
    return Masked(token), float(life)
