"""A pytest plugin: `jumpcloud_sandbox` and `jumpcloud` for tests of scripts.

pytest loads this module in every run of those who have jcapiv1 installed, therefore it imports
nothing but pytest until a fixture is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from jcapiv1 import ApiClient, ManagedServiceProviderApi, UsersApi
    from jcapiv1.sandbox import Sandbox


class JumpCloud:
    """What the fixture `jumpcloud` hands to a test."""

    def __init__(self, client: ApiClient, sandbox: Sandbox) -> None:
        from jcapiv1 import ManagedServiceProviderApi, UsersApi

        self.client = client
        """A client of the sandbox."""
        self.sandbox = sandbox
        """The sandbox itself."""
        self.users: UsersApi = UsersApi(client)
        self.providers: ManagedServiceProviderApi = ManagedServiceProviderApi(client)


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line(
        "markers", "jumpcloud(**arguments): arguments of the Sandbox that this test gets"
    )


@pytest.fixture
def jumpcloud_arguments(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Arguments of the Sandbox: those of the nearest `@pytest.mark.jumpcloud(...)`.

    Define a fixture of this name in `conftest.py` for other arguments in all tests.
    """
    marker = request.node.get_closest_marker("jumpcloud")
    return {} if marker is None else dict(marker.kwargs)


@pytest.fixture
def jumpcloud_sandbox(jumpcloud_arguments: dict[str, Any]) -> Iterator[Sandbox]:
    """A running sandbox of this test alone; the environment leads every script to it."""
    yield from _running(jumpcloud_arguments)


@pytest.fixture(scope="session")
def jumpcloud_session_arguments() -> dict[str, Any]:
    """Arguments of the Sandbox that all tests share; define it in `conftest.py` for others."""
    return {}


@pytest.fixture(scope="session")
def jumpcloud_session(jumpcloud_session_arguments: dict[str, Any]) -> Iterator[Sandbox]:
    """A running sandbox that all tests share; the environment leads every script to it.

    What one test does the next one sees, unless it calls `reset()`.
    """
    yield from _running(jumpcloud_session_arguments)


def _running(arguments: dict[str, Any]) -> Iterator[Sandbox]:
    try:
        from jcapiv1.sandbox import Sandbox
        from jcapiv1.sandbox.testing import sandbox_environment
    except ImportError as error:  # Werkzeug is missing, and a traceback says no more than that
        pytest.fail(str(error), pytrace=False)
    with Sandbox(**arguments) as sandbox, sandbox_environment(sandbox):
        yield sandbox


@pytest.fixture
def jumpcloud(jumpcloud_sandbox: Sandbox) -> Iterator[JumpCloud]:
    """A client of the sandbox: `.users`, `.providers`, `.client`, `.sandbox`."""
    from jcapiv1 import ApiClient

    with ApiClient(jumpcloud_sandbox.configuration()) as client:
        yield JumpCloud(client, jumpcloud_sandbox)
