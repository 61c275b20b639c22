from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from typing import Any

from jcapiv1 import models
from jcapiv1.core.model import Model


class Organizationsettings(Model):
    """The settings of a tenant, as the service answers.

    Those that `organization_put` can change are in `Organizationsettingsput`; the others are only
    read.
    """

    _wire = """
        agentVersion betaFeatures contactEmail contactName deviceIdentificationEnabled
        disableCommandRunner disableGoogleLogin disableLdap disableUM displayPreferences
        duplicateLDAPGroups emailDisclaimer enableGoogleApps enableManagedUID enableO365
        enableUserPortalAgentInstall features growthData logo name newSystemUserStateDefaults
        passwordCompliance passwordPolicy pendingDelete showIntro systemUserPasswordExpirationInDays
        systemUsersCanEdit systemUsersCap trustedAppConfig userPortal windowsMDM chromeDTCEnabled
        maxSystemUsers requireAdminMFA systemUserDefaults
    """
    agent_version: str | None = None
    """A version of the device agent (probably the one that the tenant's devices get)."""
    beta_features: Any | None = None
    """Which trial functions are on, as a free object."""
    contact_email: str | None = None
    """The address that mails to people name as their contact."""
    contact_name: str | None = None
    """The name that mails to people name as their contact."""
    device_identification_enabled: bool | None = None
    """Whether device identification is on; what it does is not documented."""
    disable_command_runner: bool | None = None
    """Whether running commands on devices is switched off (probably)."""
    disable_google_login: bool | None = None
    """Whether signing in with a Google account is switched off."""
    disable_ldap: bool | None = None
    """Whether LDAP is switched off."""
    disable_um: bool | None = None
    """Whether user management is switched off (probably); what that means is not documented."""
    display_preferences: models.OrganizationsettingsDisplayPreferences | None = None
    """Which tiles the home page of the console shows."""
    duplicate_ldap_groups: bool | None = None
    """Whether LDAP groups may be duplicated; what that means is not documented."""
    email_disclaimer: str | None = None
    """The text below the mails that the service sends to people of the tenant."""
    enable_google_apps: bool | None = None
    """Whether the connection to Google Workspace is on."""
    enable_managed_uid: bool | None = None
    """Whether JumpCloud manages the numeric Unix ids of people (probably)."""
    enable_o365: bool | None = None
    """Whether the connection to Microsoft 365 is on."""
    enable_user_portal_agent_install: bool | None = None
    """Whether people can download the device agent from their portal."""
    features: models.OrganizationsettingsFeatures | None = None
    """Which larger functions of JumpCloud are on in the tenant."""
    growth_data: Any | None = None
    """Free data of the console about its own guides and experiments."""
    logo: str | None = None
    """The logo that the console, the portal and mails show; its form is not documented."""
    name: str | None = None
    """The tenant's name in its settings."""
    new_system_user_state_defaults: models.OrganizationsettingsNewSystemUserStateDefaults | None = (
        None
    )
    """The state that new people get when the call that makes them names none."""
    password_compliance: str | None = None
    """Which password rules hold. JumpCloud advises against every value but `custom`; only with that
    one `password_policy` is used. Known: `custom`, `pci3`, `windows`."""
    password_policy: models.OrganizationsettingsPasswordPolicy | None = None
    """The password rules, for everybody in the tenant. They are used only while
    `password_compliance` is `custom`."""
    pending_delete: bool | None = None
    """Whether somebody has asked for the tenant to be deleted (probably)."""
    show_intro: bool | None = None
    """Whether the console shows its introduction."""
    system_user_password_expiration_in_days: int | None = None
    """After how many days passwords of people expire. How it goes together with `password_policy`
    is not documented."""
    system_users_can_edit: bool | None = None
    """Whether people may change their own details in the portal."""
    system_users_cap: int | None = None
    """How many people the tenant may have at most; now called `max_system_users`."""
    trusted_app_config: models.TrustedappConfigGet | None = None
    """The applications on devices that the tenant trusts, with a checksum."""
    user_portal: models.OrganizationsettingsUserPortal | None = None
    """How long people stay signed in to their portal."""
    windows_mdm: models.OrganizationsettingsWindowsMDM | None = None
    """How the tenant manages Windows devices with MDM."""
    chrome_dtc_enabled: bool | None = None
    """Whether the device trust connector of Chrome is on (probably)."""
    max_system_users: int | None = None
    """How many people the tenant may have at most."""
    require_admin_mfa: bool | None = None
    """Whether every administrator needs a second factor to sign in."""
    system_user_defaults: models.OrganizationsettingsSystemUserDefaults | None = None
    """What is settled in advance for the people of the tenant."""
