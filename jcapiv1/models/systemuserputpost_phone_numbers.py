from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class SystemuserputpostPhoneNumbers(Model):
    """A phone number of a person, for `systemusers_post`."""

    _wire = "number type"
    number: str | Null | None = None
    """The phone number, as text."""
    type: str | Null | None = None
    """What the number is for; known are `home`, `work`, `mobile`, `work_mobile` and `work_fax`."""
