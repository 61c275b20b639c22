"""`JUMPCLOUD_SANDBOX_URL`: every call goes there, and nothing else is reached."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable, Iterator

import canary
import pytest
import wire
from contract import ID

import jcapiv1
from jcapiv1.settings import environment

Patch = pytest.MonkeyPatch
KEY = "key-of-the-sandbox"
ADMINISTRATOR = wire.answer(body=b'{"_id": "%s"}' % ID.encode())


@pytest.fixture
def sandbox(monkeypatch: Patch) -> Iterator[wire.Server]:
    """What the environment names."""
    with wire.Server(ADMINISTRATOR) as server:
        monkeypatch.setenv("JUMPCLOUD_SANDBOX_URL", server.url)
        monkeypatch.setenv("JUMPCLOUD_SANDBOX_KEY", KEY)
        yield server


@pytest.fixture
def production() -> Iterator[wire.Server]:
    """What the program names."""
    with wire.Server(ADMINISTRATOR) as server:
        yield server


CREDENTIALS: dict[str, Callable[[str], jcapiv1.ApiClient]] = {
    "a key": lambda url: jcapiv1.ApiClient(
        jcapiv1.Configuration(host=url, api_key={"x-api-key": canary.KEY})
    ),
    "a token": lambda url: jcapiv1.ApiClient(
        jcapiv1.Configuration(host=url, access_token=canary.KEY)
    ),
    "a service account": lambda url: jcapiv1.ApiClient(
        jcapiv1.Configuration(
            host=url, client_id="id", client_secret=canary.KEY, token_url=f"{url}/token"
        )
    ),
    "a hook": lambda url: jcapiv1.ApiClient(
        jcapiv1.Configuration(host=url, refresh_api_key_hook=_must_not_be_asked)
    ),
    "a header": lambda url: jcapiv1.ApiClient(
        jcapiv1.Configuration(host=url), "X-API-Key", canary.KEY
    ),
    "a bearer header": lambda url: jcapiv1.ApiClient(
        jcapiv1.Configuration(host=url), "Authorization", f"Bearer {canary.KEY}"
    ),
    "a cookie": lambda url: jcapiv1.ApiClient(
        jcapiv1.Configuration(host=url), cookie=f"session={canary.KEY}"
    ),
    "nothing": lambda url: jcapiv1.ApiClient(jcapiv1.Configuration(host=url)),
}


def _must_not_be_asked(_: object) -> None:
    raise AssertionError("the hook would ask a vault")


@pytest.mark.parametrize("kind", CREDENTIALS)
def test_it_beats_every_host_and_credential_of_the_program(
    kind: str, sandbox: wire.Server, production: wire.Server
) -> None:
    with CREDENTIALS[kind](production.url) as client:
        assert jcapiv1.UsersApi(client).users_get(ID).id == ID
    (request,) = sandbox.requests
    assert production.connections == 0
    assert request.headers["x-api-key"] == KEY
    assert canary.KEY.encode() not in request.raw
    assert "authorization" not in request.headers
    assert "cookie" not in request.headers


def test_it_holds_for_a_client_that_was_made_and_used_before(
    production: wire.Server, monkeypatch: Patch
) -> None:
    """As a module does that a test imports."""
    configuration = jcapiv1.Configuration(host=production.url, api_key={"x-api-key": canary.KEY})
    with wire.Server(ADMINISTRATOR) as later, jcapiv1.ApiClient(configuration) as client:
        users = jcapiv1.UsersApi(client)
        users.users_get(ID)
        monkeypatch.setenv("JUMPCLOUD_SANDBOX_URL", later.url)
        monkeypatch.setenv("JUMPCLOUD_SANDBOX_KEY", KEY)
        users.users_get(ID)
        monkeypatch.delenv("JUMPCLOUD_SANDBOX_URL")
        users.users_get(ID)
    assert [r.headers["x-api-key"] for r in production.requests] == [canary.KEY, canary.KEY]
    assert [r.headers["x-api-key"] for r in later.requests] == [KEY]


def test_no_proxy_is_asked(sandbox: wire.Server, monkeypatch: Patch) -> None:
    with wire.Server() as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        configuration = jcapiv1.Configuration(proxy=proxy.url, api_key={"x-api-key": "k"})
        with jcapiv1.ApiClient(configuration) as client:
            jcapiv1.UsersApi(client).users_get(ID)
    assert (len(sandbox.requests), proxy.connections) == (1, 0)


def test_a_device_s_signature_and_a_key_in_a_call_stay_at_home(sandbox: wire.Server) -> None:
    with jcapiv1.ApiClient() as client:
        client.call_api("/users", "GET", header_params={"x-api-key": canary.KEY})
        jcapiv1.SystemsApi(client).systems_get(ID, authorization=f"Signature {canary.KEY}")
    assert [r.headers["x-api-key"] for r in sandbox.requests] == [KEY, KEY]
    assert not any(canary.KEY.encode() in r.raw for r in sandbox.requests)


def test_what_a_script_sends_by_hand_reaches_nothing_else(
    sandbox: wire.Server, production: wire.Server
) -> None:
    with jcapiv1.ApiClient() as client:
        assert client.rest_client.request("GET", f"{sandbox.url}/users").status == 200
        with pytest.raises(jcapiv1.ApiException, match="JUMPCLOUD_SANDBOX_URL is set"):
            client.rest_client.request("GET", f"{production.url}/users")
    assert production.connections == 0


@pytest.mark.parametrize(
    "url", ["https://console.jumpcloud.com/api", "http://10.0.0.7:8017/api", "sandbox", ""]
)
def test_an_address_beyond_this_machine_is_an_error_and_nothing_is_sent(
    url: str, production: wire.Server, monkeypatch: Patch
) -> None:
    monkeypatch.setenv("JUMPCLOUD_SANDBOX_URL", url)
    configuration = jcapiv1.Configuration(host=production.url, api_key={"x-api-key": "k"})
    with jcapiv1.ApiClient(configuration) as client:
        with pytest.raises(ValueError, match="JUMPCLOUD_SANDBOX_URL must be"):
            jcapiv1.UsersApi(client).users_get(ID)
        assert "not usable" in repr(client)
        assert "Sandbox: not usable: JUMPCLOUD_SANDBOX_URL" in configuration.to_debug_report()
    assert production.connections == 0


def test_without_its_key_the_error_names_the_variable(
    sandbox: wire.Server, monkeypatch: Patch
) -> None:
    monkeypatch.delenv("JUMPCLOUD_SANDBOX_KEY")
    configuration = jcapiv1.Configuration(api_key={"x-api-key": canary.KEY})
    with (
        jcapiv1.ApiClient(configuration) as client,
        pytest.raises(jcapiv1.NoUsableKeyException, match="JUMPCLOUD_SANDBOX_KEY"),
    ):
        jcapiv1.UsersApi(client).users_get(ID)
    assert sandbox.requests == []


def test_the_configuration_says_where_calls_go(sandbox: wire.Server) -> None:
    configuration = jcapiv1.Configuration(
        host="https://own.example", api_key={"x-api-key": canary.KEY}
    )
    assert configuration.host == sandbox.url
    assert configuration.authorization() == ("x-api-key", KEY)
    assert configuration.get_api_key_with_prefix("x-api-key") == KEY
    assert configuration.credential_in_force() == "api_key (sandbox)"
    assert sandbox.url in repr(configuration)
    assert KEY in configuration.secrets()


def test_what_a_sandbox_has_made_stays_with_that_sandbox(sandbox: wire.Server) -> None:
    from jcapiv1.sandbox import Sandbox

    with Sandbox(organizations=3) as other:
        made = other.configuration()
        for configuration in (made, copy.copy(made), pickle.loads(pickle.dumps(made))):
            with jcapiv1.ApiClient(configuration) as client:
                page = jcapiv1.ManagedServiceProviderApi(client).organization_list()
                assert page.total_count == 3
        made.host = "https://own.example"
        assert made.host == sandbox.url
    assert sandbox.requests == []


# What the environment sets in vain.


@pytest.fixture
def _nothing_said_yet(monkeypatch: Patch) -> None:
    monkeypatch.setattr(environment, "_warned", set())


@pytest.mark.usefixtures("_nothing_said_yet")
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("JUMPCLOUD_API_URL", "https://elsewhere.example/api"),
        ("JUMPCLOUD_ORG_ID", "tenant-of-the-shell"),
        ("JUMPCLOUD_REGION", "eu"),
    ],
)
def test_a_variable_that_is_set_and_not_used_is_warned_about_once(
    name: str, value: str, production: wire.Server, monkeypatch: Patch
) -> None:
    monkeypatch.setenv(name, value)
    monkeypatch.setenv("JUMPCLOUD_API_KEY", canary.KEY)
    configuration = jcapiv1.Configuration(host=production.url, api_key={"x-api-key": "own"})
    with jcapiv1.ApiClient(configuration) as client:
        users = jcapiv1.UsersApi(client)
        with pytest.warns(UserWarning, match=f"^{name} is set but not used") as caught:
            users.users_get(ID)
        assert len(caught) == 1
        assert caught[0].filename == __file__
        assert value not in str(caught[0].message)
        users.users_get(ID)
    with jcapiv1.ApiClient(configuration) as client:
        assert jcapiv1.UsersApi(client).users_get(ID).id == ID


@pytest.mark.usefixtures("_nothing_said_yet")
def test_a_variable_that_is_used_or_says_the_same_is_not_warned_about(
    production: wire.Server, monkeypatch: Patch
) -> None:
    monkeypatch.setenv("JUMPCLOUD_API_URL", production.url + "/")
    monkeypatch.setenv("JUMPCLOUD_API_KEY", canary.KEY)
    monkeypatch.setenv("JUMPCLOUD_ORG_ID", "tenant")
    monkeypatch.setenv("JUMPCLOUD_REGION", "EU")
    for settings in ({}, {"host": production.url, "org_id": "tenant", "region": "eu"}):
        with jcapiv1.ApiClient(jcapiv1.Configuration(**settings)) as client:  # type: ignore[arg-type]  # any of them
            jcapiv1.UsersApi(client).users_get(ID)
    assert len(production.requests) == 2
