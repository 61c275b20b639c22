"""`jcapiv1 admins`, `people`, `devices` and `commands`: list, find, show, with filters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

import click

from jcapiv1.cli import exits
from jcapiv1.cli.output import Output, output_options
from jcapiv1.cli.session import Session, read_file, session_options
from jcapiv1.jobs.reports import last_contact, last_sign_of_life
from jcapiv1.jobs.resources import RESOURCES, Record, Resource, record_id
from jcapiv1.jobs.selection import read_tenants
from jcapiv1.jobs.table import names_in

Predicate = Callable[[Record, Any], bool]


@dataclass(frozen=True)
class Filter:
    """An option that chooses among records."""

    option: str
    help: str
    keeps: Predicate
    """Whether a record is kept, for the value of the option."""
    type: Any = None
    """None for a flag."""
    metavar: str | None = None

    @property
    def name(self) -> str:
        """The argument that click makes of the option."""
        return self.option.lstrip("-").replace("-", "_")

    def added_to(self, command: Callable[..., Any]) -> Callable[..., Any]:
        """The command with this option."""
        if self.type is None:
            return click.option(self.option, is_flag=True, help=self.help)(command)
        metavar = self.metavar
        return click.option(self.option, type=self.type, metavar=metavar, help=self.help)(command)


def _before(moment: datetime | None, days: int) -> bool:
    return moment is None or moment < datetime.now(timezone.utc) - timedelta(days=days)


def _text(field: str) -> Predicate:
    return lambda record, value: str(record.get(field) or "").casefold() == value.casefold()


def _flag(field: str, wanted: bool = True) -> Predicate:
    return lambda record, value: bool(record.get(field)) is wanted


_FILTERS: Mapping[str, tuple[Filter, ...]] = {
    "administrators": (
        Filter(
            "--without-mfa", "Who may sign in without a second factor.",
            _flag("enableMultiFactor", False),
        ),
        Filter(
            "--without-totp", "Who has no authenticator app set up.", _flag("totpEnrolled", False)
        ),
        Filter("--suspended", "Who is suspended.", _flag("suspended")),
        Filter("--role", "Who has this role, such as 'Read Only'.", _text("roleName"), str, "ROLE"),
        Filter(
            "--idle", "Who gave no sign of life for so many days (see `report dormant`).",
            lambda record, days: _before(last_sign_of_life(record), days),
            click.IntRange(min=0), "DAYS",
        ),
    ),
    "people": (
        Filter("--suspended", "Who is suspended.", _flag("suspended")),
        Filter("--locked", "Whose account is locked.", _flag("account_locked")),
        Filter("--state", "STAGED, ACTIVATED or SUSPENDED.", _text("state"), str, "STATE"),
        Filter("--without-mfa", "Who has no authenticator app.", _flag("totp_enabled", False)),
        Filter("--department", "Who is of this department.", _text("department"), str, "NAME"),
        Filter("--password-expired", "Whose password has expired.", _flag("password_expired")),
    ),
    "devices": (
        Filter("--os", "Of this system, such as Windows.", _text("os"), str, "OS"),
        Filter("--inactive", "Which are not connected now.", _flag("active", False)),
        Filter(
            "--idle", "Which did not report for so many days.",
            lambda record, days: _before(last_contact(record), days),
            click.IntRange(min=0), "DAYS",
        ),
    ),
    "commands": (
        Filter("--type", "linux, mac or windows.", _text("commandType"), str, "TYPE"),
        Filter("--launch", "manual, trigger, repeated, ...", _text("launchType"), str, "LAUNCH"),
    ),
}  # fmt: skip


def _group(kind: Resource, example: str) -> click.Group:
    """The group of commands for a kind of record."""
    what = kind.name
    columns = (*kind.columns, "tenant", "_id")

    @click.group(help=f"List, find and show {what}.")
    def group() -> None:
        _require(kind)

    @group.command("list", help=f"List {what}, of all tenants or some.\n\n\b\nExample: {example}")
    @session_options(tenants=True)
    @output_options
    @click.option(
        "--from",
        "source",
        type=click.Path(exists=True, dir_okay=False, allow_dash=True),
        metavar="FILE",
        help=f"Only those named in the file (- for stdin): one a line, or a CSV "
        f"file with a column _id or {_listed(kind)}. Exit code 1 if one is not there.",
    )
    def list_(session: Session, output: Output, source: str | None, **options: Any) -> int:
        named = None if source is None else names_in(read_file(source), kind.keys)
        left = {} if named is None else {name.casefold(): name for name in named}
        chosen = [
            (each, options[each.name])
            for each in _FILTERS[kind.name]
            if options[each.name] not in (None, False)
        ]
        rows = _Rows(session, kind)
        kept = (row for row in rows if all(each.keeps(row, value) for each, value in chosen))
        if named is not None:
            asked = frozenset(left)
            kept = (row for row in kept if _is_named(kind, row, asked, left))
        output.rows(kept, columns)
        for name in left.values():
            session.note(f"no {kind.singular} among these is named {name!r}")
        return rows.code or (exits.FINDINGS if left else exits.DONE)

    for each in reversed(_FILTERS[kind.name]):
        each.added_to(list_)

    @group.command(help=f"Find {what} by {_listed(kind)}, or a part of it; exit code 1 if there "
                        "is none.")  # fmt: skip
    @click.argument("text")
    @session_options(tenants=True)
    @output_options
    def find(session: Session, output: Output, text: str) -> int:
        folded = text.casefold()
        rows = _Rows(session, kind)
        found = output.rows(
            (
                row
                for row in rows
                if any(folded in str(row.get(name) or "").casefold() for name in kind.keys)
            ),
            columns,
        )
        if not found:
            session.note(f"no {kind.singular} has {text!r} in its {_listed(kind)}")
        return rows.code or (exits.DONE if found else exits.FINDINGS)

    @group.command(help=f"Show all fields of one {kind.singular}, by its id or {_listed(kind)}.")
    @click.argument("id")
    @session_options(tenants=True)
    @output_options
    def show(session: Session, output: Output, id: str) -> int:
        folded = id.casefold()
        rows = _Rows(session, kind)
        found = [
            row
            for row in rows
            if folded in (record_id(row), *(str(row.get(n) or "").casefold() for n in kind.keys))
        ]
        if len(found) != 1:
            session.note(
                f"{len(found)} {what} have the id or {_listed(kind)} {id!r}"
                + "".join(f"\n  {record_id(row)} in {row['tenant']}" for row in found)
            )
            return rows.code or exits.FINDINGS
        if output.is_table:
            output.rows(
                ({"field": name, "value": value} for name, value in found[0].items()),
                ("field", "value"),
            )
        elif output.format in ("json", "ndjson") and output.columns is None:
            output.document(found[0])
        else:
            output.rows(found, columns)
        return rows.code

    return group


class _Rows:
    """The records of the chosen tenants, each with its tenant; notes tenants that fail."""

    def __init__(self, session: Session, kind: Resource) -> None:
        self.code = exits.DONE
        self._session = session
        self._kind = kind

    def __iter__(self) -> Iterator[dict[str, Any]]:
        from jcapiv1.cli.faults import raise_if_general
        from jcapiv1.jobs.errors import error_line

        session, kind = self._session, self._kind
        places = session.places()
        with session.progress(f"reading {kind.name}") as tick:
            read = read_tenants(session.client, kind, places, session.workers, shown=True)
            for number, (place, records, error) in enumerate(read, 1):
                tick(number, len(places))
                if records is None:
                    raise_if_general(error)
                    session.note(f"tenant {place.label} cannot be read: {error_line(error)}")
                    self.code = exits.FAILED
                for record in records or ():
                    yield {
                        "tenant": place.name,
                        "tenantId": place.id,
                        **record,
                    }


def _is_named(
    kind: Resource, row: Mapping[str, Any], asked: frozenset[str], left: dict[str, str]
) -> bool:
    """Whether a record is asked for; what it is asked for by is no longer left."""
    names = {record_id(row), *(str(row.get(key) or "").casefold() for key in kind.keys)}
    for name in names:
        left.pop(name, None)
    return not asked.isdisjoint(names)


def _require(kind: Resource) -> None:
    if not kind.available:
        raise click.UsageError(f"this version of jcapiv1 has no operations for {kind.name}")


def _listed(kind: Resource) -> str:
    return " or ".join(kind.keys)


admins = _group(RESOURCES["administrators"], "jcapiv1 admins list --without-mfa -o csv")
people = _group(RESOURCES["people"], "jcapiv1 people list --locked")
devices = _group(RESOURCES["devices"], "jcapiv1 devices list --os Windows --idle 30")
commands = _group(RESOURCES["commands"], "jcapiv1 commands list --type linux")
