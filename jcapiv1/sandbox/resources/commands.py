"""Commands: scripts that are kept, and run on the devices that are bound to them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from jcapiv1 import models
from jcapiv1.sandbox.calls.call import Call, Document
from jcapiv1.sandbox.resources.systems import System
from jcapiv1.sandbox.state.records import Field, Organization, TenantRecord
from jcapiv1.sandbox.state.shapes import Shape
from jcapiv1.sandbox.state.state import State

ROOT = "0" * 24
"""The `user` of a command that runs as root."""
SCRIPT_LIMIT = 10_000
"""Of a longer script lists show the beginning (characters)."""
DEFAULTS: Mapping[str, Any] = {
    "command": "",
    "commandType": "linux",
    "description": "",
    "files": [],
    "filesS3": [],
    "launchType": "manual",
    "listensTo": "",
    "name": "",
    "schedule": None,
    "scheduleRepeatType": "",
    "scheduleYear": None,
    "shell": "",
    "sudo": False,
    "template": None,
    "timeToLiveSeconds": None,
    "timeout": "",
    "trigger": "",
    "user": ROOT,
}
"""What a body leaves out, as PUT replaces all."""

_KEPT_BY_SERVICE = frozenset({"_id", "id", "organization", "commandRunners", "systems"})
_LISTED = Shape.of(models.CommandslistResults)


class Command(TenantRecord, model=models.Command):
    """What `/commands` addresses: a script, and when it runs."""

    __slots__ = ()

    noun = "command"

    name = Field[str]("name")
    command = Field[str]("command")
    """The script."""
    command_type = Field[str]("commandType")
    launch_type = Field[str]("launchType")
    schedule = Field[str | None]("schedule")
    trigger = Field[str]("trigger")
    shell = Field[str]("shell")
    sudo = Field[bool]("sudo")
    user = Field[str]("user")
    timeout = Field[str]("timeout")
    files = Field[list[str]]("files")
    files_s3 = Field[list[dict[str, str]]]("filesS3")
    command_runners = Field[list[str]]("commandRunners")
    systems = Field[list[str]]("systems")
    """The ids of the devices that are bound to it. Over the wire API v2 alone binds them."""

    def __repr__(self) -> str:
        return f"<Command {self.id} {self.name!r}>"

    @property
    def runs_at_once(self) -> bool:
        """Whether saving it runs it."""
        return self.schedule in ("", "immediate") or self.launch_type == "immediate"


def bound_systems(state: State, command: Command) -> list[System]:
    """Return the devices that are bound to a command."""
    systems = state.table(System)
    return [systems[each] for each in command.systems or () if each in systems]


def unbind(state: State, system: System) -> None:
    """Let no command have a device any more."""
    for command in state.table(Command).values():
        if system.id in (command.systems or ()):
            command.systems = [each for each in command.systems if each != system.id]


def read_command(call: Call) -> Document:
    """Return the fields of a command as the body has them; Refusal (400) for what cannot be."""
    given = call.fields(Command)
    fields = {name: value for name, value in given.items() if name not in _KEPT_BY_SERVICE}
    for name in ("commandType", "launchType"):
        if fields.get(name) is None:
            fields.pop(name, None)
    return {**DEFAULTS, **fields}


def listed_command(state: State, command: Command) -> Document:
    """Return a command as lists and searches show it: less of it, and the script cut short."""
    document = {name: value for name, value in command.document.items() if name in LISTED.names}
    return {**document, "id": command.id, "command": (command.command or "")[:SCRIPT_LIMIT]}


LISTED = Shape({*_LISTED.names, "id"}, _LISTED.dates, {**_LISTED.types, "id": "str"})


def add_command(
    state: State,
    organization: Organization,
    document: Mapping[str, Any],
    created: datetime | None = None,
) -> Command:
    """Add a command of a tenant; `document` says what is not to be made up."""
    moment = created or state.now()
    return state.add(
        Command(
            {
                "_id": state.new_id(moment),
                **DEFAULTS,
                "commandRunners": [],
                "systems": [],
                "organization": organization.id,
                **document,
            }
        )
    )
