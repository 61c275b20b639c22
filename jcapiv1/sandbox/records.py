"""What the sandbox holds: tenants, administrators, and the mails it would have sent.

A record keeps the JSON document that goes over the wire; its attributes read and write that
document, so that a test sees every change at once and may make its own.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any, ClassVar, Generic, TypeVar, overload

T = TypeVar("T")


def wire_time(moment: datetime) -> str:
    """Return a moment as the service writes it: UTC, milliseconds, `Z`."""
    text = moment.astimezone(timezone.utc).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")


def role_id(name: str) -> str:
    """Return the id of a role: the same for the same name, in every sandbox."""
    return hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()[:24]


class Field(Generic[T]):
    """An attribute that is one name of the record's document; None where that is absent."""

    def __init__(self, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, record: None, owner: type[Record]) -> Field[T]: ...
    @overload
    def __get__(self, record: Record, owner: type[Record]) -> T: ...
    def __get__(self, record: Record | None, owner: type[Record]) -> Field[T] | T:
        if record is None:
            return self
        value: T = record.document.get(self.name)  # type: ignore[assignment]
        return value

    def __set__(self, record: Record, value: T) -> None:
        record.document[self.name] = value


class Record:
    """A document of the service with attributes."""

    __slots__ = ("document",)

    names: ClassVar[frozenset[str]] = frozenset({"_id", "id", "created"})
    """Every wire name that `fields` may ask for."""

    created = Field[str]("created")
    """ISO 8601 in UTC with milliseconds."""

    def __init_subclass__(cls) -> None:
        fields = (value.name for value in vars(cls).values() if isinstance(value, Field))
        cls.names = cls.names.union(fields)

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        """What goes over the wire, by wire name."""
        document["id"] = document["_id"]

    @property
    def id(self) -> str:
        """24 lower-case hex digits; on the wire both `_id` and `id`."""
        value: str = self.document["_id"]
        return value


class Organization(Record):
    """A tenant."""

    __slots__ = ()

    display_name = Field[str | None]("displayName")
    logo_url = Field[str | None]("logoUrl")

    def __repr__(self) -> str:
        return f"<Organization {self.id} {self.display_name!r}>"


class Administrator(Record):
    """What `/users` addresses: somebody who administers one tenant."""

    __slots__ = ()

    organization = Field[str]("organization")
    """The tenant's id. The service leaves it out when a multi-tenant key asks."""
    email = Field[str]("email")
    firstname = Field[str | None]("firstname")
    lastname = Field[str | None]("lastname")
    role_name = Field[str | None]("roleName")
    role_names = Field[list[str]]("roleNames")
    role = Field[str | None]("role")
    roles = Field[list[str]]("roles")
    provider = Field[str | None]("provider")
    enable_multi_factor = Field[bool]("enableMultiFactor")
    totp_enrolled = Field[bool]("totpEnrolled")
    totp_updated_at = Field[str | None]("totpUpdatedAt")
    suspended = Field[bool]("suspended")
    api_key_allowed = Field[bool]("apiKeyAllowed")
    api_key_set = Field[bool]("apiKeySet")
    api_key_updated_at = Field[str | None]("apiKeyUpdatedAt")
    api_key_hash = Field[dict[str, str] | None]("apiKeyHash")
    password_updated_at = Field[str | None]("passwordUpdatedAt")
    session_count = Field[int]("sessionCount")
    disable_introduction = Field[bool]("disableIntroduction")
    users_time_zone = Field[str | None]("usersTimeZone")
    growth_data = Field[dict[str, Any]]("growthData")
    last_whats_new_checked = Field[str | None]("lastWhatsNewChecked")
    """A date-time here, though `users_put` takes a date under the same name."""

    def __repr__(self) -> str:
        return f"<Administrator {self.id} {self.email!r}>"


@dataclass(frozen=True)
class Mail:
    """Something that the real service would have sent or started."""

    kind: str
    """`reactivation`, `totp_reset` or `multi_factor_setup`."""
    administrator: str
    """The administrator's id."""
    email: str
    organization: str
    """The tenant's id."""
    at: str
    """When, by the sandbox's own clock (ISO 8601)."""
