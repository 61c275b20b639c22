"""People made up by chance, such that a report about them has something to say."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any

from jcapiv1.sandbox.resources.people.record import ACTIVATED, STAGED, SUSPENDED, Person, add_person
from jcapiv1.sandbox.seeds.words import FIRST_NAMES, LAST_NAMES, ascii_name
from jcapiv1.sandbox.state.records import Organization, wire_time
from jcapiv1.sandbox.state.state import EPOCH, State

_STATES = {ACTIVATED: 82, STAGED: 8, SUSPENDED: 10}
"""How many of a hundred are in each."""
_DEPARTMENTS = ("", "Engineering", "Finanzen", "Human Resources", "Legal", "Sales", "営業")
_TITLES = ("", "Accountant", "Director", "Engineer", "Nurse", "Teacher", "Team Lead")
_PASSWORD_LASTS = timedelta(days=365)


def make_person(
    state: State,
    chance: random.Random,
    tenant: Organization,
    colleagues: list[Person],
    index: int,
    created: datetime,
) -> Person:
    """Add a person; `colleagues` are those of the tenant who may be the manager."""
    firstname, lastname = chance.choice(FIRST_NAMES), chance.choice(LAST_NAMES)
    username = f"{ascii_name(firstname)}.{ascii_name(lastname)}.{index}"
    condition = chance.choices([*_STATES], [*_STATES.values()])[0]
    document: dict[str, Any] = {
        "username": username,
        "email": f"{username}@tenant-{tenant.id[-6:]}.example",
        "state": condition,
        "suspended": condition == SUSPENDED,
        "activated": condition != STAGED,
        "department": chance.choice(_DEPARTMENTS),
        "jobTitle": chance.choice(_TITLES),
        "employeeIdentifier": f"E{index:06d}" if chance.random() < 0.7 else None,
        "manager": chance.choice(colleagues).id if colleagues and chance.random() < 0.6 else None,
        "sudo": chance.random() < 0.1,
        "ldap_binding_user": chance.random() < 0.02,
        **_names(chance, firstname, lastname),
    }
    private: dict[str, Any] = {}
    if condition != STAGED:
        document |= _password(chance, created)
        document |= _lock(chance)
        document |= _second_factor(chance, created, private)
    if chance.random() < 0.3:
        shirt = chance.choice(("S", "M", "L"))
        document["attributes"] = [{"name": "shirt", "value": shirt}]
    if chance.random() < 0.4:
        number = f"+49 30 {chance.randrange(10**6, 10**7)}"
        identity = f"{chance.getrandbits(96):024x}"
        document["phoneNumbers"] = [{"id": identity, "type": "work", "number": number}]
    person = add_person(state, tenant, document, created)
    person.private.update(private)
    return person


def _names(chance: random.Random, firstname: str, lastname: str) -> dict[str, str]:
    """Return the names: some have none, some a single one, several have the same."""
    kind = chance.random()
    if kind < 0.05:
        return {}
    if kind < 0.1:
        return {"firstname": firstname}
    if kind < 0.15:
        firstname, lastname = "Maria", "García"
    names = {"firstname": firstname, "lastname": lastname}
    return {**names, "displayname": f"{firstname} {lastname}"} if chance.random() < 0.5 else names


def _password(chance: random.Random, created: datetime) -> dict[str, Any]:
    """Return the fields of a password: none yet, one that holds, an old one, or one for ever."""
    kind = chance.random()
    if kind < 0.06:
        return {"activated": False}
    date = created + (EPOCH - created) * chance.random()
    if kind < 0.16:
        return {"password_date": wire_time(date), "password_never_expires": True}
    expires = date + _PASSWORD_LASTS
    return {
        "password_date": wire_time(date),
        "password_expiration_date": wire_time(expires),
        "password_expired": expires < EPOCH,
    }


def _lock(chance: random.Random) -> dict[str, Any]:
    """Return the fields of a lock, which few accounts have."""
    if chance.random() >= 0.04:
        return {"badLoginAttempts": chance.choice((0, 0, 0, 1, 2))}
    locked = EPOCH - timedelta(hours=chance.randrange(1, 400))
    return {
        "account_locked": True,
        "account_locked_date": wire_time(locked),
        "badLoginAttempts": 6,
    }


def _second_factor(
    chance: random.Random, created: datetime, private: dict[str, Any]
) -> dict[str, Any]:
    """Return the fields of second factors: set up, left out for some days, or none."""
    kind = chance.random()
    if kind < 0.55:
        private["totpEnrolledAt"] = wire_time(created + (EPOCH - created) * chance.random())
        return {
            "enable_user_portal_multifactor": True,
            "totp_enabled": True,
            "mfa": {"configured": True, "exclusion": False},
        }
    if kind < 0.65:
        until = wire_time(EPOCH + timedelta(days=chance.randrange(1, 30)))
        mfa = {"configured": False, "exclusion": True, "exclusionUntil": until}
        return {"enable_user_portal_multifactor": True, "mfa": mfa}
    return {"enable_user_portal_multifactor": chance.random() < 0.3}
