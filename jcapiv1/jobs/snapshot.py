"""A copy of a call, taken when the call is, since its maker may go on to change it."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any, cast

from jcapiv1.core.model import Model

__all__ = ["snapshot"]


def snapshot(value: Any) -> Any:
    """`value` with the dictionaries, lists, sets and models in it copied; all else is shared.

    Not `copy.deepcopy`: an argument of a function of one's own may be a lock or a connection.
    """
    kind = value.__class__
    if kind is str:
        return value
    if isinstance(value, Mapping):
        return {name: snapshot(held) for name, held in cast(Any, value).items()}
    if kind is list:
        return [snapshot(held) for held in value]
    if kind is tuple:
        return tuple([snapshot(held) for held in value])
    if kind is set:
        return set(value)
    if isinstance(value, Model):
        made = copy.copy(value)
        for name in made.attribute_map:
            setattr(made, name, snapshot(getattr(made, name)))
        if extras := made.extras():
            made.additional_properties.update(snapshot(extras))
        return made
    return value
