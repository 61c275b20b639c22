"""Searches that show records otherwise than their lists do: `/search/...`."""

from __future__ import annotations

from jcapiv1 import models
from jcapiv1.sandbox.calls.call import Call, Document, Look
from jcapiv1.sandbox.calls.routing import Routes
from jcapiv1.sandbox.resources.command_operations import LISTED_COMMANDS
from jcapiv1.sandbox.resources.command_results import SEARCHED_RESULTS, CommandResult
from jcapiv1.sandbox.resources.commands import Command
from jcapiv1.sandbox.resources.people.record import Person
from jcapiv1.sandbox.resources.systems import System
from jcapiv1.sandbox.state.shapes import Shape
from jcapiv1.sandbox.state.state import State

_MOST = 1000
"""The documented largest page is 100; JumpCloud's PowerShell module reads pages of 1,000."""

_PERSON = Shape.of(models.SystemuserSearchReturn)
_NOT_OF_PERSON = frozenset(Person.shape.names) - frozenset(_PERSON.names)


def _person(state: State, person: Person) -> Document:
    shown = {name: held for name, held in person.document.items() if name not in _NOT_OF_PERSON}
    return {**shown, "memberof": person.private.get("memberof", [])}


_PEOPLE = Look(_PERSON, _person, _MOST)

_SYSTEM = Shape.of(models.SystemSearch)
_NOT_OF_SYSTEM = frozenset(System.shape.names) - frozenset(_SYSTEM.names)
_PRIMARY = "primarySystemUser."
_OF_PRIMARY = tuple(
    name.removeprefix(_PRIMARY) for name in sorted(_SYSTEM.names) if name.startswith(_PRIMARY)
)


def _system(state: State, system: System) -> Document:
    shown = {name: held for name, held in system.document.items() if name not in _NOT_OF_SYSTEM}
    shown["memberof"] = system.private.get("memberof", [])
    person = state.table(Person).get((system.primary_system_user or {}).get("id") or "")
    if person is not None:
        said = {**person.document, "memberof": person.private.get("memberof", [])}
        shown |= {_PRIMARY + name: said.get(name) for name in _OF_PRIMARY}
    return shown


_SYSTEMS = Look(_SYSTEM, _system, _MOST)


def search_systemusers_post(call: Call) -> Document:
    """POST /search/systemusers. People, with their groups and without `delegatedAuthority`.

    Known: the model; pages of up to 1,000 (module).
    Guessed: which conditions mean what, apart from `$regex`; body and query both have to hold.
    """
    return call.search(Person, call.tenant(), _PEOPLE)


def search_systems_post(call: Call) -> Document:
    """POST /search/systems. Devices, with their groups and facts about the primary person.

    Known: the model; `primarySystemUser.email` and others have dots in their names; pages of up to
    1,000 (module).
    Guessed: without a primary person those names are absent.
    """
    return call.search(System, call.tenant(), _SYSTEMS)


def search_commands_post(call: Call) -> Document:
    """POST /search/commands. Commands as the list shows them.

    Known: the model, and the script cut at 10,000 characters.
    """
    return call.search(Command, call.tenant(), LISTED_COMMANDS)


def search_commandresults_post(call: Call) -> Document:
    """POST /search/commandresults. Results, with neither `systemId` nor `exitCode`.

    Known: the model (module).
    Guessed: the whole output.
    """
    return call.search(CommandResult, call.tenant(), SEARCHED_RESULTS)


ROUTES: Routes = {
    "/search/commandresults": {"POST": search_commandresults_post},
    "/search/commands": {"POST": search_commands_post},
    "/search/systems": {"POST": search_systems_post},
    "/search/systemusers": {"POST": search_systemusers_post},
}
