"""Plans: changes worked out, to be reviewed before they are sent, and looked at afterwards.

plan = jcapiv1.plan(client, {"enableMultiFactor": True}, only=lambda a: a["roleName"] != "...")
for change in plan.changes:
    print(change.tenant_name, change.name, change.fields)
for step in plan.apply(client, journal="mfa.journal.jsonl"):
    print(step.change.name, step.status)
"""

from __future__ import annotations

import os
import shutil
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jcapiv1.api_client import ApiClient
from jcapiv1.jobs.plan_file import Change, Header, PlanError, PlanWriter, read_changes, read_header
from jcapiv1.jobs.planning import Selection, Wanted, planned, wanted_of
from jcapiv1.jobs.resources import Record, resource
from jcapiv1.jobs.selection import Place, choose_tenants

if TYPE_CHECKING:
    from jcapiv1.api_client import Api
    from jcapiv1.jobs.applying import PlanCheck, PlanRun

__all__ = ["Change", "Plan", "PlanError", "plan"]


class Plan:
    """Changes that were worked out; made by `plan` or `Plan.load`, kept in a file."""

    def __init__(self, path: str | os.PathLike[str], *, temporary: bool = False) -> None:
        self.path = os.fspath(path)
        self._header, self._count = read_header(self.path)
        self._discard: Callable[[], object] = lambda: None
        if temporary:
            self._discard = weakref.finalize(self, _remove, self.path)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Plan:
        """The plan in a file; PlanError if it is none, or not as it was made."""
        return cls(path)

    @property
    def header(self) -> Header:
        """What holds for the whole plan: operation, host, tenants, time."""
        return self._header

    @property
    def changes(self) -> Iterator[Change]:
        """The changes, in the order of the tenants, read as they are needed."""
        return read_changes(self.path, self.header)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Change]:
        return self.changes

    def __repr__(self) -> str:
        title = self.header.title or self.header.operation
        return f"<Plan {title!r}: {self._count} changes>"

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the plan to a file of mode 0600.

        FileExistsError if there is one whose journal says that it was begun.
        """
        refuse_begun(path)
        if not (os.path.exists(path) and os.path.samefile(self.path, path)):
            part = f"{os.fspath(path)}.part"
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with open(self.path, "rb") as source, open(descriptor, "wb") as target:
                shutil.copyfileobj(source, target)
            os.replace(part, path)
        self._discard()
        self.path = os.fspath(path)

    def apply(
        self,
        api: ApiClient | Api,
        *,
        journal: str | os.PathLike[str] | None = None,
        audit: str | os.PathLike[str] | None = None,
        workers: int = 4,
        force_drifted: bool = False,
        retry_unknown: bool = False,
    ) -> PlanRun:
        """Carry out the changes; iterate to get what came of each, `workers` at a time.

        Each record is read again first: what is as wanted is "done already", what is no longer as
        the plan saw it is "drifted" and sent only with `force_drifted`. With `journal`, the same
        call goes on where an earlier one was interrupted, and what must not be sent twice is not:
        it is "unknown", and sent again only with `retry_unknown`. `audit` is a CSV file that gets
        a line for each field of each change, in this run or an earlier one.

        PlanError if the plan was made for another host, JournalError if the journal belongs to
        another plan or is in use, UnauthorizedException if the key is refused.
        """
        from jcapiv1.jobs.applying import PlanRun

        self._check_host(_client(api))
        return PlanRun(self, _client(api), journal, audit, workers, force_drifted, retry_unknown)

    def verify(
        self,
        api: ApiClient | Api,
        *,
        journal: str | os.PathLike[str] | None = None,
        workers: int = 4,
    ) -> Iterator[PlanCheck]:
        """Read each record again and compare: "as wanted", "differs", "gone" or "failed".

        For actions that leave nothing to read, such as a mail, the `journal` of `apply` says it.
        """
        from jcapiv1.jobs.applying import verified

        self._check_host(_client(api))
        return verified(self, _client(api), journal, workers)

    def _check_host(self, client: ApiClient) -> None:
        host = client.configuration.host
        if host != self.header.host:
            raise PlanError(f"the plan was made for {self.header.host}, but this is {host}")


def plan(
    api: ApiClient | Api,
    wanted: Wanted | None = None,
    *,
    records: str = "administrators",
    operation: str | None = None,
    only: Callable[[Record], bool] | None = None,
    select: Iterable[str] | None = None,
    tenants: Sequence[str | Place] = (),
    exclude_tenants: Sequence[str] = (),
    seen: Sequence[str] = (),
    title: str = "",
    out: str | os.PathLike[str] | None = None,
    workers: int = 8,
    progress: Callable[[int, int], object] | None = None,
) -> Plan:
    """Work out what would change; nothing is sent but reading.

        plan = jcapiv1.plan(msp, [{"email": "ann@acme.example", "roleName": "Read Only"}])

    `wanted` is what the fields shall be: a dictionary for every record, or rows, each a dictionary
    that names its record by `_id` or by one of its keys (administrators: `email`; people:
    `username` or `email`; devices: `displayName`, `hostname` or `serialNumber`; RADIUS servers:
    `name`), and its `tenant` if it must; or the path of a CSV file with such rows. Fields have
    their Python or wire names. Records that are as wanted are no change.

    `operation` is an action in place of an update, for example "admin_totpreset_begin"; `wanted`
    then says what fields are once it is done, and `seen` names fields that must not have changed
    when it is applied. `only` chooses records by their fields, by wire name; `select` by ids or
    keys, each of which must be found. `tenants` and `exclude_tenants` are ids, names or patterns;
    FindError if one of them stands for no tenant, or a name for several.

    `out` is the file to write; without it the plan is a temporary one until `save`. `progress` is
    called with the number of tenants read and their number.

    PlanError lists everything that cannot be planned: unknown fields, wrong values, rows that
    match no record or several, tenants that cannot be read.
    """
    if out is not None:
        refuse_begun(out)
    client = _client(api)
    kind = resource(records)
    called = operation or kind.update
    kind.operation(called)  # an AttributeError for one that it lacks
    asked = wanted_of(kind, wanted, select, takes_fields=operation is None)
    names = [each for each in tenants if isinstance(each, str)]
    places = [each for each in tenants if isinstance(each, Place)]
    if not places:
        places = choose_tenants(client, names, exclude_tenants)
    header = Header(
        operation=called,
        records=records,
        host=client.configuration.host,
        tenants={place.id: place.name for place in places},
        title=title,
    )
    selection = Selection(only, tuple(seen))
    with PlanWriter(out, header) as writer:
        for change in planned(client, kind, places, asked, selection, workers, progress):
            writer.add(change)
    return Plan(writer.path, temporary=out is None)


def plan_call(
    client: ApiClient,
    operation: str,
    arguments: Mapping[str, Any],
    place: Place,
    *,
    title: str = "",
    out: str | os.PathLike[str] | None = None,
) -> Plan:
    """A plan of one call with its arguments as they are, for operations without fields to compare.

    TypeError or ValueError if the call cannot be made.
    """
    if out is not None:
        refuse_begun(out)
    from jcapiv1.jobs.resources import method_of

    method = method_of(client, operation)
    tenant = {"x_org_id": place.id} if place.id else {}
    client.prepare(method, **arguments, **tenant)
    name = next((str(v) for k, v in arguments.items() if k != "body"), "")
    header = Header(
        operation, "", client.configuration.host, {place.id: place.name}, title or operation
    )
    with PlanWriter(out, header) as writer:
        writer.add(Change(place.id, place.name, name, dict(arguments)))
    return Plan(writer.path, temporary=out is None)


def journal_of(path: str | os.PathLike[str]) -> str:
    """Where the command line keeps the journal of a plan."""
    return f"{os.fspath(path)}.journal"


def audit_of(path: str | os.PathLike[str]) -> str:
    """Where the command line keeps the audit of a plan."""
    return f"{os.fspath(path)}.audit.csv"


def refuse_begun(path: str | os.PathLike[str]) -> None:
    """FileExistsError if a plan of that name was begun: its journal would fit no other."""
    if os.path.exists(journal_of(path)):
        raise FileExistsError(
            f"{os.fspath(path)} was applied before ({journal_of(path)} says so): "
            "take another name for the new plan"
        )


def _client(api: ApiClient | Api) -> ApiClient:
    return api if isinstance(api, ApiClient) else api.api_client


def _remove(path: str) -> None:
    Path(path).unlink(missing_ok=True)
