"""Building requests: pure, without a client. Hostile values are in test_what_goes_out.py."""

from __future__ import annotations

import json
import time
from datetime import date, datetime, timedelta, timezone
from typing import Any, NamedTuple

import pytest

import jcapiv1
from jcapiv1 import NULL
from jcapiv1.core import query
from jcapiv1.core.encode import encode_body, to_wire
from jcapiv1.core.operation import Operation
from jcapiv1.core.request import (
    Request,
    check_header,
    clean_text,
    encode_query,
    fill_path,
    path_segment,
)
from jcapiv1.security.credentials import Masked
from jcapiv1.security.masking import mask

USER = Operation("users_put", "PUT", "/users/{id}", "Userreturn", repeat="always", body="Userput")
LIST = Operation(
    "organization_list",
    "GET",
    "/organizations",
    "Organizationslist",
    repeat="always",
    org_id="refused",
    query={"limit": query.integer(minimum=1, maximum=100), "sort": query.words},
)
RAW = Operation(None, "GET", "/a/{one}/{two}")


# Operations.


@pytest.mark.parametrize(
    ("method", "repeat", "reads_only"),
    [("GET", "always", True), ("GET", "unsent", False), ("PUT", "always", False)],
)
def test_only_a_get_that_may_be_repeated_changes_nothing(
    method: str, repeat: str, reads_only: bool
) -> None:
    assert Operation("x", method, "/x", repeat=repeat).reads_only is reads_only


def test_an_operation_by_hand_is_not_repeated_unless_told() -> None:
    assert (RAW.repeat, RAW.org_id, RAW.body, dict(RAW.query)) == ("unsent", None, None, {})
    assert repr(RAW) == "<Operation raw: GET /a/{one}/{two}>"


def test_an_operation_keeps_what_it_is_made_of() -> None:
    # Made here: those above were made when this module was imported, which mutation testing misses.
    words = query.words
    made = Operation(
        "n", "GET", "/p", "T", repeat="always", org_id="accepted", query={"q": words}, body="B"
    )
    assert (made.name, made.method, made.path, made.response_type) == ("n", "GET", "/p", "T")
    assert (made.repeat, made.org_id, made.body) == ("always", "accepted", "B")
    assert dict(made.query) == {"q": words}
    assert made.path.operation is made
    assert dict(Operation("n", "GET", "/p").query) == {}


# The path.


@pytest.mark.parametrize(
    ("value", "segment"),
    [
        ("5f0c1d2e3a4b5c6d7e8f9a0b", "5f0c1d2e3a4b5c6d7e8f9a0b"),
        (b"5f0c1d2e", "5f0c1d2e"),
        (" 5f0c1d2e\n", "5f0c1d2e"),
        ("a/b", "a%2Fb"),
        ("a\\b?c#d%2f", "a%5Cb%3Fc%23d%252f"),
        ("...", "..."),
        (".a", ".a"),
        ("zoë@例え", "zo%C3%AB%40%E4%BE%8B%E3%81%88"),
        ("a b+c", "a%20b%2Bc"),
        ("~-_.", "~-_."),
    ],
)
def test_a_path_value_becomes_one_segment(value: Any, segment: str) -> None:
    assert path_segment("id", value) == segment
    assert fill_path(USER, {"id": value}) == f"/users/{segment}"


@pytest.mark.parametrize(
    "value", ["", " \n", ".", "..", " .. ", "a\x00b", "a\nb", "\x7f", b"\xff", "\ud800"]
)
def test_a_path_value_that_is_no_segment_is_refused_without_being_shown(value: Any) -> None:
    with pytest.raises(ValueError, match=r"^id ") as caught:
        path_segment("id", value)
    assert "\\ud800" not in str(caught.value)
    assert caught.value.__context__ is None or caught.value.__suppress_context__


def test_a_number_for_an_id_is_refused_unless_validation_is_off() -> None:
    with pytest.raises(TypeError, match=r"^id is text, not int$"):
        path_segment("id", 7)
    assert path_segment("id", 7, validate=False) == "7"
    assert path_segment("id", b"7", validate=False) == "7"
    with pytest.raises(TypeError, match=r"^id is text, not int$"):
        fill_path(USER, {"id": 7})
    assert fill_path(USER, {"id": 7}, validate=False) == "/users/7"


def test_characters_declared_safe_stay_but_never_those_that_divide() -> None:
    assert path_segment("id", "a@b:c", safe="@:") == "a@b:c"
    assert path_segment("id", "a/b?c#d%e\\f", safe="/?#%\\") == "a%2Fb%3Fc%23d%25e%5Cf"


def test_every_placeholder_is_filled() -> None:
    assert fill_path(RAW, {"one": "1", "two": "2 3", "three": "unused"}) == "/a/1/2%203"
    assert fill_path(LIST, {"id": "unused"}) == "/organizations"


@pytest.mark.parametrize(
    ("operation", "message"),
    [
        (USER, "^Missing the required parameter `id` when calling `users_put`$"),
        (RAW, "^Missing the required parameter `one` of /a/{one}/{two}$"),
    ],
)
@pytest.mark.parametrize("values", [{}, {"id": None, "one": None}])
def test_a_placeholder_without_a_value_is_named(
    operation: Operation, message: str, values: dict[str, Any]
) -> None:
    with pytest.raises(ValueError, match=message):
        fill_path(operation, values)


# The query; the forms of filters and searches are in test_query.py.


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ([], ""),
        ([("limit", None), ("sort", None)], ""),
        ([("limit", 100), ("sort", ["-created", "id"])], "limit=100&sort=-created%20_id"),
        ([("sort", "created"), ("limit", "5")], "sort=created&limit=5"),
        ([("limit", 5), ("new", "a&b=c")], "limit=5&new=a%26b%3Dc"),
        ([("new[0]", ["x", "y"])], "new%5B0%5D=x&new%5B0%5D=y"),
        ([("flag", True), ("day", date(2024, 2, 29))], "flag=true&day=2024-02-29"),
        ([("empty", ""), ("list", [])], "empty="),
    ],
)
def test_the_query_is_what_was_given_in_its_order(parameters: Any, expected: str) -> None:
    assert encode_query(LIST, parameters) == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("multi", "a=1&a=x%2Fy"),
        ("csv", "a=1%2Cx%2Fy"),
        ("ssv", "a=1%20x%2Fy"),
        ("tsv", "a=1%09x%2Fy"),
        ("pipes", "a=1%7Cx%2Fy"),
        ("of its own", "a=1%2Cx%2Fy"),
    ],
)
def test_a_list_of_a_raw_call_is_written_in_the_form_of_its_collection(
    form: str, expected: str
) -> None:
    assert encode_query(RAW, [("a", [1, "x/y"])], collection_formats={"a": form}) == expected
    assert encode_query(RAW, [("b", [1, 2])], collection_formats={"a": form}) == "b=1&b=2"


def test_a_parameter_that_is_not_unicode_is_refused() -> None:
    for pair in (("new", "\ud800"), ("\ud800", "x"), ("sort", "\ud800")):
        with pytest.raises(ValueError, match="cannot be written as UTF-8"):
            encode_query(LIST, [pair])


def test_validation_can_be_switched_off() -> None:
    with pytest.raises(ValueError, match="limit"):
        encode_query(LIST, [("limit", 500)])
    assert encode_query(LIST, [("limit", 500)], validate=False) == "limit=500"


# Headers.


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("X-Trace", "abc", ("x-trace", "abc")),
        ("x-trace", b"a\xe9", ("x-trace", "aé")),
        ("X-Trace", "é", ("x-trace", "é")),
        ("X-Trace", 3, ("x-trace", "3")),
        ("X-Trace", 1.5, ("x-trace", "1.5")),
        ("X-Trace", "", ("x-trace", "")),
        ("X-Trace", "\xff", ("x-trace", "\xff")),
    ],
)
def test_a_header_has_a_lower_case_name_and_a_text(
    name: str, value: Any, expected: tuple[str, str]
) -> None:
    assert check_header(name, value) == expected


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [
        ("", "x", ValueError),
        ("X Trace", "x", ValueError),
        ("X-Trace:", "x", ValueError),
        ("X-Träce", "x", ValueError),
        (None, "x", ValueError),
        (b"X-Trace", "x", ValueError),
        ("X-Trace", None, TypeError),
        ("X-Trace", True, TypeError),
        ("X-Trace", ["x"], TypeError),
        ("X-Trace", "secret\r\nX: y", ValueError),
        ("X-Trace", b"secret\x00", ValueError),
        ("X-Trace", "secret €", ValueError),
        ("X-Trace", "secret \ud800", ValueError),
    ],
)
def test_a_header_that_cannot_be_sent_is_refused_without_its_value(
    name: Any, value: Any, error: type[Exception]
) -> None:
    with pytest.raises(error) as caught:
        check_header(name, value)
    assert "secret" not in str(caught.value)
    assert caught.value.__context__ is None


def test_a_header_of_another_type_is_named_by_it() -> None:
    with pytest.raises(TypeError, match=r"^header X-Trace is text, not list$"):
        check_header("X-Trace", ["x"])


@pytest.mark.parametrize("value", ["tenant-1", b"tenant-1", " tenant-1\r\n"])
def test_text_from_a_file_loses_its_newline(value: Any) -> None:
    assert clean_text("org_id", value) == "tenant-1"


@pytest.mark.parametrize(
    ("value", "error", "message"),
    [
        ("", ValueError, "org_id is empty"),
        ("\n", ValueError, "org_id is empty"),
        ("secret\nsecret", ValueError, "org_id holds control characters"),
        ("secret\x85x", ValueError, "org_id holds control characters"),
        (b"secret\xff", ValueError, "org_id holds bytes that are not UTF-8"),
        (7, TypeError, "org_id is text, not int"),
        (None, TypeError, "org_id is text, not NoneType"),
    ],
)
def test_what_is_no_text_is_refused_without_being_shown(
    value: Any, error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as caught:
        clean_text("org_id", value)
    assert str(caught.value) == message
    assert caught.value.__context__ is None


# The body.


class Shouting(dict[str, str]):
    """Some mapping of a script's own."""

    def items(self) -> Any:
        return [(key.upper(), value) for key, value in super().items()]


class Pair(NamedTuple):
    """Some sequence of a script's own."""

    one: Any
    other: Any


@pytest.mark.parametrize(
    ("body", "sent"),
    [
        (b"as it is \xff", b"as it is \xff"),
        ({"a": "é", "b": [1, None]}, '{"a":"é","b":[1,null]}'.encode()),
        ({"deep": {"list": [(1,), NULL]}}, b'{"deep":{"list":[[1],null]}}'),
        ([date(2024, 2, 29)], b'["2024-02-29"]'),
        (Shouting(a="b"), b'{"A":"b"}'),
        (Pair("a", NULL), b'["a",null]'),
        (jcapiv1.Userput(email="e"), b'{"email":"e"}'),
        ([jcapiv1.Userput()], b"[{}]"),
        ("text", b'"text"'),
        (5, b"5"),
        (True, b"true"),
    ],
)  # fmt: skip
def test_a_body_is_compact_json(body: Any, sent: bytes) -> None:
    assert encode_body(body) == sent


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"secret"}, TypeError),
        ({"a": object()}, TypeError),
        ({("secret", 1): 1}, TypeError),
        ([float("nan")], ValueError),
        ("secret \ud800", ValueError),
        (
            jcapiv1.Userput(
                last_whats_new_checked=datetime.max.replace(tzinfo=timezone(-timedelta(hours=5)))
            ),
            ValueError,
        ),
    ],
)
def test_a_body_that_is_no_json_is_pythons_own_error(body: Any, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"^body cannot be written as JSON: ") as caught:
        encode_body(body)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ({"a": float("inf")}, "Out of range float values"),
        ({"a": object()}, "not JSON serializable"),
        ({"a": "\ud800"}, r"text that is not UTF-8$"),
    ],
)
def test_a_refused_body_says_why(body: Any, why: str) -> None:
    with pytest.raises((TypeError, ValueError), match=why):
        encode_body(body)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot change its zone")
def test_a_moment_becomes_its_date_in_utc_whatever_the_zone_of_the_system(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TZ", "XXX+11")
    time.tzset()
    try:
        late = datetime(2024, 1, 1, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
        for moment, day in ((late, "2024-01-02"), (late.replace(tzinfo=None), "2024-01-01")):
            body = jcapiv1.Userput(last_whats_new_checked=moment)
            assert to_wire(body) == {"lastWhatsNewChecked": day}
    finally:
        monkeypatch.undo()
        time.tzset()


def test_what_the_contract_does_not_know_never_takes_the_place_of_a_field() -> None:
    changed = jcapiv1.Userput(email="right")
    changed.additional_properties.update({"email": "wrong", "new": date(2024, 2, 29)})
    assert to_wire(changed) == {"email": "right", "new": "2024-02-29"}


def test_the_body_that_was_given_is_not_changed() -> None:
    body = {"a": [jcapiv1.Userput(email="e"), NULL]}
    to_wire(body)
    assert body == {"a": [jcapiv1.Userput(email="e"), NULL]}
    assert json.loads(encode_body(body)) == {"a": [{"email": "e"}, None]}


# Looking at a request.


def test_a_request_shows_no_secret_and_no_stray_bytes() -> None:
    request = Request(USER, "https://x.example/users/1", {"x-api-key": Masked("secret")}, b"\xff")
    assert repr(request) == "PUT https://x.example/users/1\nx-api-key: ***\n\n\ufffd"
    without_body = Request(RAW, "https://x.example/a", {"x-trace": "abc"}, None)
    assert repr(without_body) == "GET https://x.example/a\nx-trace: abc"


def test_a_masked_text_hides_in_a_repr_and_in_a_container() -> None:
    key = Masked("secret")
    assert key == "secret"
    assert "secret" not in f"{key!r} {[key]} {{'a': {key!r}}}"


def test_a_longer_secret_is_masked_before_one_that_it_holds() -> None:
    assert mask("Bearer abc and abc", {"abc", "Bearer abc", ""}) == "*** and ***"
