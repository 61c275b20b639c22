"""A JSON file that says what a sandbox starts with. `docs/sandbox.md` shows one."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path
from typing import Any, cast

from jcapiv1.sandbox.access import SCOPES_OF_ROLES, Access, Key
from jcapiv1.sandbox.builders import add_administrator, add_organization
from jcapiv1.sandbox.records import Administrator, Organization
from jcapiv1.sandbox.state import State


def from_file(path: str | os.PathLike[str]) -> tuple[State, Access]:
    """Return the records and keys of a file; ValueError says what is wrong with it.

    Records have the names of the wire; what one does not say is made up.
    """
    root = _object(json.loads(Path(path).read_text(encoding="utf-8")), "the file")
    _check_names(root, {"organizations", "keys"}, "the file")
    state, access = State(random.Random(0)), Access()  # noqa: S311 - made up for tests
    for index, item in enumerate(_array(root.get("organizations", []), "organizations")):
        where = f"organizations[{index}]"
        document = _object(item, where)
        people = _array(document.pop("administrators", []), f"{where}.administrators")
        _check_names(document, Organization.names, where)
        organization = add_organization(state, document)
        for number, person in enumerate(people):
            place = f"{where}.administrators[{number}]"
            fields = _object(person, place)
            _check_names(fields, Administrator.names - {"organization"}, place)
            add_administrator(state, organization, fields)
    for index, item in enumerate(_array(root.get("keys", []), "keys")):
        key = _key(_object(item, f"keys[{index}]"), state, f"keys[{index}]")
        access.keys[key.value] = key
    return state, access


def _key(document: dict[str, Any], state: State, where: str) -> Key:
    _check_names(document, {"key", "role", "organizations"}, where)
    reach: list[Any] | None = document.get("organizations")
    role = document.get("role", "Administrator With Billing")
    if not isinstance(document.get("key"), str) or role not in SCOPES_OF_ROLES:
        raise ValueError(f"{where} needs a key, and a role of {', '.join(SCOPES_OF_ROLES)}")
    if reach is not None and not set(_array(reach, where)) <= set(state.organizations):
        raise ValueError(f"{where}.organizations names one that the file does not have")
    return Key(
        value=document["key"],
        organizations=None if reach is None else frozenset(reach),
        multi_tenant=reach is None or len(reach) != 1,
        scopes=SCOPES_OF_ROLES[role],
    )


def _object(value: object, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"{where} must be an object")
    return cast("dict[str, Any]", value)


def _array(value: object, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError(f"{where} must be an array")
    return value  # pyright: ignore[reportUnknownVariableType]


def _check_names(document: dict[str, Any], names: set[str] | frozenset[str], where: str) -> None:
    if unknown := sorted(document.keys() - names):
        raise ValueError(f"{where} has no {unknown[0]!r}; it has {', '.join(sorted(names))}")
