from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class SystemuserputPhoneNumbers(Model):
    """A phone number of a person, for `systemusers_put`."""

    _wire = "number type"
    number: str | Null | None = None
    """The phone number, as text of at most 1,024 characters."""
    type: str | Null | None = None
    """What the number is for; known are `home`, `work`, `mobile`, `work_mobile` and `work_fax`."""
