"""What the service sends and takes in the benchmarks, ready made."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

KEY = "made up"
USER = "5f0c1d2e3a4b5c6d7e8f9a0b"
ORGANIZATION = "5f0c1d2e3a4b5c6d7e8f0000"

# Userput by field name; `on_the_wire` has it by name on the wire.
CHANGE: dict[str, Any] = {
    "email": "grace@example.com",
    "enable_multi_factor": True,
    "firstname": "Grace",
    "growth_data": {"onboardingState": {"step": 2, "seen": ["welcome", "import"]}},
    "last_whats_new_checked": date(2026, 11, 2),
    "lastname": "Hopper",
    "role_name": "Administrator",
}
_NAMES = {
    "enable_multi_factor": "enableMultiFactor",
    "growth_data": "growthData",
    "last_whats_new_checked": "lastWhatsNewChecked",
    "role_name": "roleName",
}


def on_the_wire() -> dict[str, Any]:
    """CHANGE as a dictionary that `json.dumps` takes: what a script without a client writes."""
    change = {_NAMES.get(name, name): value for name, value in CHANGE.items()}
    return {**change, "lastWhatsNewChecked": change["lastWhatsNewChecked"].isoformat()}


def compact(document: Any) -> bytes:
    """JSON as services write it."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def page(count: int) -> bytes:
    """One page of `organization_list`; every eighth name is not ASCII."""
    results = [
        {
            "_id": f"5f0c{number:020x}",
            "displayName": f"{'Müller' if number % 8 == 0 else 'Miller'} {number:06d} Ltd",
            "logoUrl": f"https://img.example.com/organizations/{number:06d}/logo-128x128.png",
        }
        for number in range(count)
    ]
    return compact({"totalCount": count, "results": results})


def user() -> bytes:
    """What `users_put` answers."""
    return compact(
        {
            **on_the_wire(),
            "_id": USER,
            "created": "2023-04-01T09:15:27.318Z",
            "disableIntroduction": True,
            "lastWhatsNewChecked": "2026-11-02T00:00:00.000Z",
            "organization": ORGANIZATION,
            "provider": "5f0c1d2e3a4b5c6d7e8f1111",
            "role": "5f0c1d2e3a4b5c6d7e8f2222",
            "sessionCount": 37,
            "suspended": False,
            "totpEnrolled": True,
            "usersTimeZone": "America/New_York",
        }
    )
