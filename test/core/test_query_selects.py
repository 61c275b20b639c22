"""What is asked for is what the sandbox selects, for random records and random questions."""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import Any, TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from jcapiv1.core.operation import Operation
from jcapiv1.core.query import Field, Filter, Search, filters, integer, search, words
from jcapiv1.core.request import encode_query
from jcapiv1.sandbox.lists.parameters import parse_query
from jcapiv1.sandbox.lists.select import select
from jcapiv1.sandbox.state.shapes import Shape

Record: TypeAlias = dict[str, Any]

LIST = Operation(
    "organization_list",
    "GET",
    "/organizations",
    query={
        "fields": words,
        "filter": filters,
        "limit": integer(1, 100),
        "search": search,
        "skip": integer(0),
        "sort": words,
        "sortIgnoreCase": words,
    },
)
SHAPE = Shape({"_id", "displayName", "sessionCount", "suspended", "created"}, dates={"created"})
COMPARISONS: list[Callable[[Any, Any], Any]] = [
    operator.eq,
    operator.ne,
    operator.gt,
    operator.ge,
    operator.lt,
    operator.le,
]

# Few letters, so that values meet; the signs are those that mean something on the wire.
texts = st.text(st.sampled_from("abAB:&=[]%+ ,$/é😀\x00"), max_size=4)
numbers = st.integers(-3, 3) | st.floats(-3, 3) | st.integers(-(2**53), 2**53)
zones = st.sampled_from([timezone.utc, timezone(timedelta(hours=5, minutes=30))])
moments = st.builds(
    lambda day, millisecond, zone: datetime(2024, 1, day, 12, 0, 0, millisecond * 1000, zone),
    st.integers(1, 3),
    st.integers(0, 2),
    zones,
)
days = st.builds(lambda day: date(2024, 1, day), st.integers(1, 4))


def wire_time(moment: datetime) -> str:
    text = moment.astimezone(timezone.utc).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")


records = st.lists(
    st.fixed_dictionaries(
        {
            "displayName": st.none() | texts,
            "sessionCount": st.none() | st.integers(-3, 3),
            "suspended": st.none() | st.booleans(),
            "created": st.none() | moments.map(wire_time),
        }
    ),
    max_size=8,
).map(lambda found: [{"_id": f"{n:024x}", **record} for n, record in enumerate(found)])

conditions = st.one_of(
    st.tuples(st.just("displayName"), st.sampled_from(COMPARISONS), texts),
    st.tuples(st.just("sessionCount"), st.sampled_from(COMPARISONS), numbers),
    st.tuples(st.just("suspended"), st.sampled_from(COMPARISONS), st.booleans()),
    st.tuples(st.just("created"), st.sampled_from(COMPARISONS), moments | days),
)


def answer(found: list[Record], **parameters: Any) -> dict[str, Any]:
    """What the sandbox answers to the query string that the client writes."""
    query = encode_query(LIST, parameters.items())
    return select(lambda: found, SHAPE, parse_query(query))


def selected(found: list[Record], **parameters: Any) -> list[Record]:
    results: list[Record] = answer(found, limit=100, **parameters)["results"]
    return results


def holds(record: Record, condition: tuple[str, Callable[[Any, Any], Any], Any]) -> bool:
    """What the comparison says in Python; a missing value is only ever unequal."""
    name, compare, wanted = condition
    held = record[name]
    if held is None:
        return compare is operator.ne
    if name == "created":
        held = datetime.fromisoformat(held.replace("Z", "+00:00"))
        if not isinstance(wanted, datetime):
            wanted = datetime(wanted.year, wanted.month, wanted.day, tzinfo=timezone.utc)
    return bool(compare(held, wanted))


def asked(condition: tuple[str, Callable[[Any, Any], Any], Any]) -> Filter:
    name, compare, wanted = condition
    made = compare(Field(name), wanted)
    assert isinstance(made, Filter)
    return made


@settings(deadline=None)
@given(records, conditions)
def test_a_condition_selects_what_it_says(found: list[Record], condition: Any) -> None:
    expected = [record for record in found if holds(record, condition)]
    assert selected(found, filter=asked(condition)) == expected


@settings(deadline=None)
@given(records, st.lists(conditions, min_size=1, max_size=4))
def test_and_selects_what_meets_every_condition(found: list[Record], several: list[Any]) -> None:
    expected = [record for record in found if all(holds(record, each) for each in several)]
    joined = asked(several[0])
    for each in several[1:]:
        joined = joined & asked(each)
    assert selected(found, filter=joined) == expected
    assert selected(found, filter=[asked(each) for each in several]) == expected


@settings(deadline=None)
@given(records, st.lists(conditions, min_size=1, max_size=4))
def test_or_selects_what_meets_any_condition(found: list[Record], several: list[Any]) -> None:
    expected = [record for record in found if any(holds(record, each) for each in several)]
    joined = asked(several[0])
    for each in several[1:]:
        joined = joined | asked(each)
    assert selected(found, filter=joined) == expected
    assert selected(found, filter={"or": [asked(each) for each in several]}) == expected


@settings(deadline=None)
@given(records, st.lists(texts.filter(bool), min_size=1, max_size=3))
def test_a_search_selects_what_holds_a_term(found: list[Record], terms: list[str]) -> None:
    expected = [
        record
        for record in found
        if any(term.lower() in (record["displayName"] or "").lower() for term in terms)
    ]
    assert selected(found, search=Search(terms, fields=["displayName"])) == expected


@settings(deadline=None)
@given(records, st.integers(1, 4), st.integers(0, 9))
def test_limit_and_skip_cut_out_a_page_of_the_whole(
    found: list[Record], limit: int, skip: int
) -> None:
    expected = {"totalCount": len(found), "results": found[skip : skip + limit]}
    assert answer(found, limit=limit, skip=skip) == expected


def sample() -> list[Record]:
    names = ["beta", "Alpha", "alpha", None]
    return [{"_id": f"{n:024x}", "displayName": name} for n, name in enumerate(names)]


def shown(**parameters: Any) -> list[str | None]:
    return [record["displayName"] for record in selected(sample(), **parameters)]


def test_sort_orders_by_one_or_several_fields_either_way() -> None:
    assert shown(sort="displayName") == [None, "Alpha", "alpha", "beta"]
    assert shown(sort=["-displayName", "_id"]) == ["beta", "alpha", "Alpha", None]
    assert shown(sort="-_id") == [None, "alpha", "Alpha", "beta"]
    assert shown(sortIgnoreCase=["displayName"]) == [None, "Alpha", "alpha", "beta"]
    assert shown(sortIgnoreCase="-displayName") == ["beta", "Alpha", "alpha", None]


def test_fields_chooses_what_the_records_hold() -> None:
    assert selected(sample(), fields=["displayName"])[0] == {"displayName": "beta"}
    assert selected(sample(), fields="_id displayName")[0] == sample()[0]


def test_a_string_as_filter_or_search_goes_out_as_it_is() -> None:
    assert shown(filter="displayName:$eq:alpha") == ["alpha"]
    assert shown(filter="displayName:eq:alpha") == ["alpha"]
    assert shown(search={"searchTerm": "ALPHA", "fields": ["displayName"]}) == ["Alpha", "alpha"]
