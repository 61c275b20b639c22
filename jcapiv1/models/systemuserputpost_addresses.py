from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class SystemuserputpostAddresses(Model):
    """A postal address of a person, for `systemusers_post`."""

    _wire = "country extendedAddress locality poBox postalCode region streetAddress type"
    country: str | Null | None = None
    """The country."""
    extended_address: str | Null | None = None
    """What the street alone does not say, such as a floor or a suite."""
    locality: str | Null | None = None
    """The town or city."""
    po_box: str | Null | None = None
    """The post office box."""
    postal_code: str | Null | None = None
    """The postal code."""
    region: str | Null | None = None
    """The state, province or region."""
    street_address: str | Null | None = None
    """The street and the house number."""
    type: str | Null | None = None
    """What the address is for; known are `work` and `home`."""
