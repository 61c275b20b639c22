"""What a person is, and what one is made of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from jcapiv1.models import Systemuserreturn
from jcapiv1.sandbox.resources.people.mfa import enrollment
from jcapiv1.sandbox.state.records import Field, Organization, TenantRecord, wire_time
from jcapiv1.sandbox.state.state import State

STATES = STAGED, ACTIVATED, SUSPENDED = "STAGED", "ACTIVATED", "SUSPENDED"
_FIRST_UNIX_ID = 5000


class Person(TenantRecord, model=Systemuserreturn):
    """What `/systemusers` addresses: somebody who signs in to devices and services."""

    __slots__ = ()

    noun = "person"
    unique = ("username", "email", "employeeIdentifier")

    username = Field[str]("username")
    email = Field[str]("email")
    firstname = Field[str]("firstname")
    lastname = Field[str]("lastname")
    displayname = Field[str]("displayname")
    state = Field[str]("state")
    suspended = Field[bool]("suspended")
    activated = Field[bool]("activated")
    account_locked = Field[bool]("account_locked")
    account_locked_date = Field[str | None]("account_locked_date")
    alternate_email = Field[str | None]("alternateEmail")
    manager = Field[str | None]("manager")
    employee_identifier = Field[str | None]("employeeIdentifier")
    department = Field[str]("department")
    attributes = Field[list[dict[str, str]]]("attributes")
    phone_numbers = Field[list[dict[str, str]]]("phoneNumbers")
    addresses = Field[list[dict[str, str]]]("addresses")
    ssh_keys = Field[list[dict[str, str]]]("ssh_keys")
    mfa = Field[dict[str, Any]]("mfa")
    mfa_enrollment = Field[dict[str, str]]("mfaEnrollment")
    totp_enabled = Field[bool]("totp_enabled")
    password_date = Field[str | None]("password_date")
    """When the password was set; None if there is none. The password itself is not kept."""
    password_expired = Field[bool]("password_expired")
    password_expiration_date = Field[str | None]("password_expiration_date")
    sudo = Field[bool]("sudo")

    def __repr__(self) -> str:
        return f"<Person {self.id} {self.username!r}>"


def add_person(
    state: State,
    organization: Organization,
    document: Mapping[str, Any],
    created: datetime | None = None,
) -> Person:
    """Add a person of a tenant; `document` says what is not to be made up."""
    moment = created or state.now()
    identity = state.new_id(moment)
    number = _FIRST_UNIX_ID + len(state.table(Person))
    record = Person(
        {
            "_id": document.get("_id", identity),
            "account_locked": False,
            "account_locked_date": None,
            "activated": True,
            "addresses": [],
            "allow_public_key": True,
            "alternateEmail": None,
            "attributes": [],
            "badLoginAttempts": 0,
            "company": "",
            "costCenter": "",
            "created": wire_time(moment),
            "department": "",
            "description": "",
            "disableDeviceMaxLoginAttempts": False,
            "displayname": "",
            "email": f"person-{identity[-6:]}@example.com",
            "employeeIdentifier": None,
            "employeeType": "",
            "enable_managed_uid": False,
            "enable_user_portal_multifactor": False,
            "external_dn": "",
            "external_source_type": "",
            "externally_managed": False,
            "firstname": "",
            "jobTitle": "",
            "lastname": "",
            "ldap_binding_user": False,
            "location": "",
            "managedAppleId": "",
            "manager": None,
            "mfa": {"configured": False, "exclusion": False},
            "middlename": "",
            "organization": organization.id,
            "password_date": None,
            "password_expiration_date": None,
            "password_expired": False,
            "password_never_expires": False,
            "passwordless_sudo": False,
            "phoneNumbers": [],
            "public_key": "",
            "relationships": [],
            "restrictedFields": [],
            "samba_service_user": False,
            "ssh_keys": [],
            "state": SUSPENDED if document.get("suspended") else ACTIVATED,
            "sudo": False,
            "suspended": document.get("state") == SUSPENDED,
            "systemUsername": "",
            "tags": [],
            "totp_enabled": False,
            "unix_guid": number,
            "unix_uid": number,
            "username": f"person-{identity[-6:]}",
            **document,
        }
    )
    record.document.setdefault("mfaEnrollment", enrollment(record.document))
    return state.add(record)
