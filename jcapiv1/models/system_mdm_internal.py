from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class SystemMdmInternal(Model):
    """Ids of a device in JumpCloud's own MDM."""

    _wire = "deviceId windowsDeviceId"
    device_id: str | None = None
    """The id of the device in JumpCloud's MDM."""
    windows_device_id: str | None = None
    """The id of a Windows device in JumpCloud's MDM."""
