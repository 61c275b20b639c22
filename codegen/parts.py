"""The contract's folder as one document, and that document as the file other tools read.

`shared.yaml` is an OpenAPI document without paths; every other file is the part of one API class:
`tag` (name, description), `paths` and `schemas`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import yaml

from codegen.extensions import ContractError

_SHARED = "shared.yaml"
_KEYS = {"tag", "paths", "schemas"}
_ORDER = ("openapi", "info", "servers", "security", "tags", "x-shared-operations", "paths")
"""Keys of the document that come first; the components come last."""


def read(place: Path) -> dict[str, Any]:
    """The document of a folder of parts, or of one file that holds it all already."""
    if place.is_file():
        return _load(place)
    document = _load(place / _SHARED)
    tags: list[Any] = []
    paths: dict[str, Any] = {}
    schemas = document["components"].setdefault("schemas", {})
    for file in sorted(place.glob("*.yaml")):
        if file.name != _SHARED:
            part = _load(file)
            if part.keys() != _KEYS:
                raise ContractError(f"{file.name}: its keys are {', '.join(sorted(_KEYS))}")
            tags.append(part["tag"])
            _add(paths, part["paths"] or {}, file.name)
            _add(schemas, part["schemas"] or {}, file.name)
    whole = {**document, "tags": tags, "paths": paths}
    return {key: whole[key] for key in (*_ORDER, *(whole.keys() - set(_ORDER))) if key in whole}


def dump(document: Mapping[str, Any], mark: str) -> str:
    """The document as one YAML file, without comments but for the mark."""
    write = cast(Any, yaml).dump  # its stubs leave the type of `width` open
    text = write(document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100, indent=2)
    return f"# {mark}\n{text}"


def _add(known: dict[str, Any], new: Mapping[str, Any], file: str) -> None:
    for name, value in new.items():
        if name in known:
            raise ContractError(f"{file}: {name} is defined twice")
        known[name] = value


def _load(file: Path) -> dict[str, Any]:
    try:
        # As safe as SafeLoader, of which it is made.
        document: Any = yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506
    except yaml.YAMLError as error:
        raise ContractError(f"{file.name}: {error}") from None
    return cast("dict[str, Any]", document)


if TYPE_CHECKING:
    from yaml import SafeDumper, SafeLoader
else:
    # By PyYAML's C library where there is one: it takes a tenth of the time.
    SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    SafeDumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Loader(SafeLoader):
    """Refuses a key that stands twice, of which YAML would silently keep the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.YAMLError(f"{key.value} is defined twice{key.start_mark}")
            seen.add(key.value)
        return super().construct_mapping(node, deep)


class _Dumper(SafeDumper):
    """Writes what is shared out in full, and texts of several lines as such."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def write_text(self, text: str) -> yaml.ScalarNode:
        style = "|" if "\n" in text else None
        return yaml.ScalarNode("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _Dumper.write_text)
