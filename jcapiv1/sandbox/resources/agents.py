"""The agents of devices: what they are told, they do at once, or when they are next connected."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from jcapiv1.sandbox.resources.command_results import add_result
from jcapiv1.sandbox.resources.systems import System
from jcapiv1.sandbox.state.actions import Action, CommandOutput
from jcapiv1.sandbox.state.records import Organization, wire_time
from jcapiv1.sandbox.state.state import State

_ENDS_CONNECTION = frozenset({"erase", "shutdown", "uninstall"})


def tell(state: State, system: System, kind: str, **details: Any) -> Action:
    """Tell a device to do something; an offline one does it when it is next connected."""
    now = state.now()
    identity, at = state.new_id(now), wire_time(now)
    action = Action(identity, kind, system.id, system.organization, at, **details)
    state.actions[identity] = action
    if system.active:
        _carry_out(state, system, action)
    return action


def connect(state: State, system: System) -> None:
    """Let a device come online and do what waits for it, oldest first."""
    system.active = True
    system.last_contact = wire_time(state.now())
    for action in [*state.actions.values()]:
        if action.system == system.id and action.done is None and system.active:
            _carry_out(state, system, action)


def forget(state: State, system: System) -> None:
    """Let nothing wait any more for a device that is removed, but that its agent uninstalls."""
    for action in [*state.actions.values()]:
        if action.system == system.id and action.done is None:
            del state.actions[action.id]
    tell(state, system, "uninstall")


def _carry_out(state: State, system: System, action: Action) -> None:
    done = wire_time(state.now())
    state.actions[action.id] = replace(action, done=done)
    if action.kind in _ENDS_CONNECTION:
        system.active = False
    elif action.kind == "command" and action.run:
        _answer(state, system, action, done)


def _answer(state: State, system: System, action: Action, done: str) -> None:
    """Keep what a command answered on a device."""
    responder = state.answers.get(action.command or "") or state.answers.get(action.run["name"])
    said = responder(system, action.variables) if responder else CommandOutput()
    ended = CommandOutput(said) if isinstance(said, str) else said
    add_result(
        state,
        state.table(Organization)[action.organization],
        {
            **action.run,
            "requestTime": action.at,
            "responseTime": done,
            "system": system.display_name or system.hostname,
            "systemId": system.id,
            "workflowId": action.command,
            "response": {
                "id": action.id,
                "error": ended.error,
                "data": {"exitCode": ended.exit_code, "output": ended.output},
            },
        },
    )
