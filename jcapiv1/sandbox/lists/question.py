"""What a list or a search is asked: which records, in which order, which page, which fields."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from jcapiv1.sandbox.lists.conditions import Conditions, read_filter
from jcapiv1.sandbox.lists.order import Key, read_sort
from jcapiv1.sandbox.lists.parameters import Value, as_text
from jcapiv1.sandbox.lists.search import Search, read_search
from jcapiv1.sandbox.refusal import Refusal

DEFAULT_LIMIT = 10
MAX_LIMIT = 100

_INTEGER = re.compile(r"-?[0-9]{1,300}")


@dataclass(frozen=True)
class Question:
    """The parameters of a list as they are meant."""

    conditions: Conditions | None
    search: Search | None
    order: tuple[Key, ...]
    fields: str
    """Names separated by spaces."""
    limit: int
    skip: int

    @property
    def choice(self) -> Hashable:
        """What decides which records come in which order; equal where it is the same."""
        return (self.conditions, self.search, self.order)

    @property
    def asked(self) -> set[str]:
        """The fields that decide it."""
        fields = {key.field for key in self.order}
        fields |= self.conditions.fields if self.conditions else set()
        return fields | (set(self.search.fields) if self.search else set())


def read_question(parameters: Mapping[str, Value], most: int = MAX_LIMIT) -> Question:
    """Return what a query string asks; `most` is the largest page.

    Raises Refusal (400) for a filter, limit or skip that cannot be read.
    """
    return Question(
        conditions=read_filter(parameters.get("filter")),
        search=read_search(parameters.get("search")),
        order=read_sort(parameters),
        limit=min(read_number(parameters, "limit", DEFAULT_LIMIT, least=1), most),
        skip=read_number(parameters, "skip", 0, least=0),
        fields=as_text(parameters.get("fields")),
    )


def read_number(parameters: Mapping[str, Value], name: str, default: int, *, least: int) -> int:
    """Return a parameter that is a whole number; Refusal (400) if it is none."""
    if name not in parameters:
        return default
    text = as_text(parameters[name])
    if _INTEGER.fullmatch(text) is None or int(text) < least:
        raise Refusal(400, f"{name} must be an integer of at least {least}")
    return int(text)
