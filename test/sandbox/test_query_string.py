"""How a query string is taken apart: as Express does it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jcapiv1.sandbox.lists.parameters import Value, as_text, decode_component, parse_query


@pytest.mark.parametrize(
    ("query", "parameters"),
    [
        ("", {}),
        ("&&", {}),
        ("=x", {}),
        ("a", {"a": ""}),
        ("a=", {"a": ""}),
        ("a=b=c", {"a": "b=c"}),
        ("a=1&a=2&a=3", {"a": ["1", "2", "3"]}),
        ("a[]=1&a[]=2", {"a": ["1", "2"]}),
        ("a[]=1", {"a": ["1"]}),
        ("a[1]=y&a[0]=x", {"a": ["x", "y"]}),
        ("a[9]=x", {"a": ["x"]}),
        ("a[1]=x&a[]=y", {"a": ["x", "y"]}),
        ("a[b]=1", {"a": {"b": "1"}}),
        ("a[b][]=1&a[b][]=2&a[c]=3", {"a": {"b": ["1", "2"], "c": "3"}}),
        ("a[b]=1&a[b]=2", {"a": {"b": ["1", "2"]}}),
        ("a=1&a[b]=2", {"a": {"0": "1", "b": "2"}}),
        ("a[b]=1&a=2", {"a": {"1": "2", "b": "1"}}),
        ("a%5Bb%5D=1", {"a": {"b": "1"}}),
        ("a[b%5D=1", {"a": {"b": "1"}}),
        ("a[b=1", {"a[b": "1"}),
        ("a]b=1", {"a]b": "1"}),
        ("[a]=1", {"a": "1"}),
        ("a[b]c=1", {"a": {"b": "1"}}),
        ("a+b=c+d%2Be", {"a b": "c d+e"}),
        ("a=%C3%A9%zz", {"a": "%C3%A9%zz"}),
        ("a=%ff", {"a": "%ff"}),
        ("a[1][2][3][4][5][6]=x", {"a": [[[[[{"[6]": "x"}]]]]]}),
    ],
)
def test_a_query_string_becomes(query: str, parameters: dict[str, Value]) -> None:
    assert parse_query(query) == parameters


def test_no_more_than_a_thousand_parameters_are_read() -> None:
    assert len(parse_query("&".join(f"p{n}=1" for n in range(2000)))) == 1000


@given(st.text())
def test_nothing_breaks_it(query: str) -> None:
    for value in parse_query(query).values():
        assert isinstance(as_text(value), str)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("x", "x"),
        (["x", "y"], "x,y"),
        (["x", ["y", "z"], {}], "x,y,z,[object Object]"),
        ({"a": "b"}, "[object Object]"),
    ],
)
def test_where_text_is_expected_values_become_text_as_in_javascript(
    value: Value | None, text: str
) -> None:
    assert as_text(value) == text


def test_a_component_is_decoded_strictly() -> None:
    assert decode_component("a%2Fb%c3%A9") == "a/bé"
    assert decode_component("é".encode().decode("latin-1")) == "é"
    for broken in ("%", "%4", "%4x", "%ff", "\xff"):
        with pytest.raises(ValueError, match=r"decode|broken"):
            decode_component(broken)
