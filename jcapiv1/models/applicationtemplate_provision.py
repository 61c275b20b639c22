from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class ApplicationtemplateProvision(Model):
    """What JumpCloud can do with the accounts inside the application."""

    _wire = "beta groups_supported type"
    beta: bool | None = None
    """Whether managing accounts in it is still a trial version."""
    groups_supported: bool | None = None
    """Whether groups can be managed inside the application too."""
    type: str | None = None
    """The way in which accounts are managed there; its values are not documented."""
