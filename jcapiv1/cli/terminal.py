"""What people see on a terminal: tables, bars, progress. Loads rich, so it is loaded late."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from jcapiv1.cli.text import plain

__all__ = ["coverage_bar", "print_table", "progress_bar"]

_WIDE = 10_000
"""Columns of a table that goes to a file: nothing is folded there."""
_STYLES = {
    "yes": "green", "no": "red", "done": "green", "done already": "green", "failed": "red",
    "drifted": "yellow", "unknown": "bold red", "as wanted": "green", "differs": "red",
    "gone": "yellow", "ok": "green", "fault": "bold red", "warning": "yellow",
}  # fmt: skip


def console() -> Console:
    """Stdout as rich sees it."""
    terminal = sys.stdout.isatty()
    return Console(
        file=sys.stdout,
        width=None if terminal else _WIDE,
        highlight=False,
        markup=False,
        emoji=False,
    )


def print_table(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Print a table; cells that are too long for the terminal are folded, nothing is cut off."""
    table = Table(box=None, pad_edge=False)
    for name in columns:
        table.add_column(name, overflow="fold", header_style="bold", no_wrap=name == "coverage")
    count = 0
    for row in rows:
        count += 1
        table.add_row(*(_cell(row.get(name)) for name in columns))
    if count:
        console().print(table)


def _cell(value: Any) -> Text:
    if isinstance(value, Text):
        return value
    text = plain(value)
    return Text(text, style=_STYLES.get(text, ""))


def coverage_bar(good: int, total: int, width: int = 20) -> Text:
    """A share as a bar; of characters that every terminal has, if it must be."""
    share = good / total if total else 1.0
    full = int(share * width)  # rounded down: only all of them fill it
    encoding = (sys.stdout.encoding or "ascii").lower()
    on, off = ("█", "░") if encoding.startswith("utf") else ("#", ".")
    style = "green" if good == total else "yellow" if share >= 0.9 else "red"
    return Text(f"{on * full}{off * (width - full)} {int(share * 100):3d} %", style=style)


@contextmanager
def progress_bar(what: str) -> Generator[Callable[..., None], None, None]:
    """A bar on stderr with rate, failures and time left, removed at the end."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}/s"),
        TextColumn("{task.fields[failed]}", style="red"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None, rate="0", failed="")

        def tick(done: int, total: int, failed: int = 0) -> None:
            speed = bar.tasks[0].finished_speed or bar.tasks[0].speed or 0
            bar.update(
                task,
                completed=done,
                total=total,
                rate=f"{speed:.0f}",
                failed=f"{failed} failed" if failed else "",
            )

        yield tick
