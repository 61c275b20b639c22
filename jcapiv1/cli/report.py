"""`jcapiv1 report`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from jcapiv1.cli import exits
from jcapiv1.cli.output import Output, output_options
from jcapiv1.cli.session import Session, session_options
from jcapiv1.jobs.reports import REPORTS, Report, ReportKind, make_report, report_from
from jcapiv1.jobs.resources import resource


@click.group()
def report() -> None:
    """Report over all tenants, the worst first; exit code 1 if there are findings.

    `-o json` writes the whole report, which --compare reads the next time.
    """


def _command(kind: ReportKind) -> None:
    example = f"jcapiv1 report {kind.name} --html {kind.name}.html"
    doc = f"{kind.title}: how many {kind.good}.\n\n{kind.note}\n\n\b\nExample: {example}"
    days = click.option(
        "--days", type=click.IntRange(min=1), default=90, show_default=True,
        help="The period in which a sign of life counts.",
    )  # fmt: skip

    def command(
        session: Session,
        output: Output,
        html: Path | None,
        compare: Path | None,
        days: int = 90,
    ) -> int:
        try:
            resource(kind.records)
        except ValueError as error:
            raise click.UsageError(str(error)) from None
        earlier = None if compare is None else _earlier(compare)
        with session.progress(f"reading {kind.records}") as tick:
            made = make_report(
                session.client,
                kind.name,
                session.places(),
                days=days,
                workers=session.workers,
                progress=tick,
            )
        if earlier is not None:
            try:
                made = made.compared(earlier)
            except ValueError as error:
                raise click.UsageError(f"--compare: {error}") from None
        if html is not None:
            from jcapiv1.cli.page import rendered

            html.write_text(rendered(made), encoding="utf-8")
            session.note(f"written: {html}")
        _print(made, output)
        session.note(_summary(made))
        if made.unread:
            return exits.FAILED
        return exits.FINDINGS if made.findings else exits.DONE

    decorated: Any = session_options(tenants=True)(output_options(command))
    if kind.name in ("dormant", "devices"):
        decorated = days(decorated)
    for option in (
        click.option(
            "--compare", type=click.Path(exists=True, dir_okay=False, path_type=Path),
            metavar="LAST.json", help="Say what changed since this report, made with -o json.",
        ),
        click.option(
            "--html", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
            help="Also write a page that holds everything, to look at or to send.",
        ),
    ):  # fmt: skip
        decorated = option(decorated)
    report.command(kind.name, help=doc, short_help=f"{kind.title}.")(decorated)


for _kind in REPORTS.values():
    _command(_kind)


def _print(made: Report, output: Output) -> None:
    if output.format == "json":
        output.document(made.document)
    elif output.is_table and output.columns is None:
        from jcapiv1.cli.terminal import print_table

        print_table(_with_bars(made), _columns(made))
    else:
        figures = [name for name in _columns(made) if name not in ("coverage", "findings")]
        rows = ({**t, "findings": len(t["findings"])} for t in made.tenants)
        output.rows(
            ({"tenant": row.pop("name"), "_id": row.pop("id"), **row} for row in rows),
            ["tenant", "_id", "findings", *figures[1:]],
        )


def _columns(made: Report) -> list[str]:
    change = ["change"] if "comparedWith" in made.document else []
    problem = ["error"] if made.unread else []
    return ["tenant", "coverage", "findings", *change, "total", *made.kind.figures, *problem]


def _with_bars(made: Report) -> Iterator[dict[str, Any]]:
    from jcapiv1.cli.terminal import coverage_bar

    for tenant in made.tenants:
        bar = "" if tenant["error"] else coverage_bar(tenant["good"], tenant["total"])
        change = tenant.get("change")
        yield {
            **tenant,
            "tenant": tenant["name"] or tenant["id"],
            "coverage": bar,
            "findings": len(tenant["findings"]),
            "change": "" if change is None else f"{change:+d}" if change else "0",
        }


def _summary(made: Report) -> str:
    total = sum(tenant["total"] for tenant in made.tenants)
    good = sum(tenant["good"] for tenant in made.tenants)
    share = f"{int(good / total * 100)} %" if total else "none"
    text = f"{good} of {total} {made.kind.good} ({share}), {len(made.tenants)} tenants"
    if made.unread:
        text += f", {len(made.unread)} of them could not be read"
    if since := made.document.get("comparedWith"):
        new = sum(bool(each["new"]) for each in made.findings)
        gone = sum(tenant["gone"] for tenant in made.tenants)
        text += f"; since {since}: {new} new, {gone} gone"
    return text


def _earlier(path: Path) -> Report:
    try:
        return report_from(json.loads(path.read_bytes()))
    except ValueError as error:
        raise click.UsageError(f"--compare {path}: {error}") from None
