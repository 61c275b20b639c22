"""A proxy that misbehaves: what it is asked to connect to has not been asked anything."""

from __future__ import annotations

import socket
from typing import Any

import canary
import pytest
import wire
from contract import ID
from transport import configuration_for

import jcapiv1
from jcapiv1 import exceptions
from jcapiv1.core.retry import RetryPolicy


def client_through(
    server: wire.Server, patch: pytest.MonkeyPatch, scheme: str, **settings: Any
) -> jcapiv1.ApiClient:
    """A client of jumpcloud.example, for which the server is the proxy."""
    patch.setattr(
        socket,
        "getaddrinfo",
        lambda *_: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (server.host, server.port))],
    )
    configuration = configuration_for(
        server,
        proxy=f"http://user:{canary.PROXY_PASSWORD}@proxy.example:{server.port}",
        allow_insecure_http=True,
        **{"retries": RetryPolicy(2, sleep=lambda _: None), **settings},
    )
    configuration.host = f"{scheme}://jumpcloud.example/api"
    return jcapiv1.ApiClient(configuration)


TUNNEL_FAULTS = {
    "closes": wire.close(),
    "resets": wire.reset(),
    "cuts its answer": wire.close("headers"),
    "refuses": wire.answer(502),
    "asks for a password": wire.answer(407),
    "does not speak HTTP": wire.raw(b"SSH-2.0\r\n"),
}


@pytest.mark.parametrize("step", TUNNEL_FAULTS.values(), ids=TUNNEL_FAULTS)
def test_a_tunnel_that_fails_has_sent_nothing_so_any_operation_is_repeated(
    step: wire.Step, monkeypatch: pytest.MonkeyPatch
) -> None:
    with wire.Server(step) as server, client_through(server, monkeypatch, "https") as client:
        with pytest.raises(exceptions.ConnectException) as caught:
            jcapiv1.UsersApi(client).users_reactivate_get(ID)
    assert not caught.value.outcome_unknown
    assert caught.value.attempts == 3
    assert {request.method for request in server.requests} == {"CONNECT"}
    assert len(server.requests) == 3


def test_a_tunnel_that_stalls_is_bounded_by_the_whole_call(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with wire.Server(wire.stall()) as server:
        with client_through(server, monkeypatch, "https") as client:
            with pytest.raises(exceptions.TimeoutException) as caught:
                jcapiv1.UsersApi(client).users_put(ID, _request_timeout=0.2)
    assert not caught.value.outcome_unknown
    assert caught.value.elapsed < 1.2


def test_plain_http_goes_through_the_proxy_with_its_absolute_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with wire.Server() as server, client_through(server, monkeypatch, "http") as client:
        jcapiv1.UsersApi(client).users_get(ID)
    assert server.requests[0].target == f"http://jumpcloud.example:80/api/users/{ID}"


def test_a_proxy_that_drops_a_plain_request_leaves_its_outcome_unknown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with wire.Server(wire.close()) as server:
        with client_through(server, monkeypatch, "http") as client:
            with pytest.raises(exceptions.TransportException) as caught:
                jcapiv1.UsersApi(client).users_reactivate_get(ID)
    assert caught.value.outcome_unknown
    assert caught.value.attempts == len(server.requests) == 1


def test_loopback_never_goes_through_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    with wire.Server() as proxy, wire.Server() as server:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
        configuration = configuration_for(server, proxy=f"http://127.0.0.1:{proxy.port}")
        with jcapiv1.ApiClient(configuration) as client:
            jcapiv1.UsersApi(client).users_get(ID)
    assert (proxy.connections, len(server.requests)) == (0, 1)
