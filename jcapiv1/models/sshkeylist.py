from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class Sshkeylist(Model):
    """A public SSH key of a person, as the service answers."""

    _wire = "_id create_date name public_key"
    id: str = ""
    """The key's id, 24 hexadecimal digits; what `id` of `sshkey_delete` takes."""
    create_date: str | None = None
    """When the key was added, as text."""
    name: str | None = None
    """The name that tells the key from others."""
    public_key: str | None = None
    """The public key, not secret."""
