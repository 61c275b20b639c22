"""Building a request: path, query, headers and body. Pure; nothing here knows a socket."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from string import ascii_letters, digits
from typing import TYPE_CHECKING, Any, Protocol, cast
from urllib.parse import quote

from jcapiv1.core.encode import dump, to_wire
from jcapiv1.security.credentials import MASK, Masked
from jcapiv1.security.text import as_text

if TYPE_CHECKING:
    from jcapiv1.core.operation import Operation

__all__ = ["Request", "clean_text"]

_UNSAFE_IN_SEGMENT = frozenset("/\\?#%")
# Sets in place of patterns: compiling those was a tenth of what importing this package costs.
_CONTROL_CHARACTERS = frozenset(map(chr, [*range(0x20), *range(0x7F, 0xA0)]))
_HEADER_BREAKERS = frozenset("\r\n\0")
_IN_HEADER_NAME = frozenset(f"!#$%&'*+-.^_`|~{digits}{ascii_letters}")


class HasKey(Protocol):
    """A sandbox, as far as a call reads it."""

    @property
    def key(self) -> Masked | None: ...


class Request:
    """A request as it will go out, credentials aside: those are added to each attempt."""

    __slots__ = (
        "body",
        "headers",
        "method",
        "operation",
        "own_credential",
        "path_values",
        "sandbox",
        "url",
    )

    def __init__(
        self,
        operation: Operation,
        url: str,
        headers: dict[str, str],
        body: bytes | None,
        own_credential: bool = False,
        path_values: Mapping[str, Any] | None = None,
        sandbox: HasKey | None = None,
    ) -> None:
        self.operation = operation
        self.method = operation.method
        self.url = url
        self.headers = headers
        """By lower-case name."""
        self.body = body
        self.own_credential = own_credential
        """True if a default header of the client, or an argument, is the credential."""
        self.path_values: Mapping[str, Any] = path_values or {}
        """What fills the path, as it was given: `{"id": ...}`."""
        self.sandbox = sandbox
        """The sandbox that the environment sends every call to, if there is one."""

    @property
    def x_org_id(self) -> str | None:
        """The tenant that the request names."""
        return self.headers.get("x-org-id")

    def __repr__(self) -> str:
        lines = [f"{self.method} {self.url}"]
        lines += [
            f"{name}: {MASK if isinstance(value, Masked) else value}"
            for name, value in self.headers.items()
        ]
        if self.body is not None:
            lines += ["", self._shown_body()]
        return "\n".join(lines)

    def _shown_body(self) -> str:
        """The body with *** for what the contract calls a secret."""
        text = (self.body or b"").decode("utf-8", "replace")
        if self.operation.body is None:
            return text
        try:
            document = json.loads(text)
        except ValueError:
            return text  # bytes that somebody wrote by hand
        from jcapiv1.core.secret_fields import without_secrets  # here: for what is shown only

        return dump(without_secrets(document, self.operation.body))


def clean_text(name: str, value: Any) -> str:
    """`value` as text without the white space around it, as a file or a keychain may add it.

    TypeError if it is neither str nor bytes, ValueError if it is empty or control characters
    remain. The message shows no part of it: somebody may have taken a key for an id.
    """
    text = as_text(name, value)
    if not text:
        raise ValueError(f"{name} is empty")
    if not text.isprintable() and not _CONTROL_CHARACTERS.isdisjoint(text):
        raise ValueError(f"{name} holds control characters")
    return text


def fill_path(
    operation: Operation,
    values: Mapping[str, Any],
    safe: str = "",
    validate: bool = True,
) -> str:
    """The operation's path with each placeholder filled by one percent-encoded segment."""
    parts = operation.path_parts
    if len(parts) == 1:
        return operation.path
    filled = list(parts)
    for place in range(1, len(parts), 2):
        name = parts[place]
        value = values.get(name)
        if value is None:
            called = (
                f"when calling `{operation.name}`" if operation.name else f"of {operation.path}"
            )
            raise ValueError(f"Missing the required parameter `{name}` {called}")
        filled[place] = path_segment(name, value, safe, validate)
    return "".join(filled)


def path_segment(name: str, value: Any, safe: str = "", validate: bool = True) -> str:
    """`value` as exactly one path segment: never empty, `.` or `..`, all else percent-encoded.

    Dots alone are refused rather than encoded, since servers and proxies decode and fold them,
    which would address another resource.
    """
    if value.__class__ is str and _needs_no_quoting(value):
        return str(value)
    text = clean_text(name, value if validate or isinstance(value, bytes) else str(value))
    if text in (".", ".."):
        raise ValueError(f"{name} is {text!r}, which is not an id but a step in a path")
    allowed = "".join(c for c in safe if c not in _UNSAFE_IN_SEGMENT)
    try:
        return quote(text, safe=allowed)
    except UnicodeEncodeError:
        raise ValueError(f"{name} cannot be written as UTF-8") from None


def encode_query(
    operation: Operation,
    parameters: Iterable[tuple[str, Any]],
    validate: bool = True,
    collection_formats: Mapping[str, str] | None = None,
) -> str:
    """The query string of the parameters that are not None, without the question mark."""
    pairs: list[tuple[str, str]] = []
    encoders = operation.query
    for name, value in parameters:
        if value is None:
            continue
        encoder = encoders.get(name)
        if encoder is None:
            pairs += _undeclared(name, value, (collection_formats or {}).get(name, "multi"))
        else:
            pairs += encoder(name, value, validate, operation.record_names)
    try:
        return "&".join([f"{_quoted(name)}={_quoted(value)}" for name, value in pairs])
    except UnicodeEncodeError:
        raise ValueError("a query parameter cannot be written as UTF-8") from None


def _quoted(text: str) -> str:
    return text if _needs_no_quoting(text) else quote(text, safe="")


def _needs_no_quoting(text: str) -> bool:
    # So with ids, numbers and most names; `quote` costs ten times as much to find out.
    return text.isascii() and text.isalnum()


_SEPARATORS = {"csv": ",", "ssv": " ", "tsv": "\t", "pipes": "|"}


def _undeclared(name: str, value: Any, collection_format: str) -> list[tuple[str, str]]:
    """A query parameter of a raw call, which has no declared form."""
    if not isinstance(value, (list, tuple)):
        return [(name, _scalar(value))]
    items = [_scalar(item) for item in cast("list[Any]", value)]
    if collection_format == "multi":
        return [(name, item) for item in items]
    return [(name, _SEPARATORS.get(collection_format, ",").join(items))]


def _scalar(value: Any) -> str:
    wire = to_wire(value)
    return json.dumps(wire) if isinstance(wire, bool) else str(wire)


def check_header(name: Any, value: Any) -> tuple[str, str]:
    """The header with a lower-case name; ValueError, without the value, if it cannot be sent."""
    if not isinstance(name, str) or not name or not _IN_HEADER_NAME.issuperset(name):
        raise ValueError(f"{name!r} is not the name of a header")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, (str, bytes)):
        raise TypeError(f"header {name} is text, not {type(value).__name__}")
    text = value if isinstance(value, str) else value.decode("latin-1")
    if not text.isprintable() and not _HEADER_BREAKERS.isdisjoint(text):
        raise ValueError(f"the value of header {name} holds CR, LF or NUL")
    if not text.isascii() and max(text) > "\xff":
        raise ValueError(f"the value of header {name} is not Latin-1 text")
    return name.lower(), text
