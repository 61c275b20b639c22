"""Answers with status 200 that are not what the contract promises."""

from __future__ import annotations

import tracemalloc
import warnings
from datetime import datetime, timezone
from typing import Any

import pytest
import wire
from contract import ID
from transport import client_for

import jcapiv1
from jcapiv1.core.retry import RetryPolicy
from jcapiv1.exceptions import DecodeException

DEEP = 1_000_000

NOT_A_DOCUMENT = {
    "empty": b"",
    "white space": b" \r\n",
    "HTML": b"<!DOCTYPE html><html><body>Log in</body></html>",
    "plain text": b"OK",
    "cut in an object": b'{"_id": "5f0c1d2e3a4b5c6d7e8f9a0b", "ema',
    "cut in a list": b'{"results": [{"_id": "1"},',
    "two documents": b"{}{}",
    "NaN": b'{"sessionCount": NaN}',
    "Infinity": b'{"sessionCount": -Infinity}',
    "invalid UTF-8": b'{"email": "\xff\xfe"}',
    "UTF-16": '{"email": "a"}'.encode("utf-16"),
    "a number without end": b'{"sessionCount": ' + b"1" * 100_000 + b"}",
    "lists nested a million times": b"[" * DEEP + b"]" * DEEP,
    "objects nested a million times": b'{"a":' * DEEP + b"1" + b"}" * DEEP,
    "an unknown field nested a million times": b'{"new": ' + b"[" * DEEP + b"]" * DEEP + b"}",
    "a nest without an end": b"[" * DEEP,
}

MISFITS = [
    # operation, document, place
    ("users_get", b"null", ""),
    ("users_get", b"[]", ""),
    ("users_get", b"[[]]", ""),
    ("users_get", b'"text"', ""),
    ("users_get", b"0", ""),
    ("users_get", b"true", ""),
    ("users_get", b'{"email": {}}', "email"),
    ("users_get", b'{"email": ["a"]}', "email"),
    ("users_get", b'{"suspended": []}', "suspended"),
    ("users_get", b'{"sessionCount": {}}', "sessionCount"),
    ("users_get", b'{"created": []}', "created"),
    ("users_get", b'{"growthData": []}', "growthData"),
    ("users_get", b'{"growthData": "x"}', "growthData"),
    ("users_get", b'{"apiKeyHash": {"createdAt": {}}}', "apiKeyHash.createdAt"),
    ("users_get", b'{"apiKeyHash": 1}', "apiKeyHash"),
    ("users_get", b'{"roles": {}}', "roles"),
    ("users_get", b'{"roles": "x"}', "roles"),
    ("users_get", b'{"roles": ["a", [], "b"]}', "roles[1]"),
    ("users_list", b"[]", ""),
    ("users_list", b'{"results": {}}', "results"),
    ("users_list", b'{"results": "x"}', "results"),
    ("users_list", b'{"results": [[]]}', "results[0]"),
    ("users_list", b'{"results": [{}, null]}', "results[1]"),
    ("users_list", b'{"results": [{}, {}, {"roles": [{}]}]}', "results[2].roles[0]"),
    (
        "users_list",
        b'{"results": [{"apiKeyHash": {"prefix": []}}]}',
        "results[0].apiKeyHash.prefix",
    ),
    ("users_list", b'{"totalCount": []}', "totalCount"),
]

ARGUMENTS: dict[str, list[Any]] = {
    "users_get": [ID],
    "users_put": [ID, {"lastname": "Meyer"}],
    "users_list": [],
}


def fail(operation: str, body: bytes, **settings: Any) -> tuple[DecodeException, wire.Server]:
    """The decode error that a call gets for this body."""
    with wire.Server(wire.answer(body=body)) as server, client_for(server, **settings) as client:
        with pytest.raises(DecodeException) as caught:
            getattr(jcapiv1.UsersApi(client), operation)(*ARGUMENTS[operation])
    return caught.value, server


@pytest.mark.parametrize("operation", ["users_get", "users_list", "users_put"])
@pytest.mark.parametrize("body", NOT_A_DOCUMENT.values(), ids=NOT_A_DOCUMENT)
def test_what_is_not_json_is_a_decode_error_with_the_body_kept(operation: str, body: bytes) -> None:
    error, server = fail(operation, body)
    assert isinstance(error, DecodeException)  # a nest may be refused for what it would cost
    assert error.status == 200
    assert error.body == body.decode("utf-8", "replace")
    assert error.headers["Content-Length"] == str(len(body))
    assert error.operation == operation
    assert error.attempts == server.attempts == 1


@pytest.mark.parametrize(("operation", "body", "path"), MISFITS)
def test_another_structure_is_a_decode_error_that_names_the_place(
    operation: str, body: bytes, path: str
) -> None:
    error, _ = fail(operation, body)
    assert type(error) is DecodeException
    assert error.path == path
    assert error.status == 200
    assert error.body == body.decode()
    assert "was expected" in str(error.reason)
    assert not path or f"at {path}:" in str(error.reason)


def test_a_decode_error_is_not_repeated() -> None:
    policy = RetryPolicy(sleep=lambda _: pytest.fail("it waited"))
    error, server = fail("users_get", b"[", retries=policy)
    assert error.attempts == server.attempts == 1


@pytest.mark.parametrize("status", [200, 201, 202])
def test_the_decode_error_of_a_write_says_that_the_server_accepted_it(status: int) -> None:
    with wire.Server(wire.answer(status, b"<html>")) as server, client_for(server) as client:
        with pytest.raises(DecodeException) as caught:
            jcapiv1.UsersApi(client).users_put(ID, {"lastname": "Meyer"})
    assert caught.value.status == status
    assert "the server accepted the request" in str(caught.value)
    assert not caught.value.outcome_unknown


def test_the_decode_error_of_a_read_does_not_speak_of_acceptance() -> None:
    error, _ = fail("users_get", b"<html>")
    assert "accepted" not in str(error)


def test_a_body_of_a_megabyte_of_nesting_costs_little_memory() -> None:
    with wire.Server(wire.answer(body=b"[" * DEEP)) as server, client_for(server) as client:
        tracemalloc.start()
        try:
            with pytest.raises(DecodeException):
                jcapiv1.UsersApi(client).users_get(ID)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert peak < 30 * DEEP


@pytest.mark.parametrize("body", [b"", b"{}", b"OK", b"null", b"[[", b"\xff", b"NaN"])
@pytest.mark.parametrize("operation", ["admin_totpreset_begin", "users_reactivate_get"])
def test_an_operation_that_promises_no_body_takes_any(operation: str, body: bytes) -> None:
    with wire.Server(wire.answer(body=body)) as server, client_for(server) as client:
        assert getattr(jcapiv1.UsersApi(client), operation)(ID) is None


@pytest.mark.parametrize("body", [b"<html>", b" \n<!DOCTYPE html>"])
@pytest.mark.parametrize("operation", ["admin_totpreset_begin", "users_reactivate_get"])
def test_an_operation_that_promises_no_body_does_not_take_a_page(
    operation: str, body: bytes
) -> None:
    with wire.Server(wire.answer(body=body)) as server, client_for(server) as client:
        with pytest.raises(DecodeException, match="a page of HTML") as caught:
            getattr(jcapiv1.UsersApi(client), operation)(ID)
    assert caught.value.attempts == len(server.requests) == 1


def read(operation: str, body: bytes) -> Any:
    with wire.Server(wire.answer(body=body)) as server, client_for(server) as client:
        return getattr(jcapiv1.UsersApi(client), operation)(*ARGUMENTS[operation])


def test_an_object_decodes_whatever_declared_fields_it_has() -> None:
    assert read("users_get", b"{}") == jcapiv1.Userreturn()
    assert read("users_get", b'{"email": "a@b.example"}').email == "a@b.example"
    assert read("users_list", b"{}").results == []


def test_null_is_tolerated_in_every_field() -> None:
    fields = jcapiv1.Userreturn.attribute_map.values()
    body = "{" + ", ".join(f'"{name}": null' for name in fields) + "}"
    assert read("users_get", body.encode()) == jcapiv1.Userreturn()


def test_unknown_fields_are_kept_and_readable() -> None:
    found = read("users_get", b'{"email": "a", "brandNew": {"deep": [1]}, "other": null}')
    assert found.additional_properties == {"brandNew": {"deep": [1]}, "other": None}


@pytest.mark.parametrize(
    ("field", "body", "value"),
    [
        ("created", b'{"created": "yesterday"}', "yesterday"),
        ("created", b'{"created": ""}', ""),
        ("created", b'{"created": 5}', 5),
        ("created", b'{"created": "2021-02-30T00:00:00Z"}', "2021-02-30T00:00:00Z"),
        ("created", b'{"created": "99999-01-01T00:00:00Z"}', "99999-01-01T00:00:00Z"),
        ("suspended", b'{"suspended": "false"}', "false"),
        ("session_count", b'{"sessionCount": "7"}', "7"),
        ("session_count", b'{"sessionCount": 1.5}', 1.5),
        ("session_count", b'{"sessionCount": true}', True),
        ("email", b'{"email": 7}', 7),
    ],
)
def test_a_leaf_that_does_not_fit_stays_as_received_with_one_warning(
    field: str, body: bytes, value: Any
) -> None:
    with pytest.warns(UserWarning, match=f"Userreturn.{field}") as caught:
        found = read("users_put", body)
    assert getattr(found, field) == value
    assert type(getattr(found, field)) is type(value)
    assert len(caught) == 1
    assert caught[0].filename == __file__


def test_a_thousand_odd_leaves_are_one_warning() -> None:
    body = b'{"results": [' + b",".join([b'{"created": "never"}'] * 1000) + b"]}"
    with pytest.warns(UserWarning, match=r"and 999 more") as caught:
        found = read("users_list", body)
    assert len(caught) == 1
    assert {each.created for each in found.results} == {"never"}


def test_good_dates_are_read_without_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = read("users_get", b'{"created": "2021-02-11T20:57:14.837Z"}')
    assert found.created == datetime(2021, 2, 11, 20, 57, 14, 837000, timezone.utc)


def test_a_lone_surrogate_is_text_like_any_other() -> None:
    assert read("users_get", b'{"email": "\\ud800"}').email == "\ud800"


HEADS = {
    "not HTTP": b"SSH-2.0-OpenSSH\r\n",
    "a status that is no number": b"HTTP/1.1 abc OK\r\n\r\n",
    "a status beyond three digits": b"HTTP/1.1 9999 OK\r\n\r\n",
    "a status line without end": b"HTTP/1.1 200 " + b"x" * 100_000,
    "a header without end": b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000,
    "a thousand headers": b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000 + b"\r\n",
    "a length that is no number": b"HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n\r\n{}",
    "a chunk size that is no number": (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"
    ),
    "nothing but an interim answer": b"HTTP/1.1 100 Continue\r\n\r\n",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_an_answer_that_is_not_http_is_an_api_exception(head: bytes) -> None:
    with wire.Server(wire.raw(head)) as server, client_for(server, retries=0) as client:
        with pytest.raises(jcapiv1.ApiException) as caught:
            jcapiv1.UsersApi(client).users_put(ID)
    assert caught.value.outcome_unknown or caught.value.status == 200
    assert caught.value.attempts == server.attempts == 1


def test_an_early_answer_to_a_long_request_is_the_answer() -> None:
    body = {"lastname": "x" * 10_000_000}
    with wire.Server(wire.early(413)) as server, client_for(server) as client:
        with pytest.raises(jcapiv1.ApiException) as caught:
            jcapiv1.UsersApi(client).users_put(ID, body)
    assert caught.value.status == 413
    assert caught.value.message == "too much"
