"""`python -m jcapiv1.sandbox`."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import NamedTuple

import pytest
from plainhttp import Plain

from jcapiv1.sandbox import Sandbox
from jcapiv1.sandbox.command import greeting, run
from jcapiv1.sandbox.control.credentials import Credentials
from jcapiv1.settings.extras import how_to_install

pytestmark = pytest.mark.long  # most are processes of their own

COMMAND = [sys.executable, "-m", "jcapiv1.sandbox"]


class Elsewhere(NamedTuple):
    """A sandbox in another process."""

    url: str
    api_key: str


def test_it_serves_until_it_is_interrupted(tmp_path: Path) -> None:
    faults = tmp_path / "faults.json"
    faults.write_text(json.dumps([{"operation": "organization_list", "status": 503}]))
    command = [
        *COMMAND, "--port", "0", "--organizations", "7", "--administrators", "9", "--seed", "5",
        "--rate-limit", "3/60", "--faults", str(faults),
    ]  # fmt: skip
    twin = Sandbox(seed=5, organizations=7, administrators=9)
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        summary, *greeting = (process.stdout.readline().strip() for _ in range(16))
        url = summary.rpartition(" ")[2]
        assert summary == f"7 tenants, 9 administrators at {url}"
        assert f"export JUMPCLOUD_API_KEY='{twin.api_key}'" in greeting
        assert greeting[-2:] == [
            f"client id      {twin.client_id}",
            f"client secret  {twin.client_secret}",
        ]
        http = Plain(Elsewhere(url, twin.api_key))
        statuses = [http.get("/organizations?limit=1").status for _ in range(5)]
        http.close()
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
        log = process.stderr.read().splitlines()
    assert statuses == [503, 200, 200, 200, 429]
    assert [line.split(" GET ")[1].split()[:2] for line in log] == [
        ["/api/organizations?limit=1", str(status)] for status in statuses
    ]
    assert twin.api_key not in "".join(log)


def test_it_ends_with_status_0_and_gives_the_signals_back(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = signal.getsignal(signal.SIGINT)
    timer = threading.Timer(0.2, signal.raise_signal, [signal.SIGINT])
    timer.start()
    assert run(["--port", "0", "--single-tenant", "--organizations", "3"]) == 0
    timer.join()
    assert "3 tenants, 400 administrators" in capsys.readouterr().out
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{", "faults.json: not JSON: Expecting"),
        ("[" * 100_000, "faults.json: not JSON: "),
        ('{"status": 99}', "faults.json: status must be 200 to 599, not 99"),
    ],
)
def test_wrong_faults_are_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, complaint: str
) -> None:
    path = tmp_path / "faults.json"
    path.write_text(text)
    assert run(["--port", "0", "--faults", str(path)]) == 2
    assert complaint in capsys.readouterr().err


def test_a_taken_port_or_a_missing_file_is_told_of(
    sandbox: Sandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--port", sandbox.url.removesuffix("/api").rpartition(":")[2]]) == 2
    assert "in use" in capsys.readouterr().err
    assert run(["--seed", str(tmp_path / "missing.json")]) == 2
    assert "missing.json" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["--rate-limit", "many"],
        ["--port", "web"],
        ["--port", "65536"],
        ["--organizations", "-1"],
        ["--color"],
    ],
)
def test_wrong_words_are_told_of(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run(words)
    assert caught.value.code == 2
    assert "usage: python -m jcapiv1.sandbox" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("shell", "ask"),
    [
        ("sh", 'echo "$JUMPCLOUD_API_URL $JUMPCLOUD_API_KEY"; exec sh -c env'),
        ("bash", "env"),
        ("zsh", "env"),
        ("fish", "env"),
        ("pwsh", "Get-ChildItem env: | % { $_.Name + '=' + $_.Value }"),
    ],
)
def test_what_it_prints_can_be_pasted(shell: str, ask: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} here")
    with Sandbox(organizations=1) as sandbox:
        lines = greeting(sandbox).splitlines()
        title = {"pwsh": "PowerShell", "fish": "fish"}.get(shell, "sh, bash, zsh")
        place = lines.index(f"  {title}")
        pasted = "\n".join([*lines[place + 1 : place + 3], ask])
        done = subprocess.run(
            [shell, "-c", pasted], capture_output=True, text=True, timeout=60, check=True
        )
        assert f"JUMPCLOUD_API_URL={sandbox.url}\n" in done.stdout
        assert f"JUMPCLOUD_API_KEY={sandbox.api_key}\n" in done.stdout


@pytest.mark.parametrize(
    ("shell", "output", "ask"),
    [
        ("bash", "bash", "env"),
        ("zsh", "bash", "env"),
        ("fish", "fish", "env"),
        ("pwsh", "powershell", "Get-ChildItem env: | % { $_.Name + '=' + $_.Value }"),
    ],
)
def test_shells_can_evaluate_what_it_prints_for_them(shell: str, output: str, ask: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} here")
    odd = Credentials(
        api_url="http://127.0.0.1:1/api", api_key="key", token_url="", client_id="",
        client_secret="", control_url="", control_token="", certificate="/a'b\\c $d/x.pem",
    )  # fmt: skip
    lines = "\n".join([*odd.lines(output), ask])
    done = subprocess.run(
        [shell, "-c", lines], capture_output=True, text=True, timeout=60, check=True
    )
    assert "JUMPCLOUD_API_KEY=key\n" in done.stdout
    assert "JUMPCLOUD_SANDBOX_CERTIFICATE=/a'b\\c $d/x.pem\n" in done.stdout


def test_quotes_are_written_as_each_shell_reads_them() -> None:
    odd = Credentials("http://a", "it's\\x", "", "", "", "", "", None)
    assert odd.lines("bash")[1] == "export JUMPCLOUD_API_KEY='it'\\''s\\x'"
    assert odd.lines("powershell")[1] == "$env:JUMPCLOUD_API_KEY = 'it''s\\x'"
    assert odd.lines("fish")[1] == "set -gx JUMPCLOUD_API_KEY 'it\\'s\\\\x'"


def test_programs_read_a_line_of_json_once_it_is_ready() -> None:
    command = [*COMMAND, "--port", "0", "--organizations", "2", "--output", "json"]
    environment = {**os.environ, "JUMPCLOUD_SANDBOX_CONTROL_TOKEN": "from-outside"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        said = json.loads(process.stdout.readline())
        http = Plain(Elsewhere(said["api_url"], said["api_key"]))
        assert http.get("//_sandbox/health", key=None).status == 200
        assert http.get("/organizations").json()["totalCount"] == 2
        headers = {"x-sandbox-token": "from-outside", "host": "jumpcloud"}
        assert http.get("//_sandbox/requests", key=None, headers=headers).status == 200
        http.close()
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
        assert process.stdout.read() == ""
    assert said["control_token"] == "from-outside"


def test_people_read_how_to_look_at_it_and_that_it_is_ready() -> None:
    with Sandbox(organizations=1) as sandbox:
        *_, page, token, ready = greeting(sandbox).splitlines()
        assert page.endswith(sandbox.credentials.control_url)
        assert token.endswith(f"x-sandbox-token: {sandbox.control_token}")
        assert ready == "ready"


def test_it_says_what_to_paste_into_other_shells() -> None:
    with Sandbox(organizations=1) as sandbox:
        lines = [line.strip() for line in greeting(sandbox).splitlines()]
        assert f"$env:JUMPCLOUD_API_URL = '{sandbox.url}'" in lines
        assert f"$env:JUMPCLOUD_API_KEY = '{sandbox.api_key}'" in lines
        assert f"set -gx JUMPCLOUD_API_URL '{sandbox.url}'" in lines
        assert f"set -gx JUMPCLOUD_API_KEY '{sandbox.api_key}'" in lines


def test_ctrl_c_while_it_is_still_starting_is_no_traceback(tmp_path: Path) -> None:
    package = tmp_path / "werkzeug"
    package.mkdir()
    (package / "__init__.py").write_text(
        "import os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(5)\n"
    )
    done = subprocess.run(
        COMMAND, env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_without_werkzeug_the_command_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['werkzeug'] = None\n")
    done = subprocess.run(
        COMMAND, env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    sentence = f"jcapiv1.sandbox: The sandbox needs Werkzeug: {how_to_install('sandbox')}\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", sentence)


def test_without_werkzeug_importing_it_says_what_to_install() -> None:
    script = """
import sys
sys.modules["werkzeug"] = None
import jcapiv1.pytest_plugin
try:
    from jcapiv1.sandbox import Sandbox
except ImportError as error:
    print(error)
"""
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
    )
    assert run.stdout == f"The sandbox needs Werkzeug: {how_to_install('sandbox')}\n"


SCRIPT = """
import os, sys, jcapiv1
client = jcapiv1.ApiClient(jcapiv1.Configuration(host="https://production.invalid/api",
                                                 api_key={"x-api-key": "key-of-production"}))
page = jcapiv1.ManagedServiceProviderApi(client).organization_list(limit=1)
print(page.total_count, sys.argv[1:], sorted(n for n in os.environ if n.startswith("JUMPCLOUD_")))
sys.exit(int(sys.argv[2]))
"""


@pytest.mark.long
def test_run_has_a_script_as_it_is_meet_the_sandbox(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    done = subprocess.run(
        [*COMMAND, "run", "--organizations", "7", str(script), "--apply", "3"],
        env={**os.environ, "JUMPCLOUD_ORG_ID": "real", "JUMPCLOUD_CLIENT_SECRET": "real"},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    names = [f"JUMPCLOUD_{n}" for n in ("API_KEY", "API_URL", "SANDBOX_KEY", "SANDBOX_URL")]
    assert done.stdout == f"7 ['--apply', '3'] {names}\n", done.stderr
    assert done.returncode == 3


@pytest.mark.long
def test_run_hands_a_signal_on_to_the_script(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text("import time; print('begun', flush=True); time.sleep(60)")
    with subprocess.Popen(
        [*COMMAND, "run", str(script)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 128 + signal.SIGTERM


def test_run_without_a_script_is_told_of(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run(["run"])
    assert caught.value.code == 2
    assert "SCRIPT" in capsys.readouterr().err
