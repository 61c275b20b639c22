"""What is done with commands: kept, replaced, run, and asked what they said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from jcapiv1 import models
from jcapiv1.sandbox.calls.call import Call, Document, Look
from jcapiv1.sandbox.lists.select import select
from jcapiv1.sandbox.refusal import Refusal
from jcapiv1.sandbox.resources.agents import tell
from jcapiv1.sandbox.resources.command_results import BY_COMMAND, CommandResult
from jcapiv1.sandbox.resources.commands import (
    LISTED,
    Command,
    add_command,
    bound_systems,
    listed_command,
    read_command,
)
from jcapiv1.sandbox.resources.resource import TenantResource
from jcapiv1.sandbox.resources.systems import System
from jcapiv1.sandbox.state.records import Organization
from jcapiv1.sandbox.state.shapes import Shape
from jcapiv1.sandbox.state.state import State

LISTED_COMMANDS = Look(LISTED, listed_command)
_FILE = Shape.of(models.CommandfilereturnResults)


def commands_list(call: Call) -> Document:
    """GET /commands. The tenant's commands: less of each, the script cut at 10,000 characters.

    Known: the model and the cut.
    Guessed: filter and sort see what is shown.
    """
    return call.page(Command, call.tenant(), look=LISTED_COMMANDS)


def commands_get(call: Call) -> Document:
    """GET /commands/{id}. One command with its whole script, or the fields asked for.

    Known: the model, but for the ids; `_id`, `id`, `organization`, `commandRunners` and `systems`
    come back (command line).
    """
    return call.view(call.one(Command, call.tenant()))


def commands_post(call: Call) -> Document:
    """POST /commands. Makes a command. It has no devices yet, so that nothing runs.

    Known: `name` and `command` are required; `systems` is ignored; a sample leaves `commandType`
    out.
    Guessed: without `commandType` it is `linux`; 400 for a `timeout` beyond 86,400 seconds and for
    a `user` that is no id; without `user` it is 24 zeros, which others have for root.
    """
    command = add_command(call.state, call.tenant(), read_command(call))
    return call.view(command)


def commands_put(call: Call) -> Document:
    """PUT /commands/{id}. Replaces a command: what the body leaves out falls back to its default.

    Known: full replace, `commandType` falls back to `linux` (wire); an empty `schedule`, or
    `immediate`, runs it at once; any text is kept as `shell` (wire).
    Guessed: a missing `schedule` does not run it; the other defaults; no schedule runs by itself.
    """
    tenant = call.tenant()
    fields = read_command(call)
    command = call.one(Command, tenant)
    command.document.update(fields)
    if command.runs_at_once:
        run(call.state, command, bound_systems(call.state, command))
    return call.view(command)


def commands_delete(call: Call) -> Document:
    """DELETE /commands/{id}. Removes a command and answers what it was.

    Known: the answer.
    Guessed: its results stay, and what waits for offline devices still runs.
    """
    command = call.one(Command, call.tenant())
    last_look = call.view(command)
    call.state.remove(command)
    return last_look


def commands_get_results(call: Call) -> list[Any]:
    """GET /commands/{id}/results. A page of one command's results, as a bare array.

    Known: the array; `system` is the device's id and `systemId` is absent (module).
    Guessed: ten unless asked; the whole output.
    """
    tenant = call.tenant()
    command = call.one(Command, tenant)
    found = call.select(
        CommandResult,
        lambda each: each.workflow_id == command.id and each.organization == tenant.id,
        command.id,
        look=BY_COMMAND,
    )
    results: list[Any] = found["results"]
    return results


def command_file_get(call: Call) -> Document:
    """GET /files/command/{id}. The files of a command: names, and where they go on a device.

    Known: the model.
    Guessed: the names come from `filesS3`.
    """
    command = call.one(Command, call.tenant())
    stored = {each.get("objectStorageId"): each for each in command.files_s3 or ()}
    files: list[Document] = [
        {
            "_id": each,
            "destination": stored.get(each, {}).get("destination"),
            "name": stored.get(each, {}).get("name"),
        }
        for each in command.files or ()
    ]
    return select(lambda: files, _FILE, call.parameters)


def command_trigger_webhook_post(call: Call) -> Document:
    """POST /command/trigger/{triggername}. Runs every command that has this trigger.

    Known: the fields of the body reach the script as variables; no body is needed (module, command
    line).
    Guessed: the answer has names; 404 if no command has the trigger, in this very case.
    """
    tenant, variables = call.tenant(), call.json_object()
    name = call.path["triggername"]
    commands = [
        each
        for each in call.state.table(Command).values()
        if each.organization == tenant.id and each.trigger == name
    ]
    if not commands:
        raise Refusal(404, "Not Found: no command has this trigger")
    for command in commands:
        run(call.state, command, bound_systems(call.state, command), variables)
    return {"triggered": [each.name for each in commands]}


def commands_run(call: Call) -> Document:
    """POST /runCommand. Runs a command on the devices named, or else on all that are bound.

    Known: 400 `command id is required` without `_id`, and `/runcommand` works, too (wire).
    Guessed: `systems` and `systemGroups` are ignored, and an empty `systemIds` means all that are
    bound, so that a test notices; 404 for a device that is not of the tenant; the rights.
    """
    tenant = call.tenant()
    if not call.json_object().get("_id"):
        raise Refusal(400, "command id is required")
    body = call.body_fields()
    command = call.state.table(Command).get(body["_id"].lower())
    if command is None or command.organization != tenant.id:
        raise Refusal(404, "Not Found: command not found")
    return run(call.state, command, _named(call, tenant, command, body.get("systemIds")))


def _named(
    call: Call, tenant: Organization, command: Command, ids: list[str] | None
) -> list[System]:
    """Return the devices that a run is for: those named, or else those bound."""
    if not ids:
        return bound_systems(call.state, command)
    systems = call.state.table(System)
    found = [systems.get(each.lower()) for each in ids]
    if any(each is None or each.organization != tenant.id for each in found):
        raise Refusal(404, "Not Found: system not found")
    return cast("list[System]", found)


def run(
    state: State,
    command: Command,
    systems: Iterable[System],
    variables: Mapping[str, Any] | None = None,
) -> Document:
    """Run a command on devices, each at once or when it is next connected; return what waits."""
    instance = state.new_id(state.now())
    said: Document = {
        "name": command.name,
        "command": command.command,
        "files": command.files or [],
        "sudo": bool(command.sudo),
        "user": command.user,
        "workflowInstanceId": instance,
    }
    if command.command_type == "windows" and not command.shell:
        said = {}  # measured: without a shell a Windows command does not run
    queued = [
        tell(state, each, "command", command=command.id, variables=variables or {}, run=said)
        for each in systems
    ]
    return {"queueIds": [each.id for each in queued], "workflowInstanceId": instance}


RESOURCE = TenantResource(
    name="commands",
    record=Command,
    add=add_command,
    routes={
        "/commands": {"GET": commands_list, "POST": commands_post},
        "/commands/{id}": {"GET": commands_get, "PUT": commands_put, "DELETE": commands_delete},
        "/commands/{id}/results": {"GET": commands_get_results},
        "/files/command/{id}": {"GET": command_file_get},
        "/command/trigger/{triggername}": {"POST": command_trigger_webhook_post},
        "/runCommand": {"POST": commands_run},
        "/runcommand": {"POST": commands_run},  # as JumpCloud's command line has it
    },
)
