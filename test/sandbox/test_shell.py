"""`python -m jcapiv1.sandbox`."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import NamedTuple

import pytest
from plainhttp import Plain

from jcapiv1.sandbox import Sandbox
from jcapiv1.sandbox.command import run

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
        url, key, account, summary = (process.stdout.readline().strip() for _ in range(4))
        assert key == f"JUMPCLOUD_API_KEY={twin.api_key}"
        assert f"client id {twin.client_id}, client secret {twin.client_secret}" in account
        assert summary == "7 tenants, 9 administrators; Ctrl-C ends it"
        http = Plain(Elsewhere(url.removeprefix("JUMPCLOUD_API_URL="), twin.api_key))
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


def test_without_werkzeug_it_says_what_to_install() -> None:
    script = """
import sys
sys.modules["werkzeug"] = None
import jcapiv1.pytest_plugin
try:
    import jcapiv1.sandbox
except ImportError as error:
    print(error)
"""
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
    )
    assert run.stdout == 'The sandbox needs Werkzeug: pip install "jcapiv1[sandbox]"\n'
