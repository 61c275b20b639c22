"""The kinds of records that plans, lists and reports speak of, and the operations of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from jcapiv1 import api, models
from jcapiv1.api_client import ApiClient
from jcapiv1.core.model import Model
from jcapiv1.security.credentials import MASK

if TYPE_CHECKING:
    from jcapiv1.core.operation import Operation

__all__ = ["RESOURCES", "Record", "Resource", "all_operations", "method_of", "operation_named",
           "resource"]  # fmt: skip

Record = Mapping[str, Any]
"""A record as plain JSON types, by wire name."""


@dataclass(frozen=True)
class Resource:
    """A kind of record: how it is listed, read and changed, and what it is known by."""

    name: str
    """Plural, for example "administrators"."""
    singular: str
    api: str
    """The class with its operations, for example "UsersApi"."""
    list: str
    get: str
    update: str
    """The operation that changes a record; its contract says whether it replaces the whole."""
    keys: tuple[str, ...]
    """Fields by which people name a record, besides its id."""
    columns: tuple[str, ...]
    """Fields that a table shows unless it is told others."""

    @property
    def available(self) -> bool:
        """Whether this version of the contract has its operations."""
        return self.api in api.__all__

    def method(self, client: ApiClient, name: str) -> Callable[..., Any]:
        """One of its methods, bound to a client."""
        method: Callable[..., Any] = getattr(getattr(api, self.api)(client), name)
        return method

    def operation(self, name: str) -> Operation:
        """What the contract says of one of its operations."""
        return ApiClient.operation_of(getattr(getattr(api, self.api), name))

    @property
    def writable(self) -> type[Model]:
        """The model of what can be changed."""
        model: type[Model] = getattr(models, str(self.operation(self.update).body))
        return model

    @property
    def readable(self) -> type[Model]:
        """The model of what is read of a record."""
        model: type[Model] = getattr(models, str(self.operation(self.get).response_type))
        return model

    @cached_property
    def readable_names(self) -> frozenset[str]:
        """Fields, by wire name, that are read of a record."""
        return frozenset(self.readable.attribute_map.values())

    def comparable_in(self, fields: Mapping[str, object]) -> bool:
        """True if there are fields and all of them can be read back."""
        return bool(fields) and self.readable_names.issuperset(fields)

    @cached_property
    def secrets(self) -> frozenset[str]:
        """Fields, by wire name, whose values are shown to nobody."""
        return frozenset((*secret_names(self.readable), *secret_names(self.writable)))

    def label(self, record: Record) -> str:
        """What a person calls the record."""
        return next((str(record[key]) for key in self.keys if record.get(key)), record_id(record))


RESOURCES = {
    each.name: each
    for each in (
        Resource(
            "administrators", "administrator", "UsersApi", "users_list", "users_get", "users_put",
            keys=("email",),
            columns=("email", "roleName", "enableMultiFactor", "totpEnrolled", "suspended"),
        ),
        Resource(
            "people", "person", "SystemusersApi",
            "systemusers_list", "systemusers_get", "systemusers_put",
            keys=("username", "email"),
            columns=("username", "email", "state", "suspended", "account_locked"),
        ),
        Resource(
            "devices", "device", "SystemsApi", "systems_list", "systems_get", "systems_put",
            keys=("displayName", "hostname", "serialNumber"),
            columns=("displayName", "hostname", "os", "version", "active", "lastContact"),
        ),
        Resource(
            "radius-servers", "RADIUS server", "RadiusServersApi",
            "radius_servers_list", "radius_servers_get", "radius_servers_put",
            keys=("name",),
            columns=("name", "networkSourceIp", "mfa", "authIdp"),
        ),
        Resource(
            "commands", "command", "CommandsApi", "commands_list", "commands_get", "commands_put",
            keys=("name",),
            columns=("name", "commandType", "launchType", "schedule", "timeout"),
        ),
    )
}  # fmt: skip
"""By name."""


def resource(name: str) -> Resource:
    """The kind of record of that name; ValueError if there is none."""
    found = RESOURCES.get(name)
    if found is None or not found.available:
        known = ", ".join(each.name for each in RESOURCES.values() if each.available)
        raise ValueError(f"there are no records {name!r}; there are {known}")
    return found


def secret_names(model: type[Model]) -> list[str]:
    """The fields of a model, by wire name, that are shown to nobody."""
    return [model.attribute_map[name] for name in model.secret_fields]


def hidden(model_name: str | None, body: Any) -> Any:
    """A body by wire or Python names, with *** for what its model calls secret."""
    if isinstance(body, list):
        return [hidden(model_name, each) for each in cast(Any, body)]
    name = (model_name or "").removeprefix("list[").removesuffix("]")
    if not isinstance(body, dict) or name not in models.__all__:
        return cast(Any, body)
    model: type[Model] = getattr(models, name)
    shown = dict(cast("dict[str, Any]", body))
    for python, wire in model.attribute_map.items():
        for key in {python, wire} & shown.keys():
            secret = python in model.secret_fields and shown[key] is not None
            shown[key] = MASK if secret else hidden(model.swagger_types[python], shown[key])
    return shown


def record_id(record: Record) -> str:
    """The id of a record; empty if it came without."""
    return str(record.get("_id") or record.get("id") or "")


def all_operations() -> dict[str, str]:
    """Name of each operation of the contract to the API class that has it."""
    found: dict[str, str] = {}
    for name in api.__all__:
        cls = getattr(api, name)
        for attribute in dir(cls):
            if not attribute.startswith("_") and not attribute.endswith("_with_http_info"):
                found.setdefault(attribute, name)
    return found


def operation_named(name: str) -> Operation:
    """What the contract says of an operation; ValueError if it has none of that name."""
    for each in api.__all__:
        method = getattr(getattr(api, each), name, None)
        if method is not None:
            return ApiClient.operation_of(method)
    raise ValueError(f"the contract has no operation {name!r}")


def method_of(client: ApiClient, operation: str) -> Callable[..., Any]:
    """The method that calls an operation; ValueError if the contract has none of that name."""
    for name in api.__all__:
        cls = getattr(api, name)
        if hasattr(cls, operation):
            method: Callable[..., Any] = getattr(cls(client), operation)
            return method
    raise ValueError(f"the contract has no operation {operation!r}")


def as_record(client: ApiClient, model: Any) -> dict[str, Any]:
    """A model as plain JSON types, by wire name."""
    record: dict[str, Any] = client.sanitize_for_serialization(model)
    return record


def as_shown(client: ApiClient, value: Any) -> Any:
    """What `as_record` says of a model, or of a list of them, with *** for what is secret."""
    wire = client.sanitize_for_serialization(value)
    _mask(value, wire)
    return wire


def _mask(value: Any, wire: Any) -> None:
    if isinstance(value, Model):
        for name, wire_name in value.attribute_map.items():
            if wire_name in wire:
                if name in value.secret_fields:
                    wire[wire_name] = MASK
                else:
                    _mask(getattr(value, name), wire[wire_name])
    elif isinstance(value, (list, tuple)):
        for each, each_wire in zip(cast("list[Any]", value), wire, strict=True):
            _mask(each, each_wire)
