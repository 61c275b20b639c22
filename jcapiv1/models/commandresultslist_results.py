from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from datetime import datetime

from jcapiv1 import models
from jcapiv1.core.model import Model


class CommandresultslistResults(Model):
    """A result of a command run, as `command_results_list` shows it: cut short."""

    _wire = """
        _id command exitCode name requestTime responseTime sudo system systemId user workflowId
        response
    """
    id: str = ""
    """The result's id, 24 hexadecimal digits; what `command_results_get` takes."""
    command: str | None = None
    """The script, cut at 10,000 characters; it may hold secrets."""
    exit_code: int | None = None
    """The exit code of the script; 0 usually means success."""
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
    system_id: str | None = None
    """The id of the device on which it ran."""
    user: str | None = None
    """The account as which it ran, probably as an id."""
    workflow_id: str | None = None
    """The id of the workflow that the run belongs to, probably that of the command."""
    response: models.CommandresultslistResultsResponse | None = None
    """What the script printed, cut at 40 characters; `command_results_get` has all of it."""
