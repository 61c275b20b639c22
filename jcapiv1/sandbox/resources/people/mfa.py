"""The second factors of a person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from jcapiv1.sandbox.state.records import wire_time

ENROLLED, IN_ENROLLMENT, NOT_ENROLLED = "ENROLLED", "IN_ENROLLMENT", "NOT_ENROLLED"
_OTHERS = ("jcGoStatus", "pushStatus", "smsStatus", "webAuthnStatus")
"""The kinds that no operation of the API sets up."""


def enrollment(document: Mapping[str, Any]) -> dict[str, str]:
    """Return how far a person has enrolled, as `mfaEnrollment` shows it."""
    held: Mapping[str, str] = document.get("mfaEnrollment") or {}
    mfa: Mapping[str, Any] = document.get("mfa") or {}
    without = IN_ENROLLMENT if mfa.get("exclusion") else NOT_ENROLLED
    found = {name: held.get(name, NOT_ENROLLED) for name in _OTHERS}
    found["totpStatus"] = ENROLLED if document.get("totp_enabled") else without
    found["overallStatus"] = ENROLLED if ENROLLED in found.values() else without
    return found


def excluded(held: Mapping[str, Any], changes: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """Return `mfa` of a person after a change of the time without a second factor.

    The end of that time is `exclusionUntil`, or else `exclusionDays` from now.
    """
    mfa = {**held, **{name: value for name, value in changes.items() if name != "configured"}}
    if not mfa.get("exclusion"):
        return {"configured": mfa.get("configured", False), "exclusion": False}
    days = changes.get("exclusionDays")
    if days is not None and changes.get("exclusionUntil") is None:
        mfa["exclusionUntil"] = wire_time(now + timedelta(days=min(days, _LONGEST)))
    return mfa


_LONGEST = 36500
"""Days; a date that is further away cannot be written."""
