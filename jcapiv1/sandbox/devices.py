"""What a test looks at and prepares of devices and commands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jcapiv1.sandbox.resources.agents import connect
from jcapiv1.sandbox.resources.command_operations import run
from jcapiv1.sandbox.resources.command_results import CommandResult
from jcapiv1.sandbox.resources.commands import Command, add_command, bound_systems
from jcapiv1.sandbox.resources.systems import System, add_system
from jcapiv1.sandbox.state.actions import Action, CommandOutput, Responder
from jcapiv1.sandbox.state.records import Organization
from jcapiv1.sandbox.world import World


class DeviceWorld(World):
    """The part of a `Sandbox` that is about devices and commands."""

    @property
    def systems(self) -> list[System]:
        """The devices of all tenants, oldest first."""
        return list(self._service.state.table(System).values())

    @property
    def commands(self) -> list[Command]:
        """The commands of all tenants, oldest first."""
        return list(self._service.state.table(Command).values())

    @property
    def command_results(self) -> list[CommandResult]:
        """What commands said on devices, in all tenants, oldest first."""
        return list(self._service.state.table(CommandResult).values())

    @property
    def actions(self) -> list[Action]:
        """What devices were told to do since the last `reset`, oldest first."""
        return list(self._service.state.actions.values())

    def system(
        self,
        hostname: str | None = None,
        *,
        organization: Organization | str | None = None,
        display_name: str | None = None,
        os: str = "Windows",
        version: str | None = None,
        active: bool = True,
        encrypted: bool = True,
        last_contact: str | None = None,
    ) -> System:
        """Add a device, without `organization` to the first tenant.

        `os` is as the service has it: `Windows`, `Mac OS X`, `Ubuntu`, `Amazon Linux`, or another
        Linux. `last_contact` is ISO 8601. Whatever else it shall have can be set on what is
        returned.
        """
        given = {
            "hostname": hostname,
            "displayName": display_name,
            "version": version,
            "lastContact": last_contact,
        }
        document = {
            **{name: value for name, value in given.items() if value is not None},
            "os": os,
            "active": active,
            "fde": {"active": encrypted, "keyPresent": encrypted},
        }
        state = self._service.state
        with state.lock:
            return add_system(state, self._tenant(organization), document)

    def connect(self, system: System) -> None:
        """Let a device come online: it does what it was told while it was offline."""
        state = self._service.state
        with state.lock:
            connect(state, system)

    def command(
        self,
        name: str = "Show uptime",
        script: str = "uptime",
        *,
        organization: Organization | str | None = None,
        systems: Iterable[System] = (),
        command_type: str = "linux",
        launch_type: str = "manual",
        trigger: str = "",
        files: Mapping[str, str] | None = None,
    ) -> Command:
        """Add a command, without `organization` to the tenant of its devices, or to the first.

        `systems` are bound to it, which over the wire API v2 alone can do. `files` are names with
        the paths on the device where they go. Whatever else it shall have can be set on what is
        returned.
        """
        bound = [*systems]
        if organization is None and bound:
            organization = bound[0].organization
        state = self._service.state
        with state.lock:
            stored = [
                {"objectStorageId": state.new_id(state.now()), "name": each, "destination": path}
                for each, path in (files or {}).items()
            ]
            document = {
                "name": name,
                "command": script,
                "commandType": command_type,
                "launchType": launch_type,
                "trigger": trigger,
                "shell": "powershell" if command_type == "windows" else "",
                "systems": [each.id for each in bound],
                "files": [each["objectStorageId"] for each in stored],
                "filesS3": stored,
            }
            return add_command(state, self._tenant(organization), document)

    def run(self, command: Command) -> None:
        """Run a command on the devices bound to it, as the console or its schedule does.

        By itself no schedule does, since the sandbox's clock does not go by itself.
        """
        state = self._service.state
        with state.lock:
            run(state, command, bound_systems(state, command))

    def answers(
        self,
        command: Command | str,
        output: str | Responder = "",
        *,
        exit_code: int = 0,
        error: str = "",
    ) -> None:
        """Say what a command answers on a device, from now on; without this, nothing and 0.

        `command` is the command, its id or its name, for one that a script is still to make.
        `output` is standard output, or a function of the device and the trigger's variables that
        returns it, or a `CommandOutput`.
        """
        name = command if isinstance(command, str) else command.id
        responder = output if callable(output) else _always(CommandOutput(output, exit_code, error))
        self._service.state.answers[name] = responder


def _always(said: CommandOutput) -> Responder:
    return lambda system, variables: said
