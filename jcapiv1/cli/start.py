"""Where `jcapiv1` starts: the list of commands, and what an error comes to.

Loads click and nothing else until it is known which command runs.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn

__all__ = ["main", "run"]


def main() -> NoReturn:
    """Run the command line and end the process with its exit code."""
    try:
        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # before or after the command itself
        code = 130
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run the command line; the exit code."""
    try:
        import click
    except ModuleNotFoundError as error:
        if error.name != "click":
            raise
        # Here, since help loads click and nothing else.
        from jcapiv1.settings.extras import how_to_install

        sys.stderr.write(f"jcapiv1: the command line needs: {how_to_install('cli')}\n")
        return 2
    from jcapiv1.cli.root import root

    try:
        found = root.main(list(arguments), prog_name="jcapiv1", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.UsageError as error:
        where = "jcapiv1" if error.ctx is None else error.ctx.command_path
        click.echo(f"{where}: {error.format_message()} (see {where} --help)", err=True)
        return 2
    except BaseException as error:  # noqa: BLE001 - each comes to an exit code
        from jcapiv1.cli.faults import exit_code_of

        return exit_code_of(error, debug="--debug" in arguments)
    return found if isinstance(found, int) else 0
