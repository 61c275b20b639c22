from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from typing import Any

from jcapiv1 import models
from jcapiv1.core.model import Model, Null


class Organizationsettingsput(Model):
    """The settings of a tenant that `organization_put` changes.

    A field that is None is not sent. That it then keeps its value is likely, but not proven. Lists
    inside are replaced as a whole.
    """

    _wire = """
        contactEmail contactName deviceIdentificationEnabled disableGoogleLogin disableLdap
        disableUM duplicateLDAPGroups emailDisclaimer enableManagedUID features growthData logo name
        newSystemUserStateDefaults passwordCompliance passwordPolicy showIntro
        systemUserPasswordExpirationInDays systemUsersCanEdit systemUsersCap trustedAppConfig
        userPortal maxSystemUsers systemUserDefaults
    """
    contact_email: str | Null | None = None
    """The address that mails to people name as their contact."""
    contact_name: str | Null | None = None
    """The name that mails to people name as their contact."""
    device_identification_enabled: bool | Null | None = None
    """Whether device identification is on; what it does is not documented."""
    disable_google_login: bool | Null | None = None
    """Whether signing in with a Google account is switched off."""
    disable_ldap: bool | Null | None = None
    """Whether LDAP is switched off."""
    disable_um: bool | Null | None = None
    """Whether user management is switched off (probably); what that means is not documented."""
    duplicate_ldap_groups: bool | Null | None = None
    """Whether LDAP groups may be duplicated; what that means is not documented."""
    email_disclaimer: str | Null | None = None
    """The text below the mails that the service sends to people of the tenant. Only paying tenants
    may change it."""
    enable_managed_uid: bool | Null | None = None
    """Whether JumpCloud manages the numeric Unix ids of people (probably)."""
    features: models.OrganizationsettingsFeatures | Null | None = None
    """Which larger functions of JumpCloud are on in the tenant."""
    growth_data: Any | Null | None = None
    """Free data of the console about its own guides and experiments."""
    logo: str | Null | None = None
    """The logo that the console, the portal and mails show; its form is not documented."""
    name: str | Null | None = None
    """The tenant's name in its settings."""
    new_system_user_state_defaults: (
        models.OrganizationsettingsputNewSystemUserStateDefaults | Null | None
    ) = None
    """The state that new people get when the call that makes them names none."""
    password_compliance: str | Null | None = None
    """Which password rules hold. JumpCloud advises against every value but `custom`; only with that
    one `password_policy` is used. Known: `custom`, `pci3`, `windows`."""
    password_policy: models.OrganizationsettingsputPasswordPolicy | Null | None = None
    """The password rules, for everybody in the tenant. They are used only while
    `password_compliance` is `custom`."""
    show_intro: bool | Null | None = None
    """Whether the console shows its introduction."""
    system_user_password_expiration_in_days: int | Null | None = None
    """After how many days passwords of people expire. How it goes together with `password_policy`
    is not documented."""
    system_users_can_edit: bool | Null | None = None
    """Whether people may change their own details in the portal."""
    system_users_cap: int | Null | None = None
    """How many people the tenant may have at most; now called `max_system_users`."""
    trusted_app_config: models.TrustedappConfigPut | Null | None = None
    """The applications on devices that the tenant trusts; the list is replaced as a whole."""
    user_portal: models.OrganizationsettingsUserPortal | Null | None = None
    """How long people stay signed in to their portal."""
    max_system_users: int | Null | None = None
    """How many people the tenant may have at most."""
    system_user_defaults: models.OrganizationsettingsSystemUserDefaults | Null | None = None
    """What is settled in advance for the people of the tenant."""
