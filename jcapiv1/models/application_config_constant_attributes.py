from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model, Null


class ApplicationConfigConstantAttributes(Model):
    """The attributes with the same value for everybody, with how the console shows them."""

    _wire = "label mutable position readOnly required tooltip type value visible options toggle"
    label: str | Null | None = None
    """The label that the console shows beside the setting."""
    mutable: bool | Null | None = None
    """Whether the list of attributes can be changed."""
    position: int | Null | None = None
    """The place of the setting on the page of the console, counted from the top."""
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
    options: str | Null | None = None
    """What can be chosen from in the console, as one text."""
    toggle: str | Null | None = None
    """What switches the setting on and off in the console (probably)."""
