"""Administrators made up by chance, such that a report about them has something to say."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any

from jcapiv1.sandbox.resources.administrators import add_administrator
from jcapiv1.sandbox.seeds.words import FIRST_NAMES, LAST_NAMES, ascii_name
from jcapiv1.sandbox.state.records import Organization, wire_time
from jcapiv1.sandbox.state.state import EPOCH, State

_ROLES = {
    "Administrator With Billing": 25,
    "Administrator": 20,
    "Manager": 13,
    "Help Desk": 13,
    "Read Only": 12,
    "Billing Only": 7,
    "Command Runner With Billing": 5,
    "Command Runner": 5,
}
"""How many of a hundred have each."""
_TIME_ZONES = ("Europe/Berlin", "America/Denver", "Asia/Tokyo", "Europe/Lisbon", "UTC")
_YEAR = timedelta(days=365)


def make_administrator(
    state: State,
    chance: random.Random,
    tenant: Organization,
    index: int,
    created: datetime,
    *,
    enrolled: bool,
) -> None:
    """Add an administrator; without `enrolled`, chance says whether a TOTP is."""
    firstname, lastname = chance.choice(FIRST_NAMES), chance.choice(LAST_NAMES)
    host = f"tenant-{tenant.id[-6:]}.example"
    has_totp = enrolled or chance.random() < 0.6
    last_seen = _last_seen(chance, created)
    document = {
        "email": f"{ascii_name(firstname)}.{ascii_name(lastname)}.{index}@{host}",
        "firstname": firstname,
        "lastname": lastname,
        "enableMultiFactor": has_totp or chance.random() < 0.3,
        "totpEnrolled": has_totp,
        "totpUpdatedAt": wire_time(created + timedelta(minutes=9)) if has_totp else None,
        "roleName": chance.choices([*_ROLES], [*_ROLES.values()])[0],
        "suspended": not enrolled and chance.random() < 0.1,
        "sessionCount": 0 if last_seen is None else chance.randrange(1, 400),
        "lastWhatsNewChecked": None if last_seen is None else wire_time(last_seen),
        "usersTimeZone": chance.choice(_TIME_ZONES),
        "passwordUpdatedAt": wire_time(created + timedelta(minutes=5)),
        **_api_key(chance, created),
    }
    add_administrator(state, tenant, document, created)


def _last_seen(chance: random.Random, created: datetime) -> datetime | None:
    """Return when somebody was last active: never, lately, months ago, or any time."""
    kind = chance.random()
    if kind < 0.12:
        return None
    days = 30 if kind < 0.6 else 180 if kind < 0.8 else 3650
    return EPOCH - min(EPOCH - created, timedelta(days=days)) * chance.random()


def _api_key(chance: random.Random, created: datetime) -> dict[str, Any]:
    """Return the fields about a key: there is none, or it was made some time after the account."""
    if chance.random() >= 0.4:
        return {"apiKeyAllowed": chance.random() < 0.5}
    made = created + (EPOCH - created) * chance.random()
    expires = wire_time(made + _YEAR) if chance.random() < 0.5 else None
    prefix = f"jca_{chance.getrandbits(16):04x}"
    return {
        "apiKeyAllowed": True,
        "apiKeySet": True,
        "apiKeyUpdatedAt": wire_time(made),
        "apiKeyHash": {"createdAt": wire_time(made), "expireAt": expires, "prefix": prefix},
    }
