"""The contract as small typed records: all that the templates see of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from codegen.naming import snake_case


@dataclass(frozen=True)
class Parameter:
    """What a method takes besides the body."""

    wire: str
    name: str
    place: str
    """path, query or header."""
    type: str
    """As in `swagger_types`."""
    required: bool
    description: str
    corrected: str
    default: Any
    example: Any
    encoder: str
    """Query only: a value of `x-query`, or `integer`."""
    minimum: int | None
    maximum: int | None


@dataclass(frozen=True)
class Body:
    """What a method sends as JSON."""

    type: str
    required: bool
    description: str
    example: Any
    name: str = "body"


@dataclass(frozen=True)
class Link:
    """Where an argument of an operation may be found: in the answer of another operation."""

    source: str
    """Operation to ask."""
    pointer: tuple[str, ...]
    """Steps into its answer, as on the wire."""


@dataclass(frozen=True)
class Operation:
    """One verb and path."""

    name: str
    verb: str
    path: str
    tags: tuple[str, ...]
    summary: str
    description: str
    repeat: str
    repeat_reason: str
    org_id: str
    effect: str
    """A value of `x-effect`, kind."""
    phrase: str
    """What it does in the real world, to go on after `it`."""
    scopes: tuple[str, ...]
    """One of them is enough; empty where none is known."""
    undocumented: str
    corrected: str
    security: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    body: Body | None
    answer: str | None
    """Type of the answer, as in `swagger_types`; None for an empty one."""
    answer_description: str
    errors: Mapping[str, str]
    """Status to its meaning."""
    links: Mapping[str, Link]
    """By the Python name of the argument."""
    order: tuple[str, ...]
    """`x-arguments`; empty for the usual order."""

    @property
    def arguments(self) -> tuple[Parameter | Body, ...]:
        """In the order of the signature: those by position, then those by keyword."""
        return (*self.positional, *self.keyword_only)

    @property
    def positional(self) -> tuple[Parameter | Body, ...]:
        """By `x-arguments`, else what is required, the body, what is optional."""
        if self.order:
            by_name = {each.name: each for each in self._usual_order}
            return tuple(by_name[name] for name in self.order)
        return self._usual_order

    @property
    def keyword_only(self) -> tuple[Parameter | Body, ...]:
        """What `x-arguments` leaves out."""
        return tuple(each for each in self._usual_order if each not in self.positional)

    @property
    def _usual_order(self) -> tuple[Parameter | Body, ...]:
        required = tuple(each for each in self.parameters if each.required)
        optional = tuple(each for each in self.parameters if not each.required)
        body = (self.body,) if self.body else ()
        return (*required, *body, *optional)

    @property
    def changes(self) -> bool:
        """Whether anything is different afterwards."""
        return self.effect != "read"

    @property
    def types(self) -> tuple[str, ...]:
        """Every type that its signature names, as in `swagger_types`."""
        answer = (self.answer,) if self.answer else ()
        return (*answer, *(each.type for each in self.arguments))

    def placed(self, place: str) -> tuple[Parameter, ...]:
        """The parameters in the path, the query or the headers."""
        return tuple(each for each in self.parameters if each.place == place)


@dataclass(frozen=True)
class Property:
    """One field of a model."""

    wire: str
    name: str
    type: str
    """As in `swagger_types`."""
    annotation: str
    """As a type checker reads it."""
    description: str
    corrected: str
    secret: str
    """Which kind of secret it holds, if any."""


@dataclass(frozen=True)
class Model:
    """One named object of the contract, or a named list of words."""

    name: str
    description: str
    properties: tuple[Property, ...]
    constants: tuple[str, ...]
    """Of a list of words: the words."""
    aliases: Mapping[str, str]
    """Second name on the wire to the first."""
    sent: bool
    """Whether it is (part of) a body that a caller may send."""

    @property
    def module(self) -> str:
        """`OrganizationslistResults` to `organizationslist_results`."""
        return snake_case(self.name)


@dataclass(frozen=True)
class ApiClass:
    """One class of methods: what is behind a tag, or what several tags share."""

    name: str
    description: str
    bases: tuple[str, ...]
    own: tuple[Operation, ...]
    """What is written in the class itself."""
    operations: tuple[Operation, ...]
    """All of it, inherited ones included."""

    @property
    def module(self) -> str:
        """`UsersApi` to `users_api`."""
        return snake_case(self.name)


@dataclass(frozen=True)
class Contract:
    """The whole."""

    document: Mapping[str, Any]
    """As read, in one piece."""
    server: str
    """Where paths begin unless a region is chosen."""
    models: tuple[Model, ...]
    shared: tuple[ApiClass, ...]
    apis: tuple[ApiClass, ...]
