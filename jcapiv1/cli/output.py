"""Records on stdout: a table on a terminal, NDJSON in a pipe, or what `-o` says."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import update_wrapper
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from jcapiv1.cli.text import plain
from jcapiv1.settings.extras import how_to_install

if TYPE_CHECKING:
    from io import TextIOWrapper

__all__ = ["FORMATS", "OUTPUT_OPTIONS", "Output", "cell", "output_options"]

F = TypeVar("F", bound=Callable[..., Any])
Row = Mapping[str, Any]
FORMATS = ("table", "csv", "json", "ndjson", "ids", "markdown", "xlsx")


class Output:
    """Where a command's records go, as its options say."""

    def __init__(self, format: str | None, columns: str | None, query: str | None) -> None:
        terminal = sys.stdout.isatty()
        self.format = format or ("table" if terminal else "ndjson")
        self.columns = [each.strip() for each in columns.split(",")] if columns else None
        self.query = _compiled(query) if query else None
        if self.format == "xlsx" and terminal:
            raise click.UsageError("xlsx is not for a terminal: add > FILE.xlsx")
        _prepare(terminal)

    @property
    def is_table(self) -> bool:
        """Whether people read it."""
        return self.format == "table" and self.query is None

    def rows(self, rows: Iterable[Row], columns: Sequence[str]) -> int:
        """Write records; `columns` are shown unless the options say others. How many there were.

        JSON shows all fields, unless columns were chosen.
        """
        count = 0

        def counted() -> Iterator[Row]:
            nonlocal count
            for row in rows:
                count += 1
                yield row

        if self.query is not None:
            self._queried(list(counted()))
        else:
            self._write(counted(), columns)
        return count

    def document(self, document: Any) -> None:
        """Write one JSON document, or what the query makes of it."""
        if self.query is not None:
            document = self.query(document)
        indent = None if self.format == "ndjson" else 2
        click.echo(json.dumps(document, ensure_ascii=False, indent=indent))

    def _queried(self, rows: list[Row]) -> None:
        assert self.query is not None  # that is why it is called
        found = self.query(rows)
        if not isinstance(found, list) or self.format == "json":
            click.echo(json.dumps(found, ensure_ascii=False, indent=2))
            return
        listed: list[Any] = list(found)  # pyright: ignore[reportUnknownArgumentType] - JSON
        if listed and all(isinstance(each, dict) for each in listed):
            self._write(iter(listed), list(listed[0]))
            return
        for each in listed:
            # Texts without quotes: they are for the next program in the pipe.
            click.echo(each if isinstance(each, str) else json.dumps(each, ensure_ascii=False))

    def _write(self, rows: Iterator[Row], columns: Sequence[str]) -> None:
        chosen = self.columns or list(columns)
        if self.columns:
            rows = _known(rows, self.columns)
        if self.format in ("json", "ndjson"):
            rows = ({n: row.get(n) for n in chosen} for row in rows) if self.columns else rows
            (_json if self.format == "json" else _ndjson)(rows)
        elif self.format == "ids":
            for row in rows:
                click.echo(row.get("_id") or row.get("id") or "")
        elif self.format == "csv":
            _csv(rows, chosen)
        elif self.format == "markdown":
            _markdown(rows, chosen)
        elif self.format == "xlsx":
            _xlsx(rows, chosen)
        else:
            from jcapiv1.cli.terminal import print_table

            print_table(rows, chosen)


def output_options(function: F) -> F:
    """Give a command `-o`, `--columns` and `--query`, and an `Output` as its argument `output`."""

    def command(*arguments: Any, **options: Any) -> Any:
        output = Output(options.pop("format"), options.pop("columns"), options.pop("query"))
        return function(*arguments, output=output, **options)

    found: Any = update_wrapper(command, function)
    for option in reversed(OUTPUT_OPTIONS):
        found = option(found)
    return found  # type: ignore[no-any-return]  # click's decorators keep what they get


OUTPUT_OPTIONS = (
    click.option(
        "-o", "--output", "format", type=click.Choice(FORMATS),
        help="How to write it: a table on a terminal and ndjson in a pipe, unless said otherwise.",
    ),
    click.option("--columns", metavar="A,B", help="Which fields to show, by their JSON names."),
    click.option("--query", metavar="JMESPATH", help="What to take of the list of records."),
)  # fmt: skip


def cell(value: Any) -> str:
    """A value as a cell of a table that other programs read."""
    from jcapiv1.jobs.table import escaped

    if value is None:
        return ""
    return escaped(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _compiled(query: str) -> Callable[[Any], Any]:
    import jmespath
    from jmespath.exceptions import JMESPathError

    try:
        compiled = jmespath.compile(query)
    except JMESPathError as error:
        raise click.UsageError(f"--query: {str(error).splitlines()[0]}") from None

    def search(document: Any) -> Any:
        try:
            return compiled.search(document)
        except JMESPathError as error:
            raise click.UsageError(f"--query: {str(error).splitlines()[0]}") from None

    return search


def _prepare(terminal: bool) -> None:
    """Files and pipes get UTF-8; a terminal that cannot show a character gets another one."""
    if hasattr(sys.stdout, "reconfigure"):
        stream = cast("TextIOWrapper", sys.stdout)
        if terminal:
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _known(rows: Iterator[Row], columns: Sequence[str]) -> Iterator[Row]:
    """The rows, or a UsageError for a column that not even one of the first rows has."""
    first = [row for _, row in zip(range(100), rows, strict=False)]
    names = {name for row in first for name in row}
    unknown = [each for each in columns if each not in names]
    if first and unknown:
        raise click.UsageError(
            f"--columns: there is no {unknown[0]!r}; there are {', '.join(sorted(names))}"
        )
    return chain(first, rows)


def _ndjson(rows: Iterable[Row]) -> None:
    # Not by `click.echo`, which looks for the stream anew for each line.
    write, encode = sys.stdout.write, json.JSONEncoder(ensure_ascii=False).encode
    for row in rows:
        write(f"{encode(row)}\n")


def _json(rows: Iterable[Row]) -> None:
    before = "[\n"
    for row in rows:
        sys.stdout.write(before + json.dumps(row, ensure_ascii=False))
        before = ",\n"
    click.echo("[]" if before == "[\n" else "\n]")


def _csv(rows: Iterable[Row], columns: Sequence[str]) -> None:
    import csv  # here, since most output is none

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row.get(name)) for name in columns])


def _markdown(rows: Iterable[Row], columns: Sequence[str]) -> None:
    click.echo(f"| {' | '.join(columns)} |")
    click.echo(f"|{'---|' * len(columns)}")
    for row in rows:
        cells = [_in_markdown(plain(row.get(name))) for name in columns]
        click.echo(f"| {' | '.join(cells)} |")


def _in_markdown(text: str) -> str:
    for character in "\\|`*_[]<>":
        text = text.replace(character, f"\\{character}")
    return text


def _xlsx(rows: Iterable[Row], columns: Sequence[str]) -> None:
    try:
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    except ModuleNotFoundError:
        raise click.UsageError(f"xlsx needs: {how_to_install('cli,xlsx')}") from None

    book = Workbook(write_only=True)
    sheet = book.create_sheet("jcapiv1")
    sheet.append(list(columns))
    for row in rows:
        cells: list[Any] = []
        for name in columns:
            value = row.get(name)
            if not isinstance(value, (bool, int, float)):
                value = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", cell(value)))
                value.data_type = "s"  # text, whatever it looks like
            cells.append(value)
        sheet.append(cells)
    book.save(sys.stdout.buffer)
