from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model, Null


class Systemuserput(Model):
    """What `systemusers_put` changes of a person.

    A field that is None is not sent; `jcapiv1.NULL` sends null. What the service makes of a null is
    known for `delegated_authority` only.
    """

    _wire = """
        account_locked addresses allow_public_key alternateEmail attributes company costCenter
        department description disableDeviceMaxLoginAttempts displayname email employeeIdentifier
        employeeType enable_managed_uid enable_user_portal_multifactor external_dn
        external_password_expiration_date external_source_type externally_managed firstname jobTitle
        lastname ldap_binding_user location managedAppleId manager mfa middlename password
        password_never_expires phoneNumbers public_key relationships samba_service_user ssh_keys
        state sudo suspended tags unix_guid unix_uid username delegatedAuthority restrictedFields
    """
    secret_fields = ("password",)
    account_locked: bool | Null | None = None
    """Whether the account is locked; False unlocks it, like `systemusers_unlock`."""
    addresses: list[models.SystemuserputAddresses] | Null | None = None
    """The postal addresses; the list replaces the old one whole."""
    allow_public_key: bool | Null | None = None
    """Whether the person may sign in over SSH with a public key."""
    alternate_email: str | Null | None = None
    """A second address; an activation mail goes there first."""
    attributes: list[models.SystemuserputAttributes] | Null | None = None
    """The custom attributes; the list replaces the old one whole."""
    company: str | Null | None = None
    """The company that the person works for, at most 1,024 characters."""
    cost_center: str | Null | None = None
    """The cost centre, at most 1,024 characters."""
    department: str | Null | None = None
    """The department, at most 1,024 characters."""
    description: str | Null | None = None
    """Free text about the person, at most 1,024 characters."""
    disable_device_max_login_attempts: bool | Null | None = None
    """Whether the limit of failed sign-ins on devices does not apply to the person."""
    displayname: str | Null | None = None
    """The name to show for the person, at most 1,024 characters."""
    email: str | Null | None = None
    """The person's mail address, at most 1,024 characters."""
    employee_identifier: str | Null | None = None
    """The staff number, unique within the tenant, at most 256 characters."""
    employee_type: str | Null | None = None
    """The kind of employment, at most 1,024 characters."""
    enable_managed_uid: bool | Null | None = None
    """Whether `unix_uid` and `unix_guid` are enforced on the person's devices."""
    enable_user_portal_multifactor: bool | Null | None = None
    """Whether signing in to the user portal needs a second factor."""
    external_dn: str | Null | None = None
    """The person's distinguished name in an external directory."""
    external_password_expiration_date: str | Null | None = None
    """When the password expires in the external directory; a text here, unlike in
    `Systemuserputpost`."""
    external_source_type: str | Null | None = None
    """What kind of external directory the person comes from."""
    externally_managed: bool | Null | None = None
    """Whether an external source maintains the person; setting it rewrites `restricted_fields`,
    which has taken its place."""
    firstname: str | Null | None = None
    """The first name, at most 1,024 characters."""
    job_title: str | Null | None = None
    """The job title, at most 1,024 characters."""
    lastname: str | Null | None = None
    """The last name, at most 1,024 characters."""
    ldap_binding_user: bool | Null | None = None
    """Whether LDAP clients may bind with this account to search the directory."""
    location: str | Null | None = None
    """Where the person works, at most 1,024 characters."""
    managed_apple_id: str | Null | None = None
    """The person's Managed Apple ID, at most 1,024 characters."""
    manager: str | Null | None = None
    """The id of the person who manages this one."""
    mfa: models.Mfa | Null | None = None
    """Whether the person may leave out the second factor for now; what a key missing in it means is
    not known."""
    middlename: str | Null | None = None
    """The middle name, at most 1,024 characters."""
    password: str | Null | None = None
    """The new password, a secret."""
    password_never_expires: bool | Null | None = None
    """Whether the password is exempt from expiry."""
    phone_numbers: list[models.SystemuserputPhoneNumbers] | Null | None = None
    """The phone numbers; the list replaces the old one whole."""
    public_key: str | Null | None = None
    """A public SSH key, not secret; `ssh_keys` sets several."""
    relationships: list[models.SystemuserputRelationships] | Null | None = None
    """Relations of the person, each a type with a value."""
    samba_service_user: bool | Null | None = None
    """Whether this is the service account of Samba."""
    ssh_keys: list[models.Sshkeypost] | Null | None = None
    """The public SSH keys, not secret; the list replaces the old one whole."""
    state: str | Null | None = None
    """Whether the account is active or suspended; a person cannot go back to staged. Known:
    `ACTIVATED`, `SUSPENDED`."""
    sudo: bool | Null | None = None
    """Whether the person has administrator rights on devices."""
    suspended: bool | Null | None = None
    """Whether the account is suspended; must not contradict `state` where both are sent."""
    tags: list[str] | Null | None = None
    """The tags of the person, probably an older way of grouping."""
    unix_guid: int | Null | None = None
    """The number of the person's primary group on Unix devices, at least 1."""
    unix_uid: int | Null | None = None
    """The number of the person's account on Unix devices, at least 1; JumpCloud's PowerShell module
    lets 0 to 4,294,967,295 pass."""
    username: str | Null | None = None
    """The name that the person signs in with, at most 1,024 characters."""
    delegated_authority: models.SystemuserputDelegatedAuthority | Null | None = None
    """Who checks the password in place of JumpCloud; `jcapiv1.NULL` takes the delegation away."""
    restricted_fields: list[models.RestrictedField] | Null | None = None
    """Fields that an external source maintains, each with that source."""
