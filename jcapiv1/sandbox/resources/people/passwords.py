"""What a new password must be, and what setting one changes. Passwords are not kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from jcapiv1.sandbox.refusal import Refusal
from jcapiv1.sandbox.resources.people.record import Person
from jcapiv1.sandbox.state.records import Organization, wire_time
from jcapiv1.sandbox.state.state import State

_SHORTEST = 8
"""Characters, where the tenant's settings say nothing."""


def refuse_bad_password(
    password: str, username: str, tenant: Organization, *, in_detail: bool
) -> None:
    """Raise Refusal (400) for a password that breaks a rule; with all rules if `in_detail`."""
    broken = list(_broken(password, username, tenant))
    if broken and in_detail:
        violations = [{"field": "password", "description": text} for text in broken]
        raise Refusal(400, broken[0], details=[{"fieldViolationsList": violations}])
    if broken:
        raise Refusal(400, f"Bad Request: {broken[0]}")


def _broken(password: str, username: str, tenant: Organization) -> Iterator[str]:
    policy = policy_of(tenant)
    least = policy.get("minLength") or _SHORTEST
    if policy.get("enableMinLength", True) and len(password) < least:
        yield f"password must have at least {least} characters"
    forbidden = username.lower() if not policy.get("allowUsernameSubstring") else ""
    if forbidden and forbidden in password.lower():
        yield "password must not contain the username"
    for setting, kind, test in (
        ("needsLowercase", "a lower-case letter", str.islower),
        ("needsUppercase", "an upper-case letter", str.isupper),
        ("needsNumeric", "a digit", str.isdigit),
        ("needsSymbolic", "a character that is no letter and no digit", _is_symbol),
    ):
        if policy.get(setting) and not any(map(test, password)):
            yield f"password must have {kind}"


def _is_symbol(character: str) -> bool:
    return not character.isalnum()


def policy_of(tenant: Organization) -> Mapping[str, Any]:
    """Return the password policy in the tenant's settings."""
    settings: Mapping[str, Any] = tenant.document.get("settings") or {}
    policy: Mapping[str, Any] = settings.get("passwordPolicy") or {}
    return policy


def set_password(person: Person, tenant: Organization, state: State) -> None:
    """Note that the person has a new password."""
    now = state.now()
    policy = policy_of(tenant)
    expires = None
    if policy.get("enablePasswordExpirationInDays") and policy.get("passwordExpirationInDays"):
        expires = wire_time(now + timedelta(days=policy["passwordExpirationInDays"]))
    person.document.update(
        activated=True,
        password_date=wire_time(now),
        password_expired=False,
        password_expiration_date=expires,
    )
