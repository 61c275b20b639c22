"""Properties of the pure parts, for any input that Hypothesis can think of."""

from __future__ import annotations

import copy
import json
import pickle
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import Any
from urllib.parse import parse_qsl, unquote

import pytest
import urllib3
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import jcapiv1
from jcapiv1.core.decode import Misfit, parse_json, reader
from jcapiv1.core.encode import encode_body, to_wire
from jcapiv1.core.model import Model
from jcapiv1.core.operation import Operation
from jcapiv1.core.request import check_header, encode_query, fill_path, path_segment
from jcapiv1.security.masking import mask

FEW = settings(max_examples=settings().max_examples * 2 // 5)
"""Where one example is a whole record."""
UNRESERVED = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
TEXT = st.text()
TRICKY = st.text(st.sampled_from("./\\%?#&=+:;@ \t\r\n\x00\x7f\x85\xa0\xad\u2028aé\U0001f600"))
USERS = Operation("users_get", "GET", "/users/{id}", "Userreturn", repeat="always")
LISTING = Operation("users_list", "GET", "/users", "Userslist", repeat="always")


# Paths.


@given(TEXT | TRICKY)
def test_a_path_value_is_one_segment_that_reads_back_or_is_refused(value: str) -> None:
    try:
        segment = path_segment("id", value)
    except ValueError:
        text = value.strip()
        kinds = {unicodedata.category(c) for c in text}
        # Control characters, and surrogates, which UTF-8 cannot hold.
        assert text in ("", ".", "..") or kinds & {"Cc", "Cs"}
        return
    assert not any(unicodedata.category(c) == "Cc" for c in value.strip())
    assert set(segment) <= UNRESERVED | {"%"}
    assert segment not in ("", ".", "..")
    assert unquote(segment) == value.strip()


@given(TEXT | TRICKY)
def test_the_transport_does_not_change_a_path(value: str) -> None:
    try:
        path = fill_path(USERS, {"id": value})
    except ValueError:
        return
    assert path.count("/") == 2
    assert urllib3.util.parse_url(f"http://127.0.0.1{path}").request_uri == path


@given(TEXT | TRICKY, TEXT | TRICKY)
def test_characters_declared_safe_do_not_open_a_second_segment(value: str, safe: str) -> None:
    try:
        segment = path_segment("id", value, safe)
    except ValueError:
        return
    assert not set(segment) & set("/\\?#")
    assert unquote(segment) == value.strip()


# Queries.

NAMES = st.text(st.characters(codec="utf-8"), min_size=1)
VALUES = st.text(st.characters(codec="utf-8"))


@given(st.lists(st.tuples(NAMES, VALUES)))
def test_a_query_reads_back_as_what_was_given(pairs: list[tuple[str, str]]) -> None:
    query = encode_query(LISTING, pairs)
    assert query.isascii()
    assert not set(query) & set(" #\r\n\"'<>")
    assert parse_qsl(query, keep_blank_values=True, max_num_fields=1000) == pairs


@given(st.lists(st.tuples(NAMES, st.none() | VALUES)))
def test_only_what_was_given_is_in_the_query(pairs: list[tuple[str, str | None]]) -> None:
    given_pairs = [pair for pair in pairs if pair[1] is not None]
    query = encode_query(LISTING, pairs)
    assert parse_qsl(query, keep_blank_values=True, max_num_fields=1000) == given_pairs


@given(NAMES, st.lists(VALUES, min_size=1))
def test_a_list_becomes_one_pair_for_each_item(name: str, values: list[str]) -> None:
    query = encode_query(LISTING, [(name, values)])
    found = parse_qsl(query, keep_blank_values=True, max_num_fields=1000)
    assert found == [(name, value) for value in values]


# Headers.


@given(TEXT | TRICKY | st.binary())
def test_a_header_value_is_sendable_or_refused_without_being_shown(value: str | bytes) -> None:
    try:
        name, text = check_header("X-Tag", value)
    except ValueError as error:
        refusal = str(error)
    else:
        refusal = ""
    if refusal:
        whole = value.decode("latin-1") if isinstance(value, bytes) else value
        if set(whole) & set("\r\n\0"):
            assert refusal == "the value of header X-Tag holds CR, LF or NUL"
        else:
            assert refusal == "the value of header X-Tag is not Latin-1 text"
            assert max(whole) > "\xff"
        return
    assert name == "x-tag"
    assert not set(text) & set("\r\n\0")
    assert text.encode("latin-1") == (
        value if isinstance(value, bytes) else value.encode("latin-1")
    )


@given(TEXT | TRICKY)
def test_a_header_name_is_a_token_or_refused(name: str) -> None:
    try:
        found, _ = check_header(name, "value")
    except ValueError:
        return
    assert found == name.lower()
    assert name.isascii()
    assert name.isprintable()
    assert not set(name) & set(' "(),/:;<=>?@[\\]{}')


# Models and bodies.

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    # JSON can hold lone surrogates, UTF-8 cannot.
    | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner),
    max_leaves=20,
)
MOMENTS = st.datetimes(
    timezones=st.builds(
        timezone, st.integers(-23 * 60, 23 * 60).map(lambda m: timedelta(minutes=m))
    )
    | st.just(timezone.utc)
)
LEAVES: dict[str, st.SearchStrategy[Any]] = {
    "str": st.text(st.characters(codec="utf-8")),
    "bool": st.booleans(),
    "int": st.integers(),
    "float": st.floats(allow_nan=False, allow_infinity=False),
    "date": st.dates(),
    "datetime": MOMENTS,
    "object": st.dictionaries(st.text(st.characters(codec="utf-8")), JSON),
}
MODELS = [
    jcapiv1.Organizationslist,
    jcapiv1.OrganizationslistResults,
    jcapiv1.Userput,
    jcapiv1.Userreturn,
    jcapiv1.UserreturnGrowthData,
    jcapiv1.Userslist,
]


def _values(type_name: str) -> st.SearchStrategy[Any]:
    if type_name in LEAVES:
        return LEAVES[type_name]
    if type_name.startswith("list["):
        return st.lists(_values(type_name[5:-1]), max_size=3)
    return _records(getattr(jcapiv1, type_name))


def _records(model: type[Model]) -> st.SearchStrategy[Model]:
    fields = {name: st.none() | _values(kind) for name, kind in model.swagger_types.items()}
    return st.builds(model, **fields)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@given(data=st.data())
@FEW
def test_a_model_survives_the_wire(model: type[Model], data: st.DataObject) -> None:
    record = data.draw(_records(model))
    document = parse_json(encode_body(record).decode("utf-8"))
    notes: list[str] = []
    assert reader(model.__name__)(document, notes) == record
    assert notes == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@given(data=st.data())
@FEW
def test_a_model_survives_pickling_and_copying(model: type[Model], data: st.DataObject) -> None:
    record = data.draw(_records(model))
    record.additional_properties["new"] = data.draw(JSON)
    for twin in (pickle.loads(pickle.dumps(record)), copy.copy(record), copy.deepcopy(record)):
        assert twin == record
        assert type(twin) is model
        assert twin.additional_properties == record.additional_properties
        assert twin.to_dict() == record.to_dict()


@given(st.dictionaries(st.text(st.characters(codec="utf-8")), JSON))
@FEW
def test_a_dictionary_goes_out_as_it_is(body: dict[str, Any]) -> None:
    assert json.loads(encode_body(body)) == body


# Documents that are not what they should be: real fields with any value, at any depth.

WIRE_NAMES = sorted({name for model in MODELS for name in model.attribute_map.values()})
SHAPES = st.recursive(
    JSON,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(WIRE_NAMES), inner, max_size=6)
    ),
    max_leaves=25,
)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@given(document=SHAPES)
@FEW
def test_any_document_becomes_a_model_or_a_misfit_with_a_place(
    model: type[Model], document: Any
) -> None:
    record: Any = None
    refusal: Misfit | None = None
    try:
        record = reader(model.__name__)(document, [])
    except Misfit as misfit:
        refusal = misfit
    if refusal is not None:
        assert "was expected" in str(refusal)
        assert (refusal.path == "") == (not isinstance(document, dict))
        return
    assert type(record) is model
    # Nothing is lost: what was received is readable, under one name or the other.
    known = {**{wire: name for name, wire in model.attribute_map.items()}, **model.aliases}
    assert {key for key in document if key not in known} <= record.additional_properties.keys()
    assert isinstance(to_wire(record), dict)


# Masking.

SECRETS = st.lists(st.text(st.characters(exclude_characters="*"), min_size=1))


@given(st.data(), SECRETS)
def test_no_secret_is_left_in_a_masked_text(data: st.DataObject, secrets: list[str]) -> None:
    parts = data.draw(st.lists(st.sampled_from(secrets) | TEXT if secrets else TEXT))
    masked = mask("".join(parts), secrets)
    assert not any(secret in masked for secret in secrets)


KEYS = st.text(st.sampled_from("abcXYZ019-._~+/=é€😀"), min_size=4)
ESCAPES: list[Callable[[str], str]] = [
    str,
    lambda c: json.dumps(c)[1:-1] if not c.isascii() else f"\\u{ord(c):04X}",
    lambda c: "".join(f"%{byte:02x}" for byte in c.encode()),
    lambda c: f"&#{ord(c)};",
]


@given(KEYS, st.data())
def test_no_key_is_left_however_its_characters_are_escaped(key: str, data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(ESCAPES), min_size=len(key), max_size=len(key)))
    escaped = "".join(escape(c) for escape, c in zip(chosen, key, strict=True))
    for _ in range(data.draw(st.integers(0, 3))):
        escaped = json.dumps(escaped)[1:-1]
    # By chance a key may begin with the last digit of an escape: "0X" in "\\u0030X".
    assume(key not in escaped or key == escaped)
    assert mask(f"<{escaped}>", [key]) in ("***", "<***>")


@given(TEXT)
def test_a_text_without_secrets_is_left_alone(text: str) -> None:
    assert mask(text, [text + "x", ""]) == text


@given(st.dates())
def test_a_datetime_in_a_date_field_is_its_date_in_utc(day: date) -> None:
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=timezone.utc)
    body = jcapiv1.Userput(last_whats_new_checked=moment)
    assert to_wire(body) == {"lastWhatsNewChecked": day.isoformat()}
