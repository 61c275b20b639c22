"""Service accounts: a bearer token by client credentials, fetched once and renewed in time."""

from __future__ import annotations

import base64
import threading
import time
import types
from typing import Any

import canary
import pytest
import wire
from contract import ID, OPERATIONS, Described
from parallel import in_threads
from transport import Certificates, call

import jcapiv1
from jcapiv1 import exceptions
from jcapiv1.core.encode import encode_body
from jcapiv1.core.retry import RetryPolicy
from jcapiv1.security import tokens as oauth
from jcapiv1.transport.errors import refusal

CLIENT_ID = "service-account-1"
TOKEN_PATH = "/api/oauth2/token"


class Endpoint:
    """A service whose tokens are numbered: "token-1", "token-2" and so on."""

    def __init__(self, **fields: Any) -> None:
        self.fields = {"token_type": "bearer", "expires_in": 3600, **fields}
        self.fetched = 0
        self.valid: set[str] | None = None
        """The tokens that are accepted; None for all."""
        self.delay = 0.0
        self.lock = threading.Lock()

    def __call__(self, request: wire.Request) -> tuple[bytes, bytes]:
        if request.target == TOKEN_PATH:
            time.sleep(self.delay)
            with self.lock:
                self.fetched += 1
                fields = {"access_token": f"token-{self.fetched}", **self.fields}
            return wire.response(body=encode_body(fields))
        token = request.headers["authorization"].removeprefix("Bearer ")
        if self.valid is not None and token not in self.valid:
            return wire.response(401, b'{"message": "Unauthorized"}')
        return wire.response(body=b'{"_id": "%s"}' % token.encode())


def client_of(server: wire.Server, **settings: Any) -> jcapiv1.ApiClient:
    settings = {
        "client_id": CLIENT_ID,
        "client_secret": canary.CLIENT_SECRET,
        "token_url": server.url + "/oauth2/token",
        "retries": RetryPolicy(2, sleep=lambda _: None),
        **settings,
    }
    return jcapiv1.ApiClient(jcapiv1.Configuration(host=server.url, **settings))


def token_used(client: jcapiv1.ApiClient) -> str | None:
    """The token of a call, which the endpoint answers with as the id."""
    return jcapiv1.UsersApi(client).users_get(ID).id


def paths(server: wire.Server) -> list[str]:
    return [request.target for request in server.requests]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds to add to the clock of the tokens, in its only element."""
    seconds = [0.0]
    clock = types.SimpleNamespace(monotonic=lambda: time.monotonic() + seconds[0])
    monkeypatch.setattr(oauth, "time", clock)
    return seconds


def test_the_token_is_asked_for_as_the_service_wants_it() -> None:
    with wire.Server(wire.reply(Endpoint())) as server, client_of(server) as client:
        token_used(client)
    asked, used = server.requests
    basic = base64.b64encode(f"{CLIENT_ID}:{canary.CLIENT_SECRET}".encode()).decode()
    assert (asked.method, asked.target) == ("POST", TOKEN_PATH)
    assert asked.body == b"grant_type=client_credentials&scope=api"
    assert asked.headers["authorization"] == f"Basic {basic}"
    assert asked.headers["content-type"] == "application/x-www-form-urlencoded"
    assert asked.headers["accept-encoding"] == "gzip"
    assert used.headers["authorization"] == "Bearer token-1"
    assert "x-api-key" not in asked.headers
    assert "x-api-key" not in used.headers


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_every_operation_takes_a_token(operation: Described) -> None:
    def answer(request: wire.Request) -> tuple[bytes, bytes]:
        if request.target == TOKEN_PATH:
            return endpoint(request)
        return wire.response(body=operation.answer)

    endpoint = Endpoint()
    with wire.Server(wire.reply(answer)) as server, client_of(server) as client:
        call(client, operation)
    assert server.requests[-1].headers["authorization"] == "Bearer token-1"


def test_a_token_is_kept_until_thirty_seconds_before_it_expires(later: list[float]) -> None:
    endpoint = Endpoint(expires_in=100)
    with wire.Server(wire.reply(endpoint)) as server, client_of(server) as client:
        assert token_used(client) == "token-1"
        later[0] = 69
        assert token_used(client) == "token-1"
        later[0] = 71
        assert token_used(client) == "token-2"
        later[0] = 139
        assert token_used(client) == "token-2"


@pytest.mark.parametrize("life", [None, "3600", True, [], "soon"])
def test_a_token_without_a_life_lives_for_an_hour(life: Any, later: list[float]) -> None:
    with wire.Server(wire.reply(Endpoint(expires_in=life))) as server:
        with client_of(server) as client:
            token_used(client)
            later[0] = 3569
            assert token_used(client) == "token-1"
            later[0] = 3571
            assert token_used(client) == "token-2"


@pytest.mark.parametrize(
    "life", ["0", "-1", "29.5", "1e400", "9" * 400, "-1e400", "-" + "9" * 400, "-1e308"]
)
def test_a_token_with_an_odd_life_is_used_at_least_once(life: str) -> None:
    endpoint = Endpoint()
    body = b'{"access_token": "token-1", "expires_in": %s}' % life.encode()

    def answer(request: wire.Request) -> tuple[bytes, bytes]:
        return wire.response(body=body) if request.target == TOKEN_PATH else endpoint(request)

    with wire.Server(wire.reply(answer)) as server, client_of(server) as client:
        assert token_used(client) == "token-1"


def test_one_renewal_serves_all_threads() -> None:
    endpoint = Endpoint()
    endpoint.delay = 0.1
    found: list[str | None] = []
    with wire.Server(wire.reply(endpoint)) as server, client_of(server) as client:
        in_threads(12, lambda _: found.append(token_used(client)))
    assert found == ["token-1"] * 12
    assert endpoint.fetched == 1


def test_a_token_that_is_refused_is_renewed_once() -> None:
    endpoint = Endpoint()
    with wire.Server(wire.reply(endpoint)) as server, client_of(server) as client:
        assert token_used(client) == "token-1"
        endpoint.valid = {"token-2"}
        assert token_used(client) == "token-2"
        assert token_used(client) == "token-2"
    assert endpoint.fetched == 2


@pytest.mark.parametrize("operation", ["users_put", "users_reactivate_get"])
def test_a_second_refusal_is_raised(operation: str) -> None:
    endpoint = Endpoint()
    endpoint.valid = set()
    with wire.Server(wire.reply(endpoint)) as server, client_of(server) as client:
        with pytest.raises(exceptions.UnauthorizedException) as caught:
            getattr(jcapiv1.UsersApi(client), operation)(ID)
    assert endpoint.fetched == 2
    assert caught.value.attempts == 2
    assert caught.value.operation == operation
    assert not caught.value.outcome_unknown
    assert len(server.requests) == 4


def test_one_renewal_after_a_401_serves_all_threads() -> None:
    endpoint = Endpoint()
    found: list[str | None] = []
    with wire.Server(wire.reply(endpoint)) as server, client_of(server) as client:
        token_used(client)
        endpoint.valid, endpoint.delay = {"token-2"}, 0.1
        in_threads(8, lambda _: found.append(token_used(client)))
    assert found == ["token-2"] * 8
    assert endpoint.fetched == 2


def test_a_401_with_a_key_is_not_tried_again() -> None:
    with wire.Server(wire.answer(401)) as server:
        settings: Any = {"client_id": None, "client_secret": None}
        with client_of(server, **settings, api_key={"x-api-key": canary.KEY}) as client:
            with pytest.raises(exceptions.UnauthorizedException):
                token_used(client)
    assert len(server.requests) == 1


def test_other_credentials_get_a_token_of_their_own() -> None:
    endpoint = Endpoint()
    with wire.Server(wire.reply(endpoint)) as server, client_of(server) as client:
        assert token_used(client) == "token-1"
        client.configuration.client_id = "service-account-2"
        assert token_used(client) == "token-2"


def test_a_secret_that_is_changed_refused_and_set_back_works_again() -> None:
    def answer(request: wire.Request) -> tuple[bytes, bytes]:
        if request.target == TOKEN_PATH and request.headers["authorization"] != right:
            return wire.response(401, b"{}")
        return endpoint(request)

    endpoint = Endpoint()
    basic = base64.b64encode(f"{CLIENT_ID}:{canary.CLIENT_SECRET}".encode()).decode()
    right = f"Basic {basic}"
    with wire.Server(wire.reply(answer)) as server, client_of(server) as client:
        assert token_used(client) == "token-1"
        client.configuration.client_secret = "wrong"
        with pytest.raises(exceptions.NoUsableKeyException):
            token_used(client)
        client.configuration.client_secret = canary.CLIENT_SECRET
        assert token_used(client) == "token-1"
    assert endpoint.fetched == 1


def test_a_token_that_the_endpoint_gives_again_after_a_refusal_is_used_again() -> None:
    """A token of the endpoint's cache: one refusal must not make each call fetch it."""
    endpoint = Endpoint(access_token="same")
    refused = [wire.response(401, b"{}")]

    def answer(request: wire.Request) -> tuple[bytes, bytes]:
        return refused.pop() if request.target != TOKEN_PATH and refused else endpoint(request)

    with wire.Server(wire.reply(answer)) as server, client_of(server) as client:
        for _ in range(3):
            assert token_used(client) == "same"
    assert endpoint.fetched == 2


def test_an_access_token_beats_client_credentials_which_beat_a_key() -> None:
    endpoint = Endpoint()
    key = {"x-api-key": canary.KEY}
    with wire.Server(wire.reply(endpoint)) as server, client_of(server, api_key=key) as client:
        assert token_used(client) == "token-1"
        assert "client_credentials" in client.configuration.to_debug_report()
        client.configuration.access_token = canary.TOKEN
        assert token_used(client) == canary.TOKEN
        assert "access_token" in client.configuration.to_debug_report()
        assert not canary.shows(client.configuration.to_debug_report())
    assert endpoint.fetched == 1
    assert all("x-api-key" not in request.headers for request in server.requests)


def test_the_credentials_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUMPCLOUD_CLIENT_ID", CLIENT_ID)
    monkeypatch.setenv("JUMPCLOUD_CLIENT_SECRET", canary.CLIENT_SECRET)
    with wire.Server(wire.reply(Endpoint())) as server:
        configuration = jcapiv1.Configuration(
            host=server.url, token_url=server.url + "/oauth2/token"
        )
        with jcapiv1.ApiClient(configuration) as client:
            assert token_used(client) == "token-1"


# Where the secret may travel.


def test_a_host_of_ones_own_needs_a_token_url_of_its_own() -> None:
    with wire.Server() as server, client_of(server, token_url=None) as client:
        with pytest.raises(ValueError, match="token_url") as caught:
            token_used(client)
    assert server.connections == 0
    assert not canary.shows(str(caught.value))


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        ("us", "https://admin-oauth.id.jumpcloud.com/oauth2/token"),
        ("eu", "https://admin-oauth.id.eu.jumpcloud.com/oauth2/token"),
        ("in", "https://admin-oauth.id.in.jumpcloud.com/oauth2/token"),
    ],
)
def test_the_regions_token_endpoint_is_used_for_its_own_host_only(
    region: str, expected: str
) -> None:
    configuration = jcapiv1.Configuration(region=region)
    assert configuration.effective_token_url() == expected
    configuration.host = "https://console.jumpcloud.com.evil.example/api"
    with pytest.raises(ValueError, match="token_url"):
        configuration.effective_token_url()
    others = {"us", "eu", "in"} - {region}
    for other in others:
        configuration.host = jcapiv1.Configuration(region=other).host
        with pytest.raises(ValueError, match="token_url"):
            configuration.effective_token_url()


def test_a_token_url_over_plain_http_to_another_machine_is_refused() -> None:
    with wire.Server() as server:
        with client_of(server, token_url="http://login.example/token") as client:
            with pytest.raises(ValueError, match="allow_insecure_http"):
                token_used(client)
    assert server.connections == 0


def test_a_certificate_that_is_wrong_gets_no_secret(certificates: Certificates) -> None:
    step = wire.present(certificates.wrong_name)
    with wire.Server(step, tls=certificates.right) as server:
        with client_of(server, ssl_ca_cert=certificates.authority) as client:
            with pytest.raises(exceptions.TLSException) as caught:
                token_used(client)
    assert server.requests == []
    assert caught.value.attempts == 1


def test_a_token_endpoint_over_tls_works(certificates: Certificates) -> None:
    with wire.Server(wire.reply(Endpoint()), tls=certificates.right) as server:
        with client_of(server, ssl_ca_cert=certificates.authority) as client:
            assert token_used(client) == "token-1"


# What the endpoint may come to.


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_of_the_token_endpoint_is_refused(status: int) -> None:
    with wire.Server() as elsewhere:
        target = f"{elsewhere.url}/{canary.MARK}"
        with wire.Server(wire.answer(status, headers={"Location": target})) as server:
            with client_of(server) as client:
                with pytest.raises(exceptions.RedirectException) as caught:
                    token_used(client)
    assert elsewhere.connections == 0
    assert len(server.requests) == 1
    assert elsewhere.host in str(caught.value.reason)
    assert not canary.shows(str(caught.value))


def test_a_token_answer_that_is_too_long_is_refused() -> None:
    with wire.Server(wire.bomb(8)) as server:
        with client_of(server, max_response_bytes=1 << 20) as client:
            with pytest.raises(exceptions.ResponseTooLargeException) as caught:
                jcapiv1.UsersApi(client).users_put(ID)
    assert caught.value.status == 0
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"[]",
        b"{}",
        b"null",
        b'{"access_token": ""}',
        b'{"access_token": null}',
        b'{"access_token": 7}',
        b'{"access_token": "a\\nb"}',
        b'{"access_token": "\\u20ac"}',
        b"[" * 100_000,
        b'{"access_token": "a-token"}' + b" " * (1 << 20),
        b'{"access_token": "a-token", "a": [' + b"{}," * 300_000 + b"{}]}",
        b"\xff",
    ],
)
def test_an_answer_without_a_token_is_a_decode_error(body: bytes) -> None:
    with wire.Server(wire.answer(body=body)) as server, client_of(server) as client:
        with pytest.raises(exceptions.DecodeException, match="token endpoint") as caught:
            jcapiv1.UsersApi(client).users_put(ID)
    assert len(server.requests) == 1
    # Nothing was sent to the operation itself, so nothing was accepted there.
    assert caught.value.status == 0
    assert "accepted the request" not in str(caught.value)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 412])
def test_a_refusal_of_the_token_endpoint_is_not_taken_for_one_of_the_operation(
    status: int,
) -> None:
    with wire.Server(wire.answer(status, b'{"error": "invalid_client"}')) as server:
        with client_of(server) as client:
            with pytest.raises(exceptions.NoUsableKeyException) as caught:
                token_used(client)
    assert caught.value.status == 0
    assert caught.value.reason == f"token endpoint: {status} Reason"
    assert caught.value.message == "invalid_client"
    assert len(server.requests) == 1


@pytest.mark.parametrize("operation", ["users_put", "admin_totpreset_begin"])
@pytest.mark.parametrize(
    "fault",
    [wire.reset(), wire.close(), wire.close("body"), wire.answer(503), wire.answer(429)],
    ids=["reset", "close", "cut", "503", "429"],
)
def test_a_fault_of_the_token_endpoint_is_repeated_for_any_operation(
    fault: wire.Step, operation: str
) -> None:
    endpoint = Endpoint()
    with wire.Server(fault, wire.reply(endpoint)) as server, client_of(server) as client:
        getattr(jcapiv1.UsersApi(client), operation)(ID)
    assert paths(server)[:2] == [TOKEN_PATH, TOKEN_PATH]
    assert len(server.requests) == 3


def test_a_fault_of_the_token_endpoint_leaves_no_doubt_about_the_operation() -> None:
    with wire.Server(wire.reset()) as server, client_of(server) as client:
        with pytest.raises(exceptions.TransportException) as caught:
            jcapiv1.UsersApi(client).users_reactivate_get(ID)
    assert not caught.value.outcome_unknown
    assert caught.value.attempts == 3
    assert set(paths(server)) == {TOKEN_PATH}


def test_a_retry_after_of_the_token_endpoint_is_honoured() -> None:
    waits: list[float] = []
    policy = RetryPolicy(sleep=waits.append, random=lambda: 0.0)
    script = [wire.answer(429, headers={"Retry-After": "9"}), wire.reply(Endpoint())]
    with wire.Server(*script) as server, client_of(server, retries=policy) as client:
        token_used(client)
    assert waits == [9.0]


def test_the_whole_call_bounds_the_token_request_too() -> None:
    with wire.Server(wire.stall()) as server, client_of(server) as client:
        began = time.monotonic()
        with pytest.raises(exceptions.TimeoutException) as caught:
            jcapiv1.UsersApi(client).users_put(ID, _request_timeout=0.2)
        assert time.monotonic() - began < 0.7
    assert not caught.value.outcome_unknown


def test_waiting_for_another_threads_token_is_bounded_as_well() -> None:
    with wire.Server(wire.stall()) as server, client_of(server, retries=0) as client:
        api = jcapiv1.UsersApi(client)
        first = api.users_get(ID, async_req=True, _request_timeout=1)
        while not server.requests:
            time.sleep(0.005)
        began = time.monotonic()
        with pytest.raises(exceptions.TimeoutException):
            api.users_get(ID, _request_timeout=0.2)
        assert time.monotonic() - began < 0.7
        assert isinstance(first.exception(5), exceptions.TimeoutException)


def test_a_refused_token_does_not_wait_for_another_threads_renewal() -> None:
    """The 401 comes while another thread is asking for a new token, which takes long."""
    endpoint = Endpoint()
    source = oauth.TokenSource(refusal)
    with wire.Server(wire.reply(endpoint)) as server, client_of(server) as client:
        rest: Any = client.rest_client
        limits = jcapiv1.rest.Limits(time.monotonic() + 5, 5, 5)
        account: Any = client.configuration.credential_for(server.url + "/")
        token = source.token(account, rest, limits, set)
        with source._lock:
            began = time.monotonic()
            worker = threading.Thread(target=source.discard, args=(token,))
            worker.start()
            worker.join(2)
            assert time.monotonic() - began < 1
        assert source.token(account, rest, limits, set) == "token-2"
