"""What must not be shown: the secrets of a configuration, in all the ways they may show up.

Loaded when something is about to be shown, not before.
"""

from __future__ import annotations

import json
import os
import re
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, Final, Protocol
from urllib.parse import quote, quote_plus, unquote

from jcapiv1.security.credentials import Masked, basic_token

__all__ = ["SHORTEST_SECRET", "known_secrets", "proxy_secrets", "secrets_in", "spellings"]

SHORTEST_SECRET: Final = 4
"""Shorter values are not masked: doing so would tear ordinary text apart."""
_PERCENT = re.compile("%[0-9A-F]{2}")


class Holder(Protocol):
    """A configuration, as far as it holds secrets.

    Any, since pyright takes a descriptor for itself and not for what it reads as.
    """

    @property
    def api_key(self) -> Any: ...
    @property
    def access_token(self) -> Any: ...
    @property
    def client_id(self) -> Any: ...
    @property
    def client_secret(self) -> Any: ...
    @property
    def username(self) -> Any: ...
    @property
    def password(self) -> Any: ...
    @property
    def proxy(self) -> Any: ...


class EnvironmentHolder(Protocol):
    """The variables of the environment, as far as they hold secrets."""

    api_key: str | None
    client_id: str | None
    client_secret: str | None


def known_secrets(configuration: Holder, environment: EnvironmentHolder | None) -> set[str]:
    """Every secret of a configuration and of the environment it was made in."""
    c = configuration
    # Of a copy: another thread may set a key meanwhile.
    values: list[Any] = [*c.api_key.copy().values(), c.access_token, c.client_secret, c.password]
    pairs = [(c.username, c.password), (c.client_id, c.client_secret)]
    if environment is not None:
        values += [environment.api_key, environment.client_secret]
        pairs.append((environment.client_id, environment.client_secret))
    values += [basic_token(user, password) for user, password in pairs if user and password]
    found = {spelling for value in values for spelling in spellings(value)}
    for proxy in (c.proxy or "", *proxy_variables()):
        found.update(proxy_secrets(proxy))
    return found


def spellings(secret: str | bytes | None) -> Iterator[str]:
    """The ways in which a secret may show up in texts: as it is, stripped, escaped, encoded."""
    if not secret:
        return
    raw = secret.decode("utf-8", "replace") if isinstance(secret, bytes) else str(secret)
    for text in {raw, raw.strip()}:
        escaped = json.dumps(text)[1:-1]
        data = text.encode("utf-8", "replace")
        encoded = [encode(data).decode("ascii") for encode in (b64encode, urlsafe_b64encode)]
        quoted = (
            quote(text, safe="", errors="replace"),
            quote(text, errors="replace"),
            quote_plus(text, errors="replace"),
        )
        for spelling in (
            text,
            *quoted,
            *(_PERCENT.sub(_lower, q) for q in quoted),
            escape(text),
            escape(text, quote=False),
            escaped,
            # JSON allows it, and some servers write it.
            escaped.replace("/", "\\/"),
            json.dumps(text, ensure_ascii=False)[1:-1],
            repr(text)[1:-1],
            *encoded,
            *(each.rstrip("=") for each in encoded),
        ):
            if len(spelling) >= SHORTEST_SECRET:
                yield spelling


def secrets_in(headers: Mapping[str, str]) -> set[str]:
    """The credentials among headers, in every spelling, whole and in their parts."""
    parts: set[str] = set()
    for name, value in headers.items():
        if isinstance(value, Masked):
            # "Bearer abc" goes out, "abc" is the secret; of a cookie each value is one.
            parts.update((str(value), value.rpartition(" ")[2]))
            if name == "cookie":
                parts.update(pair.partition("=")[2].strip() for pair in value.split(";"))
    return {spelling for part in parts for spelling in spellings(part)}


def proxy_secrets(url: str) -> Iterator[str]:
    """The secrets in a proxy's URL, which need not be a valid one."""
    userinfo = url.partition("://")[2] or url
    userinfo = userinfo.rpartition("@")[0]
    user, colon, password = userinfo.partition(":")
    # A user name by itself is a token; beside a password it is a word that need not be masked.
    secret = password if colon else user
    yield from spellings(secret)
    yield from spellings(unquote(secret))
    if userinfo:
        yield from spellings(userinfo)
        yield from spellings(basic_token(unquote(user), unquote(password)))


def _lower(found: re.Match[str]) -> str:
    return found.group().lower()


def proxy_variables() -> Iterator[str]:
    """The values of all variables that may name a proxy."""
    for name, value in os.environ.items():
        if name.lower().endswith("_proxy"):
            yield value
