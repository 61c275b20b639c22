"""The error that an answer outside 2xx becomes; of a redirect it names the host and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from urllib3 import HTTPHeaderDict

from jcapiv1.exceptions import (
    ApiException,
    NoUsableKeyException,
    RedirectException,
    exception_for_status,
)
from jcapiv1.security.masking import MASK, mask

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["HOW_TO_SET_A_KEY", "refusal"]

HOW_TO_SET_A_KEY = (
    "set configuration.api_key['x-api-key'] (or the environment variable JUMPCLOUD_API_KEY) to a "
    "key from the JumpCloud admin portal, or use access_token, or client_id and client_secret"
)


def refusal(response: Any, secrets: Callable[[], set[str]]) -> ApiException:
    """The error that stands for an answer outside 2xx."""
    error = exception_for_status(response.status)(http_resp=response)
    headers = HTTPHeaderDict(error.headers)  # a script's stand-in may have a plain dict or a list
    if isinstance(error, RedirectException):
        # Masked first: a part of a secret, as the host may be, would not be recognised later.
        location = mask(headers.get("location", ""), secrets())
        if _is_login(location):
            error = NoUsableKeyException(http_resp=response)
            error.reason = f"the service asks to log in: no usable API key; {HOW_TO_SET_A_KEY}"
        else:
            error.reason = f"redirect refused: to {_host_of(location)}"
        # Where it would lead to may hold anything, the credential included.
        headers.discard("location")
    error.headers = headers
    return error


def _is_login(location: str) -> bool:
    from urllib.parse import urlsplit

    try:
        return urlsplit(location).path.rstrip("/").endswith("/login")
    except ValueError:
        return False


def _host_of(location: str) -> str:
    from urllib.parse import urlsplit

    if location == MASK:
        return "an address that is not shown"
    try:
        return urlsplit(location).hostname or "the same host"
    except ValueError:
        return "an address that cannot be read"
