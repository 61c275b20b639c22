"""`jcapiv1 call`: every operation of the contract, its arguments and help made from it."""

from __future__ import annotations

import inspect
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from jcapiv1.cli import exits
from jcapiv1.cli.output import Output, output_options
from jcapiv1.cli.session import Session, session_options

if TYPE_CHECKING:
    from jcapiv1.core.operation import Operation
    from jcapiv1.jobs.selection import Place

_NOT_OFFERED = frozenset(("self", "async_req", "x_org_id", "authorization", "date", "options"))
"""Arguments that are no option: the tenant is --tenant, and credentials stand in no command."""


class OperationGroup(click.Group):
    """The operations of the contract as commands, made when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the operations."""
        from jcapiv1.jobs.resources import all_operations

        return sorted(all_operations())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of an operation, by its name, with `-` or `_`."""
        import jcapiv1
        from jcapiv1.jobs.resources import all_operations

        name = cmd_name.replace("-", "_")
        api = all_operations().get(name)
        return None if api is None else _command(name, getattr(getattr(jcapiv1, api), name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The operations, with what each does."""
        commands = {name: self.get_command(ctx, name) for name in self.list_commands(ctx)}
        with formatter.section("Operations"):
            formatter.write_dl([(n, c.get_short_help_str(70)) for n, c in commands.items() if c])


@click.group(cls=OperationGroup, subcommand_metavar="OPERATION [OPTIONS]")
def call() -> None:
    """Call an operation of the API and show its answer.

    An operation that changes something is not sent: --out writes it as a plan, which `apply`
    carries out.

    \b
    Examples:
      jcapiv1 call organization_list --all --query '[].displayName'
      jcapiv1 call users_put --id 5f0c1d2e3a4b5c6d7e8f9a0b --body @body.json --out one.plan
    """


def _command(name: str, method: Callable[..., Any]) -> click.Command:
    """The command that calls an operation."""
    import jcapiv1

    operation = jcapiv1.ApiClient.operation_of(method)
    reads = operation.reads_only
    lists = reads and "limit" in inspect.signature(method).parameters and "skip" in operation.query

    def command(
        session: Session,
        output: Output,
        all_pages: bool = False,
        out: Path | None = None,
        **options: Any,
    ) -> int:
        arguments = {
            name: _body_of(value, operation) if name == "body" else value
            for name, value in options.items()
            if value not in (None, ())
        }
        if not reads:
            return _plan(session, operation, arguments, out)
        return _read(session, output, name, arguments, all_pages)

    decorated: Any = session_options(tenants=True)(output_options(command))
    if lists:
        decorated = click.option(
            "--all", "all_pages", is_flag=True, help="All pages, not only the first."
        )(decorated)
    if not reads:
        decorated = click.option(
            "--out", type=click.Path(dir_okay=False, path_type=Path), metavar="PLAN",
            help="The plan to write; `jcapiv1 apply PLAN` carries it out.",
        )(decorated)  # fmt: skip
    described = _described(method)
    for argument, parameter in reversed([*inspect.signature(method).parameters.items()]):
        if argument.lstrip("_") not in _NOT_OFFERED and not argument.startswith("_"):
            decorated = _option(operation, argument, parameter, described)(decorated)
    text = inspect.cleandoc(method.__doc__ or "")
    return click.command(name, help=text.partition("\n\nArgs:")[0])(decorated)


def _option(
    operation: Operation,
    argument: str,
    parameter: inspect.Parameter,
    described: Mapping[str, str],
) -> Callable[[Any], Any]:
    """The option for an argument of an operation."""
    name = f"--{argument.replace('_', '-')}"
    text = described.get(argument, "")
    if argument == "body":
        return click.option(
            name, metavar="JSON|@FILE|-", help=f"{text} JSON, @FILE, or - for stdin."
        )
    required = parameter.default is inspect.Parameter.empty
    kind = click.INT if argument in ("limit", "skip") else click.STRING
    multiple = argument == "filter"
    return click.option(name, argument, type=kind, required=required, multiple=multiple, help=text)


def _read(
    session: Session, output: Output, name: str, arguments: dict[str, Any], all_pages: bool
) -> int:
    import jcapiv1
    from jcapiv1.jobs.resources import as_shown, method_of, operation_named

    place = _tenant(session, operation_named(name))
    client = session.client if place is None else place.client(session.client)
    method = method_of(client, name)
    if all_pages:
        listed = jcapiv1.paginate(method, **arguments)
        output.rows((as_shown(client, each) for each in listed), _first_columns(method))
        return exits.DONE
    answer: Any = as_shown(client, method(**arguments))
    if not isinstance(answer, (dict, list)):
        output.document(answer)
        return exits.DONE
    record = cast("dict[str, Any]", answer if isinstance(answer, dict) else {"results": answer})
    rows: list[Any] | None = record.get("results")
    if rows is not None:
        output.rows(rows, _first_columns(method))
        total = record.get("totalCount")
        if total is not None and total > len(rows):
            session.note(f"{len(rows)} of {total}; --all reads all of them")
    elif output.is_table:
        output.rows(({"field": k, "value": v} for k, v in record.items()), ("field", "value"))
    else:
        output.document(record)
    return exits.DONE


def _plan(
    session: Session, operation: Operation, arguments: dict[str, Any], out: Path | None
) -> int:
    """Write the plan of one call; nothing is sent."""
    from jcapiv1.cli.plan_view import summary
    from jcapiv1.jobs.plan import plan_call
    from jcapiv1.jobs.selection import Place

    name = str(operation.name)
    if out is None:
        raise click.UsageError(
            f"{name} {operation.phrase}: add --out PLAN, look at it with `jcapiv1 show PLAN`, "
            "and carry it out with `jcapiv1 apply PLAN`"
        )
    place = _tenant(session, operation) or Place("", "")
    if not (place.id or operation.org_id == "refused") and len(session.places()) > 1:
        raise click.UsageError("the key manages several tenants: say which, with --tenant")
    try:
        made = plan_call(session.client, name, arguments, place, out=out)
    except (TypeError, ValueError) as error:
        raise click.UsageError(str(error)) from None
    session.note(f"{summary(made)}; saved: `jcapiv1 show {out}`, then `jcapiv1 apply {out}`")
    return exits.DONE


def _tenant(session: Session, operation: Operation) -> Place | None:
    """The one tenant that is meant, None for the key's own or where the operation takes none."""
    if not session.tenant:
        return None
    if operation.org_id == "refused":
        raise click.UsageError(f"{operation.name} takes no tenant")
    places = session.places()
    if len(places) != 1:
        raise click.UsageError(f"{len(places)} tenants are meant; a call goes to one")
    return places[0]


def _body_of(text: str, operation: Operation) -> Any:
    """The body in an option; a secret is taken from a file or stdin only."""
    if text == "-":
        data = sys.stdin.read()
    elif text.startswith("@"):
        data = Path(text[1:]).read_text(encoding="utf-8-sig")
    else:
        data = text
    try:
        body = json.loads(data)
    except ValueError as error:
        raise click.UsageError(f"--body is not JSON: {error}") from None
    if data is text and (secret := _secret_in(body, operation)):
        raise click.UsageError(
            f"{secret} is a secret, which others see on a command line: put the body into a file, "
            "--body @FILE, or --body - for stdin"
        )
    return body


def _secret_in(body: Any, operation: Operation) -> str:
    """The name of a secret field in a body, empty if there is none."""
    from jcapiv1.jobs.resources import hidden

    if not isinstance(body, dict):
        return ""
    fields = cast("dict[str, Any]", body)
    shown: dict[str, Any] = hidden(operation.body, fields)
    return next((name for name in fields if shown[name] != fields[name]), "")


def _first_columns(method: Callable[..., Any]) -> tuple[str, ...]:
    """The columns of a table of what a method lists."""
    from jcapiv1.jobs.resources import RESOURCES

    name = getattr(method, "__name__", "")
    kind = next((each for each in RESOURCES.values() if each.list == name), None)
    if kind is not None:
        return (*kind.columns, "_id")
    return ("displayName", "_id", "created") if name == "organization_list" else ("name", "_id")


def _described(method: Callable[..., Any]) -> dict[str, str]:
    """What the docstring of a method says of each argument."""
    text = inspect.cleandoc(method.__doc__ or "").partition("\nArgs:\n")[2]
    found: dict[str, str] = {}
    name = ""
    for line in text.split("\n\n")[0].splitlines():
        if line.startswith("    ") and not line.startswith("     "):
            name, _, line = line.strip().partition(": ")
            found[name] = line
        elif name:
            found[name] += f" {line.strip()}"
    return found
