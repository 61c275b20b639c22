"""How a program comes to use the sandbox: as JSON, and as lines that a shell can evaluate."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit, urlunsplit


def _posix(name: str, value: str) -> str:
    quoted = value.replace("'", "'\\''")
    return f"export {name}='{quoted}'"


def _powershell(name: str, value: str) -> str:
    quoted = value.replace("'", "''")
    return f"$env:{name} = '{quoted}'"


def _fish(name: str, value: str) -> str:
    quoted = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"set -gx {name} '{quoted}'"


SHELLS: Mapping[str, Callable[[str, str], str]] = {
    "bash": _posix,
    "powershell": _powershell,
    "fish": _fish,
}
"""How each sets a variable; `bash` is right for sh and zsh, too."""


@dataclass(frozen=True)
class Credentials:
    """The addresses and secrets of one sandbox."""

    api_url: str
    api_key: str = field(repr=False)
    token_url: str
    client_id: str
    client_secret: str = field(repr=False)
    control_url: str
    control_token: str = field(repr=False)
    certificate: str | None
    """The path of the certificate to trust, if it speaks TLS."""

    def seen_at(self, place: str) -> Credentials:
        """Return them as they are for who calls the sandbox by this name and port."""

        def there(url: str) -> str:
            return urlunsplit(urlsplit(url)._replace(netloc=place)) if place else url

        return replace(
            self,
            api_url=there(self.api_url),
            token_url=there(self.token_url),
            control_url=there(self.control_url),
        )

    def document(self) -> dict[str, Any]:
        """Return all of it as JSON."""
        return asdict(self)

    def lines(self, shell: str) -> list[str]:
        """Return what leads scripts of a shell to the sandbox."""
        variables = {"JUMPCLOUD_API_URL": self.api_url, "JUMPCLOUD_API_KEY": self.api_key}
        if self.certificate is not None:
            variables["JUMPCLOUD_SANDBOX_CERTIFICATE"] = self.certificate
        return [SHELLS[shell](name, value) for name, value in variables.items()]
