from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from typing import Any, ClassVar

from jcapiv1 import models
from jcapiv1.core.model import Model


class Organization(Model):
    """A tenant with its settings, as `organizations_get` and `organization_put` answer it.

    Much of it is about billing and is only read. `displayName` and `logoUrl` may be null.
    """

    _wire = """
        _id accountsReceivable created displayName entitlement hasCreditCard hasStripeCustomerId
        lastEstimateCalculationTimeStamp lastSfdcSyncStatus logoUrl provider settings
        totalBillingEstimate accessRestriction customEmailSettings
    """
    aliases: ClassVar[dict[str, str]] = {"id": "_id"}
    id: str = ""
    """The tenant's id, 24 hexadecimal digits; what `x_org_id` takes."""
    accounts_receivable: str | None = None
    """The state of its payments; the values are not documented."""
    created: str | None = None
    """When the tenant was made, as text like `2021-02-11T20:57:14.837Z`."""
    display_name: str | None = None
    """The tenant's name; None where nobody gave it one."""
    entitlement: models.Organizationentitlement | None = None
    """What the tenant has bought."""
    has_credit_card: bool | None = None
    """Whether a credit card is on file."""
    has_stripe_customer_id: bool | None = None
    """Whether the tenant is a customer at the payment service Stripe; deprecated."""
    last_estimate_calculation_time_stamp: str | None = None
    """When the bill was last estimated, as text."""
    last_sfdc_sync_status: Any | None = None
    """How JumpCloud's own customer system last took over the tenant, as a free object
    (probably)."""
    logo_url: str | None = None
    """Where the tenant's logo is, if it has one."""
    provider: str | None = None
    """The id of the managed service provider, if there is one."""
    settings: models.Organizationsettings | None = None
    """The settings that hold for the whole tenant."""
    total_billing_estimate: int | None = None
    """The estimated bill; its unit and currency are not documented."""
    access_restriction: str | None = None
    """How access to the tenant is restricted; the values are not documented."""
    custom_email_settings: models.CustomEmailSettings | None = None
    """Whether the tenant has mails of its own wording."""
