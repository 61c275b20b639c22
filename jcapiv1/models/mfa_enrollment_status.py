from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class MfaEnrollmentStatus(Model):
    """Whether a second factor is set up."""

    _wire = ""
    NOT_ENROLLED = "NOT_ENROLLED"
    DISABLED = "DISABLED"
    PENDING_ACTIVATION = "PENDING_ACTIVATION"
    ENROLLMENT_EXPIRED = "ENROLLMENT_EXPIRED"
    IN_ENROLLMENT = "IN_ENROLLMENT"
    PRE_ENROLLMENT = "PRE_ENROLLMENT"
    ENROLLED = "ENROLLED"
