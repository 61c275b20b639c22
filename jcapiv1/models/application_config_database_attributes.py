from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model, Null


class ApplicationConfigDatabaseAttributes(Model):
    """The attributes that are filled from the record of the person, with how the console shows
    them."""

    _wire = "position label readOnly required tooltip type value visible"
    position: int | Null | None = None
    """The place of the setting on the page of the console, counted from the top."""
    label: str | Null | None = None
    """The label that the console shows beside the setting."""
    read_only: bool | Null | None = None
    """Whether the console lets nobody change the setting."""
    required: bool | Null | None = None
    """Whether the connector needs the setting."""
    tooltip: models.ApplicationConfigAcsUrlTooltip | Null | None = None
    """The help text that the console shows beside the setting."""
    type: str | Null | None = None
    """The kind of input field in the console, for example `text` or `file`; not a data type."""
    value: list[models.ApplicationConfigConstantAttributesValue] | Null | None = None
    """The attributes, replaced as a whole; a list here, unlike in most other settings."""
    visible: bool | Null | None = None
    """Whether the console shows the setting."""
