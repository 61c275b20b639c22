from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class SystemMdmWindows(Model):
    """What MDM knows about a Windows device."""

    _wire = "upn"
    upn: str | None = None
    """The user principal name (UPN) of the enrolled Windows account."""
