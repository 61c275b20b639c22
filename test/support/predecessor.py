"""What the predecessor, version 5.0.0, had: see predecessor.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import yamlfile

_FACTS: Any = yamlfile.load(Path(__file__).parent / "predecessor.yaml")


class Method(NamedTuple):
    """A method as scripts call it."""

    api: str
    name: str
    arguments: list[str]
    required: list[str]
    body: str | None
    returns: str | None


METHODS = [
    Method(
        api,
        name,
        [argument.rstrip("!") for argument in facts["takes"].split()],
        [argument.rstrip("!") for argument in facts["takes"].split() if argument.endswith("!")],
        facts.get("body"),
        facts["returns"],
    )
    for api, methods in _FACTS["classes"].items()
    for name, facts in methods.items()
]
CLASSES: list[str] = list(_FACTS["classes"])
MODELS: dict[str, dict[str, str]] = _FACTS["models"]
"""Name to its fields, in the order of the constructor, with their types."""
