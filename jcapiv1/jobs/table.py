"""Tables as people make them: CSV from Excel and from other programs, and text that is safe in it.

What a spreadsheet would take for a formula is written with an apostrophe before it, and read
without: a table that was written here can be edited and read again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import NamedTuple

__all__ = ["Row", "Table", "TableError", "escaped", "names_in", "parse_table"]

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_DELIMITERS = (",", ";", "\t", "|")


class TableError(ValueError):
    """A table that cannot be used; `problems` says why, each with its line."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = list(problems)
        super().__init__("; ".join(self.problems))

    def __reduce__(self) -> tuple[type[TableError], tuple[list[str]]]:
        return type(self), (self.problems,)


class Row(NamedTuple):
    """One row of a table."""

    line: int
    """The line of the file on which it ends, from 1."""
    cells: dict[str, str]
    """Text by column; an empty cell is left out."""


class Table(NamedTuple):
    """A table that was read."""

    columns: list[str]
    rows: list[Row]


def escaped(text: str) -> str:
    """`text` as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text


def unescaped(text: str) -> str:
    """A cell without what `escaped` put before it."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(_STARTS_A_FORMULA) else text


def parse_table(
    data: bytes, renamed: Mapping[str, str] | None = None, ignored: Iterable[str] = ()
) -> Table:
    """Read a CSV file: its byte order mark, its delimiter and its line ends are found out.

    `renamed` maps a column's name to the one it stands for; `ignored` names columns to leave out.
    Columns are found without regard to case and to blanks around them. TableError lists all that
    is wrong.
    """
    text = _decoded(data)
    first, _, rest = text.partition("\n")
    before = 0
    delimiter = None
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text, before = first.strip()[4], rest, 1  # as Excel writes it
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter or _delimiter(text), strict=True
    )
    try:
        header = next(reader, list[str]())
        columns = _columns(header, renamed or {}, ignored)
        problems: list[str] = []
        rows: list[Row] = []
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            line = reader.line_num + before
            beyond = [
                *cells[len(columns) :],
                *(c for c, n in zip(cells, columns, strict=False) if n == ""),
            ]
            if any(cell.strip() for cell in beyond):
                problems.append(f"line {line}: a cell stands in a column that has no name")
                continue
            found = {
                name: unescaped(cell.strip())
                for name, cell in zip(columns, cells, strict=False)
                if name and cell.strip()
            }
            rows.append(Row(line, found))
    except csv.Error as error:
        raise TableError([f"line {reader.line_num + before}: {error}"]) from None
    if problems:
        raise TableError(problems)
    return Table([name for name in columns if name], rows)


def names_in(data: bytes, keys: Iterable[str]) -> list[str]:
    """The records that a file names: one a line, or by the first column that is an id or a key.

    TableError if it is a table without such a column, or with rows that lack it.
    """
    table = parse_table(data)
    folded = {column.casefold(): column for column in table.columns}
    known = ("_id", "id", *keys)
    column = next((folded[key.casefold()] for key in known if key.casefold() in folded), None)
    if column is None and len(table.columns) > 1:
        raise TableError([f"line 1: a table needs one of the columns {', '.join(known)}"])
    if column is None:
        # No header: the first line is a name like the others.
        names = [*table.columns, *(text for row in table.rows for text in row.cells.values())]
        return list(dict.fromkeys(names))
    missing = [f"line {row.line}: no {column}" for row in table.rows if column not in row.cells]
    if missing:
        raise TableError(missing)
    return list(dict.fromkeys(row.cells[column] for row in table.rows))


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")  # Excel's "Unicode text"
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TableError([f"line {line}: not UTF-8 text; save it as CSV UTF-8"]) from None
    if "\0" in text:
        raise TableError(["line 1: this is not a text file; save it as CSV UTF-8"])
    return text


def _delimiter(text: str) -> str:
    """The one that occurs most often in the first line, outside quotes."""
    line = text.lstrip("\r\n").partition("\n")[0]
    outside = "".join(line.split('"')[::2])
    return max(_DELIMITERS, key=outside.count)


def _columns(
    header: list[str], renamed: Mapping[str, str], ignored: Iterable[str]
) -> list[str | None]:
    """The name of each column; None for one to leave out, empty for one that has no name."""
    new_names = {old.strip().casefold(): new for old, new in renamed.items()}
    left_out = {each.strip().casefold() for each in ignored}
    problems: list[str] = []
    columns: list[str | None] = []
    for cell in header:
        name = cell.strip()
        folded = name.casefold()
        if folded in left_out:
            columns.append(None)
            continue
        columns.append(new_names.get(folded, name))
    named = {cell.strip().casefold() for cell in header}
    for option, names in (("map", new_names), ("ignore", left_out)):
        problems += [
            f"line 1: there is no column {each!r}, which --{option} names"
            for each in sorted(set(names) - named)
        ]
    seen: set[str] = set()
    for name in filter(None, columns):
        if name.casefold() in seen:
            problems.append(f"line 1: column {name!r} is there twice")
        seen.add(name.casefold())
    if not header or not any(cell.strip() for cell in header):
        problems = ["line 1: the first line has to name the columns"]
    if problems:
        raise TableError(problems)
    return columns
