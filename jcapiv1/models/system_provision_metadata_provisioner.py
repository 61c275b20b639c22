from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class SystemProvisionMetadataProvisioner(Model):
    """Who or what added a device to the tenant."""

    _wire = "provisionerId type"
    provisioner_id: str | None = None
    """The id of who or what added the device."""
    type: str | None = None
    """What kind of party added the device. Known: `administrator`, `mdm`, `user`."""
