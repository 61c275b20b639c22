"""`ApiClient`: default headers, what stays live, what a call by hand and a dry run show."""

from __future__ import annotations

import copy
import json
import pickle
import threading
from collections.abc import Iterator
from datetime import date, datetime, timezone
from types import SimpleNamespace
from typing import Any

import canary
import pytest
import wire
from contract import ID, OPERATIONS, Described
from transport import call, client_for, configuration_for

import jcapiv1
from jcapiv1 import NULL
from jcapiv1.exceptions import (
    DecodeException,
    ForbiddenException,
    NoUsableKeyException,
    UnauthorizedException,
)

every_operation = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda o: o.name)


@pytest.fixture
def server() -> Iterator[wire.Server]:
    with wire.Server(wire.answer(200, b'{"_id": "%s"}' % ID.encode())) as running:
        yield running


def last(server: wire.Server) -> dict[str, str]:
    """The headers of the newest request."""
    return server.requests[-1].headers


# Making one.


def test_a_client_takes_a_configuration_a_header_and_a_cookie_by_position(
    server: wire.Server,
) -> None:
    configuration = configuration_for(server)
    with jcapiv1.ApiClient(configuration, "X-Trace", "abc", canary.COOKIE) as client:
        assert client.configuration is configuration
        jcapiv1.UsersApi(client).users_get(ID)
    assert last(server)["x-trace"] == "abc"
    assert last(server)["cookie"] == canary.COOKIE


def test_a_client_without_a_configuration_makes_its_own() -> None:
    one, other = jcapiv1.ApiClient(), jcapiv1.ApiClient()
    assert isinstance(one.configuration, jcapiv1.Configuration)
    assert one.configuration is not other.configuration
    one.configuration.api_key["x-api-key"] = canary.KEY
    assert other.configuration.api_key == {}


def test_a_header_name_without_a_value_is_refused_when_it_would_be_sent(
    server: wire.Server,
) -> None:
    client = jcapiv1.ApiClient(configuration_for(server), "X-Trace")
    with pytest.raises(TypeError, match="header X-Trace is text, not NoneType"):
        jcapiv1.UsersApi(client).users_get(ID)
    assert server.requests == []


def test_its_repr_shows_where_it_calls_and_no_secret(server: wire.Server) -> None:
    shown = repr(client_for(server))
    assert server.url in shown
    assert not canary.shows(shown)


# Default headers.


def test_default_headers_go_out_with_every_call_from_then_on(server: wire.Server) -> None:
    with client_for(server) as client:
        api = jcapiv1.UsersApi(client)
        api.users_get(ID)
        assert "x-trace" not in last(server)
        client.set_default_header("X-Trace", "abc")
        api.users_get(ID)
        assert last(server)["x-trace"] == "abc"
        client.default_headers["X-Trace"] = "def"
        api.users_get(ID)
        assert last(server)["x-trace"] == "def"
        client.default_headers = {"X-Other": "1"}
        api.users_get(ID)
        assert "x-trace" not in last(server)
        assert last(server)["x-other"] == "1"
        client.cookie = canary.COOKIE
        api.users_get(ID)
        assert last(server)["cookie"] == canary.COOKIE


def test_a_number_may_be_a_header(server: wire.Server) -> None:
    with client_for(server) as client:
        client.set_default_header("X-Attempt", 3)  # type: ignore[arg-type]  # str by declaration
        jcapiv1.UsersApi(client).users_get(ID)
    assert last(server)["x-attempt"] == "3"


def test_the_user_agent_names_this_package_until_it_is_changed(server: wire.Server) -> None:
    with client_for(server) as client:
        assert client.user_agent == client.default_headers["User-Agent"]
        jcapiv1.UsersApi(client).users_get(ID)
        assert last(server)["user-agent"] == client.user_agent
        assert client.user_agent.startswith(f"jcapiv1/{jcapiv1.__version__} ")
        client.user_agent = "nightly-report/2"
        jcapiv1.UsersApi(client).users_get(ID)
        assert last(server)["user-agent"] == "nightly-report/2"


def test_what_goes_out_besides(server: wire.Server) -> None:
    with client_for(server) as client:
        jcapiv1.UsersApi(client).users_get(ID)
    assert last(server) == {
        "host": f"{server.host}:{server.port}",
        "accept": "application/json",
        "accept-encoding": "gzip",
        "user-agent": client.user_agent,
        "x-api-key": canary.KEY,
    }


@pytest.mark.parametrize("name", ["x-org-id", "X-Org-Id", "X-ORG-ID"])
def test_an_explicit_argument_beats_a_default_header_whatever_its_case(
    server: wire.Server, name: str
) -> None:
    with client_for(server) as client:
        client.set_default_header(name, "default-tenant")
        api = jcapiv1.UsersApi(client)
        api.users_put(ID, x_org_id="explicit-tenant")
        assert last(server)["x-org-id"] == "explicit-tenant"
        api.users_put(ID)
        assert last(server)["x-org-id"] == "default-tenant"
    assert all(request.raw.lower().count(b"x-org-id") == 1 for request in server.requests)


@pytest.mark.parametrize("name", ["accept", "ACCEPT"])
def test_a_header_of_a_call_by_hand_beats_a_default_header_whatever_its_case(
    server: wire.Server, name: str
) -> None:
    with client_for(server) as client:
        client.set_default_header("Accept", "text/plain")
        client.call_api("/users", "GET", header_params={name: "application/json", "X-None": None})
    assert last(server)["accept"] == "application/json"
    assert server.requests[0].raw.lower().count(b"accept:") == 1
    assert "x-none" not in last(server)


def test_the_content_type_of_a_body_can_be_chosen(server: wire.Server) -> None:
    with client_for(server) as client:
        client.set_default_header("Content-Type", "application/merge-patch+json")
        jcapiv1.UsersApi(client).users_put(ID, {})
        assert last(server)["content-type"] == "application/merge-patch+json"
        client.call_api(
            "/x", "POST", header_params={"Content-Type": "text/csv"}, body=b"a,b", auth_settings=[]
        )
    assert last(server)["content-type"] == "text/csv"
    assert server.requests[-1].body == b"a,b"


@every_operation
def test_a_default_organization_is_left_out_where_the_operation_refuses_it(
    operation: Described,
) -> None:
    with wire.Server(wire.answer(200, operation.answer)) as server:
        for name in ("x-org-id", "X-Org-Id"):
            with client_for(server) as client:
                client.set_default_header(name, "tenant-1")
                call(client, operation)
            wanted = "tenant-1" if operation.takes_org_id else None
            assert last(server).get("x-org-id") == wanted, name


@every_operation
def test_the_configured_organization_goes_where_it_is_taken(operation: Described) -> None:
    with (
        wire.Server(wire.answer(200, operation.answer)) as server,
        client_for(server, org_id="tenant-1") as client,
    ):
        call(client, operation)
        assert last(server).get("x-org-id") == ("tenant-1" if operation.takes_org_id else None)
        if operation.takes_org_id:
            call(client, operation, x_org_id="tenant-2")
            assert last(server)["x-org-id"] == "tenant-2"


# Credentials in default headers.


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("x-api-key", canary.HEADER),
        ("X-API-Key", canary.HEADER),
        ("Authorization", f"Bearer {canary.HEADER}"),
        ("authorization", f"Bearer {canary.HEADER}"),
    ],
)
def test_a_credential_in_a_default_header_is_the_credential(
    server: wire.Server, name: str, value: str
) -> None:
    configuration = jcapiv1.Configuration(host=server.url)
    with jcapiv1.ApiClient(configuration, name, value) as client:
        jcapiv1.UsersApi(client).users_get(ID)
    assert last(server)[name.lower()] == value
    assert len({"x-api-key", "authorization"} & last(server).keys()) == 1


def test_a_credential_in_a_default_header_keeps_the_environment_out(
    server: wire.Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUMPCLOUD_API_KEY", canary.KEY)
    monkeypatch.setenv("JUMPCLOUD_ORG_ID", "tenant-of-the-shell")
    monkeypatch.setenv("JUMPCLOUD_API_URL", "https://elsewhere.invalid/api")
    configuration = jcapiv1.Configuration()
    client = jcapiv1.ApiClient(configuration, "X-API-Key", canary.HEADER)
    with pytest.warns(UserWarning, match="is set but not used"):
        prepared = client.prepare(jcapiv1.UsersApi(client).users_get, ID)
    assert prepared.url == f"https://console.jumpcloud.com:443/api/users/{ID}"
    assert "x-org-id" not in prepared.headers
    configuration.host = server.url
    jcapiv1.UsersApi(client).users_get(ID)
    assert last(server)["x-api-key"] == canary.HEADER
    client.close()


def test_a_cookie_may_be_the_credential_of_a_console_session(server: wire.Server) -> None:
    with jcapiv1.ApiClient(jcapiv1.Configuration(host=server.url), cookie=canary.COOKIE) as client:
        assert jcapiv1.UsersApi(client).users_get(ID).id == ID


def test_a_refused_credential_of_a_default_header_is_not_in_the_error() -> None:
    body = json.dumps({"message": f"no key {canary.HEADER}"}).encode()
    with wire.Server(wire.answer(401, body)) as server:
        client = jcapiv1.ApiClient(
            jcapiv1.Configuration(host=server.url), "Authorization", f"Bearer {canary.HEADER}"
        )
        with pytest.raises(UnauthorizedException) as caught:
            jcapiv1.UsersApi(client).users_get(ID)
        assert caught.value.message == "no key ***"
        client.close()


def test_no_credential_at_all_is_an_error_that_says_what_to_do(server: wire.Server) -> None:
    client = jcapiv1.ApiClient(jcapiv1.Configuration(host=server.url))
    with pytest.raises(NoUsableKeyException) as caught:
        jcapiv1.UsersApi(client).users_get(ID)
    assert server.requests == []
    assert caught.value.status == 0
    for hint in ("configuration.api_key['x-api-key']", "JUMPCLOUD_API_KEY", "admin portal"):
        assert hint in str(caught.value)


# What stays live.


def test_what_is_changed_in_the_configuration_holds_from_the_next_call(
    server: wire.Server,
) -> None:
    with wire.Server(wire.answer(503, b"{}"), wire.answer(200, b"{}")) as other:
        configuration = configuration_for(server)
        with jcapiv1.ApiClient(configuration) as client:
            api = jcapiv1.UsersApi(client)
            api.users_get(ID)
            configuration.api_key["x-api-key"] = canary.HEADER
            api.users_get(ID)
            assert last(server)["x-api-key"] == canary.HEADER
            configuration.access_token = canary.TOKEN
            api.users_get(ID)
            assert last(server)["authorization"] == f"Bearer {canary.TOKEN}"
            assert "x-api-key" not in last(server)
            configuration.org_id = "tenant-1"
            api.users_get(ID)
            assert last(server)["x-org-id"] == "tenant-1"
            configuration.host = other.url
            configuration.retries = 0
            with pytest.raises(jcapiv1.ServiceException):
                api.users_get(ID)
            api.users_get(ID)
            assert len(other.requests) == 2
        assert len(server.requests) == 4


def test_a_time_out_that_is_changed_holds_from_the_next_call() -> None:
    with wire.Server(wire.answer(200, b"{}"), wire.stall()) as server:
        with client_for(server, retries=0) as client:
            api = jcapiv1.UsersApi(client)
            api.users_get(ID)
            client.configuration.timeout = 0.1
            with pytest.raises(jcapiv1.TimeoutException):
                api.users_get(ID)


# Organizations.


def test_a_view_for_a_tenant_shares_connections_and_configuration(server: wire.Server) -> None:
    with client_for(server, org_id="configured") as client:
        client.set_default_header("X-Org-Id", "default")
        view = client.for_organization(" tenant-1\n")
        assert isinstance(view, jcapiv1.ApiClient)
        for used, sent in ((view, "tenant-1"), (client, "default")):
            jcapiv1.UsersApi(used).users_get(ID)
            assert last(server)["x-org-id"] == sent
        jcapiv1.UsersApi(view).users_get(ID, x_org_id="explicit")
        assert last(server)["x-org-id"] == "explicit"
        jcapiv1.ManagedServiceProviderApi(view).organization_list()
        assert "x-org-id" not in last(server)
        view.call_api("/users", "GET")
        assert last(server)["x-org-id"] == "tenant-1"
        assert view.configuration is client.configuration
        assert view.rest_client is client.rest_client
        assert server.connections == 1


@pytest.mark.parametrize(("tenant", "error"), [("", ValueError), (None, TypeError), (7, TypeError)])
def test_a_view_for_no_tenant_is_refused(tenant: Any, error: type[Exception]) -> None:
    with pytest.raises(error, match="org_id is"):
        jcapiv1.ApiClient().for_organization(tenant)


def test_an_organization_header_that_is_refused_is_the_services_word() -> None:
    words = "Forbidden: organization selection not allowed via header"
    body = json.dumps({"message": words, "error": words}).encode()
    with wire.Server(wire.answer(403, body)) as server, client_for(server) as client:
        with pytest.raises(ForbiddenException) as caught:
            client.call_api("/organizations", "GET", header_params={"x-org-id": "tenant-1"})
        assert caught.value.message == words


# A dry run.


@every_operation
def test_a_request_can_be_looked_at_without_sending_it(operation: Described) -> None:
    with wire.Server(wire.answer(200, operation.answer)) as server:
        with client_for(server, org_id="tenant-1") as client:
            method = getattr(getattr(jcapiv1, operation.api)(client), operation.name)
            prepared = client.prepare(method, **operation.arguments)
            assert server.requests == []
            call(client, operation)
        sent = server.requests[0]
    assert prepared.method == sent.method
    assert prepared.url == f"http://{server.host}:{server.port}{sent.target}"
    assert (prepared.body or b"") == sent.body
    del sent.headers["host"]
    sent.headers.pop("content-length", None)
    assert prepared.headers == {**sent.headers, "x-api-key": "***"}
    assert prepared.operation.name == operation.name


def test_a_prepared_request_reads_like_a_request_and_shows_no_secret(server: wire.Server) -> None:
    client = client_for(server, access_token=canary.TOKEN)
    client.set_default_header("X-Session-Token", canary.HEADER)
    prepared = client.prepare(jcapiv1.UsersApi(client).users_put, ID, {"lastname": "Zoë"})
    assert repr(prepared).splitlines() == [
        f"PUT {server.url}/users/{ID}",
        "accept: application/json",
        "accept-encoding: gzip",
        f"user-agent: {client.user_agent}",
        "x-session-token: ***",
        "content-type: application/json",
        "authorization: ***",
        "",
        '{"lastname":"Zoë"}',
    ]


def test_a_service_account_shows_as_a_bearer_token_without_fetching_one(
    server: wire.Server,
) -> None:
    client = client_for(server, client_id="id", client_secret=canary.CLIENT_SECRET)
    prepared = client.prepare(jcapiv1.UsersApi(client).users_get, ID)
    assert prepared.headers["authorization"] == "***"
    assert server.requests == []


def test_without_a_credential_a_prepared_request_shows_none() -> None:
    client = jcapiv1.ApiClient()
    prepared = client.prepare(jcapiv1.UsersApi(client).users_get, ID)
    assert set(prepared.headers) == {"accept", "accept-encoding", "user-agent"}


def test_preparing_refuses_what_a_call_would_refuse() -> None:
    client = jcapiv1.ApiClient()
    with pytest.raises(ValueError, match="is not an id but a step in a path"):
        client.prepare(jcapiv1.UsersApi(client).users_get, "..")
    with pytest.raises(TypeError, match="is not a method of an API object"):
        client.prepare(len, "abc")


@every_operation
def test_the_operation_behind_a_method_can_be_asked_for(operation: Described) -> None:
    api = getattr(jcapiv1, operation.api)(jcapiv1.ApiClient())
    for name in (operation.name, f"{operation.name}_with_http_info"):
        found = jcapiv1.ApiClient.operation_of(getattr(api, name))
        assert (found.name, found.method, found.path) == (
            operation.name,
            operation.verb,
            operation.path,
        )
        assert found.repeat == operation.repeat
        assert repr(found) == f"<Operation {operation.name}: {operation.verb} {operation.path}>"


def test_a_function_has_no_operation_behind_it() -> None:
    with pytest.raises(TypeError, match="is not a method of an API class"):
        jcapiv1.ApiClient.operation_of(len)


# Writing and reading by hand.


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, None),
        ("text", "text"),
        (True, True),
        (1, 1),
        (1.5, 1.5),
        (date(2024, 2, 29), "2024-02-29"),
        (datetime(2024, 2, 29, 1, 2, 3, tzinfo=timezone.utc), "2024-02-29T01:02:03+00:00"),
        ([date(2024, 2, 29), None], ["2024-02-29", None]),
        ((1, NULL), [1, None]),
        ({"a": date(2024, 2, 29)}, {"a": "2024-02-29"}),
        (jcapiv1.Userput(email="e", firstname=NULL), {"email": "e", "firstname": None}),
        ([jcapiv1.Userput(enable_multi_factor=True)], [{"enableMultiFactor": True}]),
        (
            jcapiv1.Userreturn(created=datetime(2024, 2, 29, tzinfo=timezone.utc)),
            {"created": "2024-02-29T00:00:00+00:00"},
        ),
    ],
)
def test_sanitizing_makes_plain_json_types(value: Any, written: Any) -> None:
    made = jcapiv1.ApiClient().sanitize_for_serialization(value)
    assert made == written
    assert type(made) is type(written)


@pytest.mark.parametrize("encode", [str.encode, str])
@pytest.mark.parametrize(
    ("response_type", "text", "value"),
    [
        ("Userreturn", '{"_id": "1"}', jcapiv1.Userreturn(id="1")),
        (jcapiv1.Userreturn, '{"_id": "1"}', jcapiv1.Userreturn(id="1")),
        ("list[Userreturn]", '[{"_id": "1"}]', [jcapiv1.Userreturn(id="1")]),
        ("dict(str, Userreturn)", '{"a": {"_id": "1"}}', {"a": jcapiv1.Userreturn(id="1")}),
        ("object", '{"a": [1]}', {"a": [1]}),
        ("str", '"text"', "text"),
        (str, '"text"', "text"),
        ("int", "3", 3),
        ("float", "3", 3),
        ("bool", "true", True),
        ("date", '"2024-02-29"', date(2024, 2, 29)),
        ("datetime", '"2024-02-29T01:00:00Z"', datetime(2024, 2, 29, 1, tzinfo=timezone.utc)),
    ],
)
def test_deserializing_takes_the_types_of_the_predecessor(
    encode: Any, response_type: Any, text: str, value: Any
) -> None:
    response = SimpleNamespace(data=encode(text))
    assert jcapiv1.ApiClient().deserialize(response, response_type) == value


def test_a_stand_in_for_a_response_needs_nothing_but_data() -> None:
    with pytest.raises(DecodeException, match="an object was expected, not null") as caught:
        jcapiv1.ApiClient().deserialize(SimpleNamespace(data="null"), "Userreturn")
    assert (caught.value.status, caught.value.body, caught.value.headers) == (0, "null", None)


def test_deserializing_what_does_not_fit_is_a_decode_error_with_the_place() -> None:
    response = SimpleNamespace(
        data='{"a": [[]]}', status=200, reason="OK", getheaders=lambda: {"cf-ray": "ray-1"}
    )
    with pytest.raises(DecodeException) as caught:
        jcapiv1.ApiClient().deserialize(response, "dict(str, list[Userreturn])")
    assert caught.value.path == "a[0]"
    assert caught.value.body == '{"a": [[]]}'
    assert caught.value.request_id == "ray-1"


@pytest.mark.parametrize("response_type", ["Systemuser", "list[Systemuser]", "file", "Model"])
def test_a_type_that_does_not_exist_is_named(response_type: str) -> None:
    response = SimpleNamespace(data="[{}]", status=200, reason="OK", getheaders=dict[str, str])
    with pytest.raises((ValueError, DecodeException), match="there is no response type"):
        jcapiv1.ApiClient().deserialize(response, response_type)


# The last response.


def test_the_last_response_is_that_of_the_thread(server: wire.Server) -> None:
    with client_for(server) as client:
        assert client.last_response is None
        api = jcapiv1.UsersApi(client)
        api.users_get(ID)
        mine: Any = client.last_response
        assert mine.status == 200
        assert json.loads(mine.data) == {"_id": ID}
        others: list[Any] = []

        def elsewhere() -> None:
            others.append(client.last_response)
            api.users_get(ID)
            others.append(client.last_response)

        thread = threading.Thread(target=elsewhere)
        thread.start()
        thread.join()
        assert others[0] is None
        assert others[1].status == 200
        assert client.last_response is mine is not others[1]


def test_the_last_response_of_an_error_is_there_too() -> None:
    with wire.Server(wire.answer(404, b'{"message": "no"}')) as server:
        with client_for(server) as client:
            with pytest.raises(jcapiv1.NotFoundException):
                jcapiv1.UsersApi(client).users_get(ID)
            assert client.last_response.status == 404


# Copies.


@pytest.mark.parametrize(
    "again",
    [copy.copy, copy.deepcopy, lambda client: pickle.loads(pickle.dumps(client))],
    ids=["copy", "deepcopy", "pickle"],
)
def test_a_copy_calls_with_the_same_settings_over_connections_of_its_own(
    server: wire.Server, again: Any
) -> None:
    with client_for(server, org_id="configured") as client:
        client.set_default_header("X-Trace", "abc")
        view = client.for_organization("tenant-1")
        jcapiv1.UsersApi(view).users_get(ID)
        with again(view) as twin:
            assert jcapiv1.UsersApi(twin).users_get(ID).id == ID
            assert twin.rest_client is not client.rest_client
    first, second = (request.headers for request in server.requests)
    assert first == second
    assert (second["x-org-id"], second["x-trace"]) == ("tenant-1", "abc")
    assert server.connections == 2


def test_an_api_object_pickles_with_its_client(server: wire.Server) -> None:
    api = pickle.loads(pickle.dumps(jcapiv1.UsersApi(client_for(server))))
    assert api.users_get(ID).id == ID
    api.api_client.close()


def test_a_closed_client_opens_new_connections_when_it_is_used_again(server: wire.Server) -> None:
    client = client_for(server)
    client.close()
    for _ in range(2):
        assert jcapiv1.UsersApi(client).users_get(ID).id == ID
        client.close()
    assert server.connections == 2


# An outage.


def test_an_outage_is_not_multiplied_by_every_call_of_a_client() -> None:
    policy = jcapiv1.RetryPolicy(3, base=0.0)
    with wire.Server(wire.answer(503, b"{}")) as server:
        with client_for(server, retries=policy) as client:
            attempts = []
            for _ in range(20):
                with pytest.raises(jcapiv1.ServiceException) as caught:
                    jcapiv1.UsersApi(client.for_organization("tenant-1")).users_get(ID)
                attempts.append(caught.value.attempts)
    assert attempts == [4] * 16 + [3] + [1] * 3
    assert len(server.requests) == 20 + 50
