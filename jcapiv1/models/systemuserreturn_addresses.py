from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class SystemuserreturnAddresses(Model):
    """A postal address of a person, as the service answers."""

    _wire = "country extendedAddress id locality poBox postalCode region streetAddress type"
    country: str | None = None
    """The country."""
    extended_address: str | None = None
    """What the street alone does not say, such as a floor or a suite."""
    id: str | None = None
    """The id of the address."""
    locality: str | None = None
    """The town or city."""
    po_box: str | None = None
    """The post office box."""
    postal_code: str | None = None
    """The postal code."""
    region: str | None = None
    """The state, province or region."""
    street_address: str | None = None
    """The street and the house number."""
    type: str | None = None
    """What the address is for; known are `work` and `home`."""
