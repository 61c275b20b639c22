"""The contract of the administrators alone, for tests that make its files anew."""

from __future__ import annotations

import copy
from functools import lru_cache
from pathlib import Path
from typing import Any

import yamlfile

TAGS = {"Managed Service Provider", "Users"}


def small(file: Path) -> Any:
    """A copy of the document in `file` with these classes only, and the schemas that they reach."""
    return copy.deepcopy(_small(file))


@lru_cache
def _small(file: Path) -> Any:
    document = {**yamlfile.load(file)}
    document["tags"] = [tag for tag in document["tags"] if tag["name"] in TAGS]
    document["x-shared-operations"] = [
        each for each in document["x-shared-operations"] if TAGS.issuperset(each["tags"])
    ]
    document["paths"] = paths = {
        path: kept for path, item in document["paths"].items() if (kept := _kept(item))
    }
    components = {**document["components"]}
    everything = components.pop("schemas")
    reached: set[str] = set()
    _reach([paths, components], everything, reached)
    schemas = {name: schema for name, schema in everything.items() if name in reached}
    return {**document, "components": {**components, "schemas": schemas}}


def _kept(item: Any) -> Any:
    """The operations of these classes in one path; what belongs to no operation stays with them."""
    kept = {}
    for key, value in item.items():
        if "operationId" not in value:
            kept[key] = value
        elif tags := [tag for tag in value["tags"] if tag in TAGS]:
            kept[key] = {**value, "tags": tags}
    return kept if any("operationId" in value for value in kept.values()) else {}


def _reach(value: Any, schemas: Any, reached: set[str]) -> None:
    if isinstance(value, list):
        for each in value:
            _reach(each, schemas, reached)
    elif isinstance(value, dict):
        name = str(value.get("$ref", "")).rpartition("/schemas/")[2]
        if name in schemas and name not in reached:
            reached.add(name)
            _reach(schemas[name], schemas, reached)
        for each in value.values():
            _reach(each, schemas, reached)
