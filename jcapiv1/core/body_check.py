"""What a body holds, looked at before it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from jcapiv1.core.model import Model
from jcapiv1.core.names import WAY_OUT, Names, names_in, names_of

if TYPE_CHECKING:
    from jcapiv1.core.operation import Operation

__all__ = ["check_body"]


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
        for field, kind in names_in(type(value)).nested.items():
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
