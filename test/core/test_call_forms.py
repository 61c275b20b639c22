"""The ways in which scripts for the predecessor call methods."""

from __future__ import annotations

import inspect
import json
import pickle
import pydoc
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import wire
from contract import ID, OPERATIONS, Described
from transport import call, client_for, configuration_for

import jcapiv1
from jcapiv1.exceptions import NotFoundException, TimeoutException
from jcapiv1.rest import RESTClientObject

every_operation = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda o: o.name)


@pytest.fixture
def server() -> Iterator[wire.Server]:
    def respond(request: wire.Request) -> tuple[bytes, bytes]:
        body = {"_id": ID, "results": [], "totalCount": 0}
        return wire.response(200, json.dumps(body).encode(), {"CF-Ray": "ray-1"})

    with wire.Server(wire.reply(respond)) as running:
        yield running


@pytest.fixture
def client(server: wire.Server) -> Iterator[jcapiv1.ApiClient]:
    with client_for(server) as made:
        yield made


@pytest.fixture
def api(client: jcapiv1.ApiClient) -> jcapiv1.ManagedServiceProviderApi:
    return jcapiv1.ManagedServiceProviderApi(client)


# Parameters.


@pytest.mark.parametrize("suffix", ["", "_with_http_info"])
@every_operation
def test_the_signature_shows_the_parameters(operation: Described, suffix: str) -> None:
    method = getattr(getattr(jcapiv1, operation.api), operation.name + suffix)
    parameters = inspect.signature(method).parameters
    taken = ["self", *method.operation.arguments, "options"]
    assert sorted(parameters) == sorted(taken)
    required = [name for name, p in parameters.items() if p.default is p.empty]
    body = ["body"] if operation.needs_body else []
    assert sorted(required) == sorted(["self", *operation.path_values, *body, "options"])


@pytest.mark.parametrize(
    "arguments",
    [
        {"args": ("_id", "displayName:$eq:x", 20, "term", 40, "-created")},
        {
            "kwargs": {
                "fields": "_id",
                "filter": "displayName:$eq:x",
                "limit": 20,
                "search": "term",
                "skip": 40,
                "sort": "-created",
            }
        },
    ],
)
def test_parameters_are_given_by_position_or_by_keyword(
    server: wire.Server, api: jcapiv1.ManagedServiceProviderApi, arguments: dict[str, Any]
) -> None:
    api.organization_list(*arguments.get("args", ()), **arguments.get("kwargs", {}))
    sent = dict(parse_qsl(urlsplit(server.requests[0].target).query))
    assert sent == {
        "fields": "_id",
        "filter": "displayName:$eq:x",
        "limit": "20",
        "search": "term",
        "skip": "40",
        "sort": "-created",
    }


def test_numbers_may_come_as_text_as_they_do_from_the_command_line(
    server: wire.Server, api: jcapiv1.ManagedServiceProviderApi
) -> None:
    api.organization_list(limit="20", skip="40")  # type: ignore[call-overload]  # str for int
    assert server.requests[0].target == "/api/organizations?limit=20&skip=40"


def test_the_third_parameter_of_users_put_is_the_organization(
    server: wire.Server, api: jcapiv1.ManagedServiceProviderApi
) -> None:
    api.users_put(ID, jcapiv1.Userput(lastname="Meyer"), "tenant-1")
    request = server.requests[0]
    assert (request.method, request.target) == ("PUT", f"/api/users/{ID}")
    assert request.headers["x-org-id"] == "tenant-1"
    assert json.loads(request.body) == {"lastname": "Meyer"}


@pytest.mark.parametrize("suffix", ["", "_with_http_info"])
@pytest.mark.parametrize("asynchronous", [None, True])
@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({}, TypeError, "missing 1 required positional argument: 'id'"),
        ({"id": ID, "identity": ID}, TypeError, "unexpected keyword argument 'identity'"),
        ({"id": ID, "_request_timout": 1}, TypeError, "mean '_request_timeout'"),
        ({"id": ID, "org_id": "x"}, TypeError, "argument 'org_id'; did you mean 'x_org_id'"),
        ({"id": None}, ValueError, "Missing the required parameter `id` when calling `users_put`"),
        ({"id": ID, "body": "{}"}, TypeError, "body is a Userput or a dict, not str"),
        ({"id": ID, "_request_timeout": "9"}, TypeError, "_request_timeout is given in seconds"),
        ({"id": ID, "_request_timeout": True}, TypeError, "_request_timeout is given in seconds"),
        ({"id": ID, "_request_timeout": 0}, ValueError, "it must be more than 0"),
        ({"id": ID, "_request_timeout": 1e300}, ValueError, "and at most 4000000 seconds"),
        ({"id": ID, "_request_timeout": float("nan")}, ValueError, "must be more than 0"),
        ({"id": ID, "_request_timeout": (1, 2, 3)}, ValueError, r"a pair \(connect, read\)"),
        ({"id": ID, "_request_timeout": (1, -2)}, ValueError, "must be more than 0"),
    ],
)
def test_wrong_arguments_are_pythons_own_errors_and_nothing_is_sent(
    server: wire.Server,
    api: jcapiv1.ManagedServiceProviderApi,
    suffix: str,
    asynchronous: bool | None,
    arguments: dict[str, Any],
    error: type[Exception],
    message: str,
) -> None:
    with pytest.raises(error, match=message):
        getattr(api, f"users_put{suffix}")(**arguments, async_req=asynchronous)
    assert server.requests == []


def test_what_is_said_of_wrong_arguments_names_no_class_that_is_ours_alone(
    api: jcapiv1.ManagedServiceProviderApi,
) -> None:
    with pytest.raises(TypeError, match=r"^users_put\(\) missing"):
        api.users_put()  # type: ignore[call-overload]
    with pytest.raises(TypeError, match=r"^users_put\(\) got an unexpected"):
        api.users_put_with_http_info(ID, nothing=1)  # type: ignore[call-overload]


@pytest.mark.parametrize("suffix", ["", "_with_http_info"])
def test_a_method_can_be_pickled_with_its_client(suffix: str) -> None:
    api = jcapiv1.UsersApi(jcapiv1.ApiClient(jcapiv1.Configuration()))
    method = getattr(api, f"users_put{suffix}")
    copied = pickle.loads(pickle.dumps(method))
    assert (copied.__name__, type(copied.__self__)) == (method.__name__, jcapiv1.UsersApi)
    assert copied.operation is method.operation


@every_operation
def test_help_shows_the_arguments_and_what_they_mean(operation: Described) -> None:
    method = getattr(getattr(jcapiv1, operation.api), operation.name)
    text = pydoc.render_doc(method, renderer=pydoc.plaintext)
    # From Python 3.13 on a long signature stands on several lines.
    assert f"{operation.name}(self, " in text.replace("(\n    self,\n    ", "(self, ")
    assert all(f"    {name}: " in text for name in method.operation.arguments)


# Results.


@every_operation
def test_the_twin_answers_with_data_status_and_headers(operation: Described) -> None:
    answer = wire.answer(200, operation.answer, {"CF-Ray": "ray-1"})
    with wire.Server(answer) as server, client_for(server) as client:
        value = call(client, operation)
        twin = operation._replace(name=f"{operation.name}_with_http_info")
        data, status, headers = call(client, twin)
    assert type(value).__name__ == (operation.returns or "NoneType").partition("[")[0]
    assert operation.is_answered_by(value)
    assert (data, status) == (value, 200)
    assert headers["CF-Ray"] == headers["cf-ray"] == "ray-1"


def test_the_method_and_its_twin_can_be_told_to_answer_like_the_other(
    api: jcapiv1.ManagedServiceProviderApi,
) -> None:
    triple: Any = api.users_get(ID, _return_http_data_only=False)
    assert triple[1] == 200
    alone: Any = api.users_get_with_http_info(ID, _return_http_data_only=True)
    assert alone == triple[0]


@every_operation
def test_without_preloading_the_raw_response_is_handed_over_unread(
    client: jcapiv1.ApiClient, operation: Described
) -> None:
    response = call(client, operation, _preload_content=False)
    assert response.status == 200
    assert response.headers["cf-ray"] == "ray-1"
    assert response.read(2) == b'{"'
    assert json.loads(b'{"' + response.read()) == {"_id": ID, "results": [], "totalCount": 0}


def test_a_raw_response_comes_with_status_and_headers_from_the_twin(
    api: jcapiv1.ManagedServiceProviderApi,
) -> None:
    response, status, headers = api.users_get_with_http_info(ID, _preload_content=False)
    assert (status, headers["cf-ray"]) == (200, "ray-1")
    assert json.loads(response.data)["_id"] == ID  # type: ignore[attr-defined]  # not preloaded


def test_without_preloading_an_error_is_raised_with_its_body_read() -> None:
    with wire.Server(wire.answer(404, b'{"message": "no such user"}')) as server:
        api = jcapiv1.UsersApi(client_for(server))
        with pytest.raises(NotFoundException) as caught:
            api.users_get(ID, _preload_content=False)
        assert caught.value.message == "no such user"
        api.api_client.close()


# Time-outs; how they bound a call is in test_deadline.py.


@pytest.mark.parametrize("limit", [5, 5.5, (1, 5), (0.5, 5.5), [1, 5]])
def test_a_time_out_is_a_number_or_a_pair(
    api: jcapiv1.ManagedServiceProviderApi, limit: Any
) -> None:
    assert api.users_get(ID, _request_timeout=limit).id == ID


@pytest.mark.parametrize("limit", [0.2, (5, 0.2)])
def test_a_time_out_is_kept(limit: Any) -> None:
    with wire.Server(wire.stall()) as server:
        api = jcapiv1.UsersApi(client_for(server, retries=0))
        began = time.monotonic()
        with pytest.raises(TimeoutException) as caught:
            api.users_get(ID, _request_timeout=limit)
        assert isinstance(caught.value, TimeoutError)
        assert time.monotonic() - began < 2
        api.api_client.close()


# Scripts that replace a part of the runtime, or call it themselves.


@every_operation
def test_every_operation_goes_through_call_api(
    monkeypatch: pytest.MonkeyPatch, operation: Described
) -> None:
    seen: list[tuple[tuple[Any, ...], dict[str, Any]]] = []

    def replacement(self: jcapiv1.ApiClient, *args: Any, **kwargs: Any) -> str:
        seen.append((args, kwargs))
        return "replaced"

    monkeypatch.setattr(jcapiv1.ApiClient, "call_api", replacement)
    with jcapiv1.ApiClient() as client:
        assert call(client, operation, _request_timeout=3) == "replaced"
        twin = operation._replace(name=f"{operation.name}_with_http_info")
        assert call(client, twin) == "replaced"
    (args, kwargs), (twin_args, twin_kwargs) = seen
    assert args[:2] == twin_args[:2] == (operation.path, operation.verb)
    assert args[2] == (operation.path_values or None)
    assert kwargs["_request_timeout"] == 3
    assert kwargs["response_type"] == operation.returns
    assert kwargs["auth_settings"] == ["x-api-key"]
    assert (kwargs["_return_http_data_only"], twin_kwargs["_return_http_data_only"]) == (
        True,
        False,
    )


def test_a_wrapper_around_call_api_sees_arguments_and_answers(
    monkeypatch: pytest.MonkeyPatch, api: jcapiv1.ManagedServiceProviderApi
) -> None:
    original = jcapiv1.ApiClient.call_api
    log: list[tuple[str, Any]] = []

    def logged(self: jcapiv1.ApiClient, *args: Any, **kwargs: Any) -> Any:
        answer = original(self, *args, **kwargs)
        log.append((args[0], answer))
        return answer

    monkeypatch.setattr(jcapiv1.ApiClient, "call_api", logged)
    administrator = api.users_get(ID)
    assert log == [("/users/{id}", administrator)]


class PredecessorsResponse:
    """What tests of scripts give back in place of a response: as rest.RESTResponse was."""

    def __init__(self, status: int, data: str, headers: Any) -> None:
        self.status = status
        self.reason = "Reason"
        self.data = data
        self._headers = headers

    def getheaders(self) -> Any:
        return self._headers

    def getheader(self, name: str, default: str | None = None) -> str | None:
        return dict(self._headers).get(name, default)


HEADERS = [{"X-Seen": "yes"}, [("X-Seen", "yes")]]


@pytest.mark.parametrize("headers", HEADERS)
def test_a_replaced_transport_is_given_the_request_and_its_answer_is_decoded(
    monkeypatch: pytest.MonkeyPatch, api: jcapiv1.ManagedServiceProviderApi, headers: Any
) -> None:
    seen: list[tuple[str, str]] = []

    def replacement(self: RESTClientObject, method: str, url: str, **options: Any) -> Any:
        seen.append((method, url))
        assert json.loads(options["body"]) == {"lastname": "Meyer"}
        return PredecessorsResponse(200, '{"_id": "1", "lastname": "Meyer"}', headers)

    monkeypatch.setattr(RESTClientObject, "request", replacement)
    data, status, given = api.users_put_with_http_info(ID, {"lastname": "Meyer"})
    assert seen == [("PUT", f"{api.api_client.configuration.host}/users/{ID}")]
    assert (data, status) == (jcapiv1.Userreturn(id="1", lastname="Meyer"), 200)
    assert given is headers


@pytest.mark.parametrize("headers", HEADERS)
def test_a_replaced_transport_that_answers_with_an_error_makes_an_exception(
    monkeypatch: pytest.MonkeyPatch, api: jcapiv1.ManagedServiceProviderApi, headers: Any
) -> None:
    response = PredecessorsResponse(404, '{"message": "no such user"}', headers)
    monkeypatch.setattr(RESTClientObject, "request", lambda *_, **__: response)
    with pytest.raises(NotFoundException) as caught:
        api.users_get(ID)
    assert caught.value.message == "no such user"
    assert caught.value.headers["x-seen"] == "yes"


def test_a_replaced_transport_may_raise_the_exception_itself(
    monkeypatch: pytest.MonkeyPatch, api: jcapiv1.ManagedServiceProviderApi
) -> None:
    def replacement(*_: Any, **__: Any) -> Any:
        raise jcapiv1.rest.ApiException(status=418, reason="I'm a teapot")

    monkeypatch.setattr(RESTClientObject, "request", replacement)
    with pytest.raises(jcapiv1.ApiException, match="teapot") as caught:
        api.users_get(ID)
    assert (caught.value.status, caught.value.operation) == (418, "users_get")


def test_the_runtime_can_be_called_by_hand_as_the_predecessors_methods_did(
    server: wire.Server, client: jcapiv1.ApiClient
) -> None:
    answer = client.call_api(
        "/users/{id}",
        "PUT",
        {"id": ID},
        [],
        {"Accept": "application/json", "Content-Type": "application/json", "x-org-id": "tenant-1"},
        body=jcapiv1.Userput(firstname="Ada"),
        post_params=[],
        files={},
        response_type="Userreturn",
        auth_settings=["x-api-key"],
        async_req=None,
        _return_http_data_only=True,
        _preload_content=True,
        _request_timeout=None,
        collection_formats={},
    )
    assert isinstance(answer, jcapiv1.Userreturn)
    request = server.requests[0]
    assert json.loads(request.body) == {"firstname": "Ada"}
    assert request.headers["x-org-id"] == "tenant-1"
    assert request.headers["x-api-key"]


def test_a_call_by_hand_answers_with_data_status_and_headers_unless_told(
    client: jcapiv1.ApiClient,
) -> None:
    data, status, headers = client.call_api(
        "/users/{id}", "get", {"id": ID}, response_type="object"
    )
    assert (data["_id"], status, headers["cf-ray"]) == (ID, 200, "ray-1")


def test_a_call_by_hand_can_ask_for_no_credential(
    server: wire.Server, client: jcapiv1.ApiClient
) -> None:
    client.call_api("/users", "GET", auth_settings=[])
    assert "x-api-key" not in server.requests[0].headers


@pytest.mark.parametrize("form", [{"post_params": [("a", "b")]}, {"files": {"a": "b"}}])
def test_a_call_by_hand_with_a_form_is_refused(
    server: wire.Server, client: jcapiv1.ApiClient, form: dict[str, Any]
) -> None:
    with pytest.raises(ValueError, match="the API has no operation that takes a form"):
        client.call_api("/users", "POST", **form)
    assert server.requests == []


@pytest.mark.parametrize(
    ("parameters", "formats", "query"),
    [
        ({"limit": 500, "none": None}, {}, "limit=500"),
        ([("a", True), ("b", 1.5), ("c", "x y&")], {}, "a=true&b=1.5&c=x%20y%26"),
        ([("a", [1, False])], {}, "a=1&a=false"),
        ([("a", [1, 2])], {"a": "csv"}, "a=1%2C2"),
        ([("a", (1, 2))], {"a": "ssv"}, "a=1%202"),
        ([("a", [1, 2])], {"a": "tsv"}, "a=1%092"),
        ([("a", [1, 2])], {"a": "pipes"}, "a=1%7C2"),
        ([("a", [1, 2])], {"a": "multi"}, "a=1&a=2"),
    ],
)
def test_a_call_by_hand_writes_its_query_as_it_is_told(
    server: wire.Server,
    client: jcapiv1.ApiClient,
    parameters: Any,
    formats: dict[str, str],
    query: str,
) -> None:
    client.call_api("/users", "GET", query_params=parameters, collection_formats=formats)
    assert server.requests[0].target == f"/api/users?{query}"


def test_the_transport_can_be_used_by_hand(server: wire.Server, client: jcapiv1.ApiClient) -> None:
    answer = client.rest_client.request(
        "POST", f"{server.url}/x", query_params={"a": 1}, headers={"X-A": "b"}, body={"c": None}
    )
    assert (answer.status, answer.getheader("CF-RAY"), answer.getheader("x", "y")) == (
        200,
        "ray-1",
        "y",
    )
    request = server.requests[0]
    assert (request.target, request.headers["x-a"]) == ("/api/x?a=1", "b")
    assert json.loads(request.body) == {"c": None}
    with pytest.raises(ValueError, match="takes a form"):
        client.rest_client.request("POST", server.url, post_params=[("a", "b")])


class _Overriding(jcapiv1.ApiClient):
    """As a script may have overridden it: with exactly the predecessor's parameters."""

    def call_api(  # type: ignore[override]  # that is the point
        self,
        resource_path,
        method,
        path_params=None,
        query_params=None,
        header_params=None,
        body=None,
        post_params=None,
        files=None,
        response_type=None,
        auth_settings=None,
        async_req=None,
        _return_http_data_only=None,
        collection_formats=None,
        _preload_content=True,
        _request_timeout=None,
    ):
        self.seen = (str(resource_path), method)
        return super().call_api(
            resource_path, method, path_params, query_params, header_params, body, post_params,
            files, response_type, auth_settings, async_req, _return_http_data_only,
            collection_formats, _preload_content, _request_timeout,
        )  # fmt: skip


def test_a_client_that_overrides_call_api_with_the_predecessors_parameters_still_works() -> None:
    with wire.Server(wire.answer(503), wire.answer(200, b'{"_id": "1"}')) as server:
        configuration = configuration_for(server)
        configuration.retries = jcapiv1.RetryPolicy(sleep=lambda seconds: None)
        with _Overriding(configuration) as client:
            assert jcapiv1.UsersApi(client).users_get(ID).id == "1", "and repeats as it may"
        assert client.seen == ("/users/{id}", "GET")
