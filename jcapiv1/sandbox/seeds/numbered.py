"""Tenants and their records, made from a number."""

from __future__ import annotations

import random
from datetime import datetime, timedelta, timezone

from jcapiv1.sandbox.resources.organizations import add_organization
from jcapiv1.sandbox.resources.people.record import Person
from jcapiv1.sandbox.resources.systems import System
from jcapiv1.sandbox.seeds.administrators import make_administrator
from jcapiv1.sandbox.seeds.commands import make_command
from jcapiv1.sandbox.seeds.people import make_person
from jcapiv1.sandbox.seeds.systems import make_system
from jcapiv1.sandbox.seeds.words import FORMS, TRADES, WORDS
from jcapiv1.sandbox.state.records import Organization
from jcapiv1.sandbox.state.state import State

_OLDEST = datetime(2019, 3, 4, 9, 12, 7, 413000, tzinfo=timezone.utc)
_NEWEST = datetime(2025, 6, 28, 16, 40, 3, 902000, tzinfo=timezone.utc)
"""When the first and the last tenant came."""
_LAST = datetime(2025, 12, 1, 7, 30, 52, 118000, tzinfo=timezone.utc)
"""When the last administrator came."""


def seeded(
    seed: int,
    organizations: int,
    administrators: int,
    *,
    people: int = 0,
    systems: int = 0,
    commands: int = 0,
) -> State:
    """Return as many tenants and administrators, the same for the same numbers.

    Administrators go round the tenants, and are made in the order in which they came. The first
    of each tenant came with it; that one, and the last of all, has an enrolled TOTP. Some tenants
    have no name, most no logo. People, devices and commands go round the tenants, too.
    """
    chance = random.Random(seed)  # noqa: S311 - made up for tests
    state = State(chance)
    step = (_NEWEST - _OLDEST) / max(organizations, 1)
    tenants = [
        _tenant(state, chance, index, _OLDEST + step * index) for index in range(organizations)
    ]
    for index in range(administrators if tenants else 0):
        if index < len(tenants):
            created = _OLDEST + step * (index + chance.random())
        else:
            later = (index - len(tenants) + chance.random()) / (administrators - len(tenants))
            created = _NEWEST + (_LAST - _NEWEST) * later
        enrolled = index < len(tenants) or index == administrators - 1
        tenant = tenants[index % len(tenants)]
        make_administrator(state, chance, tenant, index, _whole(created), enrolled=enrolled)
    if tenants:
        _add_people(state, seed, tenants, people)
        _add_devices(state, seed, tenants, systems, commands)
    return state


def _add_people(state: State, seed: int, tenants: list[Organization], people: int) -> None:
    # By a chance of their own: more people are no reason for other devices.
    chance = random.Random(f"people {seed}")  # noqa: S311 - made up for tests
    colleagues: dict[str, list[Person]] = {each.id: [] for each in tenants}
    for index in range(people):
        tenant = tenants[index % len(tenants)]
        created = _whole(_OLDEST + (_LAST - _OLDEST) * (index + chance.random()) / people)
        those = colleagues[tenant.id]
        those.append(make_person(state, chance, tenant, those, index, created))


def _add_devices(
    state: State, seed: int, tenants: list[Organization], systems: int, commands: int
) -> None:
    chance = random.Random(f"devices {seed}")  # noqa: S311 - made up for tests
    of: dict[str, list[System]] = {each.id: [] for each in tenants}
    people: dict[str, list[Person]] = {each.id: [] for each in tenants}
    for person in state.table(Person).values():
        people[person.organization].append(person)
    for index in range(systems):
        tenant = tenants[index % len(tenants)]
        created = _OLDEST + (_LAST - _OLDEST) * (index + chance.random()) / systems
        of[tenant.id].append(make_system(state, chance, tenant, people[tenant.id], _whole(created)))
    for index in range(commands):
        tenant = tenants[index % len(tenants)]
        created = _OLDEST + (_LAST - _OLDEST) * (index + chance.random()) / commands
        make_command(state, chance, tenant, of[tenant.id], _whole(created))


def _tenant(state: State, chance: random.Random, index: int, created: datetime) -> Organization:
    name = f"{chance.choice(WORDS)} {chance.choice(TRADES)} {chance.choice(FORMS)}"
    logo = f"https://logos.example/{index:05d}.png"
    document = {
        "displayName": None if index % 29 == 11 else name,
        "logoUrl": logo if index % 3 == 1 else None,
    }
    return add_organization(state, document, created)


def _whole(moment: datetime) -> datetime:
    """Return a moment without what is finer than a millisecond."""
    return moment - timedelta(microseconds=moment.microsecond % 1000)
