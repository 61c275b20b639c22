from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model, Null


class ApplicationConfigDeclareRedirectEndpoint(Model):
    """A setting of a connector that is on or off, with how the console shows it."""

    _wire = "label position readOnly required tooltip type value visible"
    label: str | Null | None = None
    """The label that the console shows beside the setting."""
    position: int | Null | None = None
    """The place of the setting on the page of the console, counted from the top."""
    read_only: bool | Null | None = None
    """Whether the console lets nobody change the setting."""
    required: bool | Null | None = None
    """Whether the connector needs the setting."""
    tooltip: models.ApplicationConfigAcsUrlTooltip | Null | None = None
    """The help text beside the setting; missing in `sign_assertion` and `sign_response` of an
    application."""
    type: str | Null | None = None
    """The kind of input field in the console, for example `bool`; not a data type."""
    value: bool | Null | None = None
    """The setting itself, on or off; a boolean here, unlike in most other settings."""
    visible: bool | Null | None = None
    """Whether the console shows the setting."""
