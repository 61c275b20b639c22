from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from datetime import datetime

from jcapiv1 import models
from jcapiv1.core.model import Model


class CommandresultssearchlistResults(Model):
    """A result of a command run, as `search_commandresults_post` shows it.

    The exit code and the output stand in `response`.
    """

    _wire = """
        _id command files response name requestTime responseTime sudo system user workflowId
        workflowInstanceId exitCode systemId
    """
    id: str = ""
    """The result's id, 24 hexadecimal digits; what `command_results_get` takes."""
    command: str | None = None
    """The script that ran; it may hold secrets."""
    files: list[str] | None = None
    """The files that belong to the command, probably as ids."""
    response: models.CommandresultResponse | None = None
    """What the script printed, and how it ended."""
    name: str | None = None
    """The name of the command that ran."""
    request_time: datetime | None = None
    """When the run was asked for, in UTC."""
    response_time: datetime | None = None
    """When the device answered, in UTC."""
    sudo: bool | None = None
    """Whether it ran with administrator rights (sudo)."""
    system: str | None = None
    """The name of the device on which it ran, as the console shows it."""
    user: str | None = None
    """The account as which it ran, probably as an id."""
    workflow_id: str | None = None
    """The id of the workflow that the run belongs to, probably that of the command."""
    workflow_instance_id: str | None = None
    """The id of the run of the workflow."""
    exit_code: int | None = None
    """The exit code where the service sends it here; else see `response`."""
    system_id: str | None = None
    """The id of the device, where the service sends it."""
