from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from datetime import datetime

from jcapiv1 import models
from jcapiv1.core.model import Model, Null


class Systemuserputpost(Model):
    """A person to create with `systemusers_post`; `email` and `username` are required.

    A field that is None is not sent; `jcapiv1.NULL` sends null, whose meaning is not documented.
    `ssh_keys` cannot be given here; `sshkey_post` adds keys afterwards.
    """

    _wire = """
        account_locked activated addresses allow_public_key alternateEmail attributes company
        costCenter department description disableDeviceMaxLoginAttempts displayname email
        employeeIdentifier employeeType enable_managed_uid enable_user_portal_multifactor
        external_dn external_password_expiration_date external_source_type externally_managed
        firstname jobTitle lastname ldap_binding_user location managedAppleId manager mfa middlename
        password password_never_expires passwordless_sudo phoneNumbers public_key recoveryEmail
        relationships samba_service_user state sudo suspended tags unix_guid unix_uid username
        delegatedAuthority restrictedFields
    """
    secret_fields = ("password",)
    account_locked: bool | Null | None = None
    """Whether the account is locked from the start."""
    activated: bool | Null | None = None
    """Whether the account counts as activated from the start."""
    addresses: list[models.SystemuserputpostAddresses] | Null | None = None
    """The postal addresses."""
    allow_public_key: bool | Null | None = None
    """Whether the person may sign in over SSH with a public key."""
    alternate_email: str | Null | None = None
    """A second address; an activation mail goes there first."""
    attributes: list[models.SystemuserputAttributes] | Null | None = None
    """The custom attributes, each a name with a value."""
    company: str | Null | None = None
    """The company that the person works for."""
    cost_center: str | Null | None = None
    """The cost centre that the person belongs to."""
    department: str | Null | None = None
    """The department that the person works in."""
    description: str | Null | None = None
    """Free text about the person, at most 1,024 characters."""
    disable_device_max_login_attempts: bool | Null | None = None
    """Whether the limit of failed sign-ins on devices does not apply to the person."""
    displayname: str | Null | None = None
    """The name to show for the person."""
    email: str | Null | None = None
    """The person's mail address, at most 1,024 characters."""
    employee_identifier: str | Null | None = None
    """The staff number, unique within the tenant, at most 256 characters."""
    employee_type: str | Null | None = None
    """The kind of employment, in free words."""
    enable_managed_uid: bool | Null | None = None
    """Whether `unix_uid` and `unix_guid` are enforced on the person's devices."""
    enable_user_portal_multifactor: bool | Null | None = None
    """Whether signing in to the user portal needs a second factor."""
    external_dn: str | Null | None = None
    """The person's distinguished name in an external directory."""
    external_password_expiration_date: datetime | Null | None = None
    """When the password expires in the external directory; a date with time here, a text
    elsewhere."""
    external_source_type: str | Null | None = None
    """What kind of external directory the person comes from."""
    externally_managed: bool | Null | None = None
    """Whether an external source maintains the person; setting it rewrites `restricted_fields`,
    which has taken its place."""
    firstname: str | Null | None = None
    """The first name."""
    job_title: str | Null | None = None
    """The job title."""
    lastname: str | Null | None = None
    """The last name."""
    ldap_binding_user: bool | Null | None = None
    """Whether LDAP clients may bind with this account to search the directory."""
    location: str | Null | None = None
    """Where the person works, in free words."""
    managed_apple_id: str | Null | None = None
    """The person's Managed Apple ID, at most 1,024 characters."""
    manager: str | Null | None = None
    """The id of the person who manages this one."""
    mfa: models.Mfa | Null | None = None
    """Whether the person may leave out the second factor for now."""
    middlename: str | Null | None = None
    """The middle name."""
    password: str | Null | None = None
    """The first password, a secret; without it the person probably gets an activation mail."""
    password_never_expires: bool | Null | None = None
    """Whether the password is exempt from expiry."""
    passwordless_sudo: bool | Null | None = None
    """Whether `sudo` on devices works without asking for the password."""
    phone_numbers: list[models.SystemuserputpostPhoneNumbers] | Null | None = None
    """The phone numbers."""
    public_key: str | Null | None = None
    """A public SSH key of the person, not secret."""
    recovery_email: models.SystemuserputpostRecoveryEmail | Null | None = None
    """The address for recovering the account."""
    relationships: list[models.SystemuserputRelationships] | Null | None = None
    """Relations of the person, each a type with a value."""
    samba_service_user: bool | Null | None = None
    """Whether this is the service account of Samba."""
    state: str | Null | None = None
    """Whether the account starts staged (no mail), active or suspended; without it the setting
    `new_system_user_state_defaults.manual_entry` of the tenant decides. Known: `STAGED`,
    `ACTIVATED`, `SUSPENDED`."""
    sudo: bool | Null | None = None
    """Whether the person has administrator rights on devices."""
    suspended: bool | Null | None = None
    """Whether the account starts suspended; should not contradict `state`."""
    tags: list[str] | Null | None = None
    """The tags of the person, probably an older way of grouping."""
    unix_guid: int | Null | None = None
    """The number of the person's primary group on Unix devices, at least 1."""
    unix_uid: int | Null | None = None
    """The number of the person's account on Unix devices, at least 1; JumpCloud's PowerShell module
    lets 0 to 4,294,967,295 pass."""
    username: str | Null | None = None
    """The name to sign in with."""
    delegated_authority: models.SystemuserputDelegatedAuthority | Null | None = None
    """Who checks the password in place of JumpCloud."""
    restricted_fields: list[models.RestrictedField] | Null | None = None
    """Fields that an external source maintains, each with that source."""
