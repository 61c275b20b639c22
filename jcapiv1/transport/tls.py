"""What a configuration says about TLS and proxies, as urllib3 takes it."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from urllib3 import ProxyManager
from urllib3.util.ssl_ import create_urllib3_context

from jcapiv1.security.credentials import basic_token
from jcapiv1.transport.sockets import Pool, TLSPool, TLSSocket

if TYPE_CHECKING:
    from urllib3 import HTTPConnectionPool

    from jcapiv1.settings.fields import Settings

__all__ = ["proxy_manager", "ssl_context"]


def ssl_context(settings: Settings) -> ssl.SSLContext:
    """Certificates and checks as configured; ValueError if a file cannot be used."""
    context = create_urllib3_context()
    context.sslsocket_class = TLSSocket  # the standard library's hook for it
    if settings.verify_ssl:
        context.verify_mode = ssl.CERT_REQUIRED
        context.check_hostname = settings.assert_hostname is not False
        authorities = settings.ssl_ca_cert
        if authorities is None:
            import certifi

            authorities = certifi.where()
        _load("ssl_ca_cert", context.load_verify_locations, authorities)
    else:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    if settings.cert_file:
        _load(
            "cert_file, key_file",
            context.load_cert_chain,
            settings.cert_file,
            settings.key_file,
        )
    return context


def _load(setting: str, load: Callable[..., None], *files: str | None) -> None:
    try:
        load(*files)
    except OSError as error:  # ssl.SSLError is one
        raise ValueError(f"{setting} cannot be used: {error.strerror or error.args}") from None


def proxy_manager(proxy: str, settings: Settings, options: dict[str, Any]) -> ProxyManager:
    """Reaches hosts through `proxy`, a URL whose user information goes into a header.

    What the settings say of certificates holds for a proxy of its own TLS as well.
    """
    url = urlsplit(proxy)
    headers = None
    if url.username is not None:
        login = basic_token(unquote(url.username), unquote(url.password or ""))
        headers = {"proxy-authorization": f"Basic {login}"}
        proxy = url._replace(netloc=url.netloc.rpartition("@")[2]).geturl()
    context = None
    if url.scheme == "https":
        context = ssl_context(settings)
        # Asked for a plain address, urllib3 takes the context of the host for the proxy's.
        options = {"ssl_context": context, **options}
    manager = ProxyManager(proxy, proxy_headers=headers, proxy_ssl_context=context, **options)
    # In place of the dictionary there, which is one for all managers of the process.
    pools: dict[str, type[HTTPConnectionPool]] = {"http": Pool, "https": TLSPool}
    manager.pool_classes_by_scheme = pools
    return manager
