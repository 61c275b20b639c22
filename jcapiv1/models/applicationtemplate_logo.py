from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class ApplicationtemplateLogo(Model):
    """The picture of an application in the catalogue."""

    _wire = "url"
    url: str | None = None
    """The address of the picture."""
