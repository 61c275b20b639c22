from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from datetime import datetime

from jcapiv1.core.model import Model, Null


class IdResetmfaBody(Model):
    """The time for enrolling a second factor anew, for `systemusers_resetmfa`.

    A field that is None is not sent.
    """

    _wire = "exclusion exclusionDays exclusionUntil"
    exclusion: bool | Null | None = None
    """Whether the person may sign in without a second factor until the new one is enrolled."""
    exclusion_days: float | Null | None = None
    """For how many days the person may do without, at least 1; any number here, a whole one in
    `Mfa`."""
    exclusion_until: datetime | Null | None = None
    """Until when the person may do without; afterwards a person without a second factor is locked
    out."""
