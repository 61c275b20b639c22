"""From JSON to models, document by document: no socket."""

from __future__ import annotations

import json
import random
import time
import tracemalloc
import warnings
from datetime import date, datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any

import pytest

import jcapiv1
from jcapiv1 import models
from jcapiv1.core import decode as decoding
from jcapiv1.core.decode import Misfit, Notes, parse_date, parse_datetime, parse_json, reader

UTC = timezone.utc


def _read(type_name: str, document: Any) -> Any:
    """The value, which must be read without a note."""
    notes: Notes = []
    value = reader(type_name)(document, notes)
    assert notes == []
    return value


# What a document may cost.


def cost(document: Any) -> int:
    """Eight for each object and array, one for each further value in one."""
    if isinstance(document, (list, dict)):
        inner = list(document.values() if isinstance(document, dict) else document)
        return 8 + max(0, len(inner) - 1) + sum(map(cost, inner))
    return 0


@pytest.mark.parametrize("piece", [1, 2, 3, 7, 1000])
@pytest.mark.parametrize(
    "document",
    [{}, [], [[]], [1, 2, 3], {"a": 1, "b": [2, {}]}, "{[,", {'"': "\\", '\\\\"': ',[{"'}],
    ids=json.dumps,
)
def test_what_a_document_costs_is_counted_without_its_texts(document: Any, piece: int) -> None:
    assert decoding._units_outside_texts(json.dumps(document), piece) == cost(document)


@pytest.mark.long
def test_a_document_within_its_limit_is_read_and_one_beyond_is_not() -> None:
    limit, unit = 1 << 25, 16
    most = limit // unit // 8
    assert len(parse_json("[" + "{}," * (most * 8 // 9 - 1) + "{}]", limit)) > 0
    with pytest.raises(decoding.TooCostly, match="max_response_bytes"):
        parse_json("[" + "{}," * (most * 8 // 9 + 1) + "{}]", limit)
    # However low the limit is, a million is fine: such a document cannot take much.
    assert parse_json("[" + "1," * 999_990 + "1]", 1)
    with pytest.raises(decoding.TooCostly):
        parse_json("[" + "1," * 1_000_000 + "1]", 1)


def test_long_names_of_unknown_fields_are_forgotten_with_their_record() -> None:
    read = decoding._make_reader("Userreturn")
    tracemalloc.start()
    try:
        for number in range(40):
            document = {f"{number}{'x' * 1_000_000}": 1}
            assert read(document, []).additional_properties == document
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 3_000_000


def test_the_place_of_a_misfit_is_short() -> None:
    with pytest.raises(Misfit) as caught:
        reader("dict(str, Userreturn)")({"x" * 10_000: 1}, [])
    assert len(caught.value.path) == 100


def test_odd_values_take_no_memory_of_their_own_to_tell_of() -> None:
    notes: Notes = []
    reader("list[int]")(["x", "y"], notes)
    assert len(notes) == 2
    assert notes[0] is notes[1]


# Dates.


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2021-02-11T20:57:14.837Z", datetime(2021, 2, 11, 20, 57, 14, 837000, UTC)),
        ("2021-02-11T20:57:14Z", datetime(2021, 2, 11, 20, 57, 14, 0, UTC)),
        ("2021-02-11T20:57:14z", datetime(2021, 2, 11, 20, 57, 14, 0, UTC)),
        ("2021-02-11T20:57:14,837Z", datetime(2021, 2, 11, 20, 57, 14, 837000, UTC)),
        ("2021-02-11T20:57:14.837123456Z", datetime(2021, 2, 11, 20, 57, 14, 837123, UTC)),
        ("20210211T205714Z", datetime(2021, 2, 11, 20, 57, 14, 0, UTC)),
        ("2021-02-11T21:57:14+01:00", datetime(2021, 2, 11, 20, 57, 14, 0, UTC)),
        ("2021-02-11T21:57:14+0100", datetime(2021, 2, 11, 20, 57, 14, 0, UTC)),
        ("2021-02-11T24:00:00Z", datetime(2021, 2, 12, tzinfo=UTC)),
        ("2021-02-11T20:57:14", datetime(2021, 2, 11, 20, 57, 14)),  # noqa: DTZ001  # as it came
        ("2021-02-11", datetime(2021, 2, 11)),  # noqa: DTZ001  # as it came
    ],
)
def test_a_date_of_iso_8601_is_read_the_same_on_every_python(text: str, moment: datetime) -> None:
    found = parse_datetime(text)
    assert found == moment
    assert (found.tzinfo is None) == (moment.tzinfo is None)
    assert parse_date(text) == found.date()
    assert _read("datetime", text) == moment
    assert _read("date", text) == found.date()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "10",
        "today",
        "Thu Feb 11 2021",
        "11.02.2021",
        "2021-02-30",
        "2021-02-11T25:00:00Z",
        "2021-02-11T20:57:60Z",
        "2021-02-11T20:57:14+24:00",
        "9999-12-31T24:00:00Z",
        "1700000000",
        " 2021-02-11",
        "\uff12\uff10\uff12\uff11-02-11",
        "\ud800",
    ],
)
def test_what_is_no_date_stays_as_received(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_datetime(text)
    notes: Notes = []
    assert reader("datetime")(text, notes) == text
    assert reader("date")(text, notes) == text
    assert notes == ["the answer is not a date and time", "the answer is not a date"]


# Leaves.


@pytest.mark.parametrize(
    ("type_name", "document", "value"),
    [
        ("str", "", ""),
        ("int", 0, 0),
        ("int", 10**30, 10**30),
        ("float", 1.5, 1.5),
        ("float", 2, 2),
        ("bool", False, False),
        ("object", {"a": [None]}, {"a": [None]}),
        ("list[str]", ["a", None], ["a", None]),
        ("list[object]", [1, {}], [1, {}]),
        ("list[list[int]]", [[1], []], [[1], []]),
        ("list[date]", ["2021-02-11"], [date(2021, 2, 11)]),
        ("dict(str, int)", {"a": 1}, {"a": 1}),
        ("dict(str, list[str])", {"a": ["b"], "c": None}, {"a": ["b"], "c": None}),
        ("list[dict(str, bool)]", [{"a": True}], [{"a": True}]),
    ],
)
def test_a_value_of_its_type_is_read(type_name: str, document: Any, value: Any) -> None:
    assert _read(type_name, document) == value
    assert _read(type_name, None) is None


@pytest.mark.parametrize(
    ("type_name", "document", "wanted"),
    [
        ("str", 5, "text"),
        ("str", True, "text"),
        ("bool", "false", "a boolean"),
        ("bool", 0, "a boolean"),
        ("int", True, "an integer"),
        ("int", "5", "an integer"),
        ("int", 5.0, "an integer"),
        ("float", "5", "a number"),
        ("float", True, "a number"),
        ("date", 20210211, "a date"),
        ("datetime", False, "a date and time"),
    ],
)
def test_a_leaf_of_another_type_stays_as_received_and_is_noted(
    type_name: str, document: Any, wanted: str
) -> None:
    notes: Notes = []
    value = reader(type_name)(document, notes)
    assert (value, type(value)) == (document, type(document))
    assert notes == [f"the answer is not {wanted}"]


def _fate(kind: str, document: Any) -> str:
    """What must become of a value in a field of that type."""
    leaf = {"str": str, "bool": bool, "int": int}.get(kind)
    if leaf is not None or kind == "datetime":
        if isinstance(document, (dict, list)):
            return "refused"
        return "read" if type(document) is leaf else "kept"
    return "read" if type(document) is (list if kind.startswith("list[") else dict) else "refused"


@pytest.mark.parametrize("field", jcapiv1.Userreturn.swagger_types)
@pytest.mark.parametrize("document", ["text", 5, 1.5, True, {}, []], ids=repr)
def test_whatever_a_field_holds_is_read_kept_or_refused_by_name(field: str, document: Any) -> None:
    wire = jcapiv1.Userreturn.attribute_map[field]
    kind = jcapiv1.Userreturn.swagger_types[field]
    fate = _fate(kind, document)
    notes: Notes = []
    if fate == "refused":
        with pytest.raises(Misfit) as caught:
            reader("Userreturn")({wire: document}, notes)
        assert caught.value.path == wire
        return
    found = getattr(reader("Userreturn")({wire: document}, notes), field)
    assert [note.partition(" is not ")[0] for note in notes] == (
        [f"Userreturn.{field}"] if fate == "kept" else []
    )
    assert found == (getattr(jcapiv1, kind)() if hasattr(jcapiv1, kind) else document)


# Structure.


@pytest.mark.parametrize(
    ("type_name", "document", "path", "message"),
    [
        ("str", [], "", "text was expected, not an array"),
        ("bool", {}, "", "a boolean was expected, not an object"),
        ("Userreturn", None, "", "an object was expected, not null"),
        ("Userreturn", 1.5, "", "an object was expected, not a number"),
        ("Userreturn", True, "", "an object was expected, not a boolean"),
        ("list[int]", {}, "", "an array was expected, not an object"),
        ("list[int]", [1, []], "[1]", "an integer was expected, not an array"),
        ("list[list[int]]", [[], [1, {}]], "[1][1]", "an integer was expected, not an object"),
        ("dict(str, int)", [], "", "an object was expected, not an array"),
        ("dict(str, int)", {"a b": []}, "a b", "an integer was expected, not an array"),
        ("dict(str, Userreturn)", {"a": {"email": []}}, "a.email", "text was expected, not an ar"),
        ("list[dict(str, int)]", [{"a": {}}], "[0].a", "an integer was expected, not an object"),
        ("Userslist", {"results": [{"apiKeyHash": {"prefix": {}}}]},
         "results[0].apiKeyHash.prefix", "text was expected, not an object"),
        ("Userslist", {"results": [{}, {"roles": ["a", []]}]}, "results[1].roles[1]", "text was e"),
        ("Userslist", {"results": [{}, "x"]}, "results[1]", "an object was expected, not text"),
        ("Userreturn", {"id": []}, "id", "text was expected, not an array"),
    ],
)  # fmt: skip
def test_another_structure_is_refused_with_its_place(
    type_name: str, document: Any, path: str, message: str
) -> None:
    with pytest.raises(Misfit) as caught:
        reader(type_name)(document, [])
    assert caught.value.path == path
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    "text", ["", "{", "NaN", "[Infinity]", "-Infinity", "1 2", "'a'", "[" * 100_000, "1" * 5000]
)
def test_what_is_not_json_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_json(text)


def test_a_document_is_refused_for_its_depth_in_words() -> None:
    with pytest.raises(ValueError, match=r"^nested too deeply$"):
        parse_json("[" * 200_000 + "]" * 200_000)


@pytest.mark.parametrize("name", ["Systemuser", "Model", "list[Systemuser]", "dict(str, Nothing)"])
def test_a_type_that_does_not_exist_is_named(name: str) -> None:
    with pytest.raises(ValueError, match="there is no response type '"):
        reader(name)


# Records, which are read by code made for each set of names.


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers that have seen no document yet."""
    monkeypatch.setattr(decoding, "_readers", {})


def _records(count: int, seed: int) -> list[dict[str, Any]]:
    """Administrators with ever other fields, in ever other orders, some unknown."""
    chance = random.Random(seed)  # noqa: S311  # nobody is to be kept from guessing
    whole = {
        "_id": "1",
        "id": "1",
        "created": "2021-02-11T20:57:14.837Z",
        "email": "ada@example.com",
        "suspended": False,
        "sessionCount": 3,
        "growthData": {"onboardingState": {"a": 1}, "newState": 2},
        "roles": ["a"],
        "brandNew": {"b": 1},
        "organization": None,
    }
    found = []
    for _ in range(count):
        names = chance.sample(sorted(whole), chance.randint(0, len(whole)))
        found.append({name: whole[name] for name in names})
    return found


def _expected(record: dict[str, Any]) -> jcapiv1.Userreturn:
    """The same, field by field."""
    known = {wire: field for field, wire in jcapiv1.Userreturn.attribute_map.items()}
    made = jcapiv1.Userreturn()
    for name, value in record.items():
        if name in known:
            setattr(made, known[name], value)
        elif name != "id":
            made.additional_properties[name] = value
    made.id = made.id or record.get("id")
    if made.created is not None:
        made.created = datetime(2021, 2, 11, 20, 57, 14, 837000, UTC)
    if made.growth_data is not None:
        made.growth_data = jcapiv1.UserreturnGrowthData(onboarding_state={"a": 1})
        made.growth_data.additional_properties["newState"] = 2
    return made


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("count", [1, 2, 20, 500])
def test_a_list_is_read_record_by_record_whatever_names_they_have(count: int) -> None:
    documents = _records(count, seed=count)
    expected = [_expected(document) for document in documents]
    read = reader("list[Userreturn]")
    for _ in range(2):  # the second time with all the code there is
        assert _read("list[Userreturn]", documents) == expected
    assert [_read("Userreturn", document) for document in documents] == expected
    assert reader("list[Userreturn]") is read


@pytest.mark.usefixtures("fresh")
def test_unknown_fields_keep_their_order() -> None:
    names = [f"new{number}" for number in range(50)]
    document = {"_id": "1", **dict.fromkeys(names, 1)}
    assert list(_read("Userreturn", document).additional_properties) == names
    assert _read("Userreturn", document).to_dict() == {
        **jcapiv1.Userreturn(id="1").to_dict(),
        **dict.fromkeys(names, 1),
    }


@pytest.mark.usefixtures("fresh")
def test_a_record_of_very_many_names_is_read_like_any_other() -> None:
    names = [f"new{number}" for number in range(5000)]
    document = {"email": "e", **dict.fromkeys(names, 1)}
    for _ in range(2):
        record = _read("Userreturn", document)
        assert record.email == "e"
        assert list(record.additional_properties) == names


@pytest.mark.usefixtures("fresh")
def test_a_server_cannot_make_it_keep_code_for_ever() -> None:
    documents = [{f"new{number}": 1, "email": "e"} for number in range(200)]
    records = _read("list[Userreturn]", documents)
    assert [record.email for record in records] == ["e"] * 200
    assert [record.additional_properties for record in records] == [
        {f"new{number}": 1} for number in range(200)
    ]
    started = time.perf_counter()
    _read("list[Userreturn]", documents * 20)
    assert time.perf_counter() - started < 5


@pytest.mark.long
@pytest.mark.usefixtures("fresh")
def test_records_that_take_turns_cost_no_more_than_others() -> None:
    documents = [{"_id": "1"}, {"_id": "1", "displayName": "Acme"}] * 50_000
    started = time.perf_counter()
    records = _read("list[OrganizationslistResults]", documents)
    assert time.perf_counter() - started < 5  # skipping ahead took a minute
    assert len(records) == 100_000
    assert records[-1].display_name == "Acme"


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("wrong", [None, [], "x", 5])
def test_a_wrong_record_after_right_ones_is_refused_with_its_place(wrong: Any) -> None:
    documents = [{"_id": "1"}, {"_id": "1"}, {"email": "e"}, wrong, {"_id": "1"}]
    with pytest.raises(Misfit) as caught:
        reader("list[Userreturn]")(documents, [])
    assert caught.value.path == "[3]"


@pytest.mark.parametrize("name", models.__all__)
def test_every_model_reads_nothing_everything_and_all_null(name: str) -> None:
    model = getattr(models, name)
    assert _read(name, {}) == model()
    nulls = dict.fromkeys([*model.attribute_map.values(), *model.aliases])
    assert _read(name, nulls) == model()


def test_a_time_zone_is_kept() -> None:
    read = _read("Userreturn", {"created": "2021-02-11T20:57:14+05:30"}).created
    assert read.utcoffset() == timedelta(hours=5, minutes=30)


# The warning.


def test_leaves_kept_as_received_are_one_warning_at_the_callers_line() -> None:
    client = jcapiv1.ApiClient()
    document = {"results": [{"created": "soon", "sessionCount": "3"}] * 10}
    with pytest.warns(UserWarning, match="kept as received") as caught:
        page = client.deserialize(SimpleNamespace(data=json.dumps(document)), "Userslist")
    assert [str(warning.message) for warning in caught] == [
        "kept as received: Userreturn.created is not a date and time (and 19 more)"
    ]
    assert caught[0].filename == __file__
    assert page.results[9].created == "soon"


def test_a_single_leaf_is_not_counted() -> None:
    with pytest.warns(UserWarning, match=r"^kept as received: Userreturn.email is not text$"):
        jcapiv1.ApiClient().deserialize(SimpleNamespace(data='{"email": 1}'), "Userreturn")


def test_a_good_document_gives_no_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        document = json.dumps({"results": _records(50, seed=1)})
        jcapiv1.ApiClient().deserialize(SimpleNamespace(data=document), "Userslist")
