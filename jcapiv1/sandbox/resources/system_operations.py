"""What is done with devices: read, change, remove, and the four built-in actions."""

from __future__ import annotations

from typing import Any

from jcapiv1.sandbox.answers import Answer
from jcapiv1.sandbox.calls.call import Call, Document
from jcapiv1.sandbox.refusal import Refusal
from jcapiv1.sandbox.resources.agents import forget, tell
from jcapiv1.sandbox.resources.commands import unbind
from jcapiv1.sandbox.resources.people.record import Person
from jcapiv1.sandbox.resources.resource import TenantResource
from jcapiv1.sandbox.resources.systems import System, add_system
from jcapiv1.sandbox.state.records import Organization
from jcapiv1.sandbox.state.state import State

_BOOLEANS = {"true": True, "false": False}
_SWITCHES = (
    "allowMultiFactorAuthentication",
    "allowPublicKeyAuthentication",
    "allowSshPasswordAuthentication",
    "allowSshRootLogin",
)


def systems_list(call: Call) -> Document:
    """GET /systems. The tenant's devices, by filter, search, sort, page and fields.

    Known: the model; `_id` and `id` (wire).
    Guessed: `organization` is answered to every key.
    """
    return call.page(System, call.tenant())


def systems_get(call: Call) -> Document:
    """GET /systems/{id}. One device, or the fields asked for; a device may read itself.

    Known: the model; a device that signs reaches itself only, else 401.
    Guessed: `filter` means nothing here; whether a signature is true is not looked at.
    """
    return call.view(_system(call))


def systems_put(call: Call) -> Document:
    """PUT /systems/{id}. Changes what the body names; a list in it replaces the whole list.

    Known: partial (module, command line); `attributes` are replaced whole (module);
    `primarySystemUser.id` with its dot, and null takes the person away (module); the texts `true`
    and `false` for booleans.
    Guessed: 400 for a person who is not of the tenant; any other null is kept as null;
    `agentBoundMessages` reach the agent and are not kept.
    """
    tenant = call.tenant()
    changes = call.fields(System, body=_with_booleans(call.json_object()))
    system = _system(call)
    messages: list[dict[str, str]] = changes.pop("agentBoundMessages", None) or []
    if "primarySystemUser.id" in changes:
        system.primary_system_user = {
            "id": _person(call.state, tenant, changes.pop("primarySystemUser.id"))
        }
    system.document.update(changes)
    for message in messages:
        tell(call.state, system, "message", cmd=message.get("cmd"))
    return call.view(system)


def systems_delete(call: Call) -> Document:
    """DELETE /systems/{id}. Removes a device and answers what it was.

    Known: the agent uninstalls itself when it is next connected; a device may remove itself.
    Guessed: what else waits for the device is forgotten; 404 the second time.
    """
    system = _system(call)
    last_look = call.view(system)
    call.state.remove(system)
    unbind(call.state, system)
    forget(call.state, system)
    return last_look


def systems_command_builtin_erase(call: Call) -> Answer:
    """POST /systems/{system_id}/command/builtin/erase. Erases a device; later, if it is offline.

    Known: 201 with nothing in it; `builtInCommands` says what a device takes; it waits for an
    offline one.
    Guessed: erasing ends its connection; 400 for a device that does not take it; a Mac takes none
    unless it says so.
    """
    return _act(call, "erase")


def systems_command_builtin_lock(call: Call) -> Answer:
    """POST /systems/{system_id}/command/builtin/lock. Locks a device; later, if it is offline.

    Known: 201 with nothing in it; `builtInCommands` says what a device takes; it waits for an
    offline one.
    Guessed: no field changes; 400 for a device that does not take it; a Mac takes none
    unless it says so.
    """
    return _act(call, "lock")


def systems_command_builtin_restart(call: Call) -> Answer:
    """POST /systems/{system_id}/command/builtin/restart. Restarts a device, later if it is offline.

    Known: 201 with nothing in it; `builtInCommands` says what a device takes; it waits for an
    offline one.
    Guessed: no field changes; 400 for a device that does not take it; a Mac takes none
    unless it says so.
    """
    return _act(call, "restart")


def systems_command_builtin_shutdown(call: Call) -> Answer:
    """POST /systems/{system_id}/command/builtin/shutdown. Shuts a device down; later, if offline.

    Known: 201 with nothing in it; `builtInCommands` says what a device takes; it waits for an
    offline one.
    Guessed: shutting down ends its connection; 400 for a device that does not take it; a Mac takes
    none unless it says so.
    """
    return _act(call, "shutdown")


def _system(call: Call) -> System:
    """Return the device that the path names; a device itself may name no other."""
    tenant = call.tenant()
    if call.key.system not in (None, call.path["id"].lower()):
        raise Refusal(401, "Unauthorized: a device has itself only", error="Unauthorized")
    return call.one(System, tenant)


def _person(state: State, tenant: Organization, identity: str | None) -> str | None:
    """Return the id of a person of the tenant, or null; Refusal (400) for another."""
    if identity is None:
        return None
    found = state.table(Person).get(identity.lower())
    if found is not None and found.organization == tenant.id:
        return found.id
    raise Refusal(400, "Bad Request: primarySystemUser.id is nobody of this organization")


def _with_booleans(body: dict[str, Any]) -> dict[str, Any]:
    """Return a body in which the texts `true` and `false` are booleans where those belong."""
    return {
        name: _BOOLEANS.get(value, value) if name in _SWITCHES and isinstance(value, str) else value
        for name, value in body.items()
    }


def _act(call: Call, action: str) -> Answer:
    system = call.one(System, call.tenant(), "system_id")
    if not system.takes(action):
        raise Refusal(400, f"Bad Request: the system does not take {action}")
    tell(call.state, system, action)
    return Answer(201)


RESOURCE = TenantResource(
    name="systems",
    record=System,
    add=add_system,
    routes={
        "/systems": {"GET": systems_list},
        "/systems/{id}": {"GET": systems_get, "PUT": systems_put, "DELETE": systems_delete},
        "/systems/{system_id}/command/builtin/erase": {"POST": systems_command_builtin_erase},
        "/systems/{system_id}/command/builtin/lock": {"POST": systems_command_builtin_lock},
        "/systems/{system_id}/command/builtin/restart": {"POST": systems_command_builtin_restart},
        "/systems/{system_id}/command/builtin/shutdown": {"POST": systems_command_builtin_shutdown},
    },
)
