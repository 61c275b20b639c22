"""Names of fields: which the contract knows, what they are on the wire, which is nearest.

A name that the service does not know changes nothing and finds nobody, and it says no word of it.
So what is asked for by name is checked here, before anything is sent.
"""

from __future__ import annotations

from functools import lru_cache

from jcapiv1.core.model import Model
from jcapiv1.core.registry import model_named
from jcapiv1.security.text import nearest

__all__ = ["WAY_OUT", "Names", "names_in", "names_of", "record_names"]

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
        found = nearest(name, [*self.types, *self._others])
        return f"; did you mean {self.resolve(found)!r}?" if found else ""


def names_of(type_name: str) -> Names | None:
    """Those of the model in a type such as "list[Userreturn]"; None if there is none in it."""
    model = _model_in(type_name)
    return None if model is None else names_in(model)


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
def names_in(model: type[Model]) -> Names:
    """The names of a model, looked through once."""
    return Names(model)


def _is_free(type_name: str) -> bool:
    return "object" in type_name or type_name.startswith("dict(")
