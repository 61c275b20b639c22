from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class SystemuserreturnPhoneNumbers(Model):
    """A phone number of a person, as the service answers."""

    _wire = "id number type"
    id: str | None = None
    """The id of the phone number."""
    number: str | None = None
    """The phone number, as text."""
    type: str | None = None
    """What the number is for; known are `home`, `work`, `mobile`, `work_mobile` and `work_fax`."""
