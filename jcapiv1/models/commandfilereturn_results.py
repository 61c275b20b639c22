from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class CommandfilereturnResults(Model):
    """A file that is attached to a command."""

    _wire = "_id destination name"
    id: str = ""
    """The file's id."""
    destination: str | None = None
    """The path on the device where the file goes."""
    name: str | None = None
    """The file's name."""
