"""Filters, searches and query parameters: what goes over the wire, and what is refused."""

from __future__ import annotations

import pickle
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest

from jcapiv1.core.query import Field, Filter, Search, filters, integer, search, text, words

NAME = Field("displayName")
SUSPENDED = Field("suspended")
EITHER = (NAME == "a") | (NAME == "b")
BOTH = (NAME > "a") & (NAME < "b")


def wire(value: object) -> str:
    """What is sent of a value that a field is compared with."""
    ((_, condition),) = filters("filter", Field("f") == value)
    return condition.removeprefix("f:$eq:")


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (NAME == "Acme", "displayName:$eq:Acme"),
        (NAME != "Acme", "displayName:$ne:Acme"),
        (NAME > "Acme", "displayName:$gt:Acme"),
        (NAME >= "Acme", "displayName:$gte:Acme"),
        (NAME < "Acme", "displayName:$lt:Acme"),
        (NAME <= "Acme", "displayName:$lte:Acme"),
        ("Acme" == NAME, "displayName:$eq:Acme"),  # noqa: SIM300 - this is what is tested
        ("Acme" < NAME, "displayName:$gt:Acme"),  # noqa: SIM300
    ],
)
def test_a_comparison_is_written_with_its_operator(condition: Filter, expected: str) -> None:
    assert filters("filter", condition) == [("filter", expected)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a:b&c[0]=d e", "a:b&c[0]=d e"),
        ("", ""),
        (True, "true"),
        (False, "false"),
        (3, "3"),
        (-2.5, "-2.5"),
        (date(2024, 2, 29), "2024-02-29"),
        (datetime(2024, 1, 2, 3, 4, 5, 678999), "2024-01-02T03:04:05.678Z"),  # noqa: DTZ001
        (
            datetime(2024, 1, 2, 1, tzinfo=timezone(timedelta(hours=2))),
            "2024-01-01T23:00:00.000Z",
        ),
    ],
)
def test_a_value_is_written_as_the_service_reads_it(value: object, expected: str) -> None:
    assert wire(value) == expected


@pytest.mark.parametrize("value", [None, b"Acme", ["Acme"], NAME, 1j])
def test_a_value_that_has_no_form_on_the_wire_is_a_type_error(value: object) -> None:
    with pytest.raises(TypeError, match="f can be compared with a str"):
        wire(value)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_float_that_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="f cannot be compared"):
        wire(value)


@pytest.mark.parametrize("name", ["", "a:b", "two words", " a"])
def test_what_is_not_the_name_of_a_field_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="is not the name of a field"):
        Field(name)


def test_a_field_has_no_hash_since_equality_is_no_truth() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(NAME)


def test_and_is_written_with_indexes() -> None:
    assert filters("filter", BOTH & (SUSPENDED == False)) == [  # noqa: E712 - makes a Filter
        ("filter[0]", "displayName:$gt:a"),
        ("filter[1]", "displayName:$lt:b"),
        ("filter[2]", "suspended:$eq:false"),
    ]


def test_or_is_written_with_or_and_indexes() -> None:
    assert filters("filter", EITHER | (NAME == "c")) == [
        ("filter[or][0]", "displayName:$eq:a"),
        ("filter[or][1]", "displayName:$eq:b"),
        ("filter[or][2]", "displayName:$eq:c"),
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a:eq:b", [("filter", "a:eq:b")]),
        (["a:$eq:1"], [("filter", "a:$eq:1")]),
        (["a:$eq:1", NAME == "x"], [("filter[0]", "a:$eq:1"), ("filter[1]", "displayName:$eq:x")]),
        (("a:$eq:1", "b:$eq:2"), [("filter[0]", "a:$eq:1"), ("filter[1]", "b:$eq:2")]),
        ([EITHER], filters("filter", EITHER)),
        ([BOTH, "c:$eq:3"], [*filters("filter", BOTH), ("filter[2]", "c:$eq:3")]),
        ({"or": [EITHER, "c:$eq:3"]}, [*filters("filter", EITHER), ("filter[or][2]", "c:$eq:3")]),
        ([], []),
    ],
)
def test_filter_takes_strings_lists_and_alternatives(value: object, expected: object) -> None:
    assert filters("filter", value) == expected


@pytest.mark.parametrize("nested", [lambda: EITHER & (NAME == "c"), lambda: BOTH | (NAME == "c")])
def test_a_mix_of_and_and_or_says_what_the_service_takes(nested: Any) -> None:
    with pytest.raises(ValueError, match=r"joined all by & or all by \|"):
        nested()


@pytest.mark.parametrize("value", [[EITHER, "c:$eq:3"], {"or": [BOTH, "c:$eq:3"]}])
def test_a_mix_within_a_list_says_what_the_service_takes(value: object) -> None:
    with pytest.raises(ValueError, match=r"joined all by & or all by \|"):
        filters("filter", value)


@pytest.mark.parametrize(
    "truth",
    [
        lambda: BOTH and EITHER,
        lambda: BOTH or EITHER,
        lambda: not BOTH,
        lambda: 1 < Field("sessionCount") < 5,
    ],
)
def test_a_filter_used_as_a_bool_says_to_use_the_operators(truth: Any) -> None:
    with pytest.raises(TypeError, match=r"combine filters with & and \|"):
        truth()


def test_a_comparison_without_parentheses_says_that_they_are_missing() -> None:
    with pytest.raises(TypeError, match="parentheses"):
        (NAME == "a") & SUSPENDED == True  # noqa: B015, E712  # type: ignore[operator]


@pytest.mark.parametrize(
    ("value", "error", "message"),
    [
        (3, TypeError, "filter is a Filter, a string, a list or a dict, not int 3"),
        ({"and": ["a:$eq:1"]}, ValueError, "or a list for AND"),
        ({"or": []}, ValueError, "which nothing can match"),
        ({"or": "a:$eq:1"}, TypeError, "filter is a Filter"),
        ([3], TypeError, "Filters and strings, not of int 3"),
    ],
)
def test_what_is_no_filter_is_refused(value: object, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        filters("filter", value)


def test_filters_and_searches_show_what_they_ask() -> None:
    assert repr(BOTH) == "<Filter displayName:$gt:a & displayName:$lt:b>"
    assert repr(EITHER) == "<Filter displayName:$eq:a | displayName:$eq:b>"
    assert repr(NAME) == "Field('displayName')"
    assert repr(Search("a", fields=["b"])) == "Search('a', fields=['b'])"


def test_filters_and_searches_go_to_other_processes() -> None:
    assert filters("filter", pickle.loads(pickle.dumps(EITHER))) == filters("filter", EITHER)
    copy = pickle.loads(pickle.dumps(Search("a", fields=["b"])))
    assert search("search", copy) == search("search", Search("a", fields=["b"]))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("acme", [("search", "acme")]),
        (
            Search("acme", fields=["displayName", "settings.name"]),
            [
                ("search[searchTerm]", "acme"),
                ("search[fields][0]", "displayName"),
                ("search[fields][1]", "settings.name"),
            ],
        ),
        (
            Search(["a", "b"], "displayName"),
            [
                ("search[searchTerm][0]", "a"),
                ("search[searchTerm][1]", "b"),
                ("search[fields][0]", "displayName"),
            ],
        ),
        (
            {"searchTerm": "a & b", "fields": ["displayName"]},
            [("search[searchTerm]", "a & b"), ("search[fields][0]", "displayName")],
        ),
        ({"searchTerm": ["a"]}, [("search[searchTerm]", "a")]),
    ],
)
def test_a_search_is_written_in_bracket_form(value: object, expected: object) -> None:
    assert search("search", value) == expected


@pytest.mark.parametrize(
    ("value", "error", "message"),
    [
        (3, TypeError, "search is a Search, a dict or a string"),
        ({"fields": ["a"]}, ValueError, "searchTerm"),
        ({"searchTerm": "a", "field": "b"}, ValueError, "searchTerm"),
        (Search([]), ValueError, "is empty"),
        (Search(3), TypeError, r"search\[searchTerm\] is a string"),  # type: ignore[arg-type]
        (Search("a", fields=["b,c"]), ValueError, r"search\[fields\] holds 'b,c'"),
        (Search("a", fields=[3]), TypeError, r"search\[fields\]"),  # type: ignore[list-item]
    ],
)
def test_what_is_no_search_is_refused(value: object, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        search("search", value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("_id displayName", [("fields", "_id displayName")]),
        (["_id", "-displayName"], [("fields", "_id -displayName")]),
        (("_id",), [("fields", "_id")]),
        ([], []),
    ],
)
def test_names_are_separated_by_spaces(value: object, expected: object) -> None:
    assert words("fields", value) == expected


@pytest.mark.parametrize("name", ["a,b", "a b", "", " a"])
def test_a_list_element_that_is_not_one_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="sort holds"):
        words("sort", ["_id", name])


def test_a_string_with_a_comma_warns_at_the_callers_line() -> None:
    with pytest.warns(UserWarning, match="fields='_id,created' holds a comma") as caught:
        assert words("fields", "_id,created") == [("fields", "_id,created")]
    assert caught[0].filename == __file__


@pytest.mark.parametrize("value", [3, {"_id"}, ["_id", 3]])
def test_names_of_another_type_are_refused(value: object) -> None:
    with pytest.raises(TypeError, match="sort is a string or a list of strings"):
        words("sort", value)


@pytest.mark.parametrize(
    ("value", "expected"), [(1, "1"), (100, "100"), ("42", "42"), (" 7 ", "7")]
)
def test_an_integer_may_be_a_numeric_string(value: object, expected: str) -> None:
    assert integer(1, 100)("limit", value) == [("limit", expected)]


@pytest.mark.parametrize(
    ("name", "value", "error", "message"),
    [
        ("limit", 0, ValueError, "limit is 0, but must be at least 1"),
        ("limit", 101, ValueError, "limit is 101, but must be at most 100; jcapiv1.paginate"),
        ("depth", "101", ValueError, "depth is 101, but must be at most 100$"),
        ("limit", "ten", ValueError, "limit is an integer, not 'ten'"),
        ("limit", True, TypeError, "limit is an integer, not bool True"),
        ("limit", 1.0, TypeError, "limit is an integer, not float 1.0"),
    ],
)
def test_an_integer_outside_its_bounds_or_of_another_type_is_refused(
    name: str, value: object, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        integer(1, 100)(name, value)


def test_an_integer_without_bounds_may_be_any() -> None:
    assert integer()("n", -(10**30)) == [("n", "-1" + "0" * 30)]


def test_text_is_a_string_as_it_is() -> None:
    assert text("ttl", "a b") == [("ttl", "a b")]
    with pytest.raises(TypeError, match="ttl is a string, not int 3"):
        text("ttl", 3)


def test_without_validation_values_go_out_as_they_are() -> None:
    assert integer(1, 100)("limit", 1000, False) == [("limit", "1000")]
    assert text("ttl", 3, False) == [("ttl", "3")]
    assert words("fields", "a,b", False) == [("fields", "a,b")]
    assert words("fields", ["a,b", "c"], False) == [("fields", "a,b c")]
    assert filters("filter", EITHER, False) == filters("filter", EITHER)
    assert search("search", Search("a", fields=["b,c"]), False)[1] == ("search[fields][0]", "b,c")
