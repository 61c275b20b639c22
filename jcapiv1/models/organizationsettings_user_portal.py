from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class OrganizationsettingsUserPortal(Model):
    """How long people stay signed in to their portal."""

    _wire = "idleSessionDurationMinutes cookieExpirationType"
    idle_session_duration_minutes: int | Null | None = None
    """After how many idle minutes people are signed out, 1 to 129,600 (90 days)."""
    cookie_expiration_type: str | Null | None = None
    """Whether the sign-in ends with the browser session or at a date (probably). Known: `session`,
    `date`."""
