from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from typing import Any

from jcapiv1.core.model import Model


class ApplicationtemplateJit(Model):
    """How accounts are made in the application at a person's first sign-in."""

    _wire = "attributes createOnly"
    attributes: Any | None = None
    """The attributes that this needs, as a free object."""
    create_only: bool | None = None
    """Whether accounts are only made at sign-in and not updated later (probably)."""
