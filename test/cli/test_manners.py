"""How the program behaves: errors in a line, exit codes, secrets, pipes and terminals."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click
import keyring.errors
import pytest
from commandline import Cli
from keyring.backend import KeyringBackend
from terminal import Terminal

import jcapiv1
from jcapiv1.cli import faults, root
from jcapiv1.sandbox import Sandbox

pytestmark = pytest.mark.long  # each is a process of its own

posix = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")


class MemoryKeyring(KeyringBackend):
    """A keyring that forgets everything with the test."""

    priority = 1  # type: ignore[assignment]  # a property of the class, says keyring

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError


@pytest.fixture
def memory_keyring() -> object:
    before = keyring.get_keyring()
    memory = MemoryKeyring()
    keyring.set_keyring(memory)
    yield memory
    keyring.set_keyring(before)


class TestErrors:
    """One line that says what to do, and an exit code."""

    @pytest.mark.parametrize(
        ("status", "code", "advice"),
        [
            (401, 3, "region"),
            (403, 3, "lacks a right"),
            (404, 4, "check the id"),
            (429, 3, "--workers"),
            (503, 3, "try again later"),
            (302, 3, "JUMPCLOUD_API_KEY"),
        ],
    )
    def test_an_error_of_the_service(
        self, cli: Cli, sandbox: Sandbox, status: int, code: int, advice: str
    ) -> None:
        sandbox.fail("organization_list", status=status, retry_after=999, times=None)
        result = cli("tenants", "list", code=code)
        assert result.stdout == ""
        (line,) = result.stderr.splitlines()
        assert line.startswith("jcapiv1: ")
        assert advice in line

    def test_no_key_at_all(self, cli: Cli) -> None:
        cli.environment.update(JUMPCLOUD_API_KEY="", JUMPCLOUD_API_URL="")
        assert "jcapiv1 login" in cli("tenants", "list", code=3).stderr

    def test_a_command_that_there_is_not(self, cli: Cli) -> None:
        (line,) = cli("tennants", code=2).stderr.splitlines()
        assert "Did you mean 'tenants'?" in line

    def test_an_option_that_there_is_not(self, cli: Cli) -> None:
        (line,) = cli("tenants", "list", "--api-key=jca_secret", code=2).stderr.splitlines()
        assert "jca_secret" not in line

    def test_a_fault_of_the_program_is_a_line_and_with_debug_a_traceback(
        self, cli: Cli, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_: object, **__: object) -> object:
            raise RuntimeError("holds jca_secret")

        monkeypatch.setattr(jcapiv1, "paginate", broken)
        (line,) = cli("tenants", "list", code=70).stderr.splitlines()
        assert (
            line
            == "jcapiv1: RuntimeError in jcapiv1 itself; run it again with --debug and report it"
        )
        cli.environment["JUMPCLOUD_API_KEY"] = "jca_secret"
        shown = cli("tenants", "list", "--debug", code=70).stderr
        assert "Traceback" in shown
        assert "RuntimeError: holds ***" in shown
        assert "jca_secret" not in shown

    def test_the_version_is_that_of_the_package(self, cli: Cli) -> None:
        assert cli("--version").stdout == f"jcapiv1 {jcapiv1.__version__}\n"

    def test_without_click_it_says_what_to_install(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        from jcapiv1.cli.start import run

        monkeypatch.setitem(sys.modules, "click", None)
        assert run(["--help"]) == 2
        assert 'pip install ".[cli]"' in capsys.readouterr().err

    def test_verbose_logs_each_request_without_the_key(self, cli: Cli, sandbox: Sandbox) -> None:
        result = cli("tenants", "list", "-v")
        assert "GET /organizations (organization_list): 200" in result.stderr
        assert sandbox.api_key not in result.output

    def test_every_kind_of_error_has_advice(self) -> None:
        for name in jcapiv1.exceptions.__all__:
            kind = getattr(jcapiv1, name)
            if name.endswith("Exception") and issubclass(kind, faults._UNREACHABLE):
                assert faults.advice(kind(0, "x"))


@pytest.mark.usefixtures("memory_keyring")
class TestProfiles:
    """Keys live in the keyring."""

    def test_login_use_and_logout(self, cli: Cli, sandbox: Sandbox, tmp_path: Path) -> None:
        del cli.environment["JUMPCLOUD_API_KEY"], cli.environment["JUMPCLOUD_API_URL"]
        words = ["login", "acme", "--host", sandbox.url]
        assert "it manages 3 tenants" in cli(*words, input=f"{sandbox.api_key}\n").stderr
        assert len(cli.rows("tenants", "list")) == 3
        (row,) = cli.rows("profile", "list")
        assert (row["name"], row["inUse"], row["host"]) == ("acme", True, sandbox.url)
        for file in tmp_path.rglob("*"):
            assert file.is_dir() or sandbox.api_key not in file.read_text()
        cli("logout")
        assert cli.rows("profile", "list") == []
        assert "no API key" in cli("tenants", "list", code=3).stderr

    def test_a_key_that_is_refused_is_not_kept(
        self, cli: Cli, sandbox: Sandbox, memory_keyring: MemoryKeyring
    ) -> None:
        result = cli("login", "--host", sandbox.url, input="jca_wrong_key\n", code=3)
        assert "jca_wrong_key" not in result.output
        assert not memory_keyring.kept
        assert cli.rows("profile", "list") == []

    def test_a_service_account(self, cli: Cli, sandbox: Sandbox) -> None:
        del cli.environment["JUMPCLOUD_API_KEY"], cli.environment["JUMPCLOUD_API_URL"]
        words = ["login", "bot", "--service-account", "--host", sandbox.url]
        typed = f"{sandbox.client_id}\n{sandbox.client_secret}\n"
        # Its secret goes to no other address than the one that was said.
        result = cli(*words, input=typed, code=2)
        assert "set token_url as well" in result.stderr
        assert sandbox.client_secret not in result.output
        cli(*words, "--token-url", sandbox.token_url, input=typed)
        assert len(cli.rows("tenants", "list")) == 3

    def test_the_tenant_of_a_profile_is_the_one_that_commands_are_for(
        self, cli: Cli, sandbox: Sandbox
    ) -> None:
        del cli.environment["JUMPCLOUD_API_KEY"], cli.environment["JUMPCLOUD_API_URL"]
        umbra = sandbox.organizations[1]
        cli("login", "--host", sandbox.url, "--tenant", umbra.id, input=f"{sandbox.api_key}\n")
        assert [row["tenant"] for row in cli.rows("admins", "list")] == ["Umbra Law"]
        assert len(cli.rows("admins", "list", "--tenant", "Umbra*", "--tenant", "Acme")) == 3

    def test_a_key_of_the_environment_comes_before_the_profile_in_use(
        self, cli: Cli, sandbox: Sandbox
    ) -> None:
        url = cli.environment.pop("JUMPCLOUD_API_URL")
        cli("login", "old", "--host", "http://127.0.0.1:9/api", input="x\n", code=3)
        cli("login", "one", "--host", sandbox.url, input=f"{sandbox.api_key}\n")
        cli.environment["JUMPCLOUD_API_URL"] = url
        sandbox.revoke(sandbox.api_key)
        cli.environment["JUMPCLOUD_API_KEY"] = sandbox.key()
        assert len(cli.rows("tenants", "list")) == 3
        cli("tenants", "list", "--profile", "one", code=3)
        assert (
            "there is no profile 'two'" in cli("tenants", "list", "--profile", "two", code=3).stderr
        )

    def test_an_empty_key_is_refused(self, cli: Cli) -> None:
        assert "no api key was given" in cli("login", input="\n", code=2).stderr

    def test_profiles_are_chosen_and_unknown_ones_refused(self, cli: Cli, sandbox: Sandbox) -> None:
        for name in ("one", "two"):
            cli("login", name, "--host", sandbox.url, input=f"{sandbox.api_key}\n")
        assert {row["name"]: row["inUse"] for row in cli.rows("profile", "list")} == {
            "one": False,
            "two": True,
        }
        cli("profile", "use", "one")
        cli.environment.update(JCAPIV1_PROFILE="two", JUMPCLOUD_API_KEY="")
        assert len(cli.rows("tenants", "list")) == 3
        assert "there is no profile 'six'" in cli("profile", "use", "six", code=3).stderr
        cli("logout", "two")
        assert "there is no profile 'two'" in cli("tenants", "list", code=3).stderr

    def test_a_profile_without_its_key_says_what_to_do(
        self, cli: Cli, sandbox: Sandbox, memory_keyring: MemoryKeyring
    ) -> None:
        cli("login", "one", "--host", sandbox.url, input=f"{sandbox.api_key}\n")
        memory_keyring.kept.clear()
        cli.environment["JUMPCLOUD_API_KEY"] = ""
        assert "`jcapiv1 login` keeps one" in cli("tenants", "list", code=3).stderr
        cli("logout", "one")  # what is not there need not be removed
        assert "there is no profile in use" in cli("logout", code=2).stderr

    def test_a_file_of_profiles_that_cannot_be_read_is_said(self, cli: Cli, tmp_path: Path) -> None:
        folder = tmp_path / "config" / "jcapiv1"
        folder.mkdir(parents=True)
        (folder / "profiles.json").write_text("{")
        cli.environment["JUMPCLOUD_API_KEY"] = ""
        assert "remove it, and log in again" in cli("tenants", "list", code=3).stderr

    def test_a_keyring_that_fails_is_said_without_the_key(
        self, cli: Cli, sandbox: Sandbox, memory_keyring: MemoryKeyring,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:  # fmt: skip
        cli("login", "one", "--host", sandbox.url, input=f"{sandbox.api_key}\n")
        cli.environment["JUMPCLOUD_API_KEY"] = ""

        def locked(*_: object) -> None:
            raise keyring.errors.KeyringLocked

        for name in ("get_password", "set_password", "delete_password"):
            monkeypatch.setattr(MemoryKeyring, name, locked)
        assert "cannot be read" in cli("tenants", "list", code=3).stderr
        assert "did not let go" in cli("logout", code=3).stderr
        result = cli("login", "--host", sandbox.url, input=f"{sandbox.api_key}\n", code=3)
        assert "did not take the key: KeyringLocked" in result.stderr
        assert sandbox.api_key not in result.output

    def test_a_keyring_that_is_a_file_is_not_used(
        self, cli: Cli, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(MemoryKeyring, "__module__", "keyrings.alt.file")
        assert "keeps keys in a file" in cli("login", input="key\n", code=3).stderr

    def test_a_keyring_that_is_not_installed_is_named(
        self, cli: Cli, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "keyring", None)
        assert "[cli,keyring]" in cli("login", input="key\n", code=3).stderr

    def test_a_key_that_is_no_key_is_refused_without_being_shown(self, cli: Cli) -> None:
        result = cli("login", input="two\x07words\n", code=3)
        assert "control characters" in result.stderr
        assert "words" not in result.output.replace("characters", "")


def test_without_a_keyring_it_says_what_to_do(cli: Cli) -> None:
    before = keyring.get_keyring()
    from keyring.backends.fail import Keyring

    keyring.set_keyring(Keyring())
    try:
        result = cli("login", input="key\n", code=3)
    finally:
        keyring.set_keyring(before)
    assert result.stderr == "jcapiv1: this machine has no keyring: set JUMPCLOUD_API_KEY instead\n"


def test_no_option_takes_a_secret() -> None:
    forbidden = ("key", "token", "secret", "password")
    for name in root.COMMANDS:
        command = root.root.get_command(click.Context(root.root), name)
        assert command is not None
        commands = [command]
        if isinstance(command, click.Group) and name != "call":
            context = click.Context(command)
            commands += filter(None, (command.get_command(context, n)
                                      for n in command.list_commands(context)))  # fmt: skip
        for each in commands:
            options = [o for p in each.params for o in p.opts if o.startswith("--")]
            assert not [o for o in options if o.split("-")[-1] in forbidden]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion_scripts_name_the_program(cli: Cli, shell: str) -> None:
    text = cli("completion", shell).stdout
    assert "_JCAPIV1_COMPLETE" in text
    assert "jcapiv1" in text


def test_powershell_completes_a_word(cli: Cli) -> None:
    from jcapiv1.cli.completion import PowerShellComplete

    cli.environment.update(COMP_WORDS="jcapiv1\nadmins\nli", COMP_WORD="li")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMP_WORDS", "jcapiv1\nadmins\nli")
        patch.setenv("COMP_WORD", "li")
        made = PowerShellComplete(root.root, {}, "jcapiv1", "_JCAPIV1_COMPLETE")
        assert made.complete().startswith("list\t")


class TestPipes:
    """Pipes, files and terminals."""

    @posix
    def test_a_reader_that_stops_reading_is_no_error(
        self, environment: dict[str, str], sandbox: Sandbox
    ) -> None:
        for number in range(2000):
            sandbox.organization(f"Tenant {number:05d} {'x' * 100}")
        process = subprocess.Popen(
            [sys.executable, "-m", "jcapiv1.cli", "tenants", "list"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **environment},
        )  # fmt: skip
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        process.stderr.close()
        assert process.wait(timeout=20) == 141

    @posix
    def test_apply_goes_on_when_nobody_reads_its_output(
        self, cli: Cli, sandbox: Sandbox, tmp_path: Path
    ) -> None:
        for number in range(300):
            sandbox.administrator(f"{number}@acme.example", enable_multi_factor=False)
        cli("plan", "mfa", "--out", "m.plan")
        process = subprocess.Popen(
            [sys.executable, "-m", "jcapiv1.cli", "apply", "m.plan", "--yes", "-q"],
            stdout=subprocess.PIPE, env={**os.environ, **cli.environment}, cwd=tmp_path,
        )  # fmt: skip
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait(timeout=60) == 0
        assert all(each.enable_multi_factor for each in sandbox.administrators)

    @posix
    @pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
    def test_a_pipe_gets_utf_8_whatever_the_locale(
        self, environment: dict[str, str], sandbox: Sandbox, encoding: str
    ) -> None:
        sandbox.organizations[0].document["displayName"] = "日本橋 Åkerström"
        done = subprocess.run(
            [sys.executable, "-m", "jcapiv1.cli", "tenants", "list"], capture_output=True,
            env={**os.environ, **environment, "PYTHONIOENCODING": encoding}, check=True,
        )  # fmt: skip
        assert json.loads(done.stdout.splitlines()[0])["displayName"] == "日本橋 Åkerström"


@posix
class TestTerminals:
    """A real process on a pseudo-terminal."""

    def test_a_table_in_colour_and_none_with_no_color(self, environment: dict[str, str]) -> None:
        with Terminal("admins", "list", environment=environment, columns=200) as terminal:
            code, shown = terminal.end()
        assert code == 0
        assert "enableMultiFactor" in shown
        assert "\x1b[32m" in shown
        plain = {**environment, "NO_COLOR": "1"}
        with Terminal("admins", "list", environment=plain, columns=200) as terminal:
            code, shown = terminal.end()
        assert "bob@acme.example" in shown
        assert "\x1b[32m" not in shown

    def test_a_narrow_terminal_loses_nothing(self, environment: dict[str, str]) -> None:
        with Terminal("tenants", "list", environment=environment, columns=38) as terminal:
            code, shown = terminal.end()
        assert code == 0
        lines = [line for line in shown.replace("\r", "").splitlines() if "\x1b" not in line]
        assert max(map(len, lines)) <= 38
        assert "Umbra" in shown
        assert "…" not in shown

    def test_a_terminal_without_utf_8_shows_what_it_can(
        self, environment: dict[str, str], sandbox: Sandbox
    ) -> None:
        sandbox.organizations[0].document["displayName"] = "Åkerström 日本橋"
        odd = {**environment, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
        for words in (["tenants", "list"], ["report", "mfa"]):
            with Terminal(*words, environment=odd) as terminal:
                code, shown = terminal.end()
            assert code in (0, 1), shown
            assert shown.isascii()
            assert "kerstr" in shown

    def test_apply_asks_for_the_number_and_sends_nothing_for_another(
        self, cli: Cli, sandbox: Sandbox, tmp_path: Path, changes_sent: Callable[[], int]
    ) -> None:
        cli("plan", "mfa", "--out", "m.plan")
        path = str(tmp_path / "m.plan")
        for typed in ("y\n", "3\n", "\n"):
            with Terminal("apply", path, environment=cli.environment) as terminal:
                terminal.read_until("Type the number of administrators concerned")
                terminal.type(typed)
                code, shown = terminal.end()
            assert code == 2
            assert "nothing was sent" in shown
        assert changes_sent() == 0
        with Terminal("apply", path, environment=cli.environment) as terminal:
            terminal.read_until("Type the number")
            terminal.type("2\n")
            code, shown = terminal.end()
        assert code == 0
        assert "2 done" in shown
        assert changes_sent() == 2

    def test_ctrl_c_ends_with_130_and_the_same_command_goes_on(
        self, cli: Cli, sandbox: Sandbox, tmp_path: Path
    ) -> None:
        for number in range(40):
            sandbox.administrator(f"{number}@acme.example", enable_multi_factor=False)
        cli("plan", "mfa", "--out", "m.plan")
        path = str(tmp_path / "m.plan")
        sandbox.fail("users_put", delay=0.1, times=10)
        words = ["apply", path, "--yes", "--workers", "2"]
        with Terminal(*words, environment=cli.environment) as terminal:
            while not sandbox.request_counts["users_put"]:
                time.sleep(0.01)
            terminal.type("\x03")
            code, shown = terminal.end()
        assert code == 130, shown
        assert "run the same command again to go on" in shown
        cli("apply", "m.plan", "--yes", "--verify")
        assert sandbox.request_counts["users_put"] == 42

    def test_a_key_that_is_typed_is_not_shown(
        self, environment: dict[str, str], sandbox: Sandbox, tmp_path: Path
    ) -> None:
        (tmp_path / "forgetful.py").write_text(
            "import keyring.backend\n"
            "class Keyring(keyring.backend.KeyringBackend):\n"
            "    priority = 1\n"
            "    def get_password(self, service, username): return None\n"
            "    def set_password(self, service, username, password): pass\n"
        )
        forgetful = {"PYTHON_KEYRING_BACKEND": "forgetful.Keyring", "PYTHONPATH": str(tmp_path)}
        words = ["login", "--host", sandbox.url]
        with Terminal(*words, environment={**environment, **forgetful}) as terminal:
            terminal.read_until("API key: ")  # the blank comes when typing is hidden
            terminal.type(f"{sandbox.api_key}\n")
            code, shown = terminal.end()
        assert code == 0
        assert "it manages 3 tenants" in shown
        assert sandbox.api_key not in shown

    def test_progress_is_shown_on_a_terminal_only(
        self, cli: Cli, environment: dict[str, str]
    ) -> None:
        with Terminal("report", "mfa", environment=environment) as terminal:
            code, shown = terminal.end()
        assert code == 1
        assert "reading administrators" in shown
        assert "reading administrators" not in cli("report", "mfa", code=1).stderr

    def test_ctrl_c_while_reading_is_130(
        self, environment: dict[str, str], sandbox: Sandbox
    ) -> None:
        sandbox.fail("organization_list", delay=3.0)
        with Terminal("tenants", "list", environment=environment) as terminal:
            while sandbox.faults:
                time.sleep(0.01)
                assert terminal.process.poll() is None
            os.killpg(terminal.process.pid, signal.SIGINT)
            code, shown = terminal.end()
        assert code == 130
        assert shown.strip().splitlines()[-1] == "jcapiv1: stopped"
