"""What the contract says of the operations, and the schemas of their bodies."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

_UNKNOWN_SCOPES: Mapping[str, frozenset[str]] = {
    "commands_run": frozenset({"commands", "commandrunner.legacy"}),
    "organization_list": frozenset(
        {"organizations", "organizations.readonly", "commandrunner.legacy"}
    ),
    "systemusers_totp_info": frozenset({"users", "users.readonly"}),
    "users_get": frozenset({"administrators", "administrators.readonly"}),
    "users_list": frozenset({"administrators", "administrators.readonly"}),
}
"""The rights for operations of which the contract names none: those of what lies beside."""


@dataclass(frozen=True)
class Described:
    """An operation as the contract describes it."""

    name: str
    method: str
    path: str
    """With placeholders, below the base path."""
    query: frozenset[str]
    """The names of its query parameters."""
    scopes: frozenset[str]
    """The rights of which a key needs one."""
    body: Mapping[str, Any] | None
    """The JSON Schema of its body; None if it takes none."""


@lru_cache(None)
def operations() -> Mapping[str, Described]:
    """Return all operations of the contract by their names."""
    return {name: _described(name, of) for name, of in _read()["operations"].items()}


@lru_cache(None)
def all_scopes() -> frozenset[str]:
    """Return every right that some operation asks for."""
    return frozenset[str]().union(*(each.scopes for each in operations().values()))


def named_schema(name: str) -> Mapping[str, Any]:
    """Return the schema that a `$ref` names, or a part of one: `Search/properties/filter`."""
    name, *inside = name.split("/")
    schema: Mapping[str, Any] = _read()["schemas"][name]
    for each in inside:
        schema = schema[each]
    return schema


def _described(name: str, of: Mapping[str, Any]) -> Described:
    return Described(
        name=name,
        method=of["method"],
        path=of["path"],
        query=frozenset(of["query"]),
        scopes=frozenset(of["scopes"]) or _UNKNOWN_SCOPES[name],
        body=of.get("body"),
    )


@lru_cache(None)
def _read() -> Mapping[str, Mapping[str, Any]]:
    # Written by `python -m codegen.sandbox`; the wheel has it beside this module.
    text = Path(__file__).with_name("contract.json").read_text(encoding="utf-8")
    read: Mapping[str, Mapping[str, Any]] = json.loads(text)
    return read
