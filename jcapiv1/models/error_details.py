from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from typing import Any

from jcapiv1.core.model import Model


class ErrorDetails(Model):
    """An error that also says what is wrong with the body, as `systemusers_post` and
    `systemusers_put` may answer."""

    _wire = "code message status details"
    code: int | None = None
    """The HTTP status."""
    message: str | None = None
    """What went wrong."""
    status: str | None = None
    """A word for the kind of error; seen as `INVALID_ARGUMENT` in an example."""
    details: list[Any] | None = None
    """What is wrong in detail, as free objects; for a password, `fieldViolationsList` names each
    broken rule in `field` and `description`."""
