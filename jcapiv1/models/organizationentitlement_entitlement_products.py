from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class OrganizationentitlementEntitlementProducts(Model):
    """One product that the tenant has bought."""

    _wire = """
        committedUsers contractType maxUserCount name pricePerUser productCategory productCode
        uncommittedUsers
    """
    committed_users: int | None = None
    """For how many people the tenant has committed itself."""
    contract_type: str | None = None
    """The kind of contract; the values are not documented."""
    max_user_count: int | None = None
    """How many people may use the product at most."""
    name: str | None = None
    """The name of the product."""
    price_per_user: int | None = None
    """The price for one person; its unit and currency are not documented."""
    product_category: str | None = None
    """The group that the product belongs to; the values are not documented."""
    product_code: str | None = None
    """The short code of the product."""
    uncommitted_users: int | None = None
    """How many people are billed beyond the commitment (probably)."""
