"""What holds through a proxy: certificates, what counts as sent, time, and its login."""

from __future__ import annotations

import base64
import ssl
from collections.abc import Callable
from typing import Any

import pytest
import wire
from contract import ID
from transport import Certificates, configuration_for

import jcapiv1
from jcapiv1.exceptions import ConnectException, TimeoutException, TLSException, TransportException

BODY = b'{"lastname": "L"}'
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY
ESTABLISHED = b"HTTP/1.1 200 Established\r\n\r\n"


class Within:
    """The server's side of TLS within the TLS of a connection."""

    def __init__(self, connection: wire.Connection, context: ssl.SSLContext) -> None:
        self._sock = connection.sock
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._incoming, self._outgoing, server_side=True)
        self._until_done(self._tls.do_handshake)

    def read_head(self) -> bytes:
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += self._until_done(lambda: self._tls.read(65536))
        return head

    def send(self, *records: bytes) -> None:
        for data in records[:-1]:
            self._tls.write(data)
        self._until_done(lambda: self._tls.write(records[-1]))

    def _until_done(self, step: Callable[[], Any]) -> Any:
        while True:
            try:
                done = step()
            except ssl.SSLWantReadError:
                self._sock.sendall(self._outgoing.read())
                received = self._sock.recv(65536)
                if not received:
                    raise OSError("the client has gone") from None
                self._incoming.write(received)
            else:
                self._sock.sendall(self._outgoing.read())
                return done


def client_through(
    proxy: wire.Server, certificates: Certificates, login: str = "", **settings: Any
) -> jcapiv1.ApiClient:
    """A client for a host that only the proxy can reach, whose certificate is for 127.0.0.1."""
    scheme = "https" if proxy.tls else "http"
    settings = {
        "assert_hostname": "127.0.0.1",
        "ssl_ca_cert": certificates.authority,
        "proxy": f"{scheme}://{login}127.0.0.1:{proxy.port}",
        **settings,
    }
    configuration = configuration_for(proxy, **{"retries": 0, **settings})
    plain = configuration.allow_insecure_http
    configuration.host = f"{'http' if plain else 'https'}://jumpcloud.example/api"
    return jcapiv1.ApiClient(configuration)


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
    assert caught.value.reason == "proxy: the tunnel was refused with status 407"
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
