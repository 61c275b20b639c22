"""The pytest plugin, as a user's test run has it."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from jcapiv1.pytest_plugin import JumpCloud
from jcapiv1.sandbox import Sandbox


def run(folder: Path, text: str, *words: str, **environment: str) -> str:
    """Run a test module in a process of its own and return what pytest printed."""
    (folder / "test_script.py").write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider",
         "-p", "no:hypothesispytest", *words],
        cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip
    return done.stdout + done.stderr


def test_the_fixtures_work_together(
    jumpcloud: JumpCloud, jumpcloud_sandbox: Sandbox, sandbox: Sandbox
) -> None:
    assert jumpcloud.sandbox is jumpcloud_sandbox
    assert jumpcloud_sandbox is not sandbox
    assert os.environ["JUMPCLOUD_API_URL"] == jumpcloud_sandbox.url
    assert jumpcloud.providers.organization_list(limit=1).total_count == 250
    tenant, admin = jumpcloud_sandbox.organizations[0], jumpcloud_sandbox.administrators[0]
    assert jumpcloud.users.users_get(admin.id, tenant.id).email == admin.email


@pytest.mark.long
def test_a_script_that_reads_the_environment_meets_the_sandbox(tmp_path: Path) -> None:
    text = """
import jcapiv1

def script():
    with jcapiv1.ApiClient() as client:
        return jcapiv1.ManagedServiceProviderApi(client).organization_list().total_count

def test_script(jumpcloud_sandbox):
    assert script() == 250
    assert jumpcloud_sandbox.request_counts["organization_list"] == 1
"""
    assert "1 passed" in run(tmp_path, text)


@pytest.mark.long
def test_a_script_with_a_key_and_a_client_of_its_own_meets_the_sandbox(tmp_path: Path) -> None:
    text = """
import jcapiv1

configuration = jcapiv1.Configuration(api_key={"x-api-key": "from-a-vault"})
api = jcapiv1.ManagedServiceProviderApi(jcapiv1.ApiClient(configuration))

def test_script(jumpcloud_sandbox):
    assert api.organization_list().total_count == 250
    assert jumpcloud_sandbox.request_counts["organization_list"] == 1
    api.api_client.close()
"""
    assert "1 passed" in run(tmp_path, text)


@pytest.mark.long
def test_the_environment_is_changed_while_a_fixture_is_used(tmp_path: Path) -> None:
    text = """
import os

NAMES = ("API_KEY", "API_URL", "ORG_ID", "REGION", "CLIENT_ID", "CLIENT_SECRET")
SANDBOX = ("JUMPCLOUD_SANDBOX_URL", "JUMPCLOUD_SANDBOX_KEY")

def seen():
    return [os.environ.get(f"JUMPCLOUD_{name}") for name in NAMES]

def test_before():
    assert seen() == [None, None, "real", "eu", "real", "real"]

def test_with(jumpcloud_sandbox):
    assert seen() == [jumpcloud_sandbox.api_key, jumpcloud_sandbox.url, None, None, None, None]
    values = [jumpcloud_sandbox.url, jumpcloud_sandbox.api_key]
    assert [os.environ[name] for name in SANDBOX] == values

def test_after():
    assert seen() == [None, None, "real", "eu", "real", "real"]
"""
    real = {f"JUMPCLOUD_{name}": "real" for name in ("ORG_ID", "CLIENT_ID", "CLIENT_SECRET")}
    assert "3 passed" in run(tmp_path, text, JUMPCLOUD_REGION="eu", **real)


@pytest.mark.long
def test_each_test_has_a_sandbox_of_its_own(tmp_path: Path) -> None:
    text = """
import pytest

@pytest.mark.parametrize("turn", [1, 2])
def test_turn(jumpcloud, turn):
    tenant, admin = jumpcloud.sandbox.organizations[0], jumpcloud.sandbox.administrators[0]
    before = jumpcloud.users.users_get(admin.id, x_org_id=tenant.id)
    assert before.lastname != "Changed"
    jumpcloud.users.users_put(admin.id, {"lastname": "Changed"}, tenant.id)
    assert admin.lastname == "Changed"
    jumpcloud.users.users_reactivate_get(admin.id, tenant.id)
    assert [mail.kind for mail in jumpcloud.sandbox.outbox] == ["reactivation"]
    assert jumpcloud.providers.organization_list().results[0].id == tenant.id
    assert jumpcloud.client.configuration.host == jumpcloud.sandbox.url
"""
    assert "2 passed" in run(tmp_path, text)


@pytest.mark.jumpcloud(organizations=2, administrators=3, multi_tenant=False)
def test_a_marker_says_how_large_the_world_is(jumpcloud: JumpCloud) -> None:
    assert len(jumpcloud.sandbox.organizations) == 2
    assert len(jumpcloud.sandbox.administrators) == 3
    assert jumpcloud.providers.organization_list().total_count == 1


@pytest.mark.long
def test_small_worlds_can_be_chosen_for_a_test_a_module_and_all_tests(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(
        "import pytest\n\n@pytest.fixture\ndef jumpcloud_arguments():\n"
        "    return {'organizations': 5, 'administrators': 5}\n"
    )
    text = """
import pytest

def test_all(jumpcloud):
    assert jumpcloud.providers.organization_list().total_count == 5
"""
    assert "1 passed" in run(tmp_path, text, "--strict-markers")
    text = """
import pytest

pytestmark = pytest.mark.jumpcloud(organizations=3, administrators=4)

def test_module(jumpcloud):
    assert jumpcloud.providers.organization_list().total_count == 3

@pytest.mark.jumpcloud(organizations=1)
def test_nearest(jumpcloud):
    assert jumpcloud.providers.organization_list().total_count == 1
    assert len(jumpcloud.sandbox.administrators) == 400
"""
    (tmp_path / "conftest.py").unlink()
    assert "2 passed" in run(tmp_path, text, "--strict-markers")


@pytest.mark.long
def test_loading_it_imports_nothing_heavy(tmp_path: Path) -> None:
    text = """
import sys

def test_modules():
    ours = {name for name in sys.modules if name.partition(".")[0] == "jcapiv1"}
    assert ours <= {"jcapiv1", "jcapiv1.version", "jcapiv1.pytest_plugin"}, ours
    assert not {"werkzeug", "urllib3", "dateutil", "certifi", "six"} & set(sys.modules)
"""
    assert "1 passed" in run(tmp_path, text)


@pytest.mark.long
def test_without_werkzeug_only_its_fixtures_fail_and_say_why(tmp_path: Path) -> None:
    text = """
import sys
sys.modules["werkzeug"] = None

def test_other():
    assert True

def test_script(jumpcloud_sandbox):
    assert False
"""
    printed = run(tmp_path, text)
    assert "1 passed, 1 error" in printed
    assert "Traceback" not in printed
    assert "pytest_plugin.py" not in printed
    assert 'The sandbox needs Werkzeug: pip install ".[sandbox]"' in printed


@pytest.mark.long
def test_test_processes_side_by_side_do_not_meet(tmp_path: Path) -> None:
    text = """
import pytest

@pytest.mark.parametrize("turn", range(8))
def test_turn(jumpcloud, turn):
    admin = jumpcloud.sandbox.administrator(f"turn{turn}@example.com")
    users = jumpcloud.users.users_list(
        filter=f"email:$eq:{admin.email}", x_org_id=admin.organization
    )
    assert users.total_count == 1
    assert len(jumpcloud.sandbox.requests) == 1
"""
    folders = [tmp_path / name for name in "ab"]
    for folder in folders:
        folder.mkdir()
    with ThreadPoolExecutor(2) as executor:
        printed = list(executor.map(lambda folder: run(folder, text), folders))
    assert ["8 passed" in each for each in printed] == [True, True], printed


@pytest.mark.long
def test_all_tests_can_share_one_sandbox(tmp_path: Path) -> None:
    text = """
import os
import pytest

@pytest.fixture(scope="session")
def jumpcloud_session_arguments():
    return {"organizations": 2}

def test_one(jumpcloud_session):
    assert os.environ["JUMPCLOUD_API_URL"] == jumpcloud_session.url
    jumpcloud_session.organization("Acme")

def test_another_is_used_while_it_is_asked_for(jumpcloud_session, jumpcloud_sandbox):
    assert jumpcloud_session is not jumpcloud_sandbox
    assert os.environ["JUMPCLOUD_API_URL"] == jumpcloud_sandbox.url

def test_two(jumpcloud_session):
    assert os.environ["JUMPCLOUD_API_URL"] == jumpcloud_session.url
    assert len(jumpcloud_session.organizations) == 3
    jumpcloud_session.reset()
    assert len(jumpcloud_session.organizations) == 2
"""
    assert "3 passed" in run(tmp_path, text)
