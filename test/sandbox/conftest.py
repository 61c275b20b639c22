"""A sandbox of a few made-up records, and plain HTTP to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from plainhttp import Plain

from jcapiv1.sandbox import Administrator, Organization, Sandbox


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """Empty but for what a test adds."""
    with Sandbox(organizations=0, administrators=0) as running:
        yield running


@pytest.fixture
def http(sandbox: Sandbox) -> Iterator[Plain]:
    plain = Plain(sandbox)
    yield plain
    plain.close()


@pytest.fixture
def acme(sandbox: Sandbox) -> Organization:
    """A tenant."""
    return sandbox.organization("Acme")


@pytest.fixture
def ada(sandbox: Sandbox, acme: Organization) -> Administrator:
    """An administrator of the tenant."""
    return sandbox.administrator("ada@acme.example", organization=acme)
