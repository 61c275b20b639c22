from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class SystemPrimarySystemUser(Model):
    """The person who mainly uses a device."""

    _wire = "id"
    id: str | None = None
    """The person's id; it may be null, probably where no person is set."""
