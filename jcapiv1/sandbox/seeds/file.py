"""A JSON file that says what a sandbox starts with. `docs/sandbox.md` shows one."""

from __future__ import annotations

import json
import logging
import os
import random
import re
from pathlib import Path
from typing import Any, cast

from jcapiv1.sandbox.access.keys import SCOPES_OF_ROLES, Access, Key
from jcapiv1.sandbox.resources import TENANT_RESOURCES
from jcapiv1.sandbox.resources.organizations import add_organization
from jcapiv1.sandbox.snapshots import restore
from jcapiv1.sandbox.state.records import Organization, Record
from jcapiv1.sandbox.state.state import State

logger = logging.getLogger("jcapiv1.sandbox")

_ID = re.compile(r"[0-9a-f]{24}")


def read_json(path: str | os.PathLike[str]) -> object:
    """Return the document in a file; ValueError if it is not JSON."""
    try:
        return json.loads(Path(path).read_bytes())
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{os.fspath(path)}: not JSON: {error}") from None


def from_file(path: str | os.PathLike[str]) -> tuple[State, Access]:
    """Return the records and keys of a file; ValueError says what is wrong with it.

    Records have the names of the wire; what one does not say is made up. The file may also be
    what `Sandbox.save` wrote.
    """
    document = read_json(path)
    try:
        return _read(document)
    except ValueError as error:
        raise ValueError(f"{os.fspath(path)}: {error}") from None


def _read(document: object) -> tuple[State, Access]:
    root = _object(document, "the file")
    if "format" in root:
        state, access = State(random.Random(0)), Access()  # noqa: S311 - made up for tests
        restore(root, state, access)
        return state, access
    _check_names(root, {"organizations", "keys"}, "the file")
    state, access = State(random.Random(0)), Access()  # noqa: S311 - made up for tests
    newer: set[str] = set()
    for index, item in enumerate(_array(root.get("organizations", []), "organizations")):
        newer |= _add_tenant(state, _object(item, f"organizations[{index}]"), index)
    if newer:
        logger.warning("fields that the contract does not know, kept: %s", ", ".join(sorted(newer)))
    for index, item in enumerate(_array(root.get("keys", []), "keys")):
        key = _key(_object(item, f"keys[{index}]"), state, f"keys[{index}]")
        if key.value in access.keys:
            raise ValueError(f"keys[{index}] is there already")
        access.keys[key.value] = key
    return state, access


def _add_tenant(state: State, document: dict[str, Any], index: int) -> set[str]:
    """Add a tenant and its records; return the names that the contract does not know."""
    where = f"organizations[{index}]"
    listed = [
        (each, _array(document.pop(each.name, []), f"{where}.{each.name}"))
        for each in TENANT_RESOURCES
    ]
    newer = check_record(document, Organization, state, where)
    organization = add_organization(state, document)
    for resource, items in listed:
        for number, item in enumerate(items):
            place = f"{where}.{resource.name}[{number}]"
            fields = _object(item, place)
            newer |= check_record(fields, resource.record, state, place)
            if fields.get("organization", organization.id) != organization.id:
                raise ValueError(f"{place}.organization is another than the one it stands in")
            resource.add(state, organization, fields)
    return newer


def check_record(
    document: dict[str, Any], kind: type[Record], state: State, where: str
) -> set[str]:
    """Return the names that the contract does not know: the service may have become newer.

    ValueError unless the service could list the record beside the others.
    """
    newer = document.keys() - set(kind.shape.names)
    known = {_plain(name): name for name in kind.shape.names}
    for name in sorted(newer):
        if _plain(name) in known:
            raise ValueError(f"{where} has no {name!r}; on the wire it is {known[_plain(name)]!r}")
    for name, value in document.items():
        if wrong := kind.shape.mismatch(name, value):
            raise ValueError(f"{where}.{wrong}")
    if "_id" in document and (
        not _ID.fullmatch(document["_id"] or "") or document["_id"] in state.table(kind)
    ):
        raise ValueError(f"{where}._id must be 24 lower-case hex digits that no other has")
    if "id" in document and document["id"] != document.get("_id"):
        raise ValueError(f"{where}.id must be what its _id is")
    return newer


def _plain(name: str) -> str:
    """Return a name as far as a slip of the pen leaves it: `totp_enrolled` is `totpEnrolled`."""
    return name.replace("_", "").replace("-", "").lower()


def _key(document: dict[str, Any], state: State, where: str) -> Key:
    _check_names(document, {"key", "role", "organizations"}, where)
    value, reach = document.get("key"), document.get("organizations")
    role = str(document.get("role", "Administrator With Billing"))
    if not (isinstance(value, str) and value.isascii() and value.isprintable() and value.strip()):
        raise ValueError(f"{where} needs a key that can be a header")
    if role not in SCOPES_OF_ROLES:
        raise ValueError(f"{where} needs a role of {', '.join(SCOPES_OF_ROLES)}")
    if reach is not None and not set(map(str, _array(reach, where))) <= set(
        state.table(Organization)
    ):
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
