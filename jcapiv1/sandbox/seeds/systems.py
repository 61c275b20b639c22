"""Devices made up by chance, such that a report about them has something to say."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from jcapiv1.sandbox.resources.people.record import Person
from jcapiv1.sandbox.resources.platforms import platform, platform_fields
from jcapiv1.sandbox.resources.systems import System, add_system
from jcapiv1.sandbox.seeds.words import FIRST_NAMES, ascii_name
from jcapiv1.sandbox.state.records import Organization, wire_time
from jcapiv1.sandbox.state.state import EPOCH, State

_SHARE = {"Windows": 45, "Mac OS X": 32, "Ubuntu": 17, "Amazon Linux": 6}
"""How many of a hundred have each."""
_AGENTS = ("2.41.0", "2.52.3", "2.58.0", "2.60.1")
_ROOMS = ("Front desk", "Meeting room", "Lab", "Warehouse", "Finanzabteilung", "Büro 3", "経理")
_ZONES = (-7, -5, 0, 1, 2, 9)


def make_system(
    state: State,
    chance: random.Random,
    tenant: Organization,
    people: Sequence[Person],
    created: datetime,
) -> System:
    """Add a device; most are mainly used by one of the people, if there are any."""
    os = chance.choices([*_SHARE], [*_SHARE.values()])[0]
    kind = platform(os)
    fields = platform_fields(os, chance.choices(kind.versions, range(1, len(kind.versions) + 1))[0])
    name = ascii_name(chance.choice(FIRST_NAMES)).upper()
    last_contact = _last_contact(chance, created)
    online = last_contact is not None and EPOCH - last_contact < timedelta(hours=1)
    encrypted = os != "Amazon Linux" and chance.random() < 0.75
    document: dict[str, Any] = {
        **fields,
        "hostname": f"{name}-{chance.randrange(1000):03d}",
        "hwVendor": chance.choice(kind.vendors),
        "agentVersion": chance.choices(_AGENTS, (1, 2, 3, 8))[0],
        "active": online,
        "lastContact": None if last_contact is None else wire_time(last_contact),
        "fde": {"active": encrypted, "keyPresent": encrypted and chance.random() < 0.9},
        "allowMultiFactorAuthentication": chance.random() < 0.6,
        "primarySystemUser": {"id": _primary(chance, people)},
        "systemTimezone": chance.choice(_ZONES),
        "policyStats": _policies(chance),
        "attributes": [{"name": "room", "value": chance.choice(_ROOMS)}]
        if chance.random() < 0.3
        else [],
        "amazonInstanceID": f"i-{chance.getrandbits(68):017x}" if os == "Amazon Linux" else "",
        "userMetrics": [
            {"userName": name.lower(), "admin": chance.random() < 0.3, "managed": True,
             "suspended": False, "secureTokenEnabled": os == "Mac OS X"}
        ],
    }  # fmt: skip
    document["displayName"] = _display_name(chance, document["hostname"])
    if os == "Mac OS X" and chance.random() < 0.7:
        document["mdm"] = {
            "dep": chance.random() < 0.5,
            "enrollmentType": "device",
            "userApproved": True,
            "vendor": "internal",
        }
    return add_system(state, tenant, document, created)


def _primary(chance: random.Random, people: Sequence[Person]) -> str | None:
    position = chance.random() * 1.25  # drawn even without people: the devices stay the same
    return people[int(position * len(people))].id if people and position < 1 else None


def _display_name(chance: random.Random, hostname: str) -> str | None:
    """Return the name in the console: mostly that of the device, some have another or none."""
    kind = chance.random()
    if kind < 0.06:
        return None
    return hostname if kind < 0.8 else chance.choice(_ROOMS)  # so that some have the same


def _last_contact(chance: random.Random, created: datetime) -> datetime | None:
    """Return when the agent last came: never, just now, this week, weeks or many months ago."""
    kind = chance.random()
    if kind < 0.03:
        return None
    if kind < 0.5:
        return EPOCH - timedelta(minutes=chance.randrange(1, 50))
    days = 7 if kind < 0.75 else 60 if kind < 0.88 else 900
    return EPOCH - max(
        timedelta(hours=2), min(EPOCH - created, timedelta(days=days)) * chance.random()
    )


def _policies(chance: random.Random) -> dict[str, int]:
    success, failed = chance.randrange(0, 9), chance.choices((0, 1, 2), (8, 2, 1))[0]
    pending = chance.choices((0, 1), (9, 1))[0]
    return {
        "duplicate": 0,
        "failed": failed,
        "pending": pending,
        "success": success,
        "total": success + failed + pending,
        "unsupportedOs": 0,
    }
