from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class ApplicationConfigAuthClaimConfigurationSendAmrClaim(Model):
    """Whether the application is told the methods of authentication."""

    _wire = "readOnly type value"
    read_only: bool | Null | None = None
    """Whether the console lets nobody change the setting."""
    type: str | Null | None = None
    """The kind of input field in the console, for example `text` or `file`; not a data type."""
    value: bool | Null | None = None
    """Whether the methods are sent, the claim `amr`."""
