"""Tenants and administrators to start with: made from a number, or read from a JSON file."""

from __future__ import annotations

import random
import unicodedata
from datetime import datetime, timedelta, timezone

from jcapiv1.sandbox.access import SCOPES_OF_ROLES
from jcapiv1.sandbox.builders import add_administrator, add_organization
from jcapiv1.sandbox.records import Organization, wire_time
from jcapiv1.sandbox.state import State

_OLDEST = datetime(2019, 3, 4, 9, 12, 7, 413000, tzinfo=timezone.utc)
_NEWEST = datetime(2025, 6, 28, 16, 40, 3, 902000, tzinfo=timezone.utc)

_WORDS = (
    "Acme", "Alpenglow", "Åkerström", "Baltic", "Blue Harbour", "Café Lumière", "Cedar", "Delta",
    "Düsseldorfer", "Emerald", "Fjord", "Granit", "Hokkaidō", "Iberia", "Juniper", "Kraków",
    "Lakeside", "Müller", "Northwind", "Öresund", "Pérez", "Quarry", "Riviera", "São Bento",
    "Tēnā", "Umbra", "Vesuvio", "Willow", "Xanadu", "Ýmir", "Zürich", "日本橋", "Ελιά", "Заря",
)  # fmt: skip
_TRADES = (
    "Advisory", "Architects", "Bakery", "Clinics", "Dental", "Design", "Energy", "Films", "Foods",
    "Freight", "Insurance", "Law", "Logistics", "Media", "Optics", "Robotics", "Schools",
    "Software", "Textiles", "Tools",
)  # fmt: skip
_FORMS = ("AB", "GmbH", "Inc", "Ltd", "Oy", "S.A.", "SL", "株式会社")
_FIRST_NAMES = (
    "Ada", "Anaïs", "Björn", "Chloé", "Dmitri", "Élodie", "Fatma", "Grace", "Håkon", "Inés", "João",
    "Katarzyna", "Léa", "Małgorzata", "Noor", "Olga", "Pia", "Quentin", "Rosa", "Søren", "Tove",
    "Ursula", "Víctor", "Wei", "Ximena", "Yusuf", "Zoë", "太郎", "Ирина", "Ελένη",
)  # fmt: skip
_LAST_NAMES = (
    "Almeida", "Bergström", "Chen", "Dvořák", "Eriksen", "Fernández", "García", "Hansen", "Ito",
    "Jankowski", "Kaya", "Lefèvre", "Meyer", "Novák", "Ó Briain", "Peña", "Quist", "Rossi",
    "Şahin", "Tremblay", "Usman", "Vélez", "Weiß", "Yamada", "Zieliński", "山田", "Иванова",
)  # fmt: skip
_ROLES = tuple(SCOPES_OF_ROLES)
_TIME_ZONES = ("Europe/Berlin", "America/Denver", "Asia/Tokyo", "Europe/Lisbon", "UTC")


def seeded(seed: int, organizations: int, administrators: int) -> State:
    """Return as many tenants and administrators, the same for the same numbers.

    Administrators go round the tenants. The first of each tenant is an Administrator With
    Billing with an enrolled TOTP, and so is the last of all. Some tenants have no name, most no
    logo.
    """
    chance = random.Random(seed)  # noqa: S311 - made up for tests
    state = State(chance)
    tenants = [_tenant(state, chance, index, organizations) for index in range(organizations)]
    for index in range(administrators if tenants else 0):
        tenant = tenants[index % len(tenants)]
        leads = index < len(tenants) or index == administrators - 1
        _person(state, chance, tenant, index, leads=leads)
    return state


def _tenant(state: State, chance: random.Random, index: int, count: int) -> Organization:
    name = f"{chance.choice(_WORDS)} {chance.choice(_TRADES)} {chance.choice(_FORMS)}"
    logo = f"https://logos.example/{index:05d}.png"
    return add_organization(
        state,
        {
            "displayName": None if index % 29 == 11 else name,
            "logoUrl": logo if index % 3 == 1 else None,
        },
        created=_OLDEST + (_NEWEST - _OLDEST) * index / count,
    )


def _person(
    state: State, chance: random.Random, tenant: Organization, index: int, *, leads: bool
) -> None:
    firstname, lastname = chance.choice(_FIRST_NAMES), chance.choice(_LAST_NAMES)
    created = _NEWEST + timedelta(hours=index, milliseconds=chance.randrange(1000))
    host = f"tenant-{tenant.id[-6:]}.example"
    enrolled = leads or chance.random() < 0.6
    add_administrator(
        state,
        tenant,
        {
            "email": f"{_ascii(firstname)}.{_ascii(lastname)}.{index}@{host}",
            "firstname": firstname,
            "lastname": lastname,
            "enableMultiFactor": enrolled or chance.random() < 0.3,
            "totpEnrolled": enrolled,
            "totpUpdatedAt": wire_time(created + timedelta(minutes=9)) if enrolled else None,
            "roleName": _ROLES[0] if leads else chance.choice(_ROLES),
            "suspended": not leads and chance.random() < 0.1,
            "sessionCount": chance.randrange(400),
            "usersTimeZone": chance.choice(_TIME_ZONES),
            "passwordUpdatedAt": wire_time(created + timedelta(minutes=5)),
        },
        created=created,
    )


def _ascii(name: str) -> str:
    """Return a name as it may stand in an address."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "".join(filter(str.isalpha, plain)).lower() or "admin"
