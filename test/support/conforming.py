"""Whether an answer is what the contract says of the operation."""

from __future__ import annotations

import json
from typing import Any

from contract import BY_NAME, CONTRACT
from openapi_schema_validator import OAS31Validator
from plainhttp import Answer


def assert_conforms(name: str, answer: Answer) -> None:
    """Fail unless the answer is declared, with a body that is as declared and nothing more."""
    described = BY_NAME[name]
    responses = CONTRACT["paths"][described.path][described.verb.lower()]["responses"]
    assert str(answer.status) in responses, f"{name}: {answer.status} is not declared"
    declared = responses[str(answer.status)]
    if "$ref" in declared:
        declared = CONTRACT["components"]["responses"][declared["$ref"].rpartition("/")[2]]
    content = declared.get("content")
    if content is None:
        assert answer.body == b""
        return
    media_type = answer.headers["content-type"].partition(";")[0]
    schema = content[media_type]["schema"]
    document = json.loads(answer.body)
    whole = {**schema, "components": CONTRACT["components"]}
    errors = [error.message for error in OAS31Validator(whole).iter_errors(document)]
    assert errors == []
    if answer.status == 200:
        assert unknown_names(document, schema) == []


def unknown_names(value: Any, schema: dict[str, Any], where: str = "") -> list[str]:
    """The fields, at any depth, that the schema does not have."""
    for choice in schema.get("anyOf", ()):
        if "$ref" in choice:
            schema = choice
    if "$ref" in schema:
        schema = CONTRACT["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    if isinstance(value, list):
        items = schema.get("items", {})
        return [name for each in value for name in unknown_names(each, items, f"{where}[]")]
    if not isinstance(value, dict) or "properties" not in schema:
        return []
    known = schema["properties"]
    found = [f"{where}.{name}" for name in value if name not in known]
    for name in value.keys() & known.keys():
        found += unknown_names(value[name], known[name], f"{where}.{name}")
    return found
