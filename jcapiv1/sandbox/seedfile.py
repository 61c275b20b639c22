"""A JSON file that says what a sandbox starts with. `docs/sandbox.md` shows one."""

from __future__ import annotations

import json
import os
import random
import re
from pathlib import Path
from typing import Any, cast

from jcapiv1.model import Model
from jcapiv1.models import OrganizationslistResults, Userreturn
from jcapiv1.sandbox.access import SCOPES_OF_ROLES, Access, Key
from jcapiv1.sandbox.builders import add_administrator, add_organization
from jcapiv1.sandbox.jsontypes import mismatch, types_of
from jcapiv1.sandbox.state import State

_ID = re.compile(r"[0-9a-f]{24}")


def read_json(path: str | os.PathLike[str]) -> object:
    """Return the document in a file; ValueError if it is not JSON."""
    try:
        return json.loads(Path(path).read_bytes())
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{os.fspath(path)}: not JSON: {error}") from None


def from_file(path: str | os.PathLike[str]) -> tuple[State, Access]:
    """Return the records and keys of a file; ValueError says what is wrong with it.

    Records have the names of the wire; what one does not say is made up.
    """
    document = read_json(path)
    try:
        return _read(document)
    except ValueError as error:
        raise ValueError(f"{os.fspath(path)}: {error}") from None


def _read(document: object) -> tuple[State, Access]:
    root = _object(document, "the file")
    _check_names(root, {"organizations", "keys"}, "the file")
    state, access = State(random.Random(0)), Access()  # noqa: S311 - made up for tests
    for index, item in enumerate(_array(root.get("organizations", []), "organizations")):
        where = f"organizations[{index}]"
        fields = _object(item, where)
        people = _array(fields.pop("administrators", []), f"{where}.administrators")
        _check_record(fields, OrganizationslistResults, state.organizations, where)
        organization = add_organization(state, fields)
        for number, person in enumerate(people):
            place = f"{where}.administrators[{number}]"
            fields = _object(person, place)
            _check_record(fields, Userreturn, state.administrators, place)
            if fields.get("organization", organization.id) != organization.id:
                raise ValueError(f"{place}.organization is another than the one it stands in")
            add_administrator(state, organization, fields)
    for index, item in enumerate(_array(root.get("keys", []), "keys")):
        key = _key(_object(item, f"keys[{index}]"), state, f"keys[{index}]")
        if key.value in access.keys:
            raise ValueError(f"keys[{index}] is there already")
        access.keys[key.value] = key
    return state, access


def _check_record(
    document: dict[str, Any], model: type[Model], others: dict[str, Any], where: str
) -> None:
    """Raise ValueError unless the service could list it beside the others."""
    types = types_of(model)
    _check_names(document, {*types, *model.aliases}, where)
    for name, value in document.items():
        if text := mismatch(value, types.get(name, "str")):
            raise ValueError(f"{where}.{name} must be {text}")
    if "_id" in document and (
        not _ID.fullmatch(document["_id"] or "") or document["_id"] in others
    ):
        raise ValueError(f"{where}._id must be 24 lower-case hex digits that no other has")
    if "id" in document and document["id"] != document.get("_id"):
        raise ValueError(f"{where}.id must be what its _id is")


def _key(document: dict[str, Any], state: State, where: str) -> Key:
    _check_names(document, {"key", "role", "organizations"}, where)
    value, reach = document.get("key"), document.get("organizations")
    role = str(document.get("role", "Administrator With Billing"))
    if not (isinstance(value, str) and value.isascii() and value.isprintable() and value.strip()):
        raise ValueError(f"{where} needs a key that can be a header")
    if role not in SCOPES_OF_ROLES:
        raise ValueError(f"{where} needs a role of {', '.join(SCOPES_OF_ROLES)}")
    if reach is not None and not set(map(str, _array(reach, where))) <= set(state.organizations):
        raise ValueError(f"{where}.organizations names one that the file does not have")
    return Key(
        value=value,
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
