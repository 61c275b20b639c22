"""What a configuration takes from environment variables, and the sandbox that beats it."""

from __future__ import annotations

import os
from typing import Final, NamedTuple

from jcapiv1.exceptions import warn_caller
from jcapiv1.security.credentials import Masked, clean
from jcapiv1.settings.addresses import Address, is_loopback, parse_address

__all__ = [
    "Environment",
    "SandboxInForce",
    "environment_proxy",
    "read_environment",
    "sandbox_of_environment",
    "warn_of_unused",
]

API_KEY: Final = "JUMPCLOUD_API_KEY"
CLIENT_ID: Final = "JUMPCLOUD_CLIENT_ID"
CLIENT_SECRET: Final = "JUMPCLOUD_CLIENT_SECRET"  # noqa: S105 - the variable's name
ORG_ID: Final = "JUMPCLOUD_ORG_ID"
REGION: Final = "JUMPCLOUD_REGION"
API_URL: Final = "JUMPCLOUD_API_URL"
SANDBOX_URL: Final = "JUMPCLOUD_SANDBOX_URL"
SANDBOX_KEY: Final = "JUMPCLOUD_SANDBOX_KEY"


class Environment:
    """The variables as they were when a configuration was made; None where not set or empty."""

    __slots__ = ("api_key", "api_url", "client_id", "client_secret", "org_id", "region")

    def __init__(self) -> None:
        self.api_key = _value(API_KEY)
        self.client_id = _value(CLIENT_ID)
        self.client_secret = _value(CLIENT_SECRET)
        self.org_id = _value(ORG_ID)
        self.region = _value(REGION)
        self.api_url = _value(API_URL)
        if self.client_id is None or self.client_secret is None:
            self.client_id = self.client_secret = None


def read_environment() -> Environment | None:
    """The variables, or None if they hold no credential: then nothing of them is used."""
    environ = os.environ
    # Only two look-ups where there is nothing: they are most of what a configuration costs.
    if API_KEY not in environ and CLIENT_ID not in environ:
        return None
    found = Environment()
    return found if found.api_key or found.client_id else None


_warned: set[str] = set()


def warn_of_unused(used: dict[str, str | None]) -> None:
    """Warn once of each variable that is set to something else than what is used."""
    for name, value in used.items():
        found = _value(name)
        if found and name not in _warned and found.rstrip("/").lower() != (value or "").lower():
            _warned.add(name)
            warn_caller(
                f"{name} is set but not used: the program has set its own, or its own credential, "
                f"with which the environment does not count. To send every call to a sandbox, set "
                f"JUMPCLOUD_SANDBOX_URL"
            )


class SandboxInForce(NamedTuple):
    """Where every call goes, and with which key."""

    url: str
    address: Address
    key: Masked | None

    def serves(self, url: str) -> bool:
        """True if the address is one of this sandbox."""
        origin = "/".join(url.split("/", 3)[:3])
        return parse_address("url", origin)[:3] == self.address[:3]


def sandbox_of_environment() -> SandboxInForce | None:
    """The sandbox that is set now, None if none is.

    Read anew for each call, so that it holds for clients that were made before it was set.
    ValueError, without the value, if the address is not one of this machine.
    """
    found = os.environ.get(SANDBOX_URL)
    if found is None:
        return None
    url = found.strip()
    address = parse_address(SANDBOX_URL, url)
    if not is_loopback(address.host):
        raise ValueError(
            f"{SANDBOX_URL} must be an address of this machine, such as 'http://127.0.0.1:8017/api'"
        )
    key = clean(SANDBOX_KEY, os.environ.get(SANDBOX_KEY, ""))
    return SandboxInForce(url, address, Masked(key) if key else None)


def environment_proxy(scheme: str, netloc: str) -> str | None:
    """The system's or the environment's proxy for an address, None for none."""
    from urllib.request import getproxies, proxy_bypass

    proxies = getproxies()
    proxy = proxies.get(scheme) or proxies.get("all")
    return proxy if proxy and not proxy_bypass(netloc) else None


def _value(name: str) -> str | None:
    return os.environ.get(name, "").strip() or None
