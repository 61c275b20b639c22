from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model


class SystemProvisionMetadata(Model):
    """How a device came into the tenant."""

    _wire = "provisioner"
    provisioner: models.SystemProvisionMetadataProvisioner | None = None
    """Who or what added the device."""
