"""Names of fields: which the contract knows, what they are on the wire, which is nearest.

A name that the service does not know changes nothing and finds nobody, and it says no word of it.
So what is asked for by name is checked here, before anything is sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from jcapiv1.core.model import Model
from jcapiv1.core.registry import model_named

if TYPE_CHECKING:
    from jcapiv1.core.operation import Operation

__all__ = ["Names", "check_body", "names_of", "record_names"]

WAY_OUT = "Configuration(client_side_validation=False) sends it as it is"


class Names:
    """The fields of one model, each by its name in Python or on the wire."""

    __slots__ = ("_others", "model", "nested", "types")

    def __init__(self, model: type[Model]) -> None:
        self.model = model
        self.types = {wire: model.swagger_types[f] for f, wire in model.attribute_map.items()}
        """Name on the wire to type."""
        self._others = {f: w for f, w in model.attribute_map.items() if f not in self.types}
        """Other names than the one on the wire to that one."""
        for alias, wire in model.aliases.items():
            self._others.setdefault(alias, wire)
            self.types.setdefault(alias, self.types[wire])
        self.nested = {f: t for f, t in model.swagger_types.items() if _model_in(t) is not None}
        """Fields, by their names in Python, that hold models, and their types."""

    def resolve(self, name: str) -> str | None:
        """The name on the wire, also of a field within a field ("mfa.configured").

        None if the contract knows no such field; of a free object it knows all.
        """
        first, dot, rest = name.partition(".")
        wire = self._others.get(first) or (first if first in self.types else None)
        if wire is None or not dot:
            return wire
        kind = self.types[wire]
        inner = names_of(kind)
        if inner is None or kind.startswith("dict("):
            return f"{wire}.{rest}" if _is_free(kind) else None
        within = inner.resolve(rest)
        return within and f"{wire}.{within}"

    def nearest(self, name: str) -> str:
        """ "; did you mean 'displayName'?", by its name on the wire, or nothing."""
        # Here, since difflib would cost every start and is needed for mistakes only.
        from difflib import get_close_matches

        found = get_close_matches(name, [*self.types, *self._others], n=1)
        return f"; did you mean {self.resolve(found[0])!r}?" if found else ""


def names_of(type_name: str) -> Names | None:
    """Those of the model in a type such as "list[Userreturn]"; None if there is none in it."""
    model = _model_in(type_name)
    return None if model is None else _names(model)


@lru_cache(maxsize=512)
def record_names(response_type: str) -> Names | None:
    """Those of the records in an answer: of a page, the records on it; None if not known."""
    names = names_of(response_type)
    return names and (names_of(names.types.get("results", "")) or names)


# By name too, since a type is looked at in every body that may hold one.
@lru_cache(maxsize=1024)
def _model_in(type_name: str) -> type[Model] | None:
    while type_name.startswith(("list[", "dict(")):
        type_name = type_name[5:-1].removeprefix("str, ")
    return model_named(type_name)


@lru_cache(maxsize=512)
def _names(model: type[Model]) -> Names:
    return Names(model)


def _is_free(type_name: str) -> bool:
    return "object" in type_name or type_name.startswith("dict(")


def check_body(operation: Operation, body: Any) -> None:
    """ValueError for names that the contract does not know, TypeError for a model of another kind.

    Nothing is said of what a free object holds, nor of a model's `additional_properties`: they
    came from the service, or were put there on purpose.
    """
    names = names_of(operation.body or "")
    if names is None:
        return
    if isinstance(body, Model) and not isinstance(body, names.model):
        raise TypeError(
            f"the body of {operation.name} is {operation.body_kind}, not "
            f"{_with_article(type(body).__name__)}: make a {operation.body} of what is to change"
        )
    _check(body, names, "body")
    if body.__class__ is names.model and not names.nested:
        operation.checked_body = names.model


def _check(value: Any, names: Names, place: str) -> None:
    if isinstance(value, Model):
        if not isinstance(value, names.model):
            _check_kind(value, names, place)
        for field, kind in _names(type(value)).nested.items():
            _check_within(getattr(value, field), kind, f"{place}.{value.attribute_map[field]}")
    elif isinstance(value, Mapping):
        given = cast(Any, value)
        for name in given:
            if name not in names.types:
                raise ValueError(_unknown(name, names, place))
        for field, kind in names.nested.items():
            wire = names.model.attribute_map[field]
            _check_within(given.get(wire), kind, f"{place}.{wire}")


def _check_within(value: Any, kind: str, place: str) -> None:
    names = names_of(kind)
    if value is None or names is None:
        return
    if kind.startswith("list[") and isinstance(value, (list, tuple)):
        for number, item in enumerate(cast(Any, value)):
            _check_within(item, kind[5:-1], f"{place}[{number}]")
    elif kind.startswith("dict(") and isinstance(value, Mapping):
        for key, item in cast(Any, value).items():
            _check_within(item, kind[5:-1].removeprefix("str, "), f"{place}.{key}")
    else:
        _check(value, names, place)


def _check_kind(value: Model, names: Names, place: str) -> None:
    """A record of an answer is fine within a body as long as it says nothing unknown there."""
    for field, wire in value.attribute_map.items():
        if getattr(value, field) is not None and wire not in names.types:
            raise TypeError(
                f"{place} is a {names.model.__name__}, not {_with_article(type(value).__name__)}: "
                f"there is no {wire!r} in it"
            )


def _unknown(name: Any, names: Names, place: str) -> str:
    title = names.model.__name__
    if isinstance(name, str) and "." not in name and (wire := names.resolve(name)) is not None:
        return (
            f"{place} has {name!r}, which is the name in Python: in a dict it is {wire!r}, or "
            f"give {title}({name}=...)"
        )
    hint = names.nearest(name) if isinstance(name, str) else ""
    return f"{place} has {name!r}, which {title} does not know{hint or ';'} {WAY_OUT}"


def _with_article(name: str) -> str:
    return f"{'an' if name[:1] in 'AEIOaeio' else 'a'} {name}"
