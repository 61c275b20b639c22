from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class FilesS3(Model):
    """A file of a command, by where it is stored and what is in it."""

    _wire = "destination name objectStorageId sha256"
    destination: str | Null | None = None
    """The path on the device where the file goes."""
    name: str | Null | None = None
    """The file's name."""
    object_storage_id: str | Null | None = None
    """The id of the stored file."""
    sha256: str | Null | None = None
    """The SHA-256 checksum of the file."""
