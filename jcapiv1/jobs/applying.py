"""Carrying out a plan, and looking afterwards whether it is so."""

from __future__ import annotations

import getpass
import json
import os
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from jcapiv1.exceptions import NotFoundException, UnauthorizedException
from jcapiv1.jobs.audit import Audit
from jcapiv1.jobs.bulk import bulk
from jcapiv1.jobs.comparing import same
from jcapiv1.jobs.errors import error_line
from jcapiv1.jobs.journal_view import JournalEntry, read_journal
from jcapiv1.jobs.plan_file import Change, Planned
from jcapiv1.jobs.resources import (
    RESOURCES,
    Record,
    Resource,
    as_record,
    method_of,
)
from jcapiv1.jobs.selection import Read, side_by_side

if TYPE_CHECKING:
    from jcapiv1.api_client import ApiClient
    from jcapiv1.jobs.outcome import Outcome

__all__ = ["PlanCheck", "PlanRun", "PlanStep", "verified"]

Status = Literal["done", "done already", "drifted", "failed", "unknown"]


@dataclass(frozen=True)
class PlanStep:
    """What came of one change of a plan."""

    change: Change
    status: Status
    """"done", in this run or an earlier one; "done already" by others; "drifted": no longer as the
    plan saw it, not sent; "failed": not done, the next run tries it again; "unknown": it may have
    been carried out and must not be repeated."""
    message: str = ""
    """Why it is "drifted", "failed" or "unknown"."""
    error: BaseException | None = None
    request_id: str = ""
    """What JumpCloud's support can find the request by, if it is known."""


class PlanCheck(NamedTuple):
    """What `verify` found of one change."""

    change: Change
    status: Literal["as wanted", "differs", "gone", "failed"]
    message: str = ""
    """How it differs, or why it could not be read."""


class PlanRun:
    """A plan that is being carried out; made by `Plan.apply`, iterated over once."""

    def __init__(
        self,
        plan: Planned,
        client: ApiClient,
        journal: str | os.PathLike[str] | None,
        audit: str | os.PathLike[str] | None,
        workers: int,
        force_drifted: bool,
        retry_unknown: bool,
    ) -> None:
        self.counts: Counter[Status] = Counter()
        """How many changes came to what, so far."""
        self._plan = plan
        self._client = client
        self._journal = journal
        self._audit_path = audit
        self._workers = workers
        self._force = force_drifted
        self._retry_unknown = retry_unknown
        self._method = method_of(client, f"{plan.header.operation}_with_http_info")
        self._operation = client.operation_of(self._method)
        self._kind = RESOURCES.get(plan.header.records)
        self._under_way: dict[str, Change] = {}
        self._aside: deque[PlanStep] = deque()

    def run(self) -> Counter[Status]:
        """Carry everything out; the counts."""
        for _ in self:
            pass
        return self.counts

    def __iter__(self) -> Iterator[PlanStep]:
        with ExitStack() as stack:
            calls = stack.enter_context(closing(self._calls()))
            job = stack.enter_context(
                bulk(
                    self._method,
                    calls,
                    self._workers,
                    ordered=False,
                    journal=self._journal,
                    name=f"plan {self._plan.header.id}",
                    key=self._key,
                    if_finished="skip",  # what a plan wants is done once
                    retry_unknown=self._retry_unknown,
                )
            )
            # After the journal, which keeps a second run from both.
            self._known = journal_entries(self._journal)
            audit = self._open_audit(stack)
            for outcome in job:
                yield from self._all(audit, self._step(outcome))
            yield from self._all(audit)

    def _open_audit(self, stack: ExitStack) -> Audit | None:
        if self._audit_path is None:
            return None
        secrets = self._kind.secrets if self._kind else frozenset[str]()
        audit = Audit(self._audit_path, self._plan.header.operation, _who(), secrets)
        stack.callback(audit.close)
        return audit

    def _all(self, audit: Audit | None, *steps: PlanStep) -> Iterator[PlanStep]:
        """Those put aside and those given, counted and audited."""
        while self._aside:
            steps = (*steps, self._aside.popleft())
        for step in steps:
            if audit is not None:
                self._write_down(audit, step)
            self.counts[step.status] += 1
            yield step

    def _write_down(self, audit: Audit, step: PlanStep) -> None:
        """Audit a step, unless it is what an earlier run has written down already."""
        change, outcome = step.change, step.status
        if outcome != "failed" and audit.says(change, outcome, step.message):
            return
        known = self._known.get(change.key)
        at = known.at if known is not None and known.status == "done" else None
        audit.add(change, outcome, step.message, step.request_id, at)

    def _calls(self) -> Generator[Mapping[str, Any], None, None]:
        """The calls to be sent, each record read before; the rest is put aside."""
        with closing(side_by_side(self._read, self._plan.changes, self._workers)) as reading:
            for read in reading:
                call = self._call(read)
                if call is not None:
                    self._under_way[self._key(call)] = read[0]
                    yield call

    def _read(self, change: Change) -> Record | None:
        if self._kind is None or self._is_done(change):
            return None  # there is nothing to compare, or an earlier run did it
        return read_record(self._client, self._kind, change)

    def _is_done(self, change: Change) -> bool:
        known = self._known.get(change.key)
        return known is not None and known.status == "done"

    def _call(self, read: Read[Change, Record | None]) -> Mapping[str, Any] | None:
        """The call that makes a change; None if it is not to be sent, which is then put aside."""
        change, record, error = read
        if isinstance(error, UnauthorizedException):
            raise error  # and so it would be for every other record
        if isinstance(error, NotFoundException):
            self._aside.append(PlanStep(change, "drifted", "there is no such record any more"))
            return None
        if error is not None:
            text = f"could not be read, so nothing was sent: {error_line(error)}"
            self._aside.append(PlanStep(change, "failed", text, error))
            return None
        if record is not None:
            assert self._kind is not None  # otherwise nothing would have been read
            if is_as_wanted(self._kind, change, record):
                # What an earlier run began, and did not see the end of, is that run's.
                began = self._known.get(change.key)
                ours = began is not None and began.status != "failed"
                status: Status = "done" if ours else "done already"
                self._aside.append(PlanStep(change, status))
                return None
            drift = drift_of(self._kind, change, record)
            if drift and not self._force:
                self._aside.append(PlanStep(change, "drifted", drift))
                return None
        return self._arguments(change, record)

    def _arguments(self, change: Change, record: Record | None) -> Mapping[str, Any]:
        call = dict(change.arguments)
        if change.tenant:
            call["x_org_id"] = change.tenant
        kind = self._kind
        if kind is not None and self._operation.name == kind.update:
            body = {name: to for name, (_, to) in change.fields.items()}
            if record is not None and self._operation.effect == "replace":
                names = kind.writable.attribute_map.values()
                body = {**{name: record[name] for name in names if name in record}, **body}
            call["body"] = body
        return call

    def _key(self, call: Mapping[str, Any]) -> str:
        arguments = {name: value for name, value in call.items() if name != "x_org_id"}
        return Change(str(call.get("x_org_id", "")), "", "", arguments).key

    def _step(self, outcome: Outcome[Any]) -> PlanStep:
        change = self._under_way.pop(self._key(outcome.call))
        if outcome.ok:
            headers: Mapping[str, str] = outcome.result[2] if outcome.result is not None else {}
            request_id = headers.get("x-request-id") or headers.get("cf-ray") or ""
            return PlanStep(change, "done", request_id=request_id)
        error = outcome.error
        request_id = str(getattr(error, "request_id", None) or "")
        status: Status = "unknown" if outcome.status == "unknown" else "failed"
        return PlanStep(change, status, error_line(error), error, request_id)


def verified(
    plan: Planned, client: ApiClient, journal: str | os.PathLike[str] | None, workers: int
) -> Iterator[PlanCheck]:
    """Each change of a plan, compared with the record as it is now."""
    kind = RESOURCES.get(plan.header.records)
    known = journal_entries(journal)

    def read(change: Change) -> Record | None:
        return None if kind is None else read_record(client, kind, change)

    acts = kind is None or plan.header.operation != kind.update
    for change, record, error in side_by_side(read, plan.changes, workers):
        if isinstance(error, UnauthorizedException):
            raise error
        if isinstance(error, NotFoundException):
            yield PlanCheck(change, "gone", "there is no such record any more")
        elif error is not None:
            yield PlanCheck(change, "failed", error_line(error))
        elif kind is None or record is None:
            yield _by_journal(change, known.get(change.key))
        elif is_as_wanted(kind, change, record):
            yield PlanCheck(change, "as wanted")
        elif acts or not (found := differences(kind, change, record)):
            yield _by_journal(change, known.get(change.key))
        else:
            yield PlanCheck(change, "differs", found)


def _by_journal(change: Change, entry: JournalEntry | None) -> PlanCheck:
    """What the journal says, where there is nothing to read: of actions, and of passwords."""
    if entry is not None and entry.status == "done":
        return PlanCheck(change, "as wanted", f"sent at {entry.at}, by the journal")
    said = "it was not sent" if entry is None or entry.status == "failed" else "it is unknown"
    return PlanCheck(change, "differs", f"{said}, by the journal")


def read_record(client: ApiClient, kind: Resource, change: Change) -> Record:
    """The record of a change as it is now, by wire name."""
    tenant = {"x_org_id": change.tenant} if change.tenant else {}
    method: Callable[..., Any] = kind.method(client, kind.get)
    (name,) = client.operation_of(method).placeholders
    return as_record(client, method(**{name: change.record}, **tenant))


def is_as_wanted(kind: Resource, change: Change, record: Record) -> bool:
    """True if every field is what it shall be.

    Never for a change without fields, or with one that cannot be read back, as a password.
    """
    return kind.comparable_in(change.fields) and not differences(kind, change, record)


def drift_of(kind: Resource, change: Change, record: Record) -> str:
    """How a record differs from what the plan saw; empty if it does not.

    A field that is as wanted by now is no drift.
    """
    saw = [(name, before, to) for name, (before, to) in change.fields.items()]
    saw += [(name, before, before) for name, before in change.seen.items()]
    return "; ".join(
        f"{name} is {_json(record.get(name))}, the plan saw {_json(before)}"
        for name, before, to in saw
        if name not in kind.secrets
        and not (same(record.get(name), before) or same(record.get(name), to))
    )


def differences(kind: Resource, change: Change, record: Record) -> str:
    """How a record differs from what is wanted, as far as it can be read."""
    return "; ".join(
        f"{name} is another one"
        if name in kind.secrets
        else f"{name} is {_json(record.get(name))}, wanted {_json(to)}"
        for name, (_, to) in change.fields.items()
        if name in kind.readable_names and not same(record.get(name), to)
    )


def journal_entries(path: str | os.PathLike[str] | None) -> dict[str, JournalEntry]:
    """What a journal says of each call, by key; empty if nothing was written yet."""
    if path is None or not os.path.exists(path):
        return {}
    with open(path, "rb") as file:
        if not file.readline().endswith(b"\n"):
            return {}  # a crash came before the first line was written
    return read_journal(path).entries


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _who() -> str:
    """Who runs this, for the audit."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
