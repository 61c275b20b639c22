"""Tables as people make them."""

from __future__ import annotations

import pytest

from jcapiv1.jobs.table import TableError, escaped, parse_table, unescaped


@pytest.mark.parametrize(
    "data",
    [
        b"email,role\nann@x,Manager\n",
        b"\xef\xbb\xbfemail,role\r\nann@x,Manager\r\n",
        b"email;role\r\nann@x;Manager\r\n",
        b"email\trole\nann@x\tManager",
        b"sep=;\r\nemail;role\r\nann@x;Manager\r\n",
        "email\trole\nann@x\tManager\n".encode("utf-16"),
        b'"email","role"\n"ann@x","Manager"\n\n,\n',
        b" Email , ROLE \nann@x , Manager\n",
        b"email;role;\nann@x;Manager;\n",
    ],
    ids=["plain", "excel-bom", "semicolon", "tab", "sep", "utf-16", "quotes", "blanks", "spare"],
)
def test_a_table_is_read_whichever_program_wrote_it(data: bytes) -> None:
    table = parse_table(data)
    assert [name.casefold() for name in table.columns] == ["email", "role"]
    (row,) = table.rows
    assert list(row.cells.values()) == ["ann@x", "Manager"]


def test_rows_know_their_line_even_behind_cells_of_several_lines() -> None:
    table = parse_table(b'sep=,\nemail,note\nann@x,"two\nlines"\n\nbob@x,\n')
    assert [(row.line, row.cells) for row in table.rows] == [
        (4, {"email": "ann@x", "note": "two\nlines"}),
        (6, {"email": "bob@x"}),
    ]


def test_columns_are_renamed_and_left_out() -> None:
    table = parse_table(b"E-Mail;Rolle;Notiz\nann@x;Manager;hm\n", {"e-mail": "email"}, ["NOTIZ"])
    assert table.columns == ["email", "Rolle"]
    assert table.rows[0].cells == {"email": "ann@x", "Rolle": "Manager"}


@pytest.mark.parametrize(
    ("data", "options", "problem"),
    [
        (b"", {}, "line 1: the first line has to name the columns"),
        (b"a,A\n1,2\n", {}, "line 1: column 'A' is there twice"),
        (b"a\n1,2\n", {}, "line 2: a cell stands in a column that has no name"),
        (b"a,,b\n1,2,3\n", {}, "line 2: a cell stands in a column that has no name"),
        (b"a\nM\xfcller\n", {}, "line 2: not UTF-8 text; save it as CSV UTF-8"),
        (b"PK\x03\x04\0\0", {}, "line 1: this is not a text file; save it as CSV UTF-8"),
        (b"a\n1\n", {"renamed": {"b": "c"}}, "line 1: there is no column 'b', which --map names"),
        (b"a\n1\n", {"ignored": ["z"]}, "line 1: there is no column 'z', which --ignore names"),
        (b'a\n"1\n', {}, "line 2: unexpected end of data"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    data: bytes, options: dict[str, object], problem: str
) -> None:
    with pytest.raises(TableError) as caught:
        parse_table(data, **options)  # type: ignore[arg-type]
    assert caught.value.problems == [problem]


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_formulas_are_written_as_text_and_read_back(text: str) -> None:
    assert escaped(text) == "'" + text
    assert unescaped(escaped(text)) == text


@pytest.mark.parametrize("text", ["", "plain", "'quoted'", "O'Brien", "1+1"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert escaped(text) == text
    assert unescaped(text) == text
