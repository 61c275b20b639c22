"""The debug report: what support needs to know of a configuration, without a secret."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, Protocol

from jcapiv1.settings.environment import SandboxInForce
from jcapiv1.version import __version__

__all__ = ["debug_report"]


class Reported(Protocol):
    """A configuration, as far as the report shows it."""

    @property
    def host(self) -> str: ...
    @property
    def region(self) -> str: ...
    @property
    def org_id(self) -> str | None: ...
    @property
    def timeout(self) -> Any: ...  # descriptors, which pyright takes for themselves
    @property
    def retries(self) -> Any: ...
    @property
    def proxy(self) -> Any: ...

    def base_url(self) -> object: ...
    def sandbox_in_force(self) -> SandboxInForce | None: ...
    def credential_in_force(self) -> str: ...
    def proxy_for(self, url: str) -> str | None: ...


def debug_report(configuration: Reported) -> str:
    """One line each; what is set wrongly is said in its place, nothing is raised."""
    c = configuration
    timeout = c.timeout
    lines = {
        "OS": sys.platform,
        "Python Version": sys.version,
        "Version of the API": "1.0",
        "SDK Package Version": __version__,
        **_sandbox(c),
        "Host": _or_error(lambda: _checked(c)),
        "Region": _or_error(lambda: c.region),
        "Credential": _or_error(c.credential_in_force),
        "Organization": _or_error(lambda: c.org_id or "none"),
        "Timeout": f"connect {timeout.connect:g} s, read {timeout.read:g} s, "
        f"whole call {timeout.total:g} s",
        "Retries": "built-in" if c.retries is None else str(c.retries),
        "Proxy": _or_error(lambda: _proxy(c)),
    }
    report = (f"{name}: {value}" for name, value in lines.items())
    return "\n".join(("Python SDK Debug Report:", *report))


def _checked(configuration: Reported) -> str:
    configuration.base_url()  # raises what is wrong with it
    return configuration.host


def _sandbox(configuration: Reported) -> dict[str, str]:
    """A line about the sandbox that the environment names, if it names one."""
    try:
        sandbox = configuration.sandbox_in_force()
    except ValueError as error:
        return {"Sandbox": f"not usable: {error}"}
    return {} if sandbox is None else {"Sandbox": f"{sandbox.url} (every call goes there)"}


def _proxy(configuration: Reported) -> str:
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
