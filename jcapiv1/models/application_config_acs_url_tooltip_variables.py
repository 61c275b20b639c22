from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class ApplicationConfigAcsUrlTooltipVariables(Model):
    """What is put into the template of a help text."""

    _wire = "icon message"
    icon: str | Null | None = None
    """The name of the icon beside the help text."""
    message: str | Null | None = None
    """The text of the help."""
