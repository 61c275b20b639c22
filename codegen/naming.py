"""Names on the wire to names in Python, and types of the contract to types in Python."""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping
from typing import Any

from codegen.extensions import ContractError

_LEAVES: dict[tuple[Any, Any], str] = {
    ("string", "date"): "date",
    ("string", "date-time"): "datetime",
    ("string", None): "str",
    ("integer", None): "int",
    ("number", None): "float",
    ("boolean", None): "bool",
}
LEAVES = (*_LEAVES.values(), "object")
"""Type names that are no models."""
_REFERENCE = "#/components/schemas/"


def snake_case(name: str) -> str:
    """`totalCount` to `total_count`, `_id` to `id`; the dot of `a._id` is one underscore more."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    plain = re.sub(r"\W+", "_", spaced).strip("_").lower()
    return f"{plain}_" if keyword.iskeyword(plain) else plain


def argument_name(wire: str) -> str:
    """`x-org-id` to `x_org_id`; `Date` to `_date`, as the predecessor wrote it."""
    return "_date" if wire == "Date" else snake_case(wire)


def class_name(tag: str) -> str:
    """`Managed Service Provider` to `ManagedServiceProviderApi`."""
    return "".join(word[0].upper() + word[1:] for word in re.findall(r"[A-Za-z0-9]+", tag)) + "Api"


def type_name(schema: Mapping[str, Any], where: str) -> str:
    """The type as `swagger_types` names it: `list[Userreturn]`, `dict(str, int)`, `datetime`."""
    schema = _without_null(schema)
    if "allOf" in schema:
        raise ContractError(
            f"{where}: allOf is one schema, and what limits it: properties, required"
        )
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix(_REFERENCE)
    declared: Any = schema.get("type")
    kinds: list[str] = [declared] if isinstance(declared, str) else list(declared or ())
    others = [each for each in kinds if each != "null"]
    kind = others[0] if len(others) == 1 else None
    if kind == "array":
        return f"list[{type_name(schema.get('items', {}), f'{where}, items')}]"
    if kind == "object" and schema.get("properties"):
        raise ContractError(f"{where}: give this object a name under components/schemas")
    values: Any = schema.get("additionalProperties")
    if kind == "object" and values not in (None, True, False):
        return f"dict(str, {type_name(values, where)})"
    return _LEAVES.get((kind, schema.get("format")), _LEAVES.get((kind, None), "object"))


def annotation(type_name: str) -> str:
    """The same type as a type checker reads it."""
    if type_name.startswith("list["):
        return f"list[{annotation(type_name[5:-1])}]"
    if type_name.startswith("dict("):
        return f"dict[str, {annotation(type_name[10:-1])}]"
    return "Any" if type_name == "object" else type_name


def schema_annotation(schema: Mapping[str, Any], where: str) -> str:
    """The type of a schema as a type checker reads it, alternatives included.

    `swagger_types` knows no alternatives and says "object" of them, so that the value stays as
    it was received: a text that is a date, or an object that is a model, is not read as such.
    """
    schema = _without_null(schema)
    if schema.get("type") in ("array", ["array", "null"]):
        return f"list[{schema_annotation(schema.get('items', {}), f'{where}, items')}]"
    kinds = _alternatives(schema)
    if len(kinds) < 2:
        return annotation(type_name(schema, where))
    return " | ".join(dict.fromkeys(_RAW.get(kind, "dict[str, Any]") for kind in kinds))


_RAW = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "array": "list[Any]",
}
"""Kind of JSON value to what it is when nothing converts it; others are objects."""


def _alternatives(schema: Mapping[str, Any]) -> list[str]:
    choices: list[Mapping[str, Any]] = [*schema.get("oneOf", ()), *schema.get("anyOf", ())]
    declared = [each.get("type", "object") for each in choices] or [schema.get("type", ())]
    kinds = [kind for each in declared for kind in ([each] if isinstance(each, str) else each)]
    return [kind for kind in kinds if kind != "null"]


def innermost(type_name: str) -> str:
    """The type that lists and dictionaries are made of: `Userreturn` of `list[Userreturn]`."""
    while type_name.startswith(("list[", "dict(")):
        type_name = type_name[5:-1].removeprefix("str, ")
    return type_name


def _without_null(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """`anyOf` of something and null is that something; so is `allOf` of it and its limits."""
    parts: list[Mapping[str, Any]] = schema.get("allOf", [])
    named = [part for part in parts if not set(part) <= {"properties", "required"}]
    if len(named) == 1:
        return named[0]
    choices: list[Mapping[str, Any]] = schema.get("anyOf", [])
    others = [choice for choice in choices if choice.get("type") != "null"]
    return others[0] if len(others) == 1 else schema
