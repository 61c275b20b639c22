"""Searches that show records otherwise than their lists do: `/search/...`."""

from __future__ import annotations

from jcapiv1 import models
from jcapiv1.sandbox.calls.call import Call, Document, Look
from jcapiv1.sandbox.calls.routing import Routes
from jcapiv1.sandbox.resources.people.record import Person
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


def search_systemusers_post(call: Call) -> Document:
    """POST /search/systemusers."""
    return call.search(Person, call.tenant(), _PEOPLE)


ROUTES: Routes = {"/search/systemusers": {"POST": search_systemusers_post}}
