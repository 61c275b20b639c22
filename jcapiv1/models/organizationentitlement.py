from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model


class Organizationentitlement(Model):
    """What the tenant has bought; only read."""

    _wire = """
        billingModel entitlementProducts isManuallyBilled pricePerUserSum capUserQuantity
        maxUserQuantity purchaseChannel
    """
    billing_model: str | None = None
    """How the tenant is billed; the values are not documented."""
    entitlement_products: list[models.OrganizationentitlementEntitlementProducts] | None = None
    """The products that the tenant has bought."""
    is_manually_billed: bool | None = None
    """Whether the bills are written by hand."""
    price_per_user_sum: int | None = None
    """The price of all products for one person; its unit and currency are not documented."""
    cap_user_quantity: bool | None = None
    """Whether the number of people is limited."""
    max_user_quantity: int | None = None
    """How many people the tenant may have at most."""
    purchase_channel: str | None = None
    """Where the tenant bought; the values are not documented."""
