"""What a record is, and the one record that all others belong to: the tenant.

A record keeps the JSON document that goes over the wire; its attributes read and write that
document, so that a test sees every change at once and may make its own.
"""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any, ClassVar, Generic, TypeVar, overload

from jcapiv1 import models
from jcapiv1.core.model import Model
from jcapiv1.models import OrganizationslistResults
from jcapiv1.sandbox.state.documents import LiveDocument
from jcapiv1.sandbox.state.shapes import Shape

T = TypeVar("T")


def wire_time(moment: datetime) -> str:
    """Return a moment as the service writes it: UTC, milliseconds, `Z`."""
    text = moment.astimezone(timezone.utc).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")


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

    __slots__ = ("document", "private")

    shape: ClassVar[Shape]
    """What the contract says of it."""
    noun: ClassVar[str]
    """What messages call it, for example `administrator`."""
    unique: ClassVar[tuple[str, ...]] = ()
    """The names of fields that no two may have alike, whatever the case."""
    hidden: ClassVar[frozenset[str]] = frozenset()
    """What a key of several tenants is not told."""
    kinds: ClassVar[dict[str, type[Record]]] = {}
    """All kinds of records by their nouns."""

    created = Field[str]("created")
    """ISO 8601 in UTC with milliseconds."""

    def __init_subclass__(
        cls, model: type[Model] | None = None, more: type[Model] | None = None
    ) -> None:
        """Take the shape from the model that lists answer with, and one with further fields."""
        if model is not None:
            cls.shape = Shape.of(*filter(None, (more, model)))
            Record.kinds[cls.noun] = cls

    def __init__(self, document: dict[str, Any], private: dict[str, Any] | None = None) -> None:
        self.document = LiveDocument({**document, "id": document["_id"]})
        """What goes over the wire, by wire name."""
        self.private = private or {}
        """What the sandbox knows beyond that, and no operation answers; JSON as well."""

    @property
    def id(self) -> str:
        """24 lower-case hex digits; on the wire both `_id` and `id`."""
        value: str = self.document["_id"]
        return value


class Organization(Record, model=OrganizationslistResults, more=models.Organization):
    """A tenant."""

    __slots__ = ()

    noun = "organization"

    display_name = Field[str | None]("displayName")
    logo_url = Field[str | None]("logoUrl")
    settings = Field[dict[str, Any]]("settings")
    """What holds for everybody in it; lists do not answer it."""

    def __repr__(self) -> str:
        return f"<Organization {self.id} {self.display_name!r}>"


class TenantRecord(Record):
    """A record that belongs to one tenant."""

    __slots__ = ()

    organization = Field[str]("organization")
    """The tenant's id. The service leaves it out when a multi-tenant key asks."""
