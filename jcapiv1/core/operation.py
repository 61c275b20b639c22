"""What the contract says of one operation; whatever is true of it is asked of its record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from jcapiv1.security.text import did_you_mean

if TYPE_CHECKING:
    from jcapiv1.core.names import Names
    from jcapiv1.core.query import Encoder

__all__ = ["ALWAYS", "UNSENT", "Operation", "OperationPath"]

ALWAYS = "always"
"""`x-repeat`: the same state however often it runs."""
UNSENT = "unsent"
"""`x-repeat`: repeated only while it is certain that the server has not acted."""
TAKES_TENANT = ("accepted", "unknown")
"""Values of `x-org-id` with which a tenant is sent."""

_DEFAULTS: dict[str, Any] = {
    "async_req": None,
    "_return_http_data_only": True,
    "_preload_content": True,
    "_request_timeout": None,
}
"""What every method takes by keyword besides the arguments of its operation, if not given."""

F = TypeVar("F", bound=Callable[..., Any])


class OperationPath(str):
    """A path that knows its operation, so that `call_api` takes what the predecessor's took."""

    __slots__ = ("operation",)
    operation: Operation


class Operation:
    """One verb and path of the contract, with all that can be thought out before a call."""

    __slots__ = (
        "body",
        "call",
        "checked_body",
        "effect",
        "headers",
        "in_header",
        "in_query",
        "method",
        "name",
        "org_id",
        "path",
        "path_parts",
        "phrase",
        "placeholders",
        "query",
        "repeat",
        "response_type",
        "scopes",
        "security",
    )

    def __init__(
        self,
        name: str | None,
        method: str,
        path: str,
        response_type: Any = None,
        *,
        repeat: str = UNSENT,
        org_id: str | None = None,
        effect: str | None = None,
        phrase: str = "",
        query: Mapping[str, Encoder] | None = None,
        names: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        body: str | None = None,
        scopes: tuple[str, ...] = (),
        security: tuple[str, ...] = ("x-api-key", "bearer"),
    ) -> None:
        self.name = name
        """For example "users_put"; None for a raw `call_api`."""
        self.method = method
        self.path = OperationPath(path)
        """With placeholders, for example "/users/{id}"."""
        self.path.operation = self
        self.path_parts = _parts(path)
        """Text and names of placeholders in turn: ["/users/", "id", ""]."""
        self.placeholders = self.path_parts[1::2]
        """Names in the path, which are those of the arguments too."""
        self.response_type = response_type
        """Type name of the answer, None for a void operation."""
        self.repeat = repeat
        """"always" or "unsent" (see the contract's `x-repeat`)."""
        self.org_id = org_id
        """How it takes `x-org-id`: "accepted", "refused" or "unknown"; None for a raw call."""
        self.effect = effect
        """"read", "create", "replace", "update", "delete" or "action"; None for a raw call."""
        self.phrase = phrase
        """What it does in the real world, to go on after "it"."""
        self.query = query or {}
        """Query parameter to what writes it."""
        self.in_query = [(wire, (names or {}).get(wire, wire)) for wire in self.query]
        """Query parameter and argument."""
        self.headers = headers or {}
        """Header to argument, `x-org-id` aside."""
        tenant = [("x-org-id", "x_org_id")] if org_id in TAKES_TENANT else []
        self.in_header = [*self.headers.items(), *tenant]
        """Header and argument."""
        self.body = body
        """Model name of the request body, or "object"; None if it takes none."""
        self.checked_body: type | None = None
        """The class of bodies in which nothing has to be looked at; see `jcapiv1.core.names`."""
        self.scopes = scopes
        """Scopes of a service account, one of which it needs; empty where none is known."""
        self.security = security
        """The credentials it takes, by their names in the contract."""
        self.call: Callable[..., Any] = self._first_call
        """`call(api, options, **arguments)`: what a method does, through its API object."""

    @property
    def reads_only(self) -> bool:
        """True if it changes nothing, so that no outcome of it matters to the server."""
        if self.effect is None:
            return self.repeat == ALWAYS and self.method == "GET"
        return self.effect == "read"

    @property
    def arguments(self) -> list[str]:
        """Names of all arguments, in no order that matters."""
        named = [argument for _, argument in (*self.in_query, *self.in_header)]
        return [*self.placeholders, *(["body"] if self.body else []), *named]

    @property
    def most_on_page(self) -> int | None:
        """The highest `limit` that it honours, None if it has no such argument."""
        limit: Any = self.query.get("limit")
        return None if limit is None else limit.args[1]

    @property
    def body_kind(self) -> str:
        """What its body may be, in words."""
        return "a dict" if self.body == "object" else f"a {self.body} or a dict"

    def record_names(self) -> Names | None:
        """The names of the fields of the records that it answers with, None if not known."""
        from jcapiv1.core.names import record_names  # here: needed by those who choose by name

        return record_names(self.response_type) if isinstance(self.response_type, str) else None

    def _first_call(self, api: Any, options: Mapping[str, Any], **arguments: Any) -> Any:
        self.call = _compiled(self)
        return self.call(api, options, **arguments)

    def check_options(self, options: Mapping[str, Any]) -> None:
        """TypeError, with the nearest name, for what its method takes by no name."""
        if not _DEFAULTS.keys() >= options.keys():
            raise _unexpected(self, options)

    def of(self, method: F) -> F:
        """Decorates the method that calls it, which then has it as `operation`."""
        method.operation = self  # type: ignore[attr-defined]  # functions take any attribute
        # What Python says of wrong arguments then names the method, not a class that nobody knows.
        method.__qualname__ = method.__name__
        return method

    def __repr__(self) -> str:
        return f"<Operation {self.name or 'raw'}: {self.method} {self.path}>"


def _parts(path: str) -> list[str]:
    # Without a pattern: to compile one took a tenth of what importing this package takes.
    if path.count("{") != path.count("}"):
        return [path]
    return path.replace("}", "{").split("{")


def _compiled(operation: Operation) -> Callable[..., Any]:
    """What hands the arguments of an operation to the client, written out.

    Sorting them by a table at each call would cost a tenth of all that a call costs here. The
    names in its source are those of the contract.
    """
    in_path = ", ".join(f"{name!r}: {name}" for name in operation.placeholders)
    in_query = ", ".join(f"({wire!r}, {name})" for wire, name in operation.in_query)
    in_header = ", ".join(f"{wire!r}: {name}" for wire, name in operation.in_header)
    lines = [
        f"def call({', '.join(['api', 'options', *operation.arguments])}):",
        "    if options and not known.issuperset(options):",
        "        raise unexpected(operation, options)",
        "    return api.api_client.call_api(",
        "        operation.path, operation.method,",
        f"        {f'{{{in_path}}}' if in_path else None},",
        f"        {f'[{in_query}]' if in_query else None},",
        f"        {f'{{{in_header}}}' if in_header else None},",
        f"        body={'body' if operation.body else None},",
        "        response_type=operation.response_type,",
        f"        auth_settings={list(operation.security[:1])!r},",
        *(
            f"        {name}=options.get({name!r}, {default!r}) if options else {default!r},"
            for name, default in _DEFAULTS.items()
        ),
        "    )",
    ]
    scope: dict[str, Any] = {
        "__name__": __name__,  # a warning is for the line that called this package
        "operation": operation,
        "known": frozenset(_DEFAULTS),
        "unexpected": _unexpected,
    }
    exec("\n".join(lines), scope)  # noqa: S102  # see above
    made: Callable[..., Any] = scope["call"]
    return made


def _unexpected(operation: Operation, options: Mapping[str, Any]) -> TypeError:
    name = next(each for each in options if each not in _DEFAULTS)
    if operation.body is not None and (field := _field_of_body(operation.body, name)) is not None:
        return TypeError(
            f"{operation.name}() got {name!r}, which is a field of its body: "
            f"give body={operation.body}({field}=...)"
        )
    hint = did_you_mean(name, [*operation.arguments, *_DEFAULTS])
    return TypeError(f"{operation.name}() got an unexpected keyword argument {name!r}{hint}")


def _field_of_body(body: str, name: str) -> str | None:
    """The field, by its name in Python, that an argument was meant for."""
    from jcapiv1.core.names import names_of

    names = names_of(body)
    wire = names and names.resolve(name)
    if not names or not wire or "." in wire:
        return None
    return next(f for f, w in names.model.attribute_map.items() if w == wire)
