"""Every operation, called with every argument, sends what openapi.yaml says, byte for byte."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import canary
import pytest
import wire
from contract import BY_NAME, CONTRACT, ID, OPERATIONS, Described, type_of
from transport import client_for

import jcapiv1
from jcapiv1 import models

TENANT = "60259a2ad81e1a474d4e7c83"
QUERY: dict[str, tuple[Any, dict[str, str]]] = {
    "words": (["_id", "id"], {"{}": "_id _id"}),
    "text": ("a b&c", {"{}": "a b&c"}),
    "filters": (
        ["_id:$ne:a", "_id:$gt:2020"],
        {"{}[0]": "_id:$ne:a", "{}[1]": "_id:$gt:2020"},
    ),
    "search": (
        {"searchTerm": "a", "fields": ["id"]},
        {"{}[searchTerm]": "a", "{}[fields][0]": "_id"},
    ),
    "integer": (7, {"{}": "7"}),
    "boolean": (True, {"{}": "true"}),
}
"""For each kind of query parameter an argument, and what goes out for it."""

ESCAPED = {"Date": "_date", "Authorization": "authorization"}
SIGNED = {
    "Date": "Thu, 19 Nov 2026 10:15:30 GMT",
    "Authorization": f'Signature s="{canary.HEADER}"',
}

every_operation = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda o: o.name)


def _declared(operation: Described) -> list[dict[str, Any]]:
    item = CONTRACT["paths"][operation.path]
    listed = [*item.get("parameters", []), *item[operation.verb.lower()].get("parameters", [])]
    return [_resolved(each) for each in listed]


def _resolved(element: dict[str, Any]) -> dict[str, Any]:
    found: Any = CONTRACT
    for step in element.get("$ref", "#").split("/")[1:]:
        found = found[step]
    return found if "$ref" in element else element


def _kind(parameter: dict[str, Any]) -> str:
    return str(parameter.get("x-query") or parameter["schema"]["type"])


class Expected:
    """The arguments of a call, and what the contract makes of them."""

    def __init__(self, operation: Described) -> None:
        self.arguments: dict[str, Any] = operation.path_values
        self.query: dict[str, str] = {}
        self.headers: dict[str, str] = {}
        self.values = operation.path_values
        for each in _declared(operation):
            name, wire_name = _argument(each["name"]), each["name"]
            if each["in"] == "path":
                self.values[name] = self.arguments[name] = f"a/{name}?&"
            elif each["in"] == "query":
                self.arguments[name], written = QUERY[_kind(each)]
                self.query |= {form.format(wire_name): value for form, value in written.items()}
            else:
                value: Any = TENANT if wire_name == "x-org-id" else SIGNED.get(wire_name)
                if each["schema"]["type"] == "boolean":
                    value = True
                self.arguments[name] = value
                self.headers[wire_name.lower()] = "true" if value is True else str(value)
        if operation.body is not None:
            self.arguments["body"] = operation.body


def _argument(wire_name: str) -> str:
    plain = re.sub("[A-Z]", lambda found: f"_{found[0].lower()}", wire_name.replace("-", "_"))
    return ESCAPED.get(wire_name, plain)


@every_operation
def test_every_argument_goes_where_the_contract_says(operation: Described) -> None:
    expected = Expected(operation)
    with wire.Server(wire.answer(200, operation.answer)) as server, client_for(server) as client:
        method = getattr(getattr(jcapiv1, operation.api)(client), operation.name)
        assert sorted(method.operation.arguments) == sorted(expected.arguments)
        result = method(**expected.arguments)
    (request,) = server.requests
    assert operation.is_answered_by(result)
    assert request.method == operation.verb
    target = urlsplit(request.target)
    quoted = {name: f"a%2F{name}%3F%26" for name in operation.path_values}
    assert target.path == "/api" + operation.path.format(**quoted)
    assert dict(parse_qsl(target.query, strict_parsing=bool(target.query))) == expected.query
    assert {name: request.headers.get(name) for name in expected.headers} == expected.headers
    if operation.body is None:
        assert request.body == b""
        assert "content-type" not in request.headers
    else:
        assert json.loads(request.body) == operation.body
        assert request.headers["content-type"] == "application/json"
    signed = "authorization" in expected.headers
    assert request.headers.get("x-api-key") == (None if signed else canary.KEY)
    known = {"accept", "accept-encoding", "content-length", "content-type", "host", "user-agent"}
    assert set(request.headers) - known - {"x-api-key"} == set(expected.headers)


@every_operation
def test_what_is_not_given_is_not_sent(operation: Described) -> None:
    with wire.Server(wire.answer(200, operation.answer)) as server, client_for(server) as client:
        method = getattr(getattr(jcapiv1, operation.api)(client), operation.name)
        method(**operation.arguments)
    (request,) = server.requests
    assert request.target == "/api" + operation.target
    assert not {"x-org-id", "date", "authorization", "x-eventually-consistent"} & set(
        request.headers
    )


WITH_BODY = [each for each in OPERATIONS if each.body is not None]


@pytest.mark.parametrize("operation", WITH_BODY, ids=lambda o: o.name)
def test_a_body_is_a_model_or_a_dictionary(operation: Described) -> None:
    raw = CONTRACT["paths"][operation.path][operation.verb.lower()]["requestBody"]
    kind = type_of(raw["content"]["application/json"]["schema"])
    bodies: list[Any] = [operation.body]
    if kind != "object":
        model = getattr(models, kind)
        names = {wire_name: name for name, wire_name in model.attribute_map.items()}
        bodies.append(model(**{names[key]: value for key, value in operation.body.items()}))
    with wire.Server(wire.answer(200, operation.answer)) as server, client_for(server) as client:
        method = getattr(getattr(jcapiv1, operation.api)(client), operation.name)
        for body in bodies:
            method(**operation.path_values, body=body)
        with pytest.raises(TypeError, match="body is a"):
            method(**operation.path_values, body="{}")
    sent = [json.loads(request.body) for request in server.requests]
    assert sent == [operation.body] * len(bodies)


DEVICE_OPERATIONS = [o for o in OPERATIONS if any(p["name"] == "Date" for p in _declared(o))]


def test_three_operations_can_be_called_in_the_name_of_a_device() -> None:
    names = [operation.name for operation in DEVICE_OPERATIONS]
    assert sorted(names) == ["systems_delete", "systems_get", "systems_put"]


@pytest.mark.parametrize("settings", [{}, {"access_token": canary.TOKEN}, {"api_key": {}}])
@pytest.mark.parametrize("operation", DEVICE_OPERATIONS, ids=lambda o: o.name)
def test_a_signed_call_of_a_device_carries_no_other_credential(
    operation: Described, settings: dict[str, Any]
) -> None:
    signed = {"_date": SIGNED["Date"], "authorization": SIGNED["Authorization"]}
    step = wire.answer(400, json.dumps({"message": SIGNED["Authorization"]}).encode())
    with wire.Server(step) as server, client_for(server, **settings) as client:
        method = getattr(getattr(jcapiv1, operation.api)(client), operation.name)
        with pytest.raises(jcapiv1.BadRequestException) as caught:
            method(**operation.arguments, **signed)
        prepared = client.prepare(method, **operation.arguments, **signed)
    headers = server.requests[0].headers
    assert headers["authorization"] == SIGNED["Authorization"]
    assert headers["date"] == SIGNED["Date"]
    assert "x-api-key" not in headers
    assert not canary.shows(f"{caught.value} {caught.value.body} {prepared!r}")


# Answers.


@every_operation
def test_any_2xx_is_a_success(operation: Described) -> None:
    statuses = [200, 201, 202]
    script = [wire.answer(status, operation.answer) for status in statuses]
    with wire.Server(*script) as server, client_for(server) as client:
        api = getattr(jcapiv1, operation.api)(client)
        twin = getattr(api, f"{operation.name}_with_http_info")
        for status in statuses:
            value, found, _ = twin(**operation.arguments)
            assert found == status
            assert operation.is_answered_by(value), status


@every_operation
def test_no_content_is_a_success_without_a_value(operation: Described) -> None:
    with wire.Server(wire.answer(204)) as server, client_for(server) as client:
        api = getattr(jcapiv1, operation.api)(client)
        assert getattr(api, operation.name)(**operation.arguments) is None


STRINGS = [each for each in OPERATIONS if each.returns == "str"]


@pytest.mark.parametrize("operation", STRINGS, ids=lambda o: o.name)
@pytest.mark.parametrize(
    ("body", "kind", "value"),
    [
        (b'"done"', "application/json", "done"),
        (b"OK", "text/plain; charset=utf-8", "OK"),
        (b"", "text/plain", ""),
    ],
)
def test_a_text_is_answered_as_json_or_as_it_is(
    operation: Described, body: bytes, kind: str, value: str
) -> None:
    answer = wire.answer(200, body, {"Content-Type": kind})
    with wire.Server(answer) as server, client_for(server) as client:
        api = getattr(jcapiv1, operation.api)(client)
        assert getattr(api, operation.name)(**operation.arguments) == value


@pytest.mark.parametrize("name", ["sshkey_list", "commands_get_results"])
def test_a_bare_array_is_a_list_of_records(name: str) -> None:
    operation = BY_NAME[name]
    two = json.dumps([{"_id": ID}, {"_id": "2"}]).encode()
    with wire.Server(wire.answer(200, two), wire.answer(200, b"[]")) as server:
        with client_for(server) as client:
            method = getattr(getattr(jcapiv1, operation.api)(client), name)
            assert [each.id for each in method(ID)] == [ID, "2"]
            assert method(ID) == []
