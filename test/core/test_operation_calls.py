"""Calls of operations of every kind: headers that are arguments, answers without a model."""

from __future__ import annotations

import json
from typing import Any

import canary
import pytest
import wire
from contract import ID
from transport import client_for, configuration_for

import jcapiv1
from jcapiv1.api_client import Api, with_http_info
from jcapiv1.core.model import Model
from jcapiv1.core.operation import Operation
from jcapiv1.exceptions import DecodeException

SIGNATURE = 'Signature keyId="system/5f0c",headers="request-line date",signature="c2VjcmV0"'
DATE = "Thu, 26 Nov 2026 11:00:00 GMT"

_SYSTEMS_GET = Operation(
    "systems_get", "GET", "/systems/{id}", "object", repeat="always", org_id="accepted",
    effect="read", headers={"Date": "_date", "Authorization": "authorization"},
)  # fmt: skip
_SEARCH = Operation(
    "search_systems_post", "POST", "/search/systems", "object", repeat="always", org_id="unknown",
    effect="read", headers={"x-eventually-consistent": "x_eventually_consistent"}, body="Search",
)  # fmt: skip
_UNLOCK = Operation(
    "systemusers_unlock", "POST", "/systemusers/{id}/unlock", "str", repeat="always",
    effect="action", org_id="accepted",
)  # fmt: skip
_DELETE = Operation(
    "systems_delete", "DELETE", "/systems/{id}", "Userreturn", repeat="always", effect="delete",
)  # fmt: skip
_KEYS = Operation(
    "sshkey_list", "GET", "/systemusers/{id}/sshkeys", "list[Userreturn]", repeat="always",
    effect="read",
)  # fmt: skip
_TRIGGER = Operation(
    "trigger", "POST", "/command/trigger/{name}", None, effect="action", body="object"
)


class DeviceApi(Api):
    """Operations as the generator writes them, of kinds that few have."""

    @_SYSTEMS_GET.of
    def systems_get(
        self, id: Any, _date: Any = None, authorization: Any = None, x_org_id: Any = None,
        **options: Any,
    ) -> Any:  # fmt: skip
        return _SYSTEMS_GET.call(
            self, options, id=id, _date=_date, authorization=authorization, x_org_id=x_org_id
        )

    systems_get_with_http_info = with_http_info(systems_get)

    @_SEARCH.of
    def search(
        self, body: Any = None, x_org_id: Any = None, x_eventually_consistent: Any = None,
        **options: Any,
    ) -> Any:  # fmt: skip
        return _SEARCH.call(
            self, options, body=body, x_org_id=x_org_id,
            x_eventually_consistent=x_eventually_consistent,
        )  # fmt: skip

    @_UNLOCK.of
    def unlock(self, id: Any, x_org_id: Any = None, **options: Any) -> Any:
        return _UNLOCK.call(self, options, id=id, x_org_id=x_org_id)

    @_DELETE.of
    def delete(self, id: Any, **options: Any) -> Any:
        return _DELETE.call(self, options, id=id)

    @_KEYS.of
    def keys(self, id: Any, **options: Any) -> Any:
        return _KEYS.call(self, options, id=id)

    @_TRIGGER.of
    def trigger(self, name: Any, body: Any = None, **options: Any) -> Any:
        return _TRIGGER.call(self, options, name=name, body=body)


def sent(server: wire.Server, index: int = 0) -> Any:
    return server.requests[index].headers


# Headers that are arguments.


@pytest.mark.parametrize("kind", ["key", "service account", "default header"])
def test_a_devices_own_signature_goes_out_instead_of_any_key(kind: str) -> None:
    with wire.Server(wire.answer(200, b"{}")) as server:
        configuration = configuration_for(server)
        if kind == "service account":
            configuration.client_id, configuration.client_secret = "id", canary.CLIENT_SECRET
        client = jcapiv1.ApiClient(configuration, cookie="session=1")
        if kind == "default header":
            client.set_default_header("x-api-key", canary.KEY)
        with client:
            DeviceApi(client).systems_get(ID, _date=DATE, authorization=SIGNATURE)
        [request] = server.requests
        assert request.headers["authorization"] == SIGNATURE
        assert request.headers["date"] == DATE
        assert not {"x-api-key", "cookie"} & {name.lower() for name in request.headers}


def test_without_the_signature_the_key_goes_out() -> None:
    with wire.Server(wire.answer(200, b"{}")) as server, client_for(server) as client:
        DeviceApi(client).systems_get(ID)
        assert "x-api-key" in sent(server)
        assert "authorization" not in sent(server)


def test_a_signature_needs_no_key_and_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JUMPCLOUD_API_KEY", raising=False)
    body = json.dumps({"message": f"bad {SIGNATURE.rpartition(' ')[2]}"}).encode()
    with wire.Server(wire.answer(401, body)) as server:
        configuration = jcapiv1.Configuration(host=server.url)
        with jcapiv1.ApiClient(configuration) as client:
            api = DeviceApi(client)
            shown = repr(client.prepare(api.systems_get, ID, authorization=SIGNATURE))
            assert "authorization: ***" in shown
            assert "c2VjcmV0" not in shown
            with pytest.raises(jcapiv1.ApiException) as caught:
                api.systems_get_with_http_info(ID, authorization=SIGNATURE)
            assert "c2VjcmV0" not in str(caught.value)


@pytest.mark.parametrize(("given", "written"), [(True, "true"), (False, "false"), ("true", "true")])
def test_a_boolean_header_is_written_as_a_word(given: Any, written: str) -> None:
    with wire.Server(wire.answer(200, b"{}")) as server, client_for(server) as client:
        DeviceApi(client).search({}, x_eventually_consistent=given)
        assert sent(server)["x-eventually-consistent"] == written


def test_a_tenant_goes_out_where_no_source_says_that_it_is_taken() -> None:
    with wire.Server(wire.answer(200, b"{}")) as server, client_for(server) as client:
        client.configuration.org_id = "tenant-1"
        DeviceApi(client).search({})
        DeviceApi(client.for_organization("tenant-2")).search({})
        DeviceApi(client).search({}, x_org_id="tenant-3")
        tenants = [request.headers["x-org-id"] for request in server.requests]
    assert tenants == ["tenant-1", "tenant-2", "tenant-3"]


# Answers.


@pytest.mark.parametrize(
    ("document", "value"),
    [
        (b'"unlocked"', "unlocked"),
        (b"OK", "OK"),
        (b"", ""),
        (b'{"ok": true}', '{"ok": true}'),
        ('"é"'.encode(), "é"),
    ],
)
@pytest.mark.parametrize("status", [200, 201, 202])
def test_an_answer_in_words_is_a_text_whatever_it_is(
    status: int, document: bytes, value: str
) -> None:
    with wire.Server(wire.answer(status, document)) as server, client_for(server) as client:
        assert DeviceApi(client).unlock(ID) == value


def test_a_page_is_no_answer_in_words() -> None:
    with wire.Server(wire.answer(200, b"<html>")) as server, client_for(server) as client:
        with pytest.raises(DecodeException):
            DeviceApi(client).unlock(ID)


def test_an_answer_without_content_is_none_whatever_is_declared() -> None:
    with wire.Server(wire.answer(204)) as server, client_for(server) as client:
        assert DeviceApi(client).delete(ID) is None


def test_a_bare_list_is_a_list_of_models() -> None:
    with wire.Server(wire.answer(200, b'[{"_id": "1"}]')) as server, client_for(server) as client:
        assert DeviceApi(client).keys(ID) == [jcapiv1.Userreturn(id="1")]


# Bodies.


def test_a_free_body_is_a_dictionary_and_said_to_be_one() -> None:
    with wire.Server(wire.answer(200, b"")) as server, client_for(server) as client:
        DeviceApi(client).trigger("restart", {"any": [1]})
        DeviceApi(client).trigger("restart")
        assert [request.body for request in server.requests] == [b'{"any":[1]}', b""]
        with pytest.raises(TypeError, match="body is a dict, not str"):
            DeviceApi(client).trigger("restart", "any")


FIELD = jcapiv1.Field("os")


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        (FIELD == "Windows", {"and": [{"os": "Windows"}]}),
        (FIELD != "Windows", {"and": [{"os": {"$ne": "Windows"}}]}),
        (jcapiv1.Field("active") == True, {"and": [{"active": True}]}),  # noqa: E712  # a Field
        (
            (jcapiv1.Field("n") > 1) & (jcapiv1.Field("n") <= 2),
            {"and": [{"n": {"$gt": 1}}, {"n": {"$lte": 2}}]},
        ),
        ((FIELD == "a") | (FIELD == "b"), {"or": [{"os": "a"}, {"os": "b"}]}),
        ({"or": [FIELD == "a", FIELD == "b"]}, {"or": [{"os": "a"}, {"os": "b"}]}),
        ([FIELD == "a:b"], [{"os": "a:b"}]),
        (FIELD.matches("^web"), {"and": [{"os": {"$regex": "^web"}}]}),
        (FIELD.matches("a/b", ignore_case=True), {"and": [{"os": {"$regex": "(?i)a/b"}}]}),
        ({"and": [{"os": {"$regex": "x"}}]}, {"and": [{"os": {"$regex": "x"}}]}),
        (jcapiv1.Filter(["os:eq:x"]), {"and": ["os:eq:x"]}),
    ],
)
def test_a_filter_in_a_search_body_has_the_form_that_is_known_to_filter(
    asked: Any, written: Any
) -> None:
    with wire.Server(wire.answer(200, b"{}")) as server, client_for(server) as client:
        DeviceApi(client).search({"filter": asked})
        assert json.loads(server.requests[0].body) == {"filter": written}


@pytest.mark.parametrize(
    ("search", "written"),
    [
        (jcapiv1.Search("web"), {"searchTerm": "web"}),
        (
            jcapiv1.Search(["a", "b"], fields="hostname displayName"),
            {"searchTerm": ["a", "b"], "fields": ["hostname", "displayName"]},
        ),
    ],
)
def test_a_search_in_a_search_body_says_term_and_fields(search: Any, written: Any) -> None:
    with wire.Server(wire.answer(200, b"{}")) as server, client_for(server) as client:
        DeviceApi(client).search({"searchFilter": search})
        assert json.loads(server.requests[0].body) == {"searchFilter": written}


# Secrets in models.


class Door(Model):
    """What opens."""

    _wire = "name passCode inner"
    secret_fields = ("pass_code",)
    name: str | None = None
    """What it is called."""
    pass_code: str | None = None
    """What opens it.

    Nobody else knows it."""
    inner: Door | None = None
    """The door behind it."""


def test_a_secret_is_shown_as_stars_and_is_there_all_the_same() -> None:
    door = Door(name="front", pass_code="hunter22", inner=Door(pass_code="swordfish"))
    for shown in (repr(door), door.to_str(), str(door), repr([door])):
        assert "hunter22" not in shown
        assert "swordfish" not in shown
        assert "'pass_code': '***'" in shown
    assert (door.pass_code, door.to_dict()["pass_code"]) == ("hunter22", "hunter22")
    written = jcapiv1.ApiClient().sanitize_for_serialization(door)
    assert written == {
        "name": "front",
        "passCode": "hunter22",
        "inner": {"passCode": "swordfish"},
    }
    assert "'pass_code': None" in repr(Door()), "that there is none is no secret"


@pytest.mark.parametrize("as_dict", [False, True])
def test_a_request_that_is_looked_at_shows_no_secret_of_its_body(
    monkeypatch: pytest.MonkeyPatch, as_dict: bool
) -> None:
    monkeypatch.setattr(jcapiv1.models, "Door", Door, raising=False)
    operation = Operation("doors_put", "PUT", "/doors", None, body="Door")
    body: Any = Door(name="front", pass_code="hunter22", inner=Door(pass_code="swordfish"))
    if as_dict:
        body = {"name": "front", "passCode": "hunter22", "inner": {"passCode": "swordfish"}}
    request = jcapiv1.ApiClient().build(operation, None, None, None, body)
    assert request.body is not None
    assert b"hunter22" in request.body
    assert repr(request).endswith('{"name":"front","passCode":"***","inner":{"passCode":"***"}}')


def test_help_shows_each_field_with_its_type_and_its_description() -> None:
    assert Door.__doc__ == (
        "What opens.\n\n"
        "Fields:\n"
        "    name (str): What it is called.\n"
        "    pass_code (str): What opens it. Nobody else knows it.\n"
        "    inner (Door): The door behind it."
    )


def test_help_of_every_model_describes_every_field() -> None:
    for name in jcapiv1.models.__all__:
        model = getattr(jcapiv1.models, name)
        text = " ".join(model.__doc__.split())
        assert [each for each in model.swagger_types if f" {each} (" not in text] == []


def test_the_maps_of_a_model_are_made_of_its_fields() -> None:
    assert Door.swagger_types == {"name": "str", "pass_code": "str", "inner": "Door"}
    assert Door.attribute_map == {"name": "name", "pass_code": "passCode", "inner": "inner"}
    assert not hasattr(Door, "_wire")
