"""Commands made up by chance, the devices that they run on, and what they said there."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from jcapiv1.sandbox.resources.command_results import add_result
from jcapiv1.sandbox.resources.commands import Command, add_command
from jcapiv1.sandbox.resources.systems import System
from jcapiv1.sandbox.state.records import Organization, wire_time
from jcapiv1.sandbox.state.state import EPOCH, State

_FAMILIES = {"linux": "linux", "mac": "darwin", "windows": "windows"}
_SCRIPTS = {
    "linux": {
        "Show uptime": "uptime",
        "Free disk space": "df -h /",
        "List local users": "cut -d: -f1 /etc/passwd",
        "Install updates": "apt-get -y upgrade",
        "Rotate logs": "logrotate -f /etc/logrotate.conf",
    },
    "mac": {
        "Show uptime": "uptime",
        "List applications": "ls /Applications",
        "Install updates": "softwareupdate -ia",
        "Encryption status": "fdesetup status",
    },
    "windows": {
        "Free disk space": "Get-PSDrive C",
        "Encryption status": "manage-bde -status",
        "List services": "Get-Service",
        "Install updates": "Install-WindowsUpdate -AcceptAll",
    },
}
_LAUNCHES = {"manual": 60, "trigger": 15, "repeated": 15, "one-time": 10}
_MOST_BOUND = 5


def make_command(
    state: State,
    chance: random.Random,
    tenant: Organization,
    systems: Sequence[System],
    created: datetime,
) -> None:
    """Add a command with results on some of the tenant's devices."""
    kind = chance.choices([*_SCRIPTS], (4, 3, 3))[0]
    name, script = chance.choice([*_SCRIPTS[kind].items()])
    suited = [each for each in systems if each.os_family == _FAMILIES[kind]]
    bound = chance.sample(suited, min(len(suited), chance.randrange(_MOST_BOUND + 1)))
    launch = chance.choices([*_LAUNCHES], [*_LAUNCHES.values()])[0]
    command = add_command(
        state,
        tenant,
        {
            "name": name,
            "command": script,
            "commandType": kind,
            "launchType": launch,
            "shell": "powershell" if kind == "windows" else "",
            "sudo": kind != "windows" and chance.random() < 0.4,
            "timeout": chance.choice(("120", "600", "3600")),
            "trigger": name.lower().replace(" ", "-") if launch == "trigger" else "",
            "schedule": f"0 {chance.randrange(60)} {chance.randrange(24)} * * *"
            if launch == "repeated"
            else None,
            "scheduleRepeatType": "day" if launch == "repeated" else "",
            "systems": [each.id for each in bound],
        },
        created,
    )
    for system in bound:
        if system.last_contact is not None:
            _make_result(state, chance, tenant, command, system, created)


def _make_result(
    state: State,
    chance: random.Random,
    tenant: Organization,
    command: Command,
    system: System,
    created: datetime,
) -> None:
    asked = max(created, EPOCH - timedelta(minutes=chance.randrange(10, 100_000)))
    answered = asked + timedelta(seconds=chance.randrange(1, 60))
    code = chance.choices((0, 1, 127), (8, 2, 1))[0]
    output = "" if code else f"{command.name} on {system.hostname}: done\n" * chance.randrange(1, 4)
    add_result(
        state,
        tenant,
        {
            "name": command.name,
            "command": command.command,
            "sudo": command.sudo,
            "user": command.user,
            "requestTime": wire_time(asked),
            "responseTime": wire_time(answered),
            "system": system.display_name or system.hostname,
            "systemId": system.id,
            "workflowId": command.id,
            "workflowInstanceId": state.new_id(asked),
            "response": {
                "id": state.new_id(answered),
                "error": "command not found" if code == 127 else "failed" if code else "",
                "data": {"exitCode": code, "output": output},
            },
        },
        answered,
    )
