"""Records for Schemathesis: one for each operation that names one, so that no other deletes it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import Any

from jcapiv1.sandbox.contract import Described, operations

TENANT = "5f0c1d2e3a4b5c6d7e8f9a00"
COMMAND, SYSTEM = "5f0c1d2e3a4b5c6d7e8f9a0b", "5f0c1d2e3a4b5c6d7e8f9a0c"
"""The ids in the contract's example of a run."""
PERSON = hashlib.sha256(b"manager").hexdigest()[:24]
"""Who manages others; worked out, since Hypothesis takes constants of the code for ids to try."""
TRIGGER = "nightly-cleanup"
"""The contract's example of a trigger."""
_TEMPLATE = "4bb353dcc03a9b072568e450"
"""One that every sandbox has."""
_KINDS = {
    "applications": "applications",
    "command": "commands",
    "commandresults": "commandResults",
    "commands": "commands",
    "files": "commands",
    "radiusservers": "radiusServers",
    "systems": "systems",
    "systemusers": "people",
    "users": "administrators",
}
"""Where a path begins to the kind of record that it addresses, as a seed file calls it."""


def path_values(operation: Described) -> dict[str, str]:
    """Return what stands in an operation's path so that there is a record."""
    names = [part[1:-1] for part in operation.path.split("/") if part.startswith("{")]
    return {name: _value(operation, name) for name in names}


def _value(operation: Described, name: str) -> str:
    start = operation.path.split("/")[1]
    if name == "triggername":
        return TRIGGER
    if start in ("organizations", "application-templates"):
        return TENANT if start == "organizations" else _TEMPLATE
    return hashlib.sha256(f"{operation.name} {name}".encode()).hexdigest()[:24]


def seed() -> dict[str, Any]:
    """Return the document of a seed file: a tenant with records of every resource."""
    tenant: dict[str, Any] = defaultdict(list, _id=TENANT, displayName="Acme")
    for operation in operations().values():
        kind = _KINDS.get(operation.path.split("/")[1])
        values = path_values(operation)
        if kind is not None and values.keys() - {"triggername"}:
            tenant[kind].append(_record(kind, operation, values))
    tenant["systems"].append({"_id": SYSTEM, "hostname": "front-desk"})
    tenant["people"].append({"_id": PERSON, "username": "grace"})
    tenant["commands"].append({"_id": COMMAND, **_command("commands_run")})
    return {"organizations": [dict(tenant)]}


def _record(kind: str, operation: Described, values: dict[str, str]) -> dict[str, Any]:
    name = operation.name
    if kind == "people" and "systemuser_id" in values:
        key = {"_id": values["id"], "name": "laptop", "public_key": "ssh-ed25519 AAAAC3Nz ada"}
        return {"_id": values["systemuser_id"], "username": name, "ssh_keys": [key]}
    identity = {"_id": values.get("id") or values["system_id"]}
    if kind == "commands":
        return {**identity, **_command(name)}
    if kind == "commandResults":
        return {**identity, "name": name, "workflowId": COMMAND, "systemId": SYSTEM}
    named = {
        "administrators": {"email": f"{name}@acme.example", "totpEnrolled": True},
        "applications": {"name": "saml2", "displayLabel": name},
        "people": {"username": name, "state": "STAGED" if "activate" in name else "ACTIVATED"},
        "radiusServers": {"name": name},
        "systems": {"hostname": name},
    }
    return {**identity, **named[kind]}


def _command(name: str) -> dict[str, Any]:
    return {"name": name, "command": "uptime", "trigger": TRIGGER, "systems": [SYSTEM]}
