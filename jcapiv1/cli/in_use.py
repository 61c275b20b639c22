"""Which key is in use: what the environment says, and what must not be in a crash."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jcapiv1 import Configuration

__all__ = ["has_key", "secrets_in_use", "use"]

_in_use: list[Configuration] = []


def use(configuration: Configuration) -> None:
    """Say which configuration this run has."""
    _in_use[:] = [configuration]


def secrets_in_use() -> set[str]:
    """What must not be in the text of a crash."""
    return {secret for configuration in _in_use for secret in configuration.secrets()}


def has_key(environment: Mapping[str, str]) -> bool:
    """Whether the environment names a key, which comes before the profile in use."""
    return any(
        environment.get(name)
        for name in ("JUMPCLOUD_API_KEY", "JUMPCLOUD_CLIENT_ID", "JUMPCLOUD_SANDBOX_URL")
    )
