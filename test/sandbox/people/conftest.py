"""A person to read and change."""

from __future__ import annotations

import pytest

from jcapiv1.sandbox import Organization, Person, Sandbox


@pytest.fixture
def lin(sandbox: Sandbox, acme: Organization) -> Person:
    """A person of the tenant, active and with a password."""
    return sandbox.person("lin", organization=acme, firstname="Lin", lastname="Chen")
