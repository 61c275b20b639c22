from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model, Null


class ApplicationConfigAcsUrl(Model):
    """A setting of a connector that is a text, with how the console shows it."""

    _wire = "label options position readOnly required toggle tooltip type value visible"
    label: str | Null | None = None
    """The label that the console shows beside the setting."""
    options: str | Null | None = None
    """What can be chosen from in the console, as one text."""
    position: int | Null | None = None
    """The place of the setting on the page of the console, counted from the top."""
    read_only: bool | Null | None = None
    """Whether the console lets nobody change the setting."""
    required: bool | Null | None = None
    """Whether the connector needs the setting."""
    toggle: str | Null | None = None
    """What switches the setting on and off in the console (probably)."""
    tooltip: models.ApplicationConfigAcsUrlTooltip | Null | None = None
    """The help text that the console shows beside the setting."""
    type: str | Null | None = None
    """The kind of input field in the console, for example `text` or `file`; not a data type."""
    value: str | Null | None = None
    """The setting itself, a text. In `idp_private_key` it is a private key, a secret."""
    visible: bool | Null | None = None
    """Whether the console shows the setting."""
