"""What a failed call tells: which class, whose words, and nothing secret."""

from __future__ import annotations

import copy
import json
import pickle
import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import canary
import pytest
import wire
from contract import ID, OPERATIONS, Described
from transport import call, client_for
from urllib3 import HTTPHeaderDict

import jcapiv1
from jcapiv1 import exceptions
from jcapiv1.exceptions import ApiException, exception_for_status

CLASSES: list[type[ApiException]] = [
    found
    for found in (getattr(exceptions, name) for name in exceptions.__all__)
    if isinstance(found, type)
]
STATUS: dict[int, type[ApiException]] = {
    300: exceptions.RedirectException,
    308: exceptions.RedirectException,
    400: exceptions.BadRequestException,
    401: exceptions.UnauthorizedException,
    402: ApiException,
    403: exceptions.ForbiddenException,
    404: exceptions.NotFoundException,
    409: exceptions.ConflictException,
    412: ApiException,
    422: exceptions.UnprocessableEntityException,
    429: exceptions.TooManyRequestsException,
    499: ApiException,
    500: exceptions.ServiceException,
    501: exceptions.ServiceException,
    599: exceptions.ServiceException,
}

every_class = pytest.mark.parametrize("kind", CLASSES)


def _answered(
    status: int = 404,
    data: bytes | str | None = b'{"message": "no such user"}',
    headers: dict[str, str] | None = None,
) -> SimpleNamespace:
    return SimpleNamespace(
        status=status,
        reason="Not Found",
        data=data,
        getheaders=lambda: HTTPHeaderDict({"CF-Ray": "ray-1"} if headers is None else headers),
    )


def _raised(step: wire.Step, **settings: Any) -> ApiException:
    """What `users_get` raises after such an answer."""
    with wire.Server(step) as server, client_for(server, retries=0, **settings) as client:
        with pytest.raises(ApiException) as caught:
            jcapiv1.UsersApi(client).users_get(ID)
    return caught.value


# The tree.


def test_the_tree_is_as_it_is_drawn() -> None:
    assert exceptions.__doc__ is not None
    above: list[str] = []
    drawn = {}
    for line in exceptions.__doc__.splitlines():
        if match := re.match(r"    ([│├└─ ]*)(\w+Exception) ", line):
            depth = len(match[1]) // 4
            above[depth:] = [match[2]]
            drawn[match[2]] = above[depth - 1] if depth else "Exception"
    assert drawn == {kind.__name__: kind.__bases__[0].__name__ for kind in CLASSES}
    assert set(drawn) == {name for name in exceptions.__all__ if name.endswith("Exception")}


@every_class
def test_everything_is_an_api_exception(kind: type[ApiException]) -> None:
    assert issubclass(kind, ApiException)
    assert kind.__doc__


def test_a_time_out_is_pythons_too() -> None:
    assert issubclass(exceptions.TimeoutException, TimeoutError)


@pytest.mark.parametrize("status", STATUS)
def test_each_status_has_its_class(status: int) -> None:
    assert exception_for_status(status) is STATUS[status]
    error = _raised(wire.answer(status, b'{"message": "no"}', {"Location": "https://x.example/"}))
    assert type(error) is STATUS[status]
    assert (error.status, error.operation, error.attempts) == (status, "users_get", 1)


@pytest.mark.parametrize(
    ("step", "kind", "status"),
    [
        (wire.close(), exceptions.TransportException, 0),
        (wire.stall(), exceptions.TimeoutException, 0),
        (wire.answer(302, b"", {"Location": "/login"}), exceptions.NoUsableKeyException, 302),
        (wire.answer(200, b"<html>"), exceptions.DecodeException, 200),
        (wire.answer(200, b"a" * 2000), exceptions.ResponseTooLargeException, 200),
    ],
)  # fmt: skip
def test_whatever_a_call_meets_is_caught_as_in_the_reference(
    step: wire.Step, kind: type[ApiException], status: int
) -> None:
    with wire.Server(step) as server:
        client = client_for(server, retries=0, timeout=0.2, max_response_bytes=1000)
        with client, pytest.raises(jcapiv1.rest.ApiException) as caught:
            jcapiv1.UsersApi(client).users_get(ID)
    assert type(caught.value) is kind
    assert caught.value.status == status
    assert caught.value.__context__ is None


def test_nothing_listens() -> None:
    with wire.Server(listening=False) as server, client_for(server, retries=0) as client:
        with pytest.raises(exceptions.ConnectException) as caught:
            jcapiv1.UsersApi(client).users_get(ID)
    assert (caught.value.status, caught.value.body, caught.value.headers) == (0, None, None)
    assert not caught.value.outcome_unknown


# Making one.


@every_class
def test_it_is_made_as_the_predecessors_was(kind: type[ApiException]) -> None:
    bare = kind()
    assert (bare.status, bare.reason, bare.body, bare.headers) == (None, None, None, None)
    given = kind(404, "Not Found")
    assert (given.status, given.reason, given.body, given.headers) == (404, "Not Found", None, None)
    assert kind(status=404, reason="Not Found").status == 404
    answered = kind(http_resp=_answered())
    assert (answered.status, answered.reason) == (404, "Not Found")
    assert answered.body == '{"message": "no such user"}'
    assert answered.headers["cf-ray"] == "ray-1"


def test_the_answer_wins_over_status_and_reason() -> None:
    error = ApiException(1, "x", _answered())
    assert (error.status, error.reason) == (404, "Not Found")


def test_a_response_of_urllib3_will_do() -> None:
    answered = SimpleNamespace(status=404, reason="No", data=b"x", headers={"cf-ray": "ray-1"})
    assert ApiException(http_resp=answered).request_id == "ray-1"


@pytest.mark.parametrize("data", ['{"a": "é"}', '{"a": "é"}'.encode()])
def test_the_body_is_text(data: Any) -> None:
    assert ApiException(http_resp=_answered(data=data)).body == '{"a": "é"}'


def test_a_body_that_is_not_utf_8_is_shown_as_far_as_it_goes() -> None:
    assert ApiException(http_resp=_answered(data=b"a\xff")).body == "a\ufffd"


# Reading one.


def test_its_text_has_status_reason_headers_and_body() -> None:
    headers = {"CF-Ray": "ray-1", "X-Other": "o"}
    error = _raised(wire.answer(404, b'{"message": "no such user"}', headers, reason="Not Found"))
    text = str(error)
    assert text.startswith("(404)\nReason: Not Found\n")
    assert "Operation: users_get (1 attempt, 0.0" in text
    assert "Message: no such user\n" in text
    assert "'CF-Ray': 'ray-1'" in text
    assert "'X-Other': 'o'" in text
    assert 'HTTP response body: {"message": "no such user"}\n' in text
    assert repr(error) == f"<NotFoundException: 404 Not Found: no such user (users_get, id {ID})>"


def test_the_text_of_one_without_an_answer_has_what_there_is() -> None:
    assert str(ApiException(0, "nobody answered")) == "(0)\nReason: nobody answered\n"


def test_attempts_and_elapsed_tell_how_it_went() -> None:
    policy = jcapiv1.RetryPolicy(2, random=lambda: 0.0)
    with wire.Server(wire.answer(503, b"{}")) as server:
        with client_for(server, retries=policy) as client:
            with pytest.raises(exceptions.ServiceException) as caught:
                jcapiv1.UsersApi(client).users_get(ID)
    assert caught.value.attempts == 3
    assert 0 < caught.value.elapsed < 5
    assert "(3 attempts, 0." in str(caught.value)


def test_a_call_by_hand_has_no_operation() -> None:
    with wire.Server(wire.answer(404, b"{}")) as server, client_for(server) as client:
        with pytest.raises(exceptions.NotFoundException) as caught:
            client.call_api("/x", "GET")
    assert caught.value.operation is None
    assert "Operation" not in str(caught.value)


@pytest.mark.parametrize(
    ("headers", "request_id"),
    [
        ({"CF-Ray": "ray-1"}, "ray-1"),
        ({"X-Request-Id": "request-1"}, "request-1"),
        ({"cf-ray": "ray-1", "x-request-id": "request-1"}, "request-1"),
        ({}, None),
    ],
)
def test_the_request_id_is_what_support_can_find(
    headers: dict[str, str], request_id: str | None
) -> None:
    assert _raised(wire.answer(500, b"", headers)).request_id == request_id
    assert ApiException(0, "nobody answered").request_id is None


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('{"error": "Unauthorized", "message": "key not found"}', "key not found"),
        ('{"message": "Forbidden: no", "error": "Forbidden: no"}', "Forbidden: no"),
        ('{"code": 404, "message": "no such user", "status": "NOT_FOUND"}', "no such user"),
        ('{"error": "Unauthorized"}', "Unauthorized"),
        ('{"error": {"message": "deep", "code": 1}}', "deep"),
        ('{"message": "", "error": {"message": "deep"}}', "deep"),
        ('{"message": null, "error": "words"}', "words"),
        ('{"message": {"odd": 1}, "error": "words"}', "words"),
        ('{"error": {"code": 1}}', None),
        ('{"message": 5}', None),
        ("{}", None),
        ("[]", None),
        ("5", None),
        ('""', None),
        ('"just text"', "just text"),
        ("Too Many Requests\n", "Too Many Requests"),
        ("x" * 500, "x" * 500),
        ("x" * 501, None),
        ("", None),
        ("  \n", None),
        ("<html><body>502</body></html>", None),
        ("\n  <!DOCTYPE html>", None),
        ('{"message": "cut', '{"message": "cut'),
        ("[" * 100_000, None),
    ],
)  # fmt: skip
def test_the_message_is_found_in_every_envelope(body: str, message: str | None) -> None:
    assert ApiException(http_resp=_answered(data=body.encode())).message == message
    error = _raised(wire.answer(400, body.encode()))
    assert error.message == message
    assert ("Message: " in str(error)) == (message is not None)


@pytest.mark.parametrize("status", [429, 503])
def test_a_longer_pause_than_the_limit_is_left_to_the_caller(status: int) -> None:
    error = _raised(wire.answer(status, b"{}", {"Retry-After": "3600"}))
    assert error.retry_after == 3600.0
    assert _raised(wire.answer(status, b"{}")).retry_after is None


def test_a_pause_until_a_date_is_given_in_seconds() -> None:
    policy = jcapiv1.RetryPolicy(0, now=lambda: 1_700_000_000.0)
    step = wire.answer(429, b"{}", {"Retry-After": "Tue, 14 Nov 2023 22:14:20 GMT"})
    with wire.Server(step) as server, client_for(server, retries=policy) as client:
        with pytest.raises(exceptions.TooManyRequestsException) as caught:
            jcapiv1.UsersApi(client).users_get(ID)
    assert caught.value.retry_after == 60.0


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda o: o.name)
def test_an_unknown_outcome_is_said_where_it_matters(operation: Described) -> None:
    with wire.Server(wire.close()) as server, client_for(server, retries=0) as client:
        with pytest.raises(exceptions.TransportException) as caught:
            call(client, operation)
    may_have_acted = operation.effect != "read"
    assert caught.value.outcome_unknown is may_have_acted
    assert ("the server may have acted" in str(caught.value)) is may_have_acted


# Secrets.


def _echoing(status: int) -> tuple[wire.Step, list[str]]:
    """A server that repeats every credential it got, wherever it can."""
    secrets = [canary.KEY, canary.PASSWORD, canary.HEADER, canary.COOKIE]
    body = json.dumps({"message": " ".join(secrets), "error": "no"}).encode()
    headers = [
        ("Set-Cookie", "session=fresh-session-id; HttpOnly"),
        ("Set-Cookie", "other=other-session-id"),
        ("X-Echo", f"{canary.KEY},{canary.HEADER}"),
        ("X-Twice", "one"),
        ("X-Twice", "two"),
    ]
    return wire.answer(status, body, headers, reason=f"No {canary.KEY}"), secrets


@pytest.mark.parametrize("status", [302, 400, 401, 404, 429, 500, 200])
def test_no_secret_and_no_cookie_is_left_in_an_error(status: int) -> None:
    step, secrets = _echoing(status)
    with wire.Server(step) as server:
        client = client_for(server, retries=0, username="ada", password=canary.PASSWORD)
        client.set_default_header("X-Auth-Extra", canary.HEADER)
        client.cookie = canary.COOKIE
        with client, pytest.raises(ApiException) as caught:
            client.call_api("/users", "GET", response_type="list[str]")
    error = caught.value
    everything = [
        str(error), repr(error), error.reason, error.body, error.message, str(error.args),
        str(dict(error.headers)), str(error.__dict__), pickle.dumps(error).decode("latin-1"),
    ]  # fmt: skip
    for text in everything:
        assert not any(secret in str(text) for secret in secrets)
        assert "session-id" not in str(text)
    assert error.headers["set-cookie"] == "***, ***"
    assert error.headers["x-twice"] == "one, two"
    assert error.headers["x-echo"] == "***,***"


def test_what_is_no_secret_stays() -> None:
    error = _raised(wire.answer(404, b'{"message": "api key user not found"}', {"Via": "1.1 x"}))
    assert error.message == "api key user not found"
    assert error.headers["via"] == "1.1 x"


# Pickling and copying.


AGAIN: list[Callable[[Any], Any]] = [
    copy.copy,
    copy.deepcopy,
    *(
        lambda error, protocol=protocol: pickle.loads(pickle.dumps(error, protocol))
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1)
    ),
]


@every_class
@pytest.mark.parametrize("again", AGAIN)
def test_every_class_survives_pickling_and_copying(
    kind: type[ApiException], again: Callable[[Any], Any]
) -> None:
    for error in (kind(), kind(404, "Not Found"), kind(http_resp=_answered())):
        error.operation, error.attempts, error.elapsed = "users_get", 3, 1.5
        error.retry_after, error.outcome_unknown, error.position = 60.0, True, 200
        twin = again(error)
        assert type(twin) is kind
        assert twin is not error
        assert twin.args == error.args
        assert twin.__dict__ == error.__dict__
        assert (str(twin), repr(twin)) == (str(error), repr(error))
        assert (twin.message, twin.request_id) == (error.message, error.request_id)


def test_an_error_of_a_call_survives_pickling() -> None:
    error = _raised(wire.answer(404, b'{"message": "no"}', {"CF-Ray": "ray-1"}))
    twin = pickle.loads(pickle.dumps(error))
    assert str(twin) == str(error)
    assert twin.headers["cf-RAY"] == "ray-1"


class OurOwn(jcapiv1.NotFoundException):
    """A script's own error, with another constructor."""

    def __init__(self, tenant: str, administrator: str) -> None:
        super().__init__(404, f"{administrator} of {tenant}")
        self.tenant = tenant


def test_a_class_derived_with_another_constructor_survives_pickling_too() -> None:
    twin = pickle.loads(pickle.dumps(OurOwn("Acme", "ada")))
    assert (twin.tenant, twin.reason) == ("Acme", "ada of Acme")
