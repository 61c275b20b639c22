"""Tests without pytest's fixtures: a decorator, and a class for unittest.

@with_sandbox(organizations=2)
def test_report(sandbox):
    ...

class ReportTest(SandboxTestCase):
    sandbox_arguments = {"organizations": 2}

    def test_report(self):
        self.assertEqual(len(self.sandbox.organizations), 2)
"""

from __future__ import annotations

import functools
import inspect
import os
import unittest
from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, ClassVar, cast

from jcapiv1.sandbox.sandbox import Sandbox

if TYPE_CHECKING:
    from jcapiv1 import ApiClient

_ELSEWHERE = (
    "JUMPCLOUD_ORG_ID",
    "JUMPCLOUD_REGION",
    "JUMPCLOUD_CLIENT_ID",
    "JUMPCLOUD_CLIENT_SECRET",
)
"""What would send a script elsewhere than to the sandbox with its key."""


@contextmanager
def sandbox_environment(sandbox: Sandbox) -> Generator[None, None, None]:
    """Let environment variables lead every script to a sandbox; afterwards all is as before."""
    # The first two beat what a script sets itself: no test of it can reach production.
    leading = {
        "JUMPCLOUD_SANDBOX_URL": sandbox.url,
        "JUMPCLOUD_SANDBOX_KEY": sandbox.api_key,
        "JUMPCLOUD_API_KEY": sandbox.api_key,
        "JUMPCLOUD_API_URL": sandbox.url,
    }
    names = (*leading, *_ELSEWHERE)
    before = {name: os.environ[name] for name in names if name in os.environ}
    for name in _ELSEWHERE:
        os.environ.pop(name, None)
    os.environ.update(leading)
    try:
        yield
    finally:
        for name in names:
            os.environ.pop(name, None)
        os.environ.update(before)


def with_sandbox(**arguments: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return a decorator that gives each call of a function a sandbox of its own.

    The arguments are those of `Sandbox`. While the function runs, the environment leads every
    script to the sandbox. A function with a parameter `sandbox` gets it under that name.
    """

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        signature = inspect.signature(function)
        rest = [each for name, each in signature.parameters.items() if name != "sandbox"]
        takes_it = "sandbox" in signature.parameters

        @functools.wraps(function)
        def inside(*args: Any, **kwargs: Any) -> Any:
            with Sandbox(**arguments) as sandbox, sandbox_environment(sandbox):
                return function(*args, **kwargs, **({"sandbox": sandbox} if takes_it else {}))

        @functools.wraps(function)
        async def inside_async(*args: Any, **kwargs: Any) -> Any:
            with Sandbox(**arguments) as sandbox, sandbox_environment(sandbox):
                return await function(*args, **kwargs, **({"sandbox": sandbox} if takes_it else {}))

        wrapped: Any = inside_async if inspect.iscoroutinefunction(function) else inside
        # Without the parameter: pytest would look for a fixture of that name.
        wrapped.__signature__ = signature.replace(parameters=rest)
        return cast("Callable[..., Any]", wrapped)

    return decorate


class SandboxTestCase(unittest.TestCase):
    """A test case whose every test has a sandbox of its own, as `self.sandbox`.

    `self.client` is an `ApiClient` of it, and the environment leads every script to it.
    """

    sandbox_arguments: ClassVar[Mapping[str, Any]] = {}
    """The arguments of `Sandbox`."""
    sandbox: Sandbox
    client: ApiClient

    def setUp(self) -> None:
        """Start the sandbox; what overrides this calls it."""
        from jcapiv1 import ApiClient

        super().setUp()
        opened = ExitStack()
        self.addCleanup(opened.close)
        self.sandbox = opened.enter_context(Sandbox(**self.sandbox_arguments))
        opened.enter_context(sandbox_environment(self.sandbox))
        self.client = opened.enter_context(ApiClient(self.sandbox.configuration()))
