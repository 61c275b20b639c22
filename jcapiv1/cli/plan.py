"""`jcapiv1 plan`: work out what would change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from jcapiv1.cli import exits
from jcapiv1.cli.output import Output, output_options
from jcapiv1.cli.plan_view import print_changes, summary
from jcapiv1.cli.session import Session, read_file, session_options
from jcapiv1.jobs.plans import NAMED, NamedPlan, consequence
from jcapiv1.jobs.resources import RESOURCES
from jcapiv1.jobs.table import names_in, parse_table

F = TypeVar("F", bound=Callable[..., Any])
_FILE = "file"


class PlanGroup(click.Group):
    """Takes what is no name of a plan for the name of a file."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments, with the command for files before those that name none."""
        if args and args[0] not in (*self.commands, "-h", "--help"):
            args = [_FILE, *args]
        return super().parse_args(ctx, args)


def _out_options(function: F) -> F:
    found: Any = function
    for option in (
        click.option(
            "--exit-code", is_flag=True, help="Exit with 10 if the plan has changes, 0 if not."
        ),
        click.option(
            "--out", type=click.Path(dir_okay=False, path_type=Path), metavar="PLAN",
            help="The file to write. Without it the changes are only shown.",
        ),
    ):  # fmt: skip
        found = option(found)
    return found  # type: ignore[no-any-return]  # click's decorators keep what they get


@click.group(cls=PlanGroup, subcommand_metavar="FILE.csv|NAME [OPTIONS]")
def plan() -> None:
    """Work out what would change; nothing is sent.

    FILE.csv has a row for each record: a column that names it (administrators: email, or _id), a
    column tenant if the same one is in several, and a column for each field to change. An empty
    cell changes nothing. Options for files: `jcapiv1 plan file --help`.

    \b
    Examples:
      jcapiv1 plan changes.csv --out changes.plan
      jcapiv1 plan mfa --tenant 'Acme*' --out mfa.plan
      jcapiv1 plan totp-reset --from lost-phones.txt --out totp.plan
    """


@plan.command(_FILE)
@click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, allow_dash=True), metavar="FILE.csv"
)
@click.option(
    "--records",
    type=click.Choice([n for n in RESOURCES if n != "commands"]),
    default="administrators",
    show_default=True,
    help="What the rows are about.",
)
@click.option(
    "--map",
    "renamed",
    multiple=True,
    metavar="COLUMN=FIELD",
    help="A column has another name in the file. Can be repeated.",
)
@click.option("--ignore", multiple=True, metavar="COLUMN", help="A column to leave out.")
@_out_options
@session_options(tenants=True)
@output_options
def file_(
    session: Session,
    output: Output,
    file: str,
    records: str,
    renamed: Sequence[str],
    ignore: Sequence[str],
    out: Path | None,
    exit_code: bool,
) -> int:
    """Work out what a CSV file would change.

    Byte order mark, delimiter (, ; tab) and line ends are found out. Everything that is wrong
    with the file is listed with its line, and nothing is planned then.

    \b
    Example: jcapiv1 plan changes.csv --map "E-Mail=email" --out changes.plan
    """
    table = parse_table(read_file(file), dict(map(_pair, renamed)), ignore)
    return _make(session, output, out, exit_code, wanted=table, records=records)


def _named(named: NamedPlan) -> None:
    kind = RESOURCES[named.records]
    examples = f"jcapiv1 plan {named.name} --from names.txt --out {named.name}.plan"
    doc = f"{named.help}\n\nThey {consequence(named.name, {}, '')}.\n\n\b\nExample: {examples}"

    @plan.command(named.name, help=doc, short_help=named.help)
    @click.option(
        "--from",
        "source",
        type=click.Path(exists=True, dir_okay=False, allow_dash=True),
        metavar="FILE",
        help="Only those in the file (- for stdin): an address or id a line, or a CSV file with a "
        "column email or _id.",
    )
    @click.option("--everybody", is_flag=True, help="All of them, where neither --from nor "
                  "--tenant chooses.")  # fmt: skip
    @_out_options
    @session_options(tenants=True)
    @output_options
    def command(
        session: Session,
        output: Output,
        source: str | None,
        everybody: bool,
        out: Path | None,
        exit_code: bool,
    ) -> int:
        if not (named.whole or everybody or source or session.tenant):
            raise click.UsageError(
                f"this concerns all {named.records}: choose with --from or --tenant, "
                "or say --everybody"
            )
        return _make(
            session,
            output,
            out,
            exit_code,
            wanted=named.wanted,
            records=named.records,
            operation=named.operation,
            only=named.only,
            seen=named.seen,
            title=named.name,
            select=None if source is None else names_in(read_file(source), kind.keys),
        )


for _each in NAMED.values():
    _named(_each)


def _make(session: Session, output: Output, out: Path | None, exit_code: bool, **what: Any) -> int:
    """Make a plan, say what it comes to, and show it if it is not saved."""
    import jcapiv1

    with session.progress("reading tenants") as tick:
        made = jcapiv1.plan(
            session.client,
            tenants=session.places(),
            out=out,
            workers=session.workers,
            progress=tick,
            **what,
        )
    if out is None:
        print_changes(made, output)
    session.note(summary(made))
    if out is None:
        session.note("nothing was saved: --out PLAN keeps the plan")
    elif len(made):
        session.note(f"saved: look at it with `jcapiv1 show {out}`, then `jcapiv1 apply {out}`")
    return exits.CHANGES if exit_code and len(made) else exits.DONE


def _pair(text: str) -> tuple[str, str]:
    old, equals, new = text.partition("=")
    if not (equals and old.strip() and new.strip()):
        raise click.UsageError(f"--map {text!r}: write COLUMN=FIELD")
    return old.strip(), new.strip()
