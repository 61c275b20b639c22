from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model, Null


class ApplicationConfigAcsUrlTooltip(Model):
    """The help text that the console shows beside a setting."""

    _wire = "template variables"
    template: str | Null | None = None
    """The name or text of the template that the help is made from."""
    variables: models.ApplicationConfigAcsUrlTooltipVariables | Null | None = None
    """What is put into the template."""
