"""Working out the changes of a plan: what is wanted, matched with the records that there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, cast

from jcapiv1.exceptions import TransportException, UnauthorizedException
from jcapiv1.jobs.comparing import same
from jcapiv1.jobs.errors import error_line
from jcapiv1.jobs.plan_file import Change, PlanError
from jcapiv1.jobs.resources import Record, Resource, record_id
from jcapiv1.jobs.selection import Place, read_tenants
from jcapiv1.jobs.table import Table, TableError, parse_table
from jcapiv1.jobs.values import (
    FieldError,
    field_names,
    from_python,
    from_text,
    type_of,
    wire_name,
)

if TYPE_CHECKING:
    from jcapiv1.api_client import ApiClient
    from jcapiv1.core.model import Model

__all__ = ["Asked", "Entry", "Selection", "Wanted", "planned", "wanted_of"]

Wanted: TypeAlias = Mapping[str, Any] | Iterable[Mapping[str, Any]] | Table | str | PathLike[str]
_TENANT = "tenant"
_TENANT_ID = "tenantId"
_ID = "_id"


class Selection(NamedTuple):
    """Which records, and what of them must not change until the plan is applied."""

    only: Callable[[Record], bool] | None
    seen: tuple[str, ...]


@dataclass(slots=True)
class Entry:
    """A record that was asked for, by a row of a table or a line of a list."""

    place: str
    """Where it was asked for, for example "line 7"."""
    tenant: str
    """Id or name of the tenant, in lower case; empty for any."""
    key: str
    """The field that names the record."""
    value: str
    fields: dict[str, Any]
    """What the fields shall be, by wire name."""
    found: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """Id and tenant of the records that it stands for."""


@dataclass
class Asked:
    """What a plan shall bring about."""

    everywhere: dict[str, Any]
    """What fields of every record shall be."""
    entries: list[Entry] | None
    """The records that were asked for; None for all."""

    def __post_init__(self) -> None:
        self._index: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in self.entries or ():
            self._index[entry.key, entry.value.casefold()].append(entry)

    @property
    def names(self) -> list[str]:
        """The fields that have to be read of each record."""
        named = {name for entry in self.entries or () for name in (entry.key, *entry.fields)}
        return sorted({*self.everywhere, *named} - {"*"})

    def matching(self, kind: Resource, place: Place, record: Record) -> list[Entry]:
        """The entries that stand for a record."""
        if not self._index:
            return []
        found: list[Entry] = []
        keys = (_ID, *kind.keys)
        pairs = [(key, str(record.get(key) or "").casefold()) for key in keys]
        for key, value in [*pairs, *(("*", value) for _, value in pairs)]:
            for entry in self._index.get((key, value), ()) if value else ():
                here = not entry.tenant or entry.tenant in (place.id, place.name.casefold())
                if here and entry not in found:
                    found.append(entry)
        return found


def wanted_of(
    kind: Resource,
    wanted: Wanted | None,
    select: Iterable[str] | None,
    *,
    takes_fields: bool,
) -> Asked:
    """What is wanted, checked; PlanError lists what is not possible.

    Not `takes_fields`, fields say what an action comes to and are not checked.
    """
    model = kind.writable
    everywhere: dict[str, Any] = {}
    entries: list[Entry] | None = None
    if isinstance(wanted, (str, PathLike)):
        wanted = _read(wanted)
    if isinstance(wanted, Table):
        entries = _from_table(kind, model, wanted)
    elif isinstance(wanted, Mapping):
        fields = cast("Mapping[str, Any]", wanted)
        everywhere = _checked(model, fields) if takes_fields else dict(fields)
    elif wanted is not None:
        entries = _from_rows(kind, model, wanted)
    elif takes_fields:
        raise PlanError("nothing is wanted: give the fields that shall change")
    if select is not None:
        entries = (entries or []) + [
            Entry(f"entry {number} ({text})", "", "*", text, {})
            for number, text in enumerate(select, 1)
        ]
    return Asked(everywhere, entries)


def planned(
    client: ApiClient,
    kind: Resource,
    places: Sequence[Place],
    asked: Asked,
    selection: Selection,
    workers: int,
    progress: Callable[[int, int], object] | None,
) -> Iterator[Change]:
    """The changes, tenant by tenant; PlanError at the end for all that could not be planned."""
    if unknown := _unknown_tenants(asked, places):
        raise PlanError(*unknown)
    (id_argument,) = kind.operation(kind.get).placeholders
    problems: list[str] = []
    read = read_tenants(client, kind, places, workers)
    for number, (place, records, error) in enumerate(read, 1):
        if isinstance(error, (UnauthorizedException, TransportException)):
            raise error  # and so it would be for every tenant
        if records is None:
            problems.append(f"tenant {place.label} cannot be read: {error_line(error)}")
        for record in records or ():
            entries = asked.matching(kind, place, record)
            if asked.entries is not None and not entries:
                continue
            for entry in entries:
                entry.found.append((record_id(record), place.label))
            fields, problem = _fields(kind, asked, entries, record)
            problems += problem
            if selection.only is not None and not selection.only(record):
                continue
            if fields is None and _compares(asked, entries):
                continue
            yield Change(
                tenant=place.id,
                tenant_name=place.name,
                name=kind.label(record),
                arguments={id_argument: record_id(record)},
                fields=fields or {},
                seen={name: record.get(name) for name in selection.seen},
            )
        if progress is not None:
            progress(number, len(places))
    problems += _matched_otherwise(kind, asked)
    if problems:
        raise PlanError(*problems)


def _compares(asked: Asked, entries: list[Entry]) -> bool:
    return bool(asked.everywhere or any(entry.fields for entry in entries))


def _fields(
    kind: Resource, asked: Asked, entries: list[Entry], record: Record
) -> tuple[dict[str, tuple[Any, Any]] | None, list[str]]:
    """The fields of a record that differ from what is wanted, None if none does."""
    wanted = dict(asked.everywhere)
    source: dict[str, str] = {}
    problems: list[str] = []
    for entry in entries:
        for name, value in entry.fields.items():
            if name in source and wanted[name] != value:
                problems.append(f"{entry.place}: {name} is wanted otherwise by {source[name]}")
            wanted[name], source[name] = value, entry.place
    # The plan need not hold the secret that there is; the one that shall be it has to.
    changed = {
        name: (None if name in kind.secrets else record.get(name), value)
        for name, value in wanted.items()
        if not same(record.get(name), value)
    }
    return changed or None, problems


def _matched_otherwise(kind: Resource, asked: Asked) -> Iterator[str]:
    """A sentence for each entry that stands for no record, or for several."""
    for entry in asked.entries or ():
        where = f" in {entry.tenant!r}" if entry.tenant else ""
        if not entry.found:
            yield f"{entry.place}: no {kind.singular} is named {entry.value!r}{where}"
        elif len(entry.found) > 1:
            listed = ", ".join(f"{id} in {tenant}" for id, tenant in entry.found[:5])
            yield (
                f"{entry.place}: {len(entry.found)} {kind.name} are named {entry.value!r}{where}: "
                f"{listed}; name the tenant, or give the _id"
            )


def _unknown_tenants(asked: Asked, places: Sequence[Place]) -> list[str]:
    known = {name for place in places for name in (place.id, place.name.casefold()) if name}
    return [
        f"{entry.place}: tenant {entry.tenant!r} is not among those looked at"
        for entry in asked.entries or ()
        if entry.tenant and entry.tenant not in known
    ]


def _read(path: str | PathLike[str]) -> Table:
    try:
        return parse_table(Path(path).read_bytes())
    except TableError as error:
        raise PlanError(*error.problems) from None


def _from_table(kind: Resource, model: type[Model], table: Table) -> list[Entry]:
    """The entries of a table; PlanError with the lines of all that is wrong."""
    columns, problems = _columns(kind, model, table.columns, "line 1")
    entries: list[Entry] = []
    for row in table.rows:
        found = {columns[name]: text for name, text in row.cells.items() if name in columns}
        entries += _entry(kind, model, f"line {row.line}", found, from_text, problems)
    if not entries and not problems:
        problems = ["the table has no rows"]
    if problems:
        raise PlanError(*problems)
    return entries


def _from_rows(
    kind: Resource, model: type[Model], rows: Iterable[Mapping[str, Any]]
) -> list[Entry]:
    problems: list[str] = []
    entries: list[Entry] = []
    for number, row in enumerate(rows, 1):
        place = f"row {number}"
        columns, unknown = _columns(kind, model, row, place)
        problems += unknown
        found = {columns[name]: value for name, value in row.items() if name in columns}
        entries += _entry(kind, model, place, found, from_python, problems)
    if problems:
        raise PlanError(*problems)
    return entries


def _entry(
    kind: Resource,
    model: type[Model],
    place: str,
    found: Mapping[str, Any],
    convert: Callable[[str, Any], Any],
    problems: list[str],
) -> list[Entry]:
    """The entry of a row, which is named by its first key; none, and a problem, without one."""
    values: dict[str, Any] = {}
    for name, value in found.items():
        if name in model.attribute_map.values():
            try:
                values[name] = convert(type_of(model, name), value)
            except FieldError as error:
                problems.append(f"{place}: {name}: {error}")
    key = next((name for name in (_ID, *kind.keys) if found.get(name)), None)
    if key is None:
        names = " or ".join((_ID, *kind.keys))
        problems.append(f"{place}: names no {kind.singular}: give {names}")
        return []
    values.pop(key, None)
    tenant = str(found.get(_TENANT_ID) or found.get(_TENANT) or "").casefold()
    return [Entry(place, tenant, key, str(found[key]), values)]


def _columns(
    kind: Resource, model: type[Model], names: Iterable[str], place: str
) -> tuple[dict[str, str], list[str]]:
    """Each name to the key or field that it stands for, and the problems."""
    special = {name.casefold(): name for name in (_TENANT, _TENANT_ID, _ID, *kind.keys)}
    special.update(id=_ID, tenant_id=_TENANT_ID)
    readable = field_names(kind.readable)
    columns: dict[str, str] = {}
    problems: list[str] = []
    for name in names:
        folded = name.strip().casefold()
        try:
            columns[name] = special[folded] if folded in special else wire_name(model, name)
        except FieldError as error:
            if folded in readable:
                text = f"{name!r} can be read, but not changed: leave the column out"
                problems.append(f"{place}: {text} (--ignore {name})")
            else:
                problems.append(f"{place}: {error}")
    if len(set(columns.values())) < len(columns):
        problems.append(f"{place}: two columns stand for one field")
    return columns, problems


def _checked(model: type[Model], wanted: Mapping[str, Any]) -> dict[str, Any]:
    problems: list[str] = []
    found: dict[str, Any] = {}
    for name, value in wanted.items():
        try:
            wire = wire_name(model, name)
            found[wire] = from_python(type_of(model, wire), value)
        except FieldError as error:
            problems.append(f"{name}: {error}")
    if problems:
        raise PlanError(*problems)
    return found
