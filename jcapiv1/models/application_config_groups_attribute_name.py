from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model, Null


class ApplicationConfigGroupsAttributeName(Model):
    """The name of the attribute that carries groups, with how the console shows it."""

    _wire = "dependsOnProperty label position readOnly required tooltip type value visible"
    depends_on_property: str | Null | None = None
    """The setting that must be on for this one to count."""
    label: str | Null | None = None
    """The label that the console shows beside the setting."""
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
    value: str | Null | None = None
    """The name of the attribute."""
    visible: bool | Null | None = None
    """Whether the console shows the setting."""
