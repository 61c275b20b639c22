from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class Sshkeypost(Model):
    """A public SSH key to add to a person; `name` and `public_key` are required."""

    _wire = "name public_key"
    name: str | Null | None = None
    """A name that tells the key from others."""
    public_key: str | Null | None = None
    """The public key as a `.pub` file has it, its kind first; not secret. Never send the private
    one."""
