"""Writes a page for each command, from the commands themselves and sessions with the sandbox.

    python docs/cli/make.py            # writes docs/cli/*.md
    python docs/cli/make.py --check    # exit code 1 if a page is not current

Needs the package with its extras cli and sandbox.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import sys
import tempfile
import textwrap
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import click
from sessions import SESSIONS, Step

from jcapiv1.cli import exits
from jcapiv1.cli.output import OUTPUT_OPTIONS
from jcapiv1.cli.root import COMMANDS, root
from jcapiv1.cli.session import SESSION_OPTIONS, TENANT_OPTIONS
from jcapiv1.cli.start import run
from jcapiv1.sandbox import Sandbox

FOLDER = Path(__file__).resolve().parent
MARK = "<!-- Written by docs/cli/make.py; do not edit. -->"
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00")
_COLOUR = re.compile(r"\x1b\[[\d;?]*[A-Za-z]")
_WIDTH = "120"
_INTRODUCTION = """
`pip install ".[cli]"` in a checkout gives the command `jcapiv1`. The extra `keyring` lets
`jcapiv1 login`
keep keys, `xlsx` writes Excel files, and `sandbox` is there to try it out.
[Plans](../guides/plans.md) says how changes are made.
"""


def _common_options() -> list[click.Parameter]:
    """The options that many commands take."""

    def bare() -> None:
        """Nothing: it is there to hold them."""

    found: Any = bare
    for option in reversed((*TENANT_OPTIONS, *OUTPUT_OPTIONS, *SESSION_OPTIONS)):
        found = option(found)
    return click.command()(found).params


def pages() -> dict[str, str]:
    """Name of each file to what it shall hold."""
    found = {"README.md": _contents()}
    for name in COMMANDS:
        command = root.get_command(click.Context(root), name)
        assert command is not None
        found[f"{name}.md"] = _page(name, command)
    return found


def _contents() -> str:
    lines = [
        "# The command line",
        MARK,
        " ".join(_INTRODUCTION.split()),
        "| command | what it does |\n|---|---|\n"
        + "\n".join(f"| [`{name}`]({name}.md) | {text} |" for name, (_, text) in COMMANDS.items()),
        "## Options that many commands take",
        _table(_common_options()),
        "## Exit codes",
        "| code | what it means |\n|---:|---|\n"
        + "\n".join(f"| {code} | {text} |" for code, text in exits.MEANINGS.items()),
    ]
    return "\n\n".join(lines) + "\n"


def _page(name: str, command: click.Command) -> str:
    parts = [f"# jcapiv1 {name}", MARK, *_described(command, f"jcapiv1 {name}")]
    if isinstance(command, click.Group) and name != "call":
        context = click.Context(command, info_name=f"jcapiv1 {name}")
        for each in command.list_commands(context):
            sub = command.get_command(context, each)
            assert sub is not None
            parts += [f"## jcapiv1 {name} {each}", *_described(sub, f"jcapiv1 {name} {each}")]
    for session in SESSIONS.get(name, ()):
        parts += ["## Example" if session is SESSIONS[name][0] else "## Another example"]
        parts += _played(session)
    return "\n\n".join(parts) + "\n"


def _table(parameters: Iterable[click.Parameter]) -> str:
    """Options as a table; empty if there are none."""
    context = click.Context(click.Command("x"))
    rows = []
    for parameter in parameters:
        record = parameter.get_help_record(context)
        if record is not None and isinstance(parameter, click.Option):
            option, text = (each.replace("|", "\\|") for each in record)
            rows.append(f"| `{option}` | {' '.join(text.split())} |")
    return "| option | what it does |\n|---|---|\n" + "\n".join(rows) if rows else ""


def _described(command: click.Command, path: str) -> Iterator[str]:
    """Help, usage and options of a command."""
    context = click.Context(command, info_name=path)
    usage = " ".join(command.collect_usage_pieces(context))
    yield f"```text\n{path} {usage}\n```"
    for paragraph in (command.help or "").split("\n\n"):
        text = paragraph.strip(" \n")
        if text.startswith("\b"):
            yield f"```text\n{textwrap.dedent(text[1:]).strip()}\n```"
        elif text:
            yield " ".join(text.split()).replace("<", "\\<")
    common = {name for each in _common_options() for name in each.opts}
    own = [each for each in command.params if not common & set(each.opts)]
    if table := _table(own):
        yield table
    if len(own) < len(command.params):
        tenants = any("--tenant" in p.opts for p in command.params)
        names = "tenants, output and connection" if tenants else "output and connection"
        yield f"And the [options](README.md#options-that-many-commands-take) for {names}."


def _played(session: list[Step]) -> Iterator[str]:
    """A session as blocks: the files it starts with, and what is typed and shown."""
    shown = ""
    with tempfile.TemporaryDirectory() as folder, _inside(folder), _sandbox() as url:
        for step in session:
            if step.file:
                Path(step.file).write_text(step.text, encoding="utf-8")
                yield f"`{step.file}`:\n\n```text\n{step.text}```"
                continue
            output = _run(shlex.split(step.text))
            shown += f"$ jcapiv1 {step.text}\n{output}"
        shown = shown.replace(url, "http://127.0.0.1:8017/api")
    yield f"```console\n{_TIME.sub('2026-11-26T09:30:00+00:00', shown)}```"


@contextmanager
def _inside(folder: str) -> Iterator[None]:
    """Work in a folder for a while."""
    before = os.getcwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


@contextmanager
def _sandbox() -> Iterator[str]:
    """A sandbox that the environment leads to, always the same; its address."""
    with Sandbox(organizations=6, administrators=14, people=24, systems=18, commands=12) as sandbox:
        environment = {
            "JUMPCLOUD_API_KEY": sandbox.api_key,
            "JUMPCLOUD_API_URL": sandbox.url,
            "XDG_CONFIG_HOME": os.getcwd(),
            "COLUMNS": _WIDTH,
            "NO_COLOR": "1",
            "TERM": "xterm",
        }
        with mock.patch.dict(os.environ, environment):
            yield sandbox.url


class _Screen(io.StringIO):
    """Takes what is written; stdout says that it is a terminal, so that tables are shown."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


class _Notes:
    """Stderr, which is shown with the rest and draws no progress."""

    encoding = "utf-8"

    def __init__(self, screen: _Screen) -> None:
        self._screen = screen

    def write(self, text: str) -> int:
        return self._screen.write(text)

    def flush(self) -> None:
        """Nothing: the screen keeps all."""

    def isatty(self) -> bool:
        return False


def _run(words: list[str]) -> str:
    """What a command shows."""
    screen = _Screen()
    with mock.patch.multiple(sys, stdout=screen, stderr=_Notes(screen)):
        run(words)
    return "".join(f"{line.rstrip()}\n" for line in _COLOUR.sub("", screen.getvalue()).splitlines())


def main() -> int:
    """Write the pages, or check them."""
    stale = []
    for name, text in pages().items():
        file = FOLDER / name
        if file.exists() and file.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in sys.argv:
            file.write_text(text, encoding="utf-8")
    for name in stale:
        sys.stdout.write(f"{name}\n")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
