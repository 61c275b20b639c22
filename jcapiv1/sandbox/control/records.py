"""Records of all kinds: looked at, added, changed and removed by a test in any language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from jcapiv1.sandbox.refusal import Refusal
from jcapiv1.sandbox.resources import TENANT_RESOURCES
from jcapiv1.sandbox.resources.organizations import add_organization
from jcapiv1.sandbox.seeds.file import check_record
from jcapiv1.sandbox.state.records import Organization, Record
from jcapiv1.sandbox.state.state import State

TENANTS = "organizations"
_RESOURCES = {each.name: each for each in TENANT_RESOURCES}
KINDS: Mapping[str, type[Record]] = {
    TENANTS: Organization,
    **{name: resource.record for name, resource in _RESOURCES.items()},
}
"""Every kind of record, by its name in paths and in a file of records."""


def counts(state: State) -> dict[str, int]:
    """Return how many records there are of each kind."""
    return {name: len(state.table(kind)) for name, kind in KINDS.items()}


def listed(state: State, name: str, organization: str | None = None) -> list[dict[str, Any]]:
    """Return all records of a kind, or those of a tenant; Refusal (404) if there is no such."""
    return [
        each.document
        for each in state.table(_kind(name)).values()
        if organization in (None, each.document.get("organization", each.id))
    ]


def one(state: State, name: str, identity: str) -> Record:
    """Return a record; Refusal (404) if there is none."""
    found = state.table(_kind(name)).get(identity.lower())
    if found is None:
        raise Refusal(404, f"Not Found: no {_kind(name).noun} {identity}")
    return found


def added(state: State, name: str, given: object) -> list[dict[str, Any]]:
    """Add records, one object or an array; whatever they do not say is made up.

    Each says with `organization` of which tenant it is, otherwise it is of the first. Refusal
    (400) if one cannot be, and then none is added.
    """
    kind = _kind(name)
    documents = [dict(each) for each in _objects(given)]
    for index, document in enumerate(documents):
        _check(document, kind, state, f"{name}[{index}]")
        if name != TENANTS:
            document["organization"] = _tenant(state, document.get("organization")).id
    ids = [each["_id"] for each in documents if "_id" in each]
    if len(ids) > len({*ids}):
        raise Refusal(400, "Bad Request: two of them have the same _id")
    return [_add(state, name, document).document for document in documents]


def _add(state: State, name: str, document: dict[str, Any]) -> Record:
    if name == TENANTS:
        return add_organization(state, document)
    return _RESOURCES[name].add(state, _tenant(state, document["organization"]), document)


def changed(state: State, name: str, identity: str, given: object) -> dict[str, Any]:
    """Set fields of a record, whatever its operations would say; Refusal: 400, 404."""
    record = one(state, name, identity)
    fields = cast("dict[str, Any]", given) if isinstance(given, dict) else {}
    if not fields or {"_id", "id", "organization"} & set(fields):
        raise Refusal(400, "Bad Request: an object with fields, but _id, id and organization")
    _check(dict(fields), _kind(name), state, name)
    record.document.update(fields)
    return record.document


def removed(state: State, name: str, identity: str) -> dict[str, Any]:
    """Remove a record, and with a tenant all that is in it; Refusal (404) if there is none."""
    record = one(state, name, identity)
    if name == TENANTS:
        for kind in KINDS.values():
            for each in [*state.table(kind).values()]:
                if each.document.get("organization") == record.id:
                    state.remove(each)
    state.remove(record)
    return record.document


def _kind(name: str) -> type[Record]:
    if name not in KINDS:
        raise Refusal(404, f"Not Found: no records {name}; there are {', '.join(KINDS)}")
    return KINDS[name]


def _tenant(state: State, identity: object) -> Organization:
    tenants = state.table(Organization)
    if identity is None and tenants:
        return next(iter(tenants.values()))
    found = tenants.get(identity) if isinstance(identity, str) else None
    if found is None:
        raise Refusal(400, f"Bad Request: no tenant {identity}")
    return found


def _objects(given: object) -> Iterator[Mapping[str, Any]]:
    for each in cast("list[object]", given) if isinstance(given, list) else [given]:
        if not isinstance(each, dict):
            raise Refusal(400, "Bad Request: a record is a JSON object")
        yield cast("dict[str, Any]", each)


def _check(document: dict[str, Any], kind: type[Record], state: State, where: str) -> None:
    try:
        check_record(document, kind, state, where)
    except ValueError as error:
        raise Refusal(400, f"Bad Request: {error}") from None
