"""`jcapiv1 sandbox`."""

from __future__ import annotations

from collections.abc import Sequence

import click

from jcapiv1.settings.extras import how_to_install


@click.command(
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
    add_help_option=False,
    options_metavar="[OPTIONS]",
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[run SCRIPT [ARGS]]")
def sandbox(arguments: Sequence[str]) -> int:
    """Run an embedded JumpCloud, with made-up tenants and administrators, to try things out.

    Takes the options of `python -m jcapiv1.sandbox`; --help lists them. With `run` a script of
    yours runs as it is, all its calls go to the sandbox, and its exit code is that of the script.

    \b
    Example: jcapiv1 sandbox --organizations 3
    Example: jcapiv1 sandbox run --organizations 3 report.py --month 11
    """
    try:
        from jcapiv1.sandbox.command import run
    except ImportError as error:
        if (error.name or "").partition(".")[0] != "werkzeug":
            raise
        raise click.UsageError(f"the sandbox needs: {how_to_install('sandbox')}") from None
    return run(list(arguments))
