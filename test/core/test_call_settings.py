"""A call keeps the host, the tenant and the credential that were set when it began."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import canary
import pytest
import wire
from contract import ID
from parallel import in_threads
from transport import configuration_for

import jcapiv1
from jcapiv1.core.retry import RetryPolicy

FIRST, SECOND = canary.KEY, canary.HEADER


def changing(change: Callable[[], object]) -> RetryPolicy:
    """A policy whose only wait is spent with changing settings."""
    return RetryPolicy(1, sleep=lambda _: change() and None)


def sent(server: wire.Server, *names: str) -> list[tuple[str | None, ...]]:
    return [tuple(request.headers.get(name) for name in names) for request in server.requests]


def by_key(configuration: jcapiv1.Configuration, host: str) -> None:
    configuration.host = host
    configuration.org_id = "second-tenant"
    configuration.api_key["x-api-key"] = SECOND


def by_token(configuration: jcapiv1.Configuration, host: str) -> None:
    configuration.host = host
    configuration.org_id = "second-tenant"
    configuration.access_token = SECOND


def by_account(configuration: jcapiv1.Configuration, host: str) -> None:
    configuration.host = host
    configuration.org_id = "second-tenant"
    configuration.token_url = host + "/token"
    configuration.client_id, configuration.client_secret = "second", SECOND


@pytest.mark.parametrize("change", [by_key, by_token, by_account])
def test_what_is_changed_during_a_wait_is_the_next_calls(change: Callable[..., None]) -> None:
    with wire.Server() as second, wire.Server(wire.answer(503), wire.answer()) as first:
        configuration = configuration_for(first, org_id="first-tenant")
        configuration.retries = changing(lambda: change(configuration, second.url))
        with jcapiv1.ApiClient(configuration) as client:
            jcapiv1.UsersApi(client).users_get(ID)
    assert (
        sent(first, "x-api-key", "authorization", "x-org-id") == [(FIRST, None, "first-tenant")] * 2
    )
    assert second.connections == 0


def test_a_configuration_that_is_replaced_during_a_wait_is_the_next_calls() -> None:
    with wire.Server() as second, wire.Server(wire.answer(503), wire.answer()) as first:
        client = jcapiv1.ApiClient(configuration_for(first))
        other = configuration_for(second, api_key={"x-api-key": SECOND})
        client.configuration.retries = changing(lambda: setattr(client, "configuration", other))
        with client:
            jcapiv1.UsersApi(client).users_get(ID)
            assert sent(first, "x-api-key") == [(FIRST,)] * 2
            assert second.connections == 0
            jcapiv1.UsersApi(client).users_get(ID)
    assert sent(second, "x-api-key") == [(SECOND,)]


def test_a_credential_in_a_default_header_that_is_changed_during_a_wait_is_the_next_calls() -> None:
    with wire.Server(wire.answer(503), wire.answer()) as server:
        client = jcapiv1.ApiClient(configuration_for(server, api_key={}))
        client.set_default_header("X-Api-Key", FIRST)
        client.configuration.retries = changing(lambda: client.default_headers.clear())
        with client:
            jcapiv1.UsersApi(client).users_get(ID)
            with pytest.raises(jcapiv1.NoUsableKeyException):
                jcapiv1.UsersApi(client).users_get(ID)
    assert sent(server, "x-api-key") == [(FIRST,)] * 2


def test_a_default_header_that_cannot_be_sent_does_not_hide_how_a_call_ended() -> None:
    with wire.Server(wire.answer(503)) as server:
        client = jcapiv1.ApiClient(configuration_for(server))
        client.configuration.retries = changing(lambda: client.set_default_header("X", "a\nb"))
        with client, pytest.raises(jcapiv1.ServiceException) as caught:
            jcapiv1.UsersApi(client).users_put(ID)
    assert caught.value.outcome_unknown


def test_a_service_account_that_is_changed_during_a_wait_is_the_next_calls() -> None:
    def answer(request: wire.Request) -> tuple[bytes, bytes]:
        if request.target == "/api/token":
            return wire.response(body=b'{"access_token": "%d-th"}' % len(first.requests))
        # The first token is refused as well, so that another is fetched after the change.
        return wire.response(503 if request.headers["authorization"] == "Bearer 1-th" else 200)

    with wire.Server() as second, wire.Server(wire.reply(answer)) as first:
        settings: Any = {
            "client_id": "first",
            "client_secret": FIRST,
            "token_url": first.url + "/token",
        }
        configuration = configuration_for(first, **settings)

        def change() -> None:
            by_account(configuration, second.url)
            client.resources().token_source().discard("1-th")

        configuration.retries = changing(change)
        with jcapiv1.ApiClient(configuration) as client:
            jcapiv1.UsersApi(client).users_get(ID)
    assert [request.target for request in first.requests] == [
        "/api/token",
        f"/api/users/{ID}",
    ] * 2
    asked = sent(first, "authorization")
    assert asked[0] == asked[2]
    assert second.connections == 0


def test_the_secret_of_an_account_that_was_changed_meanwhile_is_masked_as_well() -> None:
    def answer(request: wire.Request) -> tuple[bytes, bytes]:
        configuration.client_secret = "another-secret"
        return wire.response(400, f"{request.headers['authorization']} {FIRST}".encode())

    with wire.Server(wire.reply(answer)) as server:
        settings: Any = {"client_id": "first", "client_secret": FIRST}
        configuration = configuration_for(server, token_url=server.url + "/token", **settings)
        with jcapiv1.ApiClient(configuration) as client:
            with pytest.raises(jcapiv1.NoUsableKeyException) as caught:
                jcapiv1.UsersApi(client).users_get(ID)
    assert not canary.shows(str(caught.value))
    assert "***" in str(caught.value.body)


def test_a_call_that_waits_for_its_turn_keeps_what_was_set_when_it_was_made() -> None:
    go = threading.Event()

    def answer(_: wire.Request) -> tuple[bytes, bytes]:
        go.wait(5)
        return wire.response()

    with wire.Server() as second, wire.Server(wire.reply(answer)) as first:
        configuration = configuration_for(first, connection_pool_maxsize=1, org_id="first-tenant")
        with jcapiv1.ApiClient(configuration) as client:
            api = jcapiv1.UsersApi(client)
            calls = [api.users_get(ID, async_req=True) for _ in range(2)]
            by_key(configuration, second.url)
            go.set()
            for call in calls:
                call.get(5)
    assert sent(first, "x-api-key", "x-org-id") == [(FIRST, "first-tenant")] * 2
    assert second.connections == 0


def test_the_hook_that_hears_of_attempts_is_the_same_for_all_of_a_call() -> None:
    heard: list[str] = []
    with wire.Server(wire.answer(503), wire.answer()) as server:
        configuration = configuration_for(server, on_attempt=lambda _: heard.append("first"))

        def change() -> None:
            configuration.on_attempt = lambda _: heard.append("second")

        configuration.retries = changing(change)
        with jcapiv1.ApiClient(configuration) as client:
            jcapiv1.UsersApi(client).users_get(ID)
    assert heard == ["first", "first"]


# The one exception: a hook that is there to bring another credential.


def test_the_refresh_hook_alone_changes_the_key_between_attempts() -> None:
    def refresh(configuration: jcapiv1.Configuration) -> None:
        configuration.api_key["x-api-key"] = next(keys)

    keys = iter([FIRST, SECOND])
    with wire.Server(wire.answer(503), wire.answer()) as server:
        settings: Any = {"refresh_api_key_hook": refresh, "retries": changing(lambda: None)}
        with jcapiv1.ApiClient(configuration_for(server, **settings)) as client:
            jcapiv1.UsersApi(client).users_get(ID)
    assert sent(server, "x-api-key") == [(FIRST,), (SECOND,)]


@pytest.mark.parametrize("changed", ["host", "org_id"])
def test_a_key_of_the_hook_for_another_host_or_tenant_is_not_taken(changed: str) -> None:
    """The hook's key goes with the settings of that moment, which another thread has changed."""

    def refresh(configuration: jcapiv1.Configuration) -> None:
        configuration.api_key["x-api-key"] = FIRST if not server.requests else SECOND

    with wire.Server() as second, wire.Server(wire.answer(503), wire.answer()) as server:
        configuration = configuration_for(server, refresh_api_key_hook=refresh)
        value = second.url if changed == "host" else "second-tenant"
        configuration.retries = changing(lambda: setattr(configuration, changed, value))
        with jcapiv1.ApiClient(configuration) as client:
            jcapiv1.UsersApi(client).users_get(ID)
    assert sent(server, "x-api-key", "x-org-id") == [(FIRST, None)] * 2
    assert second.connections == 0


def test_what_a_hook_sets_together_goes_out_together_from_the_first_attempt() -> None:
    with wire.Server() as second, wire.Server() as first:
        configuration = configuration_for(
            first, refresh_api_key_hook=lambda c: by_key(c, second.url)
        )
        with jcapiv1.ApiClient(configuration) as client:
            jcapiv1.UsersApi(client).users_get(ID)
    assert sent(second, "x-api-key", "x-org-id") == [(SECOND, "second-tenant")]
    assert first.connections == 0


def test_a_call_that_waits_for_its_turn_asks_the_hook_once_more() -> None:
    go = threading.Event()

    def answer(_: wire.Request) -> tuple[bytes, bytes]:
        go.wait(5)
        return wire.response()

    def refresh(configuration: jcapiv1.Configuration) -> None:
        configuration.api_key["x-api-key"] = SECOND if go.is_set() else FIRST

    with wire.Server(wire.reply(answer)) as server:
        settings: Any = {"connection_pool_maxsize": 1, "refresh_api_key_hook": refresh}
        with jcapiv1.ApiClient(configuration_for(server, **settings)) as client:
            api = jcapiv1.UsersApi(client)
            calls = [api.users_get(ID, async_req=True) for _ in range(2)]
            while not server.requests:
                threading.Event().wait(0.002)
            go.set()
            for call in calls:
                call.get(5)
    assert sent(server, "x-api-key") == [(FIRST,), (SECOND,)]


# Tenants.


@pytest.mark.parametrize("name", ["X-Org-Id", "x-org-id", "X-ORG-ID"])
def test_a_tenant_that_a_call_names_beats_all_others_however_its_header_is_written(
    name: str,
) -> None:
    with wire.Server() as server:
        with jcapiv1.ApiClient(configuration_for(server, org_id="configured")) as client:
            client.set_default_header("x-Org-id", "default")
            view = client.for_organization("views")
            for used in (client, view):
                used.call_api("/users", "GET", header_params={name: " named\n"})
    assert sent(server, "x-org-id") == [("named",)] * 2


def test_a_header_that_a_call_gives_twice_is_refused() -> None:
    with wire.Server() as server, jcapiv1.ApiClient(configuration_for(server)) as client:
        given = {"X-Org-Id": "one", "x-org-id": "two"}
        with pytest.raises(ValueError, match="x-org-id is given twice"):
            client.call_api("/users", "GET", header_params=given)
        client.call_api("/users", "GET", header_params={"X-Org-Id": "one", "x-org-id": None})
    assert sent(server, "x-org-id") == [("one",)]


def test_a_default_header_set_again_replaces_every_other_spelling_of_it() -> None:
    with wire.Server() as server, jcapiv1.ApiClient(configuration_for(server)) as client:
        for name, value in (("X-Org-Id", "1"), ("x-org-id", "2"), ("X-Org-Id", "3")):
            client.set_default_header(name, value)
        client.set_default_header("user-agent", "mine")
        client.call_api("/users", "GET")
        assert client.user_agent == "mine"
        client.user_agent = "ours"
        client.call_api("/users", "GET")
    assert sent(server, "x-org-id", "user-agent") == [("3", "mine"), ("3", "ours")]


def test_default_headers_set_by_another_thread_disturb_no_call() -> None:
    class Name(str):
        """While it is looked at, another thread sets headers."""

        def lower(self) -> str:
            in_threads(2, lambda number: client.set_default_header(f"X-{number}", "new"))
            return str(self).lower()

    with wire.Server() as server, jcapiv1.ApiClient(configuration_for(server)) as client:
        client.set_default_header(Name("X-First"), "first")
        client.call_api("/users", "GET")
        client.call_api("/users", "GET")
    assert sent(server, "x-first", "x-0", "x-1")[-1] == ("first", "new", "new")
