"""What a call sends: one segment for each path value, clean headers, never a key in the clear."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

import canary
import pytest
import wire
from contract import ID, OPERATIONS, Described
from transport import call, client_for, configuration_for

import jcapiv1

BREAKERS = ["\r", "\n", "\0", "\u20ac\n", "\r\nX-Injected: 1", "a\rb", "a\nb", "a\0b"]
WITH_ID = [each for each in OPERATIONS if "{id}" in each.path]


def refuse(
    attempt: Callable[[jcapiv1.ApiClient], object], error: type[Exception], **settings: Any
) -> str:
    """The message of the error that the attempt meets before anything is sent."""
    with wire.Server() as server, client_for(server, **settings) as client:
        with pytest.raises(error) as caught:
            attempt(client)
        assert server.connections == 0
    assert type(caught.value) is error
    return str(caught.value)


NO_SEGMENTS = ["", " ", ".", "..", " .. ", "a\nb", "a\0", "\x7f", "a\x85b", b"..", b"\xff"]


@pytest.mark.parametrize("operation", WITH_ID, ids=lambda operation: operation.name)
def test_a_path_value_that_is_no_segment_is_a_value_error(operation: Described) -> None:
    with wire.Server() as server, client_for(server) as client:
        for value in NO_SEGMENTS:
            with pytest.raises(ValueError, match="id") as caught:
                call(client, operation, id=value)
            assert type(caught.value) is ValueError, value
    assert server.connections == 0


@pytest.mark.parametrize("value", [5, True, 1.5, [], {}, object()])
def test_a_path_value_that_is_no_text_is_a_type_error(value: Any) -> None:
    message = refuse(lambda client: jcapiv1.UsersApi(client).users_get(value), TypeError)
    assert message.startswith("id is text, not")


SEGMENTS: dict[Any, str] = {
    ID: ID,
    f" {ID}\n": ID,
    ID.encode(): ID,
    "...": "...",
    "..a": "..a",
    "a/b": "a%2Fb",
    "../organizations": "..%2Forganizations",
    "a\\b": "a%5Cb",
    "%2e%2e": "%252e%252e",
    "a?b=c#d": "a%3Fb%3Dc%23d",
    "a;b": "a%3Bb",
    "a b": "a%20b",
    "é": "%C3%A9",
    "\u2025": "%E2%80%A5",
}


@pytest.mark.parametrize("operation", WITH_ID, ids=lambda operation: operation.name)
def test_a_path_value_arrives_as_one_segment(operation: Described) -> None:
    with wire.Server(wire.answer(body=operation.answer)) as server, client_for(server) as client:
        for value in SEGMENTS:
            call(client, operation, id=value)
    path = operation.path.replace("{id}", "SEGMENT").format(**operation.path_values)
    expected = [f"/api{path}".replace("SEGMENT", segment) for segment in SEGMENTS.values()]
    assert [request.target for request in server.requests] == expected


def test_characters_declared_safe_are_sent_as_they_are_but_never_separators() -> None:
    with wire.Server() as server:
        settings: Any = {"safe_chars_for_path_param": ":@/\\?#%"}
        with client_for(server, **settings) as client:
            jcapiv1.UsersApi(client).users_get("a:b@c/d\\e?f#g%h")
    assert server.requests[0].target == "/api/users/a:b@c%2Fd%5Ce%3Ff%23g%25h"


@pytest.mark.parametrize("breaker", BREAKERS)
def test_an_organization_with_a_line_break_is_refused(breaker: str) -> None:
    value = f"{canary.KEY}{breaker}x"
    message = refuse(lambda client: jcapiv1.UsersApi(client).users_get(ID, value), ValueError)
    assert not canary.shows(message)


def _default_header(client: jcapiv1.ApiClient, value: str) -> None:
    client.set_default_header("X-Trace", value)


def _cookie(client: jcapiv1.ApiClient, value: str) -> None:
    client.cookie = value


def _user_agent(client: jcapiv1.ApiClient, value: str) -> None:
    client.user_agent = value


def _key(client: jcapiv1.ApiClient, value: str) -> None:
    client.configuration.api_key["x-api-key"] = value


@pytest.mark.parametrize("place", [_default_header, _cookie, _user_agent, _key])
@pytest.mark.parametrize("breaker", BREAKERS)
def test_a_header_value_with_a_line_break_is_refused_without_being_shown(
    place: Callable[[jcapiv1.ApiClient, str], None], breaker: str
) -> None:
    def attempt(client: jcapiv1.ApiClient) -> None:
        place(client, f"{canary.KEY}{breaker}x")
        jcapiv1.UsersApi(client).users_get(ID)

    assert not canary.shows(refuse(attempt, ValueError))


@pytest.mark.parametrize("breaker", BREAKERS)
def test_a_header_of_a_raw_call_with_a_line_break_is_refused_without_being_shown(
    breaker: str,
) -> None:
    headers = {"X-Trace": f"{canary.KEY}{breaker}x"}
    message = refuse(
        lambda client: client.call_api("/users", "GET", None, None, headers), ValueError
    )
    assert not canary.shows(message)


@pytest.mark.parametrize("name", ["", "a b", "a:b", "a\r\nb", "é", "a\0"])
def test_a_header_name_that_is_no_token_is_refused(name: str) -> None:
    message = refuse(
        lambda client: client.call_api("/users", "GET", None, None, {name: "x"}), ValueError
    )
    assert "is not the name of a header" in message


@pytest.mark.parametrize("name", ["access_token", "client_secret", "client_id", "org_id"])
@pytest.mark.parametrize(
    "value",
    [
        *(canary.KEY + breaker for breaker in ("a\rb", "a\nb", "a\0b", "\u20ac")),
        canary.KEY.encode() + b"\xff",
    ],
)
def test_a_credential_that_no_header_can_carry_is_refused_without_being_shown(
    name: str, value: Any
) -> None:
    settings: Any = {name: value}
    with pytest.raises(ValueError, match=name) as caught:
        jcapiv1.Configuration(**settings)
    assert not canary.shows(str(caught.value))
    # An error behind it, shown or not, would carry the value.
    assert caught.value.__context__ is None


def test_a_key_from_a_file_loses_its_newline() -> None:
    with wire.Server() as server:
        with client_for(server, api_key={"x-api-key": f"{canary.KEY}\n".encode()}) as client:
            jcapiv1.UsersApi(client).users_get(ID)
    assert server.requests[0].headers["x-api-key"] == canary.KEY


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_plain_http_to_another_machine_is_refused_before_anything_is_sent(
    operation: Described, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: pytest.fail("a name was looked up"))
    with wire.Server() as server:
        configuration = configuration_for(server)
        configuration.host = f"http://jumpcloud.example:{server.port}/api"
        with jcapiv1.ApiClient(configuration) as client:
            with pytest.raises(ValueError, match="allow_insecure_http") as caught:
                call(client, operation)
    assert server.connections == 0
    assert not canary.shows(str(caught.value))


def test_plain_http_to_another_machine_can_be_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    with wire.Server() as server:
        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (server.host, server.port))]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_: found)
        configuration = configuration_for(server, allow_insecure_http=True)
        configuration.host = f"http://jumpcloud.example:{server.port}/api"
        with jcapiv1.ApiClient(configuration) as client:
            jcapiv1.UsersApi(client).users_get(ID)
    assert server.requests[0].headers["host"] == f"jumpcloud.example:{server.port}"


def test_the_totp_reset_has_no_body_at_all() -> None:
    with wire.Server() as server, client_for(server) as client:
        jcapiv1.UsersApi(client).admin_totpreset_begin(ID)
    request = server.requests[0]
    assert request.body == b""
    assert "content-type" not in request.headers
    assert request.headers.get("content-length", "0") == "0"


def test_a_request_is_sent_in_full_and_once() -> None:
    with wire.Server() as server, client_for(server) as client:
        jcapiv1.UsersApi(client).users_put(ID, {"lastname": "Müller"}, x_org_id="a" * 24)
    (request,) = server.requests
    assert (request.method, request.target) == ("PUT", f"/api/users/{ID}")
    assert request.body == '{"lastname":"Müller"}'.encode()
    assert request.headers == {
        "accept": "application/json",
        "accept-encoding": "gzip",
        "content-length": "22",
        "content-type": "application/json",
        "host": f"127.0.0.1:{server.port}",
        "user-agent": client.user_agent,
        "x-api-key": canary.KEY,
        "x-org-id": "a" * 24,
    }
