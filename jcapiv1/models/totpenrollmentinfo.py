from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from datetime import datetime

from jcapiv1.core.model import Model


class Totpenrollmentinfo(Model):
    """When a person enrolled a TOTP; the answer of `systemusers_totp_info`."""

    _wire = "enrollmentDate"
    enrollment_date: datetime | None = None
    """When the TOTP was enrolled."""
