"""Results of command runs, in the four shapes in which the service answers them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from jcapiv1 import models
from jcapiv1.core.model import Model
from jcapiv1.sandbox.calls.call import Call, Document, Look
from jcapiv1.sandbox.resources.resource import TenantResource
from jcapiv1.sandbox.state.records import Field, Organization, TenantRecord, wire_time
from jcapiv1.sandbox.state.shapes import Shape
from jcapiv1.sandbox.state.state import State

_SCRIPT_LIMIT = 10_000
_OUTPUT_LIMIT = 40
"""The characters that a list shows of a script, and of what it printed."""


class CommandResult(TenantRecord, model=models.Commandresult):
    """What `/commandresults` addresses: what a command said on a device."""

    __slots__ = ()

    noun = "command result"

    name = Field[str]("name")
    command = Field[str]("command")
    """The script as it ran."""
    system = Field[str]("system")
    """The device's name."""
    system_id = Field[str]("systemId")
    request_time = Field[str]("requestTime")
    response_time = Field[str]("responseTime")
    response = Field[dict[str, Any]]("response")
    sudo = Field[bool]("sudo")
    user = Field[str]("user")
    workflow_id = Field[str]("workflowId")
    """The command's id."""
    workflow_instance_id = Field[str]("workflowInstanceId")
    """The id of the run."""

    def __repr__(self) -> str:
        return f"<CommandResult {self.id} {self.name!r} on {self.system!r}: {self.exit_code}>"

    @property
    def exit_code(self) -> int | None:
        """How the script ended."""
        code: int | None = self._data.get("exitCode")
        return code

    @property
    def output(self) -> str:
        """What it printed, whole."""
        text: str | None = self._data.get("output")
        return text or ""

    @property
    def error(self) -> str:
        """What it wrote to standard error, whole."""
        text: str | None = (self.response or {}).get("error")
        return text or ""

    @property
    def _data(self) -> dict[str, Any]:
        return (self.response or {}).get("data") or {}


def command_results_list(call: Call) -> Document:
    """GET /commandresults. The tenant's results: script and output cut short.

    Known: the script is cut at 10,000 characters, output and standard error at 40; `exitCode`.
    Guessed: `filter` works, on what is shown.
    """
    return call.page(CommandResult, call.tenant(), look=_IN_LIST)


def command_results_get(call: Call) -> Document:
    """GET /commandresults/{id}. One result with the whole output, or the fields asked for.

    Known: the model.
    Guessed: `filter` means nothing here; `workflowId` is the id of the command.
    """
    return call.view(call.one(CommandResult, call.tenant()))


def command_results_delete(call: Call) -> Document:
    """DELETE /commandresults/{id}. Removes a result and answers what it was.

    Known: the answer.
    Guessed: 404 the second time.
    """
    result = call.one(CommandResult, call.tenant())
    last_look = call.view(result)
    call.state.remove(result)
    return last_look


def _of(model: type[Model], *absent: str) -> Shape:
    """Return the shape of a model with both names of the id, and without what is not sent."""
    shape = Shape.of(model)
    types = {name: held for name, held in shape.types.items() if name not in absent}
    return Shape({*types, "id"}, shape.dates, {**types, "id": "str"})


_LISTED = _of(models.CommandresultslistResults)
# JumpCloud's PowerShell team found these absent, which the published description has.
_BY_COMMAND = _of(models.Commandresultbycommandid, "systemId")
_SEARCHED = _of(models.CommandresultssearchlistResults, "systemId", "exitCode")


def _listed(state: State, result: CommandResult) -> Document:
    code = result.exit_code
    return {
        **_those(result, _LISTED),
        "command": (result.command or "")[:_SCRIPT_LIMIT],
        "exitCode": code,
        "response": {
            "data": {"exitCode": code, "output": result.output[:_OUTPUT_LIMIT]},
            "error": result.error[:_OUTPUT_LIMIT],
        },
    }


def _by_command(state: State, result: CommandResult) -> Document:
    return {**_those(result, _BY_COMMAND), "system": result.system_id}


def _searched(state: State, result: CommandResult) -> Document:
    return _those(result, _SEARCHED)


def _those(result: CommandResult, shape: Shape) -> Document:
    return {name: value for name, value in result.document.items() if name in shape.names}


_IN_LIST = Look(_LISTED, _listed)
BY_COMMAND = Look(_BY_COMMAND, _by_command)
"""In `/commands/{id}/results`, where `system` is the id of the device."""
SEARCHED_RESULTS = Look(_SEARCHED, _searched)
"""In `/search/commandresults`, whole, but without `systemId` and `exitCode`."""


def add_result(
    state: State,
    organization: Organization,
    document: Mapping[str, Any],
    created: datetime | None = None,
) -> CommandResult:
    """Add a result of a tenant; `document` says what is not to be made up."""
    moment = created or state.now()
    at = wire_time(moment)
    return state.add(
        CommandResult(
            {
                "_id": state.new_id(moment),
                "command": "",
                "files": [],
                "name": "",
                "organization": organization.id,
                "requestTime": at,
                "response": {"id": "", "error": "", "data": {"exitCode": 0, "output": ""}},
                "responseTime": at,
                "sudo": False,
                "system": "",
                "systemId": "",
                "user": "0" * 24,
                "workflowId": "",
                "workflowInstanceId": "",
                **document,
            }
        )
    )


RESOURCE = TenantResource(
    name="commandResults",
    record=CommandResult,
    add=add_result,
    routes={
        "/commandresults": {"GET": command_results_list},
        "/commandresults/{id}": {"GET": command_results_get, "DELETE": command_results_delete},
    },
)
