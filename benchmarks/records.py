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


_PERSON: dict[str, Any] = {
    "_id": "5f0c{:020x}",
    "account_locked": False,
    "activated": True,
    "addresses": [{"type": "work", "country": "SE", "locality": "Lund", "postalCode": "223 50"}],
    "allow_public_key": True,
    "alternateEmail": "p{:06d}@home.example",
    "attributes": [{"name": "floor", "value": "3"}],
    "badLoginAttempts": 0,
    "company": "Acme",
    "costCenter": "C-{:04d}",
    "created": "2023-04-01T09:15:27.318Z",
    "creationSource": "jumpcloud:api",
    "department": "Research",
    "description": "",
    "disableDeviceMaxLoginAttempts": False,
    "displayname": "Müller {:06d}",
    "email": "person{:06d}@example.com",
    "employeeIdentifier": "E{:06d}",
    "employeeType": "full-time",
    "enable_managed_uid": False,
    "enable_user_portal_multifactor": True,
    "external_dn": "",
    "external_password_expiration_date": "2026-12-01T00:00:00.000Z",
    "external_source_type": "",
    "externally_managed": False,
    "firstname": "Grace",
    "jobTitle": "Engineer",
    "lastname": "Miller {:06d}",
    "ldap_binding_user": False,
    "location": "Lund",
    "managedAppleId": "",
    "manager": "5f0c1d2e3a4b5c6d7e8f9a0b",
    "mfa": {"configured": True, "exclusion": False},
    "mfaEnrollment": {"overallStatus": "ENROLLED", "totpStatus": "ENROLLED"},
    "middlename": "",
    "organization": ORGANIZATION,
    "password_date": "2026-10-01T08:00:00.000Z",
    "password_expiration_date": "2026-12-01T00:00:00.000Z",
    "password_expired": False,
    "password_never_expires": False,
    "passwordless_sudo": False,
    "phoneNumbers": [{"type": "work", "number": "+46 46 {:06d}"}],
    "public_key": "",
    "recoveryEmail": {"address": "p{:06d}@recovery.example", "verified": True},
    "relationships": [],
    "samba_service_user": False,
    "ssh_keys": [],
    "state": "ACTIVATED",
    "sudo": False,
    "suspended": False,
    "systemUsername": "p{:06d}",
    "tags": ["staff", "lund"],
    "totp_enabled": True,
    "unix_guid": 5000,
    "unix_uid": 5000,
    "username": "p{:06d}",
    "restrictedFields": [],
    "delegatedAuthority": None,
}
"""A person as the service sends one; texts with braces take the person's number."""


def people(count: int, *, half_null: bool = False) -> bytes:
    """One page of `systemusers_list`; with `half_null` every second field holds nothing."""
    names = list(_PERSON)
    empty = dict.fromkeys(names[1::2]) if half_null else {}
    results = [{**_numbered(_PERSON, number), **empty} for number in range(count)]
    return compact({"totalCount": count, "results": results})


def _numbered(value: Any, number: int) -> Any:
    if isinstance(value, dict):
        return {name: _numbered(each, number) for name, each in value.items()}
    if isinstance(value, list):
        return [_numbered(each, number) for each in value]
    return value.format(number) if isinstance(value, str) else value


def person_fields() -> list[str]:
    """The names on the wire."""
    return list(_PERSON)


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
