from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model


class SystemMdm(Model):
    """How a device is managed through MDM (mobile device management)."""

    _wire = """
        dep enrollmentType internal profileIdentifier userApproved vendor lostModeStatus providerId
        windows
    """
    dep: bool | None = None
    """Whether the device came through Apple's Device Enrollment Program (DEP)."""
    enrollment_type: str | None = None
    """How the device was enrolled in MDM. Known: `unknown`, `automated device`, `device`,
    `user`."""
    internal: models.SystemMdmInternal | None = None
    """Ids of the device in JumpCloud's own MDM."""
    profile_identifier: str | None = None
    """The identifier of the MDM profile on the device."""
    user_approved: bool | None = None
    """Whether a person at the device has approved the MDM enrolment."""
    vendor: str | None = None
    """Whose MDM it is; `internal` is probably JumpCloud's own. Known: `unknown`, `none`,
    `internal`, `external`."""
    lost_mode_status: str | None = None
    """The state of lost mode, which locks a lost Apple device."""
    provider_id: str | None = None
    """The id of the MDM provider, judging by the name."""
    windows: models.SystemMdmWindows | None = None
    """What MDM knows about a Windows device."""
