"""A report as one page of HTML that needs nothing else: no network, no other file."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from string import Template
from typing import Any

from jcapiv1.jobs.reports import Report

__all__ = ["rendered"]

_PAGE = Template("""\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>$title</title>
<style>
:root { color-scheme: light dark; --bad: #b71c1c; --mid: #8a5000; --good: #2e7d32;
  --line: #8884; --soft: #8882; background: #fff; color: #1c1f22; }
@media (prefers-color-scheme: dark) { :root { --bad: #ff8a80; --mid: #ffcc80; --good: #a5d6a7;
  background: #14171a; color: #e4e6e8; } }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
h1 { margin: 0; } h2 { margin-top: 2.5rem; }
p.note, footer { opacity: .75; }
.figures { display: flex; flex-wrap: wrap; gap: 1rem; margin: 1.5rem 0; padding: 0; }
.figures li { list-style: none; border: 1px solid var(--line); border-radius: .5rem;
  padding: .5rem 1rem; }
.figures b { display: block; font-size: 1.6rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .6rem; text-align: left;
  vertical-align: top; }
td.number, th.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
th button { all: unset; cursor: pointer; font-weight: 600; }
th button:focus-visible { outline: 2px solid; outline-offset: 2px; }
th[aria-sort=ascending] button::after { content: " \\2191"; }
th[aria-sort=descending] button::after { content: " \\2193"; }
meter { width: 8rem; }
.bad { color: var(--bad); } .mid { color: var(--mid); } .good { color: var(--good); }
tr.new td { background: var(--soft); }
</style>
<main>
<h1>$title</h1>
<p>$host, $at$compared</p>
<ul class="figures">$figures</ul>
<p class="note">$note</p>
<h2 id="of-tenants">Tenants</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="of-tenants">
<table id="tenants">$tenants</table></div>
<h2 id="of-findings">Findings</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="of-findings">
<table id="findings">$findings</table></div>
</main>
<footer><p>Made by jcapiv1. Click on the head of a column to sort by it.</p></footer>
<script>
for (const table of document.querySelectorAll("table")) {
  table.addEventListener("click", event => {
    const head = event.target.closest("th");
    if (!head) return;
    const up = head.getAttribute("aria-sort") !== "ascending";
    for (const each of head.parentNode.children) each.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const value = row => row.children[head.cellIndex].dataset.value
      ?? row.children[head.cellIndex].textContent;
    const order = new Intl.Collator(undefined, {numeric: true, sensitivity: "base"}).compare;
    const body = table.tBodies[0];
    const rows = [...body.rows].sort((a, b) => order(value(a), value(b)) * (up ? 1 : -1));
    body.append(...rows);
  });
}
</script>
</html>
""")
Cell = tuple[str, "str | float | None", str]
"""HTML, what it is sorted by (None: its text), and the class of the cell."""


def rendered(report: Report) -> str:
    """The page of a report, the worst tenants first; what a service sent is text in it."""
    document = report.document
    since = document.get("comparedWith")
    return _PAGE.substitute(
        title=escape(report.kind.title),
        host=escape(document["host"]),
        at=_moment(document["at"]),
        compared=f", compared with {_moment(since)}" if since else "",
        note=escape(report.kind.note.replace("`", "")),
        figures="".join(f"<li><b>{value}</b> {escape(text)}</li>" for value, text in _sums(report)),
        tenants=_table(_tenant_columns(report), (_tenant_row(report, t) for t in report.tenants)),
        findings=_table(_finding_columns(report), _finding_rows(report)),
    )


def _sums(report: Report) -> Iterator[tuple[str, str]]:
    total = sum(tenant["total"] for tenant in report.tenants)
    good = sum(tenant["good"] for tenant in report.tenants)
    # Rounded down, so that only all of them are 100 %.
    yield (f"{int(good / total * 100)} %" if total else "-"), f"of {report.kind.good}"
    yield str(total), report.kind.records
    yield str(len(report.findings)), "findings"
    if "comparedWith" in report.document:
        yield str(sum(bool(each["new"]) for each in report.findings)), "new findings"
        yield str(sum(tenant["gone"] for tenant in report.tenants)), "findings gone"
    yield str(len(report.tenants)), "tenants"
    if report.unread:
        yield str(len(report.unread)), "tenants could not be read"


def _tenant_columns(report: Report) -> list[tuple[str, bool]]:
    change = [("change", True)] if "comparedWith" in report.document else []
    figures = [(name, True) for name in report.kind.figures]
    return [("tenant", False), ("share", True), ("findings", True), *change, ("total", True),
            *figures]  # fmt: skip


def _tenant_row(report: Report, tenant: dict[str, Any]) -> tuple[str, list[Cell]]:
    name = f'<span title="{escape(tenant["id"])}">{escape(tenant["name"] or tenant["id"])}</span>'
    if tenant["error"]:
        name += f'<br><span class="bad">could not be read: {escape(tenant["error"])}</span>'
    total, good = tenant["total"], tenant["good"]
    share = good / total if total else 1.0
    style = "good" if good == total else "mid" if share >= 0.9 else "bad"
    # Red, yellow and green as the text beside it: above `high` is good, below `low` is bad.
    limits = 'low=".9" high=".9999" optimum="1"'
    meter = f'<meter aria-label="share" {limits} value="{share:.4f}"></meter>'
    bar = f'{meter} <span class="{style}">{int(share * 100)} %</span>'
    cells: list[Cell] = [
        (name, tenant["name"] or tenant["id"], ""),
        ("", -1, "number") if tenant["error"] else (bar, share, "number"),
        _number(len(tenant["findings"])),
    ]
    if "comparedWith" in report.document:
        change = tenant["change"]
        shown = "" if change is None else f"{change:+d}" if change else "0"
        cells.append((shown, change or 0, "number"))
    cells.append(_number(total))
    cells += [_number(tenant.get(name, 0)) for name in report.kind.figures]
    return "", cells


def _finding_columns(report: Report) -> list[tuple[str, bool]]:
    names = [n for n in (report.findings[0] if report.findings else {}) if n not in ("id", "new")]
    new = [("new", False)] if "comparedWith" in report.document else []
    return [("tenant", False), *((name, False) for name in names), *new]


def _finding_rows(report: Report) -> Iterator[tuple[str, list[Cell]]]:
    columns = [name for name, _ in _finding_columns(report)][1:]
    for tenant in report.tenants:
        for each in tenant["findings"]:
            cells: list[Cell] = [(escape(tenant["name"] or tenant["id"]), None, "")]
            cells += [(escape(_text(each.get(name))), None, "") for name in columns]
            yield ("new" if each.get("new") else ""), cells


def _table(columns: list[tuple[str, bool]], rows: Iterator[tuple[str, list[Cell]]]) -> str:
    head = "".join(
        f'<th scope="col"{_class("number" if number else "")}>'
        f'<button type="button">{escape(name)}</button></th>'
        for name, number in columns
    )
    body = "\n".join(
        f"<tr{_class(style)}>{''.join(_cell(*each) for each in cells)}</tr>"
        for style, cells in rows
    )
    return f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>"


def _cell(html: str, value: str | float | None, style: str) -> str:
    data = "" if value is None else f' data-value="{escape(str(value))}"'
    return f"<td{_class(style)}{data}>{html}</td>"


def _class(name: str) -> str:
    return f' class="{name}"' if name else ""


def _number(value: int) -> Cell:
    return str(value), value, "number"


def _moment(text: str) -> str:
    return escape(text.replace("T", " ").replace("+00:00", " UTC"))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
