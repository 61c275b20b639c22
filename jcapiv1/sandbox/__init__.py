"""An embedded JumpCloud to develop and test against.

    from jcapiv1.sandbox import Sandbox

    with Sandbox() as sandbox:
        api = jcapiv1.UsersApi(jcapiv1.ApiClient(sandbox.configuration()))

It speaks HTTP on a free loopback port, so that curl and other languages' clients work too.
`docs/sandbox.md` says what it does, and where no evidence of the real service exists.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from jcapiv1.settings.extras import how_to_install

if TYPE_CHECKING:
    from jcapiv1.sandbox.access.keys import Key as Key
    from jcapiv1.sandbox.faults import Fault as Fault
    from jcapiv1.sandbox.recording import RecordedRequest as RecordedRequest
    from jcapiv1.sandbox.resources.administrators import Administrator as Administrator
    from jcapiv1.sandbox.resources.applications import Application as Application
    from jcapiv1.sandbox.resources.command_results import CommandResult as CommandResult
    from jcapiv1.sandbox.resources.commands import Command as Command
    from jcapiv1.sandbox.resources.people.record import Person as Person
    from jcapiv1.sandbox.resources.radius_servers import RadiusServer as RadiusServer
    from jcapiv1.sandbox.resources.systems import System as System
    from jcapiv1.sandbox.sandbox import Sandbox as Sandbox
    from jcapiv1.sandbox.state.actions import Action as Action
    from jcapiv1.sandbox.state.actions import CommandOutput as CommandOutput
    from jcapiv1.sandbox.state.changes import Change as Change
    from jcapiv1.sandbox.state.records import Organization as Organization
    from jcapiv1.sandbox.state.state import Mail as Mail
    from jcapiv1.sandbox.testing import SandboxTestCase as SandboxTestCase
    from jcapiv1.sandbox.testing import with_sandbox as with_sandbox

__all__ = [
    "Action",
    "Administrator",
    "Application",
    "Change",
    "Command",
    "CommandOutput",
    "CommandResult",
    "Fault",
    "Key",
    "Mail",
    "Organization",
    "Person",
    "RadiusServer",
    "RecordedRequest",
    "Sandbox",
    "SandboxTestCase",
    "System",
    "with_sandbox",
]

_MODULES = {
    "Action": "state.actions",
    "Administrator": "resources.administrators",
    "Command": "resources.commands",
    "CommandOutput": "state.actions",
    "CommandResult": "resources.command_results",
    "Application": "resources.applications",
    "Change": "state.changes",
    "Fault": "faults",
    "Key": "access.keys",
    "Mail": "state.state",
    "Organization": "state.records",
    "RadiusServer": "resources.radius_servers",
    "Person": "resources.people.record",
    "RecordedRequest": "recording",
    "Sandbox": "sandbox",
    "SandboxTestCase": "testing",
    "with_sandbox": "testing",
    "System": "resources.systems",
}


def __getattr__(name: str) -> Any:
    # At first use, so that `python -m jcapiv1.sandbox` can say what is missing, and end well when
    # it is interrupted while everything is being imported.
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        module = importlib.import_module(f"{__name__}.{_MODULES[name]}")
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != "werkzeug":
            raise
        text = f"The sandbox needs Werkzeug: {how_to_install('sandbox')}"
        raise ImportError(text, name="werkzeug") from None
    value = globals()[name] = getattr(module, name)
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
