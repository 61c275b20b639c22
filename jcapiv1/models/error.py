"""Error: one record of the contract."""
# Generated from contract/ by `python -m codegen`; do not edit.

from __future__ import annotations

from typing import ClassVar

from jcapiv1.model import Model


class Error(Model):
    """An error as the published description declares it."""

    code: int | None = None
    """The HTTP status."""
    message: str | None = None
    """What went wrong."""
    status: str | None = None
    """The words that go with the HTTP status."""

    swagger_types: ClassVar[dict[str, str]] = {
        "code": "int",
        "message": "str",
        "status": "str",
    }
    attribute_map: ClassVar[dict[str, str]] = {
        "code": "code",
        "message": "message",
        "status": "status",
    }
