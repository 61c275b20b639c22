"""What people see of a plan."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any, cast

from jcapiv1.jobs.audit import shown
from jcapiv1.jobs.plans import consequence
from jcapiv1.jobs.resources import RESOURCES, hidden, operation_named
from jcapiv1.security.credentials import MASK

if TYPE_CHECKING:
    from jcapiv1 import Change, Plan
    from jcapiv1.cli.output import Output

__all__ = ["number_of", "print_changes", "rows_of", "summary"]

_COLUMNS = ("tenant", "name", "field", "from", "to", "_id")


def summary(plan: Plan) -> str:
    """What the plan comes to, in a sentence."""
    if not len(plan):
        return "nothing would change"
    if plan.header.records not in RESOURCES:
        phrase = operation_named(plan.header.operation).phrase
        return f"{_many(len(plan), 'call')} of {plan.header.operation}, which {phrase}"
    tenants = {change.tenant for change in plan.changes}
    fields = {name: to for change in plan.changes for name, (_, to) in change.fields.items()}
    what = consequence(plan.header.title, fields, plan.header.operation, len(plan))
    return f"{number_of(plan)} in {_many(len(tenants), 'tenant')} {what}"


def number_of(plan: Plan, number: int | None = None) -> str:
    """How many records the plan is about, such as "35 administrators"."""
    kind = RESOURCES.get(plan.header.records)
    count = len(plan) if number is None else number
    if kind is None:
        return _many(count, "call")
    return f"{count} {kind.singular if count == 1 else kind.name.replace('-', ' ')}"


def print_changes(plan: Plan, output: Output) -> None:
    """Write the changes, a row for each field; on a terminal grouped by tenant."""
    rows = rows_of(plan)
    if not output.is_table or output.columns:
        output.rows(rows, _COLUMNS)
        return
    from jcapiv1.cli.terminal import print_table

    print_table(_grouped(rows), _COLUMNS)


def _grouped(rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rows, each tenant named once, with the number of its records."""
    for tenant, group in groupby(rows, key=lambda row: str(row["tenant"] or row["tenantId"])):
        found = list(group)
        before = ""
        for number, row in enumerate(found):
            records = len({each["_id"] for each in found})
            repeated = {} if row["name"] != before else {"name": "", "_id": ""}
            before = row["name"]
            yield {**row, **repeated, "tenant": "" if number else f"{tenant} ({records})"}


def rows_of(plan: Plan) -> Iterator[dict[str, Any]]:
    """The changes of a plan as rows, one for each field; secrets are masked."""
    kind = RESOURCES.get(plan.header.records)
    secrets = kind.secrets if kind is not None else frozenset[str]()
    for change in plan.changes:
        start = {
            "tenant": change.tenant_name,
            "tenantId": change.tenant,
            "name": change.name,
            "_id": change.record,
            "operation": plan.header.operation,
        }
        for name, before, after in _fields(plan, change):
            hidden = name in secrets
            yield {
                **start,
                "field": name,
                "from": MASK if hidden and before is not None else before,
                "to": MASK if hidden else after,
            }


def _fields(plan: Plan, change: Change) -> Iterator[tuple[str, Any, Any]]:
    for name, (before, after) in change.fields.items():
        yield name, before, after
    if not change.fields:
        body = hidden(operation_named(plan.header.operation).body, change.arguments.get("body"))
        if isinstance(body, dict):
            fields = cast("dict[str, Any]", body)
            yield from ((name, None, value) for name, value in fields.items())
        else:
            yield "", None, shown(body)


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
