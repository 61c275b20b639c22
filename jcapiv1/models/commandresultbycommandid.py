from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from datetime import datetime

from jcapiv1 import models
from jcapiv1.core.model import Model


class Commandresultbycommandid(Model):
    """A result of a command run, as `commands_get_results` shows it."""

    _wire = """
        _id command files name organization requestTime response responseTime sudo system user
        workflowId workflowInstanceId systemId
    """
    id: str = ""
    """The result's id, 24 hexadecimal digits; what `command_results_get` takes."""
    command: str | None = None
    """The script that ran; it may hold secrets."""
    files: list[str] | None = None
    """The files that belong to the command, probably as ids."""
    name: str | None = None
    """The name of the command that ran."""
    organization: str | None = None
    """The id of the tenant in which it ran."""
    request_time: datetime | None = None
    """When the run was asked for, in UTC."""
    response: models.CommandresultResponse | None = None
    """What the script printed, and how it ended."""
    response_time: datetime | None = None
    """When the device answered, in UTC."""
    sudo: bool | None = None
    """Whether it ran with administrator rights (sudo)."""
    system: str | None = None
    """The id of the device here, not its name."""
    user: str | None = None
    """The account as which it ran, probably as an id."""
    workflow_id: str | None = None
    """The id of the workflow that the run belongs to, probably that of the command."""
    workflow_instance_id: str | None = None
    """The id of the run of the workflow."""
    system_id: str | None = None
    """The id of the device where the service sends it; else see `system`."""
