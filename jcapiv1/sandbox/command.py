"""The command that runs a sandbox: its arguments, and what it says."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Event
from types import FrameType

from jcapiv1.sandbox import Fault, Sandbox
from jcapiv1.sandbox.control import read_faults
from jcapiv1.sandbox.seeds.file import read_json


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
            sys.stdout.write(greeting(sandbox))
            sys.stdout.flush()
            while not stopped.wait(0.2):  # a signal may reach a thread that does not handle it
                pass
    except (OSError, ValueError) as error:
        sys.stderr.write(f"jcapiv1.sandbox: {error}\n")
        return 2
    finally:
        for each, handler in handlers.items():
            signal.signal(each, handler)
    return 0


def _run_script(options: argparse.Namespace) -> int:
    """Run a script with every call of it sent to a sandbox; return its exit status."""
    try:
        with _sandbox(options) as sandbox:
            environment = script_environment(os.environ, sandbox.url, sandbox.api_key)
            return _wait_for([sys.executable, options.script, *options.words], environment)
    except (OSError, ValueError) as error:
        sys.stderr.write(f"jcapiv1.sandbox: {error}\n")
        return 2


def script_environment(environment: Mapping[str, str], url: str, api_key: str) -> dict[str, str]:
    """The environment in which every call goes to the sandbox, and no real credential is."""
    kept = {n: v for n, v in environment.items() if not n.startswith("JUMPCLOUD_")}
    credentials = {"API_URL": url, "API_KEY": api_key, "SANDBOX_URL": url, "SANDBOX_KEY": api_key}
    return kept | {f"JUMPCLOUD_{name}": value for name, value in credentials.items()}


def _wait_for(command: list[str], environment: dict[str, str]) -> int:
    """Run a command to its end; a signal that is meant for it reaches it."""
    with subprocess.Popen(command, env=environment) as process:

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
        multi_tenant=not options.single_tenant,
        rate_limit=options.rate_limit,
        faults=[] if options.faults is None else _read(options.faults),
        host=options.host,
        port=options.port,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m jcapiv1.sandbox",
        description="An embedded JumpCloud to develop and test against. Logs a line a request.",
    )
    parser.epilog = "With `run SCRIPT [ARGS]` a script runs and all its calls go to a sandbox."
    add = parser.add_argument
    add("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    add("--port", type=_port, default=8017, help="port; 0 takes a free one (default: %(default)s)")
    _add_world(parser)
    return parser


def _script_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m jcapiv1.sandbox run",
        description="Run a Python script as it is, with every call of it sent to a sandbox, "
        "whatever host and key it sets itself.",
    )
    parser.set_defaults(host="127.0.0.1", port=0)
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


def greeting(sandbox: Sandbox) -> str:
    """Return what is said once it serves: how other shells come to use it."""
    url, key = sandbox.url, sandbox.api_key
    return f"""\
{len(sandbox.organizations)} tenants, {len(sandbox.administrators)} administrators at {url}
Ctrl-C ends it. To use it, run this in another shell:

  sh, bash, zsh
    export JUMPCLOUD_API_URL='{url}'
    export JUMPCLOUD_API_KEY='{key}'
  PowerShell
    $env:JUMPCLOUD_API_URL = '{url}'
    $env:JUMPCLOUD_API_KEY = '{key}'
  fish
    set -gx JUMPCLOUD_API_URL '{url}'
    set -gx JUMPCLOUD_API_KEY '{key}'

Or, for a service account, with tokens from {sandbox.token_url}:
    client id      {sandbox.client_id}
    client secret  {sandbox.client_secret}
"""
