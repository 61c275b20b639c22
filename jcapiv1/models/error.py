from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class Error(Model):
    """An error as the published description declares it."""

    _wire = "code message status"
    code: int | None = None
    """The HTTP status."""
    message: str | None = None
    """What went wrong."""
    status: str | None = None
    """The words that go with the HTTP status."""
