"""What the tests need to know of openapi.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import yaml

ID = "5f0c1d2e3a4b5c6d7e8f9a0b"
ANSWERS = {
    "Organizationslist": b'{"totalCount": 1, "results": [{"_id": "%s"}]}' % ID.encode(),
    "Userslist": b'{"totalCount": 1, "results": [{"_id": "%s"}]}' % ID.encode(),
    "Userreturn": b'{"_id": "%s", "suspended": false}' % ID.encode(),
    None: b"",
}
"""A right answer for each kind of response."""


class Described(NamedTuple):
    """An operation as the contract describes it."""

    name: str
    verb: str
    path: str
    api: str
    """The class that has it, for example "UsersApi"."""
    repeat: str
    """ "always" or "unsent"."""
    takes_org_id: bool
    takes_body: bool
    returns: str | None

    @property
    def arguments(self) -> dict[str, Any]:
        """What a call of it needs."""
        given: dict[str, Any] = {"id": ID} if "{id}" in self.path else {}
        return {**given, "body": {"lastname": "Meyer"}} if self.takes_body else given

    @property
    def answer(self) -> bytes:
        return ANSWERS[self.returns]


def _described(verb: str, path: str, operation: dict[str, Any]) -> Described:
    content = operation["responses"]["200"].get("content", {})
    schema = content.get("application/json", {}).get("schema")
    return Described(
        name=operation["operationId"],
        verb=verb.upper(),
        path=path,
        api=operation["tags"][0].title().replace(" ", "") + "Api",
        repeat=operation["x-repeat"],
        takes_org_id=operation["x-org-id"] == "accepted",
        takes_body="requestBody" in operation,
        returns=schema and schema["$ref"].rpartition("/")[2],
    )


CONTRACT = yaml.safe_load((Path(__file__).resolve().parents[2] / "openapi.yaml").read_text("utf-8"))
OPERATIONS = [
    _described(verb, path, operation)
    for path, item in CONTRACT["paths"].items()
    for verb, operation in item.items()
    if verb in ("get", "put", "post", "patch", "delete")
]
