from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class SystemuserputDelegatedAuthority(Model):
    """A directory that checks the password of a person in place of JumpCloud."""

    _wire = "id name"
    id: str | Null | None = None
    """The id of the directory."""
    name: str | Null | None = None
    """The kind of directory. Known: `ActiveDirectory`."""
