"""The connections to one origin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jcapiv1.settings.addresses import Address
from jcapiv1.transport.sockets import Pool, TLSPool

if TYPE_CHECKING:
    from urllib3.connectionpool import HTTPConnectionPool

    from jcapiv1.settings.fields import Settings

__all__ = ["host_header", "make_pool"]


def make_pool(
    address: Address, proxy: str | None, settings: Settings, maxsize: int
) -> HTTPConnectionPool:
    """At most `maxsize` connections to `address`, through `proxy` if there is one.

    ValueError if a certificate file of the settings cannot be used.
    """
    secure = address.scheme == "https"
    options: dict[str, Any] = {"maxsize": maxsize, "block": True}
    if secure:
        # Loaded late: making a context takes tens of milliseconds and plain http needs none.
        from jcapiv1.transport.tls import ssl_context

        options["ssl_context"] = ssl_context(settings)
        if settings.assert_hostname is not None:
            options["assert_hostname"] = settings.assert_hostname
    if proxy:
        from jcapiv1.transport.tls import proxy_manager

        manager = proxy_manager(proxy, settings, options)
        return manager.connection_from_host(address.host, address.port, address.scheme)
    return (TLSPool if secure else Pool)(address.host, address.port, **options)


def host_header(address: Address) -> str:
    """The address as the Host header names it, without the port that its scheme implies."""
    usual = address.port == (443 if address.scheme == "https" else 80)
    return address.bracketed if usual else f"{address.bracketed}:{address.port}"
