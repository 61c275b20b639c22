"""Credentials as they come from people, files and keychains."""

from __future__ import annotations

from base64 import b64encode
from typing import Any, NamedTuple

from jcapiv1.security.text import as_text

__all__ = ["MASK", "Masked", "ServiceAccount", "basic_token", "clean"]

MASK = "***"


class Masked(str):
    """A secret that travels as text but does not show itself in a repr."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"'{MASK}'"


class ServiceAccount(NamedTuple):
    """What a bearer token is fetched with, and where."""

    client_id: str
    client_secret: Masked
    token_url: str


def clean(name: str, value: Any) -> str:
    """`value` (str or bytes) as text that fits into a header, without surrounding white space.

    ValueError for control characters and for what is not Latin-1, TypeError for other types; no
    message shows a part of the value.
    """
    text = as_text(name, value)
    # Latin-1 is what http.client writes headers in. Compared, since an error of encoding would
    # carry the value along.
    if not text.isascii() and max(text) > "\xff":
        raise ValueError(f"{name} holds characters that an HTTP header cannot carry")
    if not text.isprintable():
        raise ValueError(f"{name} holds control characters")
    return text


def basic_token(user: str, password: str) -> str:
    """User and password as HTTP Basic authentication writes them, without the word Basic."""
    return b64encode(f"{user}:{password}".encode()).decode("ascii")
