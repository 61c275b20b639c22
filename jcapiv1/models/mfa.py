from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from datetime import datetime

from jcapiv1.core.model import Model, Null


class Mfa(Model):
    """The second factor of a person, and for how long it may be left out."""

    _wire = "configured exclusion exclusionDays exclusionUntil"
    configured: bool | Null | None = None
    """Whether a second factor is set up; what sending it does is not known."""
    exclusion: bool | Null | None = None
    """Whether the person may sign in without a second factor for now."""
    exclusion_days: int | Null | None = None
    """For how many days the person may do without, at least 1."""
    exclusion_until: datetime | Null | None = None
    """Until when the person may do without; afterwards a person without a second factor is locked
    out."""
