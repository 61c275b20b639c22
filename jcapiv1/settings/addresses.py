"""JumpCloud's regions, and how the address of a service is read."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import AddressValueError, IPv6Address
from string import ascii_letters, ascii_lowercase, digits
from typing import Final, NamedTuple
from urllib.parse import urlsplit

__all__ = ["REGIONS", "Address", "Region", "is_loopback", "parse_address", "require_encryption"]


class Region(NamedTuple):
    """Where one of JumpCloud's regions answers."""

    host: str
    """Base address of the v1 API."""
    token_url: str
    """Where service accounts fetch a bearer token."""


# The hosts stand in the servers block of JumpCloud's own description, the token addresses in the
# OpenID discovery document of each region.
REGIONS: Final = {
    "us": Region(
        "https://console.jumpcloud.com/api",
        "https://admin-oauth.id.jumpcloud.com/oauth2/token",
    ),
    "eu": Region(
        "https://console.eu.jumpcloud.com/api",
        "https://admin-oauth.id.eu.jumpcloud.com/oauth2/token",
    ),
    "in": Region(
        "https://console.in.jumpcloud.com/api",
        "https://admin-oauth.id.in.jumpcloud.com/oauth2/token",
    ),
}

# Sets in place of patterns: compiling those is a fifth of what importing this package costs.
_IN_HOST = frozenset(f"{ascii_lowercase}{digits}-._")
_IN_PATH = frozenset(f"{ascii_letters}{digits}-._~!$&'()*+,;=:@%/")


class Address(NamedTuple):
    """A base address taken apart; the host in lower case and without the brackets of IPv6."""

    scheme: str
    host: str
    port: int
    path: str
    """What stands before every path of the API, without a slash at its end; may be empty."""

    @property
    def bracketed(self) -> str:
        """The host as URLs and the Host header write it: an IPv6 address in brackets."""
        return f"[{self.host}]" if ":" in self.host else self.host


@lru_cache(maxsize=256)
def parse_address(name: str, url: str) -> Address:
    """The parts of an `http` or `https` URL; `name` is the setting it comes from.

    ValueError for user information, a query, a fragment, dot segments and whatever does not belong
    into a URL. The message shows no part of it, since what is refused may be a secret.
    """
    # Before anything else: urlsplit drops line breaks and tabs in silence.
    if not url.isascii() or not url.isprintable() or " " in url:
        raise ValueError(f"{name} holds white space, control or non-ASCII characters")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise ValueError(f"{name} is not a URL: its host or port cannot be read") from None
    if parts.scheme not in ("http", "https") or not host:
        raise ValueError(f"{name} must be a URL such as {REGIONS['us'].host!r}")
    if "@" in parts.netloc:
        raise ValueError(f"{name} must not hold a user name or password")
    # By character: urlsplit does not tell an empty query or fragment from none.
    if "?" in url or "#" in url:
        raise ValueError(f"{name} must not hold a query or a fragment")
    if not (_is_ipv6(host) if ":" in host else host[0] != "-" and _IN_HOST.issuperset(host)):
        raise ValueError(f"{name} holds a host that is neither a name nor an IP address")
    segments = parts.path.split("/")
    if not _IN_PATH.issuperset(parts.path) or "." in segments or ".." in segments:
        raise ValueError(f"{name} holds a path that is not percent-encoded or has dot segments")
    if port is None:
        port = 443 if parts.scheme == "https" else 80
    return Address(parts.scheme, host, port, parts.path.rstrip("/"))


def require_encryption(name: str, address: Address, allow_insecure_http: bool) -> None:
    """ValueError for plain http to another machine, unless that is allowed."""
    if address.scheme == "http" and not allow_insecure_http and not is_loopback(address.host):
        raise ValueError(
            f"{name}: plain http to {address.host!r} would show the credential to the network; "
            "use https, or set allow_insecure_http=True"
        )


@lru_cache(maxsize=256)
def is_loopback(host: str) -> bool:
    """True for localhost, 127.0.0.0/8 and ::1, as `Address.host` writes them."""
    # Other spellings ("127.1", "2130706433") are not looked through: they count as remote.
    if host in ("localhost", "::1"):
        return True
    numbers = host.split(".")
    # A number beyond 255 makes it a name, which would be looked up.
    return (
        numbers[0] == "127"
        and len(numbers) == 4
        and all(n.isdecimal() and len(n) < 4 and int(n) < 256 for n in numbers)
    )


def _is_ipv6(host: str) -> bool:
    try:
        return IPv6Address(host).scope_id is None
    except AddressValueError:
        return False
