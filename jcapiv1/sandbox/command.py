"""The command that runs a sandbox: its arguments, and what it says."""

from __future__ import annotations

import argparse
import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Event
from types import FrameType

from jcapiv1.sandbox import Fault, Sandbox
from jcapiv1.sandbox.control.credentials import SHELLS
from jcapiv1.sandbox.faults import read_faults
from jcapiv1.sandbox.seeds.file import read_json

CONTROL_TOKEN = "JUMPCLOUD_SANDBOX_CONTROL_TOKEN"  # noqa: S105 - a name, no secret
"""The variable with the token that other machines control the sandbox with; else one is made."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Serve until interrupted, or for as long as a script runs; return the exit status."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    if words[:1] == ["run"]:
        return _run_script(_script_parser().parse_args(words[1:]))
    options = _parser().parse_args(words)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    stopped = Event()

    def stop(number: int, frame: FrameType | None) -> None:
        stopped.set()

    handlers = {each: signal.signal(each, stop) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        with _sandbox(options) as sandbox:
            sys.stdout.write(greeting(sandbox, options.output))
            sys.stdout.flush()
            while not stopped.wait(0.2):  # a signal may reach a thread that does not handle it
                pass
    except (ImportError, OSError, ValueError) as error:
        sys.stderr.write(f"jcapiv1.sandbox: {error}\n")
        return 2
    finally:
        for each, handler in handlers.items():
            signal.signal(each, handler)
    return 0


def _run_script(options: argparse.Namespace) -> int:
    """Run a script with every call of it sent to a sandbox; return its exit status."""
    from jcapiv1.sandbox.testing import sandbox_environment  # it loads unittest

    try:
        with _sandbox(options) as sandbox, sandbox_environment(sandbox):
            return _wait_for([sys.executable, options.script, *options.words])
    except (OSError, ValueError) as error:
        sys.stderr.write(f"jcapiv1.sandbox: {error}\n")
        return 2


def _wait_for(command: list[str]) -> int:
    """Run a command to its end; a signal that is meant for it reaches it."""
    with subprocess.Popen(command) as process:

        def hand_on(number: int, frame: FrameType | None) -> None:
            process.send_signal(number)

        # Ctrl-C goes to the whole group anyway: here it only must not end the sandbox early.
        handlers = {
            signal.SIGINT: signal.signal(signal.SIGINT, signal.SIG_IGN),
            signal.SIGTERM: signal.signal(signal.SIGTERM, hand_on),
        }
        try:
            status = process.wait()
        finally:
            for each, handler in handlers.items():
                signal.signal(each, handler)
    return status if status >= 0 else 128 - status


def _sandbox(options: argparse.Namespace) -> Sandbox:
    return Sandbox(
        seed=options.seed,
        organizations=options.organizations,
        administrators=options.administrators,
        systems=options.systems,
        commands=options.commands,
        people=options.people,
        multi_tenant=not options.single_tenant,
        rate_limit=options.rate_limit,
        faults=[] if options.faults is None else _read(options.faults),
        host=options.host,
        port=options.port,
        control_token=os.environ.get(CONTROL_TOKEN),
        tls=options.tls_name or options.tls,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m jcapiv1.sandbox",
        description="An embedded JumpCloud to develop and test against. Logs a line a request.",
        epilog=f"{CONTROL_TOKEN} may say the token with which other machines control it. With "
        "`run SCRIPT [ARGS]` a script runs as it is, and all its calls go to a sandbox.",
    )
    add = parser.add_argument
    add("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    add("--port", type=_port, default=8017, help="port; 0 takes a free one (default: %(default)s)")
    _add_world(parser)
    add("--tls", action="store_true", help="serve over TLS with a certificate of its own")
    add("--tls-name", action="append", metavar="NAME", help="a further name in that certificate")
    choices = ("text", "json", *SHELLS)
    add(
        "--output",
        choices=choices,
        default="text",
        help="what to print once it serves: for "
        "people (text), for programs (json), or lines for a shell (default: %(default)s)",
    )
    return parser


def _script_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m jcapiv1.sandbox run",
        description="Run a Python script as it is, with every call of it sent to a sandbox, "
        "whatever host and key it sets itself.",
    )
    parser.set_defaults(host="127.0.0.1", port=0, tls=False, tls_name=None)
    _add_world(parser)
    parser.add_argument("script", metavar="SCRIPT", help="the script's file")
    parser.add_argument("words", metavar="ARGS", nargs=argparse.REMAINDER, help="its arguments")
    return parser


def _add_world(parser: argparse.ArgumentParser) -> None:
    """What there is in the sandbox, and how it behaves."""
    add = parser.add_argument
    add("--seed", type=_seed, default=1, help="a number, or a JSON file (default: %(default)s)")
    add("--organizations", type=_count, default=250, help="tenants (default: %(default)s)")
    add("--administrators", type=_count, default=400, help="administrators (default: %(default)s)")
    add("--systems", type=_count, default=0, help="devices (default: %(default)s)")
    add("--commands", type=_count, default=0, help="commands (default: %(default)s)")
    add("--people", type=_count, default=0, help="people (default: %(default)s)")
    add("--single-tenant", action="store_true", help="the key manages the first tenant only")
    add("--rate-limit", type=_rate, metavar="N/SECONDS", help="for each key, for example 100/60")
    add("--faults", type=Path, help="a JSON file with faults to begin with")


def _seed(text: str) -> int | str:
    return int(text) if text.isdecimal() else text


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return port


def _count(text: str) -> int:
    count = int(text)
    if count < 0:
        raise argparse.ArgumentTypeError("there cannot be fewer than none")
    return count


def _rate(text: str) -> tuple[int, float]:
    requests, _, seconds = text.partition("/")
    return int(requests), float(seconds or 1)


def _read(path: Path) -> list[Fault]:
    document = read_json(path)
    try:
        return read_faults(document)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None


def greeting(sandbox: Sandbox, output: str = "text") -> str:
    """Return what is said once it serves: how other programs come to use it.

    `output` is `text` for people, `json`, or the name of a shell for lines that it can evaluate.
    """
    credentials = sandbox.credentials
    if output == "json":
        return json.dumps(credentials.document()) + "\n"
    if output != "text":
        return "\n".join([*credentials.lines(output), ""])
    lines = {shell: "\n    ".join(credentials.lines(shell)) for shell in SHELLS}
    return f"""\
{len(sandbox.organizations)} tenants, {len(sandbox.administrators)} administrators at {sandbox.url}
Ctrl-C ends it. To use it, run this in another shell:

  sh, bash, zsh
    {lines["bash"]}
  PowerShell
    {lines["powershell"]}
  fish
    {lines["fish"]}

Or, for a service account, with tokens from {sandbox.token_url}:
    client id      {sandbox.client_id}
    client secret  {sandbox.client_secret}

To look at it, open {credentials.control_url}
To control it from another machine, send x-sandbox-token: {credentials.control_token}
ready
"""
