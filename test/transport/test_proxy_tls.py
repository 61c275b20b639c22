"""What holds through a proxy: certificates, what counts as sent, time, and its login."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest
import wire
from contract import ID
from transport import Certificates
from tunnel import ESTABLISHED, Within, client_through

import jcapiv1
from jcapiv1.exceptions import ConnectException, TimeoutException, TLSException, TransportException

BODY = b'{"lastname": "L"}'
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY


def tunnel(certificates: Certificates, then: str = "answer") -> wire.Step:
    """A proxy with TLS of its own, and behind it a server that answers, closes, stalls or drips."""

    def step(connection: wire.Connection) -> bool:
        connection.read_request()
        connection.send(ESTABLISHED)
        server = Within(connection, certificates.right)
        server.read_head()
        if then == "stall":
            connection.end("stall")
        elif then == "drip":
            for byte in ANSWER * 10:
                server.send(bytes([byte]))
                if connection.server.stopped.wait(0.05):
                    break
        elif then == "answer":
            server.send(ANSWER)
        return False

    return step


# A proxy that speaks TLS itself.


def test_a_proxy_with_tls_is_checked_by_the_certificates_of_the_configuration(
    certificates: Certificates,
) -> None:
    with wire.Server(tunnel(certificates), tls=certificates.right) as proxy:
        with client_through(proxy, certificates) as client:
            assert jcapiv1.UsersApi(client).users_get(ID).lastname == "L"
    assert [request.method for request in proxy.requests] == ["CONNECT"]


def test_a_proxy_with_a_wrong_certificate_is_asked_for_nothing(certificates: Certificates) -> None:
    with wire.Server(tunnel(certificates), tls=certificates.wrong_name) as proxy:
        with client_through(proxy, certificates) as client, pytest.raises(TLSException):
            jcapiv1.UsersApi(client).users_get(ID)
    assert proxy.requests == []


def test_a_request_that_went_out_through_two_layers_of_tls_is_not_repeated(
    certificates: Certificates,
) -> None:
    with wire.Server(tunnel(certificates, "close"), tls=certificates.right) as proxy:
        with client_through(proxy, certificates, retries=3) as client:
            with pytest.raises(TransportException) as caught:
                jcapiv1.UsersApi(client).users_reactivate_get(ID)
    assert caught.value.outcome_unknown
    assert caught.value.attempts == len(proxy.requests) == 1


@pytest.mark.parametrize("then", ["stall", "drip"])
def test_the_deadline_holds_through_two_layers_of_tls(
    certificates: Certificates, then: str
) -> None:
    with wire.Server(tunnel(certificates, then), tls=certificates.right) as proxy:
        with client_through(proxy, certificates) as client, pytest.raises(TimeoutException) as late:
            jcapiv1.UsersApi(client).users_get(ID, _request_timeout=0.5)
    assert late.value.elapsed < 1.5


def test_a_proxy_with_tls_is_asked_for_a_plain_address_as_a_whole(
    certificates: Certificates,
) -> None:
    with wire.Server(wire.answer(body=BODY), tls=certificates.right) as proxy:
        with client_through(proxy, certificates, allow_insecure_http=True) as client:
            assert jcapiv1.UsersApi(client).users_get(ID).lastname == "L"
    (request,) = proxy.requests
    assert (request.method, request.target) == (
        "GET",
        f"http://jumpcloud.example:80/api/users/{ID}",
    )
    assert request.headers["host"] == "jumpcloud.example"


# What has been sent.


def established(then: Callable[[wire.Connection], None]) -> wire.Step:
    def step(connection: wire.Connection) -> bool:
        connection.read_request()
        connection.send(ESTABLISHED)
        connection.file = None
        then(connection)
        connection.end("close")
        return False

    return step


def test_a_wrong_certificate_behind_a_proxy_is_told_as_such(certificates: Certificates) -> None:
    step = established(lambda connection: connection.handshake(certificates.wrong_name))
    with wire.Server(step) as proxy:
        with client_through(proxy, certificates, assert_hostname=None) as client:
            with pytest.raises(TLSException) as caught:
                jcapiv1.UsersApi(client).users_reactivate_get(ID)
    assert caught.value.outcome_unknown is False


def test_a_handshake_cut_behind_a_proxy_is_repeated_for_any_operation(
    certificates: Certificates,
) -> None:
    def cut(connection: wire.Connection) -> None:
        connection.sock.recv(5)

    with wire.Server(established(cut)) as proxy:
        with client_through(proxy, certificates, retries=1) as client:
            with pytest.raises(ConnectException) as caught:
                jcapiv1.UsersApi(client).users_reactivate_get(ID)
    assert caught.value.outcome_unknown is False
    assert caught.value.attempts == len(proxy.requests) == 2


def test_a_tunnel_that_is_refused_names_the_status_of_the_proxy(certificates: Certificates) -> None:
    with wire.Server(wire.answer(407, b"", reason="c4n4ry")) as proxy:
        with client_through(proxy, certificates) as client:
            with pytest.raises(ConnectException) as caught:
                jcapiv1.UsersApi(client).users_reactivate_get(ID)
    assert caught.value.reason == "proxy: the proxy refused the tunnel with status 407"
    assert caught.value.outcome_unknown is False


# Logging in.


@pytest.mark.parametrize(
    ("login", "sent"),
    [
        ("user:word@", "user:word"),
        ("user@", "user:"),
        ("user:a%40b%3A@", "user:a@b:"),
        ("us%C3%A9r:%C4%98@", "usér:Ę"),
    ],
)
@pytest.mark.parametrize("plain", [True, False], ids=["asked for an address", "tunnel"])
def test_the_login_of_a_proxy_goes_to_the_proxy(
    certificates: Certificates, login: str, sent: str, plain: bool
) -> None:
    seen: list[wire.Request | None] = []

    def behind(connection: wire.Connection) -> None:
        connection.handshake(certificates.right)
        seen.append(connection.read_request())
        connection.send(ANSWER)

    step = wire.answer(body=BODY) if plain else established(behind)
    with wire.Server(step) as proxy:
        with client_through(proxy, certificates, login, allow_insecure_http=plain) as client:
            assert jcapiv1.UsersApi(client).users_get(ID).lastname == "L"
    header = proxy.requests[0].headers["proxy-authorization"]
    assert base64.b64decode(header.removeprefix("Basic ")).decode() == sent
    for request in seen:
        assert request is not None
        assert "proxy-authorization" not in request.headers
