"""Every `x-` extension of the contract: where it may stand, what it means, which values it has.

`check` refuses any other one, so that a slip of the pen never turns into a default.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, cast


class ContractError(Exception):
    """The contract says something that the generator does not understand; the text says where."""


@dataclass(frozen=True)
class Extension:
    """One `x-` key."""

    meaning: str
    places: tuple[str, ...]
    """Kinds of element that may have it; see `_INSIDE`."""
    values: dict[str, str] = field(default_factory=dict[str, str])
    """Allowed values with what each means, in words for the reference pages; empty: any text."""
    required: bool = False
    """Whether every element of these kinds must have it."""
    shape: str = "text"
    """What the value is: a text, `names` (a list of texts), `effect`, or `free` for what only
    its reader checks."""


EXTENSIONS = {
    "x-repeat": Extension(
        meaning="When a failed request may be sent again without asking the caller.",
        places=("operation",),
        values={
            "always": "repeated after any failure that may pass, since it leads to the same state "
            "however often it runs",
            "unsent": "repeated only if the service certainly has not acted, since each run acts "
            "again",
        },
        required=True,
    ),
    "x-repeat-reason": Extension(
        meaning="Why `x-repeat` is what it is, where that is not obvious.",
        places=("operation",),
    ),
    "x-effect": Extension(
        meaning="What the operation does in the real world: an object with `kind`, and with "
        "`phrase`, which goes on after `it`.",
        places=("operation",),
        values={
            "read": "changes nothing",
            "create": "makes a record",
            "replace": "replaces a whole record, what the body leaves out included",
            "update": "changes what the body holds",
            "delete": "deletes a record",
            "action": "makes something happen",
        },
        required=True,
        shape="effect",
    ),
    "x-scopes": Extension(
        meaning="Scopes of a service account, of which the operation needs one.",
        places=("operation",),
        shape="names",
    ),
    "x-arguments": Extension(
        meaning="Python names of the arguments by position, in the predecessor's order, where "
        "that is not: required, body, optional. The others follow by keyword.",
        places=("operation",),
        shape="names",
    ),
    "x-org-id": Extension(
        meaning="How the operation takes the header `x-org-id`, which names a tenant.",
        places=("operation",),
        values={
            "accepted": "the tenant is `x_org_id`, or else `Configuration.org_id`",
            "refused": "never sent, not even as a default header, since the service refuses it",
            "unknown": "the tenant is `x_org_id`, or else `Configuration.org_id`, although no "
            "source says that the operation takes it",
        },
        required=True,
    ),
    "x-query": Extension(
        meaning="How a query parameter is written out where the schema cannot say it; integers "
        "are written as such, within `minimum` and `maximum`.",
        places=("parameter",),
        values={
            "text": "a string as it is",
            "words": "names separated by spaces",
            "filters": "one condition, or several in indexed form for AND and for OR",
            "search": "a term and fields in bracket form",
        },
    ),
    "x-alias-of": Extension(
        meaning="The property repeats the value of another one and gets no attribute of its own; "
        "it is read where the other is missing.",
        places=("schema",),
    ),
    "x-known": Extension(
        meaning="The values known of a property that may have others: lists of words grow, and a "
        "model must not refuse a new one.",
        places=("schema",),
        shape="names",
    ),
    "x-secret": Extension(
        meaning="Which kind of secret the property holds; a model shows *** in its place.",
        places=("schema",),
    ),
    "x-python-name": Extension(
        meaning="The property's name in Python, where the rule would give another one.",
        places=("schema",),
    ),
    "x-shared-operations": Extension(
        meaning="Names the class that holds the operations with exactly these tags, from which "
        "the API class of each tag inherits: a list of objects with name, tags, description.",
        places=("document",),
        shape="free",
    ),
    "x-undocumented": Extension(
        meaning="No published description has the operation; the text says why it is here.",
        places=("operation",),
    ),
    "x-corrected": Extension(
        meaning="Departs from the published description; the text says how and why.",
        places=("operation", "parameter", "response", "schema", "security scheme"),
    ),
}

VERBS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")

# Kind of element -> key -> how its value holds further elements, and of which kind. Keys that
# are missing here hold names or data of the API itself, which may well begin with `x-`.
_INSIDE: dict[str, dict[str, tuple[str, str]]] = {
    "document": {
        "info": ("one", "plain"),
        "servers": ("list", "plain"),
        "tags": ("list", "plain"),
        "paths": ("map", "path"),
        "components": ("one", "components"),
    },
    "components": {
        "headers": ("map", "header"),
        "parameters": ("map", "parameter"),
        "requestBodies": ("map", "body"),
        "responses": ("map", "response"),
        "schemas": ("map", "schema"),
        "securitySchemes": ("map", "security scheme"),
        "links": ("map", "plain"),
    },
    "path": {"parameters": ("list", "parameter"), **dict.fromkeys(VERBS, ("one", "operation"))},
    "operation": {
        "parameters": ("list", "parameter"),
        "requestBody": ("one", "body"),
        "responses": ("map", "response"),
    },
    "parameter": {"schema": ("one", "schema")},
    "header": {"schema": ("one", "schema")},
    "body": {"content": ("map", "media")},
    "media": {"schema": ("one", "schema")},
    "response": {
        "headers": ("map", "header"),
        "content": ("map", "media"),
        "links": ("map", "plain"),
    },
    "schema": {
        "properties": ("map", "schema"),
        "items": ("one", "schema"),
        "additionalProperties": ("one", "schema"),
        "allOf": ("list", "schema"),
        "anyOf": ("list", "schema"),
        "oneOf": ("list", "schema"),
    },
    "security scheme": {},
    "plain": {},
}


def check(document: Any) -> None:
    """Raise ContractError if an extension is unknown, misplaced, missing or has a wrong value."""
    faults = list(_faults("document", document, "the contract"))
    if faults:
        raise ContractError("\n".join(faults))


def _faults(kind: str, element: Any, where: str) -> Iterator[str]:
    if not isinstance(element, dict):
        return  # `additionalProperties: true` holds nothing
    fields = cast("dict[str, Any]", element)
    if "$ref" in fields:
        return  # checked where it is defined
    for key, value in fields.items():
        if key.startswith("x-"):
            yield from _faults_of_one(kind, key, value, where)
        elif key in _INSIDE[kind]:
            how, inner = _INSIDE[kind][key]
            for place, child in _children(how, key, value):
                yield from _faults(inner, child, f"{where}, {place}")
    for name, extension in EXTENSIONS.items():
        if extension.required and kind in extension.places and name not in fields:
            yield f"{where}: {name} is missing; it is one of {_listed(extension.values)}"


def _faults_of_one(kind: str, key: str, value: Any, where: str) -> Iterator[str]:
    extension = EXTENSIONS.get(key)
    if extension is None:
        yield f"{where}: {key} is unknown; the extensions are {_listed(EXTENSIONS)}"
    elif kind not in extension.places:
        yield f"{where}: {key} belongs to {_listed(extension.places)}, not to {kind}"
    elif extension.shape == "free":
        return
    elif extension.shape == "names":
        yield from _faults_of_names(key, value, where)
    elif extension.shape == "effect":
        yield from _faults_of_effect(key, value, where)
    elif not isinstance(value, str) or not value:
        yield f"{where}: {key} is {value!r}, not a text"
    elif extension.values and value not in extension.values:
        yield f"{where}: {key} is {value!r}; it is one of {_listed(extension.values)}"


def _faults_of_names(key: str, value: Any, where: str) -> Iterator[str]:
    names: list[Any] = value if value.__class__ is list else []
    if not names or not all(isinstance(each, str) for each in names):
        yield f"{where}: {key} is {value!r}, not a list of names"


def _faults_of_effect(key: str, value: Any, where: str) -> Iterator[str]:
    parts = cast("dict[str, Any]", value) if isinstance(value, dict) else {}
    if parts.keys() != {"kind", "phrase"} or not isinstance(parts["phrase"], str):
        yield f"{where}: {key} is {value!r}, not an object with kind and phrase"
    elif parts["kind"] not in EXTENSIONS[key].values:
        yield f"{where}: {key} is {parts['kind']!r}; it is one of {_listed(EXTENSIONS[key].values)}"


def _children(how: str, key: str, value: Any) -> Iterator[tuple[str, Any]]:
    if how == "one":
        yield key, value
    elif how == "list":
        yield from ((f"{key}[{index}]", child) for index, child in enumerate(value))
    else:
        yield from ((f"{key} {name}", child) for name, child in value.items())


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
