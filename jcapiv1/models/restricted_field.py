from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class RestrictedField(Model):
    """A field of a person that an external source maintains.

    JumpCloud probably refuses to change it elsewhere.
    """

    _wire = "field id type"
    field: str | Null | None = None
    """The wire name of the field, at most 32 characters. Known: `addresses`, `company`,
    `costCenter`, `department`, `description`, `displayname`, `email`, `employeeIdentifier`,
    `employeeType`, `firstname`, `jobTitle`, `lastname`, `location`, `middlename`, `password`,
    `phoneNumbers`, `sudo`, `username`."""
    id: str | Null | None = None
    """The id of the external source, at most 24 characters."""
    type: str | Null | None = None
    """The kind of external source, at most 128 characters. Known: `active_directory`,
    `federated_identity_provider`, `scim`."""
