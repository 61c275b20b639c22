"""The debug report: what support needs to know of a configuration, without a secret."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from jcapiv1.version import __version__

if TYPE_CHECKING:
    from jcapiv1.configuration import Configuration

__all__ = ["debug_report"]


def debug_report(configuration: Configuration) -> str:
    """One line each; what is set wrongly is said in its place, nothing is raised."""
    c = configuration
    timeout = c.timeout
    lines = {
        "OS": sys.platform,
        "Python Version": sys.version,
        "Version of the API": "1.0",
        "SDK Package Version": __version__,
        "Host": _or_error(lambda: c.base_url() and c.host),
        "Region": _or_error(lambda: c.region),
        "Credential": c.credential_in_force(),
        "Organization": _or_error(lambda: c.org_id or "none"),
        "Timeout": f"connect {timeout.connect:g} s, read {timeout.read:g} s, "
        f"whole call {timeout.total:g} s",
        "Retries": "built-in" if c.retries is None else str(c.retries),
        "Proxy": _or_error(lambda: _proxy(c)),
    }
    report = (f"{name}: {value}" for name, value in lines.items())
    return "\n".join(("Python SDK Debug Report:", *report))


def _proxy(configuration: Configuration) -> str:
    proxy = configuration.proxy_for(configuration.host)
    if proxy is None:
        return "none"
    scheme, _, rest = proxy.partition("://")
    source = "environment" if configuration.proxy is None else "explicit"
    return f"{scheme}://{rest.rpartition('@')[2]} ({source})"


def _or_error(read: Callable[[], str]) -> str:
    try:
        return read()
    except ValueError as error:
        return f"not usable: {error}"
