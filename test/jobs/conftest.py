"""What the tests of jobs with a journal have in common."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from jcapiv1 import ApiClient, UsersApi
from jcapiv1.sandbox import Sandbox


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a journal goes."""
    return tmp_path / "run.jsonl"


@pytest.fixture
def api(sandbox: Sandbox) -> Iterator[UsersApi]:
    """The first tenant's administrators; nothing is repeated."""
    tenant = sandbox.organizations[0].id
    with ApiClient(sandbox.configuration(org_id=tenant, retries=0)) as client:
        yield UsersApi(client)
