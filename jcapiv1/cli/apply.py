"""`jcapiv1 show`, `apply` and `verify`: a plan, reviewed, carried out, looked at."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jcapiv1.cli import exits
from jcapiv1.cli.faults import forget_stdout
from jcapiv1.cli.output import Output, output_options
from jcapiv1.cli.plan_view import number_of, print_changes, summary
from jcapiv1.cli.session import Session, session_options
from jcapiv1.jobs.plan import Plan, audit_of, journal_of

if TYPE_CHECKING:
    from jcapiv1.jobs.applying import PlanStep

_PLAN = click.argument("plan", type=click.Path(exists=True, dir_okay=False, path_type=Path))
_COLUMNS = ("outcome", "tenant", "name", "_id", "message")


@click.command()
@_PLAN
@session_options()
@output_options
def show(session: Session, output: Output, plan: Path) -> int:
    """Show what a plan would change, grouped by tenant; nothing is sent, not even a question.

    \b
    Example: jcapiv1 show mfa.plan
    """
    loaded = Plan.load(plan)
    print_changes(loaded, output)
    session.note(f"{summary(loaded)} ({loaded.header.host}, made {loaded.header.at})")
    return exits.DONE


@click.command()
@_PLAN
@click.option("--yes", is_flag=True, help="Do not ask; needed where there is no terminal.")
@click.option(
    "--force-drifted", is_flag=True, help="Also change what is no longer as the plan saw it."
)
@click.option(
    "--retry-unknown",
    is_flag=True,
    help="Also send again what may have been carried out. Look first: it may happen twice.",
)
@click.option("--verify", "then_verify", is_flag=True, help="Compare everything afterwards.")
@session_options()
@output_options
def apply(
    session: Session,
    output: Output,
    plan: Path,
    yes: bool,
    force_drifted: bool,
    retry_unknown: bool,
    then_verify: bool,
) -> int:
    """Carry out a plan, exactly as it was shown.

    Each record is read again first: what is as wanted is "done already", what is no longer as the
    plan saw it is "drifted" and not sent. A journal beside the plan (PLAN.journal) lets the same
    command go on after an interruption, and keeps what must not be sent twice from being sent
    twice. PLAN.audit.csv says who, what, from, to, when, and what came of it.

    \b
    Example: jcapiv1 apply mfa.plan --verify
    """  # fmt: skip
    loaded = Plan.load(plan)
    if not len(loaded):
        session.note("the plan has no changes")
        return exits.DONE
    left = len(loaded) - _done(plan)
    session.note(f"{summary(loaded)} ({loaded.header.host})")
    if left < len(loaded):
        session.note(f"{len(loaded) - left} of them are done by an earlier run, {left} are left")
    if left and not yes:
        _ask(loaded, left)
    application = loaded.apply(
        session.client,
        journal=journal_of(plan),
        audit=audit_of(plan),
        workers=session.workers,
        force_drifted=force_drifted,
        retry_unknown=retry_unknown,
    )
    try:
        with session.progress("applying") as tick:
            rows = _steps(iter(application), len(loaded), tick)
            if output.is_table:
                rows = iter(sorted(rows, key=_for_people))
            try:
                output.rows(rows, _COLUMNS)
            except BrokenPipeError:  # nobody reads any more, which is no reason to stop half-way
                forget_stdout()
                for _ in rows:
                    pass
    except KeyboardInterrupt:
        session.note(f"{_counts(application.counts)}; run the same command again to go on")
        raise
    session.note(f"{_counts(application.counts)}; audit: {audit_of(plan)}")
    code = _code(application.counts)
    if not then_verify:
        return code
    return _verify(session, output, loaded, plan) if code == exits.DONE else code


@click.command()
@_PLAN
@session_options()
@output_options
def verify(session: Session, output: Output, plan: Path) -> int:
    """Read every record of a plan again and compare; exit code 1 if one is not as wanted.

    \b
    Example: jcapiv1 verify mfa.plan
    """
    return _verify(session, output, Plan.load(plan), plan)


def _verify(session: Session, output: Output, plan: Plan, path: Path) -> int:
    counts: Counter[str] = Counter()

    def rows() -> Iterator[dict[str, Any]]:
        found = plan.verify(session.client, journal=journal_of(path), workers=session.workers)
        with session.progress("verifying") as tick:
            for number, (change, status, message) in enumerate(found, 1):
                counts[status] += 1
                tick(number, len(plan), number - counts["as wanted"])
                if status != "as wanted":
                    yield {
                        "outcome": status,
                        "tenant": change.tenant_name,
                        "tenantId": change.tenant,
                        "name": change.name,
                        "_id": change.record,
                        "message": message,
                    }

    output.rows(rows(), _COLUMNS)
    session.note(f"verified: {_counts(counts)}")
    return exits.FINDINGS if set(counts) - {"as wanted"} else exits.DONE


def _ask(plan: Plan, left: int) -> None:
    """Have the number typed; UsageError if it is another one, or if nobody is there to type."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise click.UsageError("there is no terminal to ask on: add --yes; nothing was sent")
    what = number_of(plan, left).partition(" ")[2]
    typed = click.prompt(
        f"Type the number of {what} concerned to go on", default="", show_default=False, err=True
    )
    if typed.strip() != str(left):
        raise click.UsageError(f"that is not the number of {what}; nothing was sent")


def _steps(steps: Iterator[PlanStep], total: int, tick: Any) -> Iterator[dict[str, Any]]:
    failed = 0
    for number, step in enumerate(steps, 1):
        failed += step.status in ("failed", "unknown")
        tick(number, total, failed)
        change = step.change
        yield {
            "outcome": step.status,
            "tenant": change.tenant_name,
            "tenantId": change.tenant,
            "name": change.name,
            "_id": change.record,
            "message": step.message,
            "requestId": step.request_id,
        }


def _for_people(row: dict[str, Any]) -> tuple[int, str, str]:
    """What needs attention stands last, next to the prompt."""
    order = ("done", "done already", "drifted", "failed", "unknown")
    return order.index(row["outcome"]), row["tenant"], row["name"]


def _done(plan: Path) -> int:
    """How many changes an earlier run did, by the journal."""
    from jcapiv1.jobs.applying import journal_entries

    return sum(each.status == "done" for each in journal_entries(journal_of(plan)).values())


def _counts(counts: Counter[Any]) -> str:
    return ", ".join(f"{number} {status}" for status, number in counts.items()) or "nothing done"


def _code(counts: Counter[Any]) -> int:
    if counts["unknown"]:
        return exits.UNKNOWN
    return exits.FAILED if counts["failed"] or counts["drifted"] else exits.DONE
