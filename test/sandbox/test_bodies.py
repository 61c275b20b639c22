"""Bodies are what the contract says of them, whatever the operation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from contract import BY_NAME, CONTRACT, OPERATIONS
from openapi_schema_validator import OAS31Validator, oas31_format_checker
from plainhttp import Plain

from codegen import sandbox as generated
from jcapiv1.sandbox import Organization, Sandbox
from jcapiv1.sandbox.calls.schemas import property_schema, taken
from jcapiv1.sandbox.contract import operations
from jcapiv1.sandbox.refusal import Refusal
from jcapiv1.sandbox.resources import ROUTER

WITH_BODY = [each.name for each in OPERATIONS if each.body is not None]


def schema_of(properties: dict[str, Any], **words: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, **words}


@pytest.mark.parametrize("name", WITH_BODY)
def test_the_example_of_a_body_is_taken_whole(name: str) -> None:
    schema = operations()[name].body
    assert schema is not None
    example = BY_NAME[name].body
    assert taken(example, schema) == example


@pytest.mark.parametrize(
    ("schema", "value", "complaint"),
    [
        ({"type": "string"}, 5, "it must be a string"),
        ({"type": ["boolean", "string", "null"]}, 5, "it must be a boolean or a string"),
        ({"type": "string"}, None, "it must be a string"),
        ({"type": "integer"}, True, "it must be an integer"),
        ({"type": "integer"}, 1.5, "it must be an integer"),
        ({"type": "number"}, "1", "it must be a number"),
        ({"type": "integer", "minimum": 1}, 0, "it must be at least 1"),
        ({"type": "number", "maximum": 24}, 24.5, "it must be at most 24"),
        ({"type": "string", "maxLength": 2}, "abc", "it must have at most 2 characters"),
        ({"type": "string", "minLength": 2}, "a", "it must have at least 2 characters"),
        ({"type": "string", "pattern": "^a$"}, "b", r"it must match \^a\$"),
        ({"type": "string", "format": "email"}, "nobody", "it must be an address"),
        ({"type": "string", "format": "date"}, "2026-02-30", "it must be a date,"),
        ({"type": "string", "format": "date-time"}, "2026-01-01", "it must be a date-time,"),
        ({"type": "array", "minItems": 1}, [], "it must have at least 1 elements"),
        ({"type": "array", "maxItems": 1}, [1, 2], "it must have at most 1 elements"),
        ({"type": "array", "items": {"type": "string"}}, ["a", 1], r"it\[1\] must be a string"),
        ({"anyOf": [{"type": "string"}, {"type": "null"}]}, 5, "it must be a string"),
        (schema_of({"in": {"type": "boolean"}}), {"in": 1}, "it.in must be a boolean"),
        (schema_of({}, required=["in"]), {}, "it.in is required"),
        ({"type": "object", "additionalProperties": {"type": "string"}}, {"a": 1}, "it.a must be"),
        ({"$ref": "Mfa"}, {"exclusionDays": 0}, "it.exclusionDays must be at least 1"),
        ({"allOf": [{"$ref": "Mfa"}, {"required": ["exclusion"]}]}, {}, "it.exclusion is required"),
    ],
)
def test_a_value_that_the_schema_does_not_allow_is_refused_with_its_place(
    schema: dict[str, Any], value: Any, complaint: str
) -> None:
    with pytest.raises(Refusal, match=f"400 Bad Request: {complaint}"):
        taken({"it": value}, schema_of({"it": schema}))


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({}, {"anything": [1]}),
        ({"type": "integer"}, 5.0),
        ({"type": ["string", "null"], "maxLength": 2, "format": "date"}, None),
        ({"type": "string", "format": "date"}, "2026-02-28"),
        ({"type": "string", "format": "date-time"}, "2026-02-28T00:00:00+01:00"),
        ({"type": "string", "format": "of our own"}, "x"),
        ({"type": "array"}, [1, "a"]),
        ({"type": "object"}, {"a": 1}),
        ({"type": "object", "additionalProperties": True}, {"a": 1}),
        ({"anyOf": [{"$ref": "Mfa"}, {"type": "null"}]}, None),
    ],
)
def test_a_value_that_the_schema_allows_is_taken_as_it_is(
    schema: dict[str, Any], value: Any
) -> None:
    document = {"it": value}
    assert taken(document, schema_of({"it": schema})) == document


def test_names_that_nobody_knows_are_left_out_at_every_depth() -> None:
    schema = schema_of({"list": {"type": "array", "items": schema_of({"a": {}})}})
    document = {"list": [{"a": 1, "b": 2}], "c": 3}
    assert taken(document, schema) == {"list": [{"a": 1}]}
    assert document == {"list": [{"a": 1, "b": 2}], "c": 3}


@pytest.mark.parametrize(
    ("limits", "good", "bad", "message"),
    [
        ({"anyOf": [{"format": "ipv4"}, {"format": "ipv6"}]}, "2001:db8::1", "a", "an IP address"),
        ({"anyOf": [{"format": "ipv4"}, {"format": "ipv6"}]}, "192.0.2.1", "1", "an IP address"),
        ({"format": "regex"}, "^a.*", "(", "a regular expression"),
        ({"minLength": 1}, "a", "", "at least 1"),
    ],
)
def test_what_stands_beside_a_reference_limits_it(
    limits: dict[str, Any], good: str, bad: str, message: str
) -> None:
    schema = {"allOf": [{"$ref": "Sshkeypost"}, {"properties": {"name": limits}}]}
    document = {"name": good, "public_key": "ssh-ed25519 AAAA"}
    assert taken(document, schema) == document
    with pytest.raises(Refusal, match=f"name must .*{message}"):
        taken({**document, "name": bad}, schema)
    with pytest.raises(Refusal, match="public_key is required"):
        taken({"name": good}, schema)


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ({"name": {}}, "filter.name must not be empty"),
        ({"name": {"$near": 1}}, "filter.name has no \\$near"),
        ({"or": ["name"]}, "must match"),
        ([{"and": [{"name": {"$gt": None}}]}], "must be a string or a number or a boolean"),
    ],
)
def test_a_filter_is_checked_at_every_depth(condition: Any, message: str) -> None:
    assert taken({"filter": {"and": [{"name": {"$regex": "^a"}}]}}, {"$ref": "Search"})
    with pytest.raises(Refusal, match=message):
        taken({"filter": condition}, {"$ref": "Search"})


def test_the_schema_of_a_field_is_found_through_references() -> None:
    schema = {"allOf": [{"$ref": "Mfa"}, {"required": ["exclusion"]}]}
    assert property_schema(schema, "exclusionDays")["minimum"] == 1
    assert property_schema(schema, "unheard") == {}


@pytest.mark.long
def test_what_the_sandbox_has_of_the_contract_is_current(root: Path) -> None:
    for name, text in generated.files().items():
        assert (root / name).read_text(encoding="utf-8") == text, "python -m codegen.sandbox"


@pytest.mark.parametrize("name", [each for each in ROUTER.operations if each in WITH_BODY])
@pytest.mark.parametrize(
    ("status", "body", "content_type"),
    [
        (400, b"[]", "application/json"),
        (400, b"{", "application/json"),
        (415, b"{}", "text/plain"),
        (413, b" " * (100 * 1024 + 1), "application/json"),
    ],
)
def test_a_body_that_cannot_be_read_is_refused_as_declared(
    sandbox: Sandbox,
    http: Plain,
    acme: Organization,
    name: str,
    status: int,
    body: bytes,
    content_type: str,
) -> None:
    described = BY_NAME[name]
    key = sandbox.key(organization=acme)
    headers = {"Content-Type": content_type}
    answer = http(described.verb, described.target, key=key, headers=headers, body=body)
    assert answer.status == status
    declared = CONTRACT["paths"][described.path][described.verb.lower()]["responses"]
    assert str(status) in declared


@pytest.mark.parametrize("name", WITH_BODY)
def test_the_lean_schema_says_the_same_as_the_contract(name: str) -> None:
    described = BY_NAME[name]
    operation = CONTRACT["paths"][described.path][described.verb.lower()]
    full = operation["requestBody"]["content"]["application/json"]["schema"]
    whole = {**full, "components": CONTRACT["components"]}
    schema = operations()[name].body
    assert schema is not None
    for value in (5, "text", [], {"a": "b"}, True, "x" * 2000):
        for field in fields_of(full):
            document = {**described.body, field: value}
            allowed = OAS31Validator(whole, format_checker=oas31_format_checker).is_valid(document)
            assert is_taken(document, schema) == allowed, document


def fields_of(schema: dict[str, Any]) -> list[str]:
    if "allOf" in schema:
        return [field for part in schema["allOf"] for field in fields_of(part)]
    if "$ref" in schema:
        schema = CONTRACT["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return list(schema.get("properties", ()))


def is_taken(document: dict[str, Any], schema: Any) -> bool:
    try:
        taken(document, schema)
    except Refusal:
        return False
    return True
