from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class SystemuserputAddresses(Model):
    """A postal address of a person, for `systemusers_put`."""

    _wire = "country extendedAddress locality poBox postalCode region streetAddress type"
    country: str | Null | None = None
    """The country, at most 1,024 characters."""
    extended_address: str | Null | None = None
    """What the street alone does not say, such as a floor or a suite, at most 1,024 characters."""
    locality: str | Null | None = None
    """The town or city, at most 1,024 characters."""
    po_box: str | Null | None = None
    """The post office box, at most 1,024 characters."""
    postal_code: str | Null | None = None
    """The postal code, at most 1,024 characters."""
    region: str | Null | None = None
    """The state, province or region, at most 1,024 characters."""
    street_address: str | Null | None = None
    """The street and the house number, at most 1,024 characters."""
    type: str | Null | None = None
    """What the address is for; known are `work` and `home`."""
