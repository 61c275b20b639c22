"""The sandbox that the environment sends every call to, whatever the program has set."""

from __future__ import annotations

import os
from typing import Final, NamedTuple

from jcapiv1.security.credentials import clean
from jcapiv1.security.masked import Masked
from jcapiv1.settings.addresses import Address, is_loopback, parse_address

__all__ = ["SANDBOX_KEY", "SANDBOX_URL", "SandboxInForce", "sandbox_of_environment"]

SANDBOX_URL: Final = "JUMPCLOUD_SANDBOX_URL"
SANDBOX_KEY: Final = "JUMPCLOUD_SANDBOX_KEY"


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
