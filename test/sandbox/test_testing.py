"""Tests of users without pytest's fixtures."""

from __future__ import annotations

import asyncio
import inspect
import os
import unittest
from typing import ClassVar

import pytest

import jcapiv1
from jcapiv1.sandbox import Sandbox, SandboxTestCase, with_sandbox


def script() -> int | None:
    """A script that takes its settings from the environment."""
    with jcapiv1.ApiClient() as client:
        return jcapiv1.ManagedServiceProviderApi(client).organization_list().total_count


@with_sandbox(organizations=3)
def test_a_decorated_function_runs_in_a_sandbox() -> None:
    assert script() == 3


def test_it_gets_the_sandbox_if_it_asks_for_it() -> None:
    seen: list[Sandbox] = []

    @with_sandbox(organizations=2)
    def decorated(number: int, sandbox: Sandbox) -> int:
        seen.append(sandbox)
        assert sandbox.url == os.environ["JUMPCLOUD_API_URL"]
        return number + (script() or 0)

    assert list(inspect.signature(decorated).parameters) == ["number"]
    assert [decorated(10), decorated(20)] == [12, 22]
    assert seen[0] is not seen[1]


def test_a_coroutine_has_its_sandbox_until_it_ends() -> None:
    @with_sandbox(organizations=2)
    async def decorated(sandbox: Sandbox) -> int | None:
        await asyncio.sleep(0)
        assert sandbox.url == os.environ["JUMPCLOUD_API_URL"]
        return script()

    assert asyncio.run(decorated()) == 2


def test_the_environment_is_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUMPCLOUD_API_KEY", "before")
    monkeypatch.setenv("JUMPCLOUD_ORG_ID", "elsewhere")
    before = dict(os.environ)

    @with_sandbox(organizations=1)
    def failing() -> None:
        assert "JUMPCLOUD_ORG_ID" not in os.environ
        assert script() == 1
        raise ValueError("as it may happen")

    with pytest.raises(ValueError, match="as it may happen"):
        failing()
    assert dict(os.environ) == before


def test_a_test_case_of_unittest_has_a_sandbox_for_each_test() -> None:
    sandboxes: list[Sandbox] = []

    class Case(SandboxTestCase):
        sandbox_arguments: ClassVar[dict[str, int]] = {"organizations": 2, "administrators": 2}

        def test_one(self) -> None:
            sandboxes.append(self.sandbox)
            assert script() == 2

        def test_two(self) -> None:
            sandboxes.append(self.sandbox)
            users = jcapiv1.UsersApi(self.client.for_organization(self.sandbox.organizations[0].id))
            assert users.users_list().total_count == 1

    result = unittest.TestResult()
    unittest.defaultTestLoader.loadTestsFromTestCase(Case).run(result)
    assert (result.testsRun, result.errors, result.failures) == (2, [], [])
    assert sandboxes[0] is not sandboxes[1]
    assert "JUMPCLOUD_API_URL" not in os.environ
