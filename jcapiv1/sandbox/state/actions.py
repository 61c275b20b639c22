"""What devices were told to do, and what commands are to answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Responder: TypeAlias = "Callable[[Any, Mapping[str, Any]], str | CommandOutput]"
"""What a command answers on a device (a `System`), given the variables of its trigger."""


@dataclass(frozen=True)
class CommandOutput:
    """How a script ended on a device."""

    output: str = ""
    """Standard output."""
    exit_code: int = 0
    error: str = ""
    """Standard error."""


@dataclass(frozen=True)
class Action:
    """Something that a device was told to do: it waits until the device is connected."""

    id: str
    """Its place in the queue; `commands_run` answers with these."""
    kind: str
    """`erase`, `lock`, `restart`, `shutdown`, `command`, `message` or `uninstall`."""
    system: str
    """The device's id."""
    organization: str
    """The tenant's id."""
    at: str
    """When it was asked for, by the sandbox's own clock (ISO 8601)."""
    done: str | None = None
    """When it was carried out; None while the device is offline."""
    command: str | None = None
    """The id of the command that is run."""
    cmd: str | None = field(default=None, repr=False)
    """What a message says to the agent."""
    variables: Mapping[str, Any] = field(default_factory=dict[str, Any], repr=False)
    """What the trigger hands to the script."""
    run: Mapping[str, Any] = field(default_factory=dict[str, Any], repr=False)
    """What the result of the command will say of it, by wire name: the script as it was.

    Empty for a command that does not run.
    """
