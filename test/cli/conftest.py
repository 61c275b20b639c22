"""The command line against a small sandbox."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from commandline import Cli

from jcapiv1.sandbox import Sandbox


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """Three tenants with names, and administrators of all sorts."""
    with Sandbox(organizations=0, administrators=0) as running:
        acme = running.organization("Acme")
        umbra = running.organization("Umbra Law")
        nameless = running.organization(None)
        running.administrator("ann@acme.example", organization=acme)
        running.administrator(
            "bob@acme.example",
            organization=acme,
            enable_multi_factor=False,
            totp_enrolled=False,
            role_name="Read Only",
        )
        running.administrator(
            "cem@umbra.example",
            organization=umbra,
            enable_multi_factor=False,
            suspended=True,
            totp_enrolled=False,
        )
        running.administrator("dee@nameless.example", organization=nameless, role_name="Manager")
        yield running  # fmt: skip


@pytest.fixture
def environment(sandbox: Sandbox, tmp_path: Path) -> dict[str, str]:
    """What leads a command to the sandbox, and its settings to an empty folder."""
    return {
        "JUMPCLOUD_API_KEY": sandbox.api_key,
        "JUMPCLOUD_API_URL": sandbox.url,
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "HOME": str(tmp_path),
    }


@pytest.fixture
def cli(environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Run commands in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return Cli(environment)


@pytest.fixture
def changes_sent(sandbox: Sandbox) -> Callable[[], int]:
    """How many requests have changed something so far."""

    def count() -> int:
        reading = {"organization_list", "users_list", "users_get", None}
        return sum(n for name, n in sandbox.request_counts.items() if name not in reading)

    return count
