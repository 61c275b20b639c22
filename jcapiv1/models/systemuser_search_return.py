from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from typing import ClassVar

from jcapiv1 import models
from jcapiv1.core.model import Model


class SystemuserSearchReturn(Model):
    """A person, as `search_systemusers_post` shows it.

    Unlike `Systemuserreturn` it has the groups of the person, and no `delegated_authority`.
    """

    _wire = """
        _id account_locked account_locked_date activated addresses admin allow_public_key
        alternateEmail attributes badLoginAttempts company costCenter created creationSource
        department description disableDeviceMaxLoginAttempts displayname email employeeIdentifier
        employeeType enable_managed_uid enable_user_portal_multifactor external_dn
        external_password_expiration_date external_source_type externally_managed firstname jobTitle
        lastname ldap_binding_user location managedAppleId manager memberof mfa mfaEnrollment
        middlename organization password_date password_expiration_date password_expired
        password_never_expires passwordless_sudo phoneNumbers public_key recoveryEmail relationships
        restrictedFields samba_service_user ssh_keys state sudo suspended totp_enabled unix_guid
        unix_uid username tags
    """
    aliases: ClassVar[dict[str, str]] = {"id": "_id"}
    id: str = ""
    """The person's id, 24 hexadecimal digits; what `id` arguments take."""
    account_locked: bool | None = None
    """Whether the account is locked; while it is, the person cannot sign in."""
    account_locked_date: str | None = None
    """When the account was locked; null while it is not."""
    activated: bool | None = None
    """Whether the person's account has been activated."""
    addresses: list[models.SystemuserreturnAddresses] | None = None
    """The postal addresses."""
    admin: models.SystemuserreturnAdmin | None = None
    """The administrator account that belongs to the person; null probably where there is none."""
    allow_public_key: bool | None = None
    """Whether the person may sign in over SSH with a public key."""
    alternate_email: str | None = None
    """A second address; an activation mail goes there first."""
    attributes: list[models.Attribute] | None = None
    """The custom attributes, each a name with a value."""
    bad_login_attempts: int | None = None
    """How many failed sign-ins have been counted."""
    company: str | None = None
    """The company that the person works for."""
    cost_center: str | None = None
    """The cost centre that the person belongs to."""
    created: str | None = None
    """When the person was created, as text in ISO 8601."""
    creation_source: str | None = None
    """Where the record came from, as the service names it."""
    department: str | None = None
    """The department that the person works in."""
    description: str | None = None
    """Free text about the person."""
    disable_device_max_login_attempts: bool | None = None
    """Whether the limit of failed sign-ins on devices does not apply to the person."""
    displayname: str | None = None
    """The name to show for the person."""
    email: str | None = None
    """The person's mail address."""
    employee_identifier: str | None = None
    """The staff number, unique within the tenant; null where there is none."""
    employee_type: str | None = None
    """The kind of employment, in free words."""
    enable_managed_uid: bool | None = None
    """Whether `unix_uid` and `unix_guid` are enforced on the person's devices."""
    enable_user_portal_multifactor: bool | None = None
    """Whether signing in to the user portal needs a second factor."""
    external_dn: str | None = None
    """The person's distinguished name in an external directory."""
    external_password_expiration_date: str | None = None
    """When the password expires in the external directory; a text here, unlike in
    `Systemuserputpost`."""
    external_source_type: str | None = None
    """What kind of external directory the person comes from."""
    externally_managed: bool | None = None
    """Whether an external source maintains the person; `restricted_fields` has taken its place."""
    firstname: str | None = None
    """The first name."""
    job_title: str | None = None
    """The job title."""
    lastname: str | None = None
    """The last name."""
    ldap_binding_user: bool | None = None
    """Whether LDAP clients may bind with this account to search the directory."""
    location: str | None = None
    """Where the person works, in free words."""
    managed_apple_id: str | None = None
    """The person's Managed Apple ID."""
    manager: str | None = None
    """The id of the person who manages this one."""
    memberof: list[str] | None = None
    """The ids of the groups that the person belongs to."""
    mfa: models.Mfa | None = None
    """Whether the person has a second factor, and whether it may be left out for now."""
    mfa_enrollment: models.MfaEnrollment | None = None
    """How far the person has enrolled each kind of second factor."""
    middlename: str | None = None
    """The middle name."""
    organization: str | None = None
    """The id of the person's tenant."""
    password_date: str | None = None
    """When the password was last set; null probably where there is none."""
    password_expiration_date: str | None = None
    """When the password expires; null probably where it does not."""
    password_expired: bool | None = None
    """Whether the password has expired, so that the person must set a new one."""
    password_never_expires: bool | None = None
    """Whether the password is exempt from expiry."""
    passwordless_sudo: bool | None = None
    """Whether `sudo` on devices works without asking for the password."""
    phone_numbers: list[models.SystemuserreturnPhoneNumbers] | None = None
    """The phone numbers."""
    public_key: str | None = None
    """A public SSH key of the person, not secret; `ssh_keys` has all of them."""
    recovery_email: models.SystemuserreturnRecoveryEmail | None = None
    """The address for recovering the account."""
    relationships: list[models.SystemuserputRelationships] | None = None
    """Relations of the person, each a type with a value."""
    restricted_fields: list[models.RestrictedField] | None = None
    """Fields that an external source maintains, each with that source."""
    samba_service_user: bool | None = None
    """Whether this is the service account of Samba."""
    ssh_keys: list[models.Sshkeylist] | None = None
    """The public SSH keys of the person; they are not secret."""
    state: str | None = None
    """Whether the account is staged (not started yet), active or suspended. Known: `STAGED`,
    `ACTIVATED`, `SUSPENDED`."""
    sudo: bool | None = None
    """Whether the person has administrator rights on devices."""
    suspended: bool | None = None
    """Whether the account is suspended; agrees with `state`."""
    totp_enabled: bool | None = None
    """Whether a TOTP has been set up as second factor."""
    unix_guid: int | None = None
    """The number of the person's primary group on Unix devices, at least 1."""
    unix_uid: int | None = None
    """The number of the person's account on Unix devices, at least 1."""
    username: str | None = None
    """The name that the person signs in with."""
    tags: list[str] | None = None
    """The tags of the person, probably an older way of grouping."""
