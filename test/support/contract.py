"""What the tests need to know of openapi.yaml, read without the generator."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import yamlfile

ID = "5f0c1d2e3a4b5c6d7e8f9a0b"

CONTRACT = yamlfile.load(Path(__file__).resolve().parents[2] / "openapi.yaml")
SCHEMAS: dict[str, Any] = CONTRACT["components"]["schemas"]


def type_of(schema: dict[str, Any]) -> str:
    """The type as the predecessor wrote it: "Userreturn", "list[Sshkeylist]", "str", "object"."""
    if "allOf" in schema:
        return type_of(next(part for part in schema["allOf"] if "$ref" in part))
    if "$ref" in schema:
        return schema["$ref"].rpartition("/")[2]
    if schema.get("type") == "array":
        return f"list[{type_of(schema['items'])}]"
    return "str" if schema.get("type") == "string" else "object"


def answer_of(kind: str | None) -> Any:
    """A right answer of that type, as a JSON document."""
    if kind is None:
        return None
    if kind.startswith("list["):
        return [answer_of(kind[5:-1])]
    if kind in ("str", "object"):
        return "done" if kind == "str" else {}
    fields = SCHEMAS[kind].get("properties", {})
    if "results" in fields:
        return {"totalCount": 1, "results": [{"_id": ID}]}
    return {name: ID for name in ("_id", "id") if name in fields}


class Described(NamedTuple):
    """An operation as the contract describes it."""

    name: str
    verb: str
    path: str
    api: str
    """A class that has it, for example "UsersApi"; empty for a raw call."""
    repeat: str
    """ "always" or "unsent"."""
    takes_org_id: bool
    body: Any
    """The example of its body; None if it takes none."""
    returns: str | None
    effect: str | None = None
    """A kind of `x-effect`; None for a raw call."""
    needs_body: bool = False
    """Whether the body is required."""

    @property
    def path_values(self) -> dict[str, str]:
        names = [part.partition("}")[0] for part in self.path.split("{")[1:]]
        return {name: "nightly" if name == "triggername" else ID for name in names}

    @property
    def target(self) -> str:
        """Its path with a value for each placeholder."""
        return self.path.format(**self.path_values)

    @property
    def arguments(self) -> dict[str, Any]:
        """What a call of it needs."""
        return self.path_values if self.body is None else {**self.path_values, "body": self.body}

    @property
    def answer(self) -> bytes:
        """A right answer."""
        return b"" if self.returns is None else json.dumps(answer_of(self.returns)).encode()

    def is_answered_by(self, result: Any) -> bool:
        """Whether `result` is what that answer says."""
        if isinstance(result, list) and len(result) == 1:
            result = result[0]
        result = getattr(result, "results", None) or result
        if isinstance(result, list):
            return [each.id for each in result] == [ID]
        if self.returns in (None, "str"):
            return result == (None if self.returns is None else "done")
        document = json.loads(self.answer)
        kind = document[0] if isinstance(document, list) else document
        return all(getattr(result, name.strip("_")) == ID for name in kind)


def _described(verb: str, path: str, operation: dict[str, Any]) -> Described:
    right = next(each for code, each in operation["responses"].items() if code[0] == "2")
    answer = right.get("content", {}).get("application/json")
    body = operation.get("requestBody", {}).get("content", {}).get("application/json")
    return Described(
        name=operation["operationId"],
        verb=verb.upper(),
        path=path,
        api=operation["tags"][0].title().replace(" ", "") + "Api",
        repeat=operation["x-repeat"],
        takes_org_id=operation["x-org-id"] != "refused",
        body=body and body["example"],
        returns=answer and type_of(answer["schema"]),
        effect=operation["x-effect"]["kind"],
        needs_body=operation.get("requestBody", {}).get("required", False),
    )


OPERATIONS = [
    _described(verb, path, operation)
    for path, item in CONTRACT["paths"].items()
    for verb, operation in item.items()
    if verb in ("get", "put", "post", "patch", "delete")
]
BY_NAME = {each.name: each for each in OPERATIONS}
