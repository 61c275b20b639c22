"""`python -m codegen.sandbox [--check]`: what the sandbox has of the contract, and what it does.

Of the contract it has `jcapiv1/sandbox/contract.json`: of each operation the method, the path, the
parameters, the scopes and the schema of the body, without the texts for readers. The sandbox reads
it in a moment, and needs neither YAML nor the API classes. What it does is the page
`docs/sandbox-coverage.md`. After a change of the contract run it twice: the page is made with what
the first run wrote.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from codegen.parts import read
from codegen.sandbox_coverage import coverage

_PROJECT = Path(__file__).resolve().parent.parent
CONTRACT = "jcapiv1/sandbox/contract.json"
COVERAGE = "docs/sandbox-coverage.md"
_CHECKED = (
    "$ref", "additionalProperties", "allOf", "anyOf", "format", "items", "maxItems", "maxLength",
    "maximum", "minItems", "minLength", "minProperties", "minimum", "pattern",
    "patternProperties", "properties", "required", "type",
)  # fmt: skip
"""The words of a schema that say what a value may be. An `enum` is no limit: the service grows."""
_VERBS = ("delete", "get", "patch", "post", "put")


def facts(contract: Mapping[str, Any]) -> str:
    """The JSON file of all operations and the schemas of their bodies, one a line."""
    operations = {
        operation["operationId"]: _operation(verb, path, operation, contract)
        for path, verbs in contract["paths"].items()
        for verb, operation in verbs.items()
        if verb in _VERBS
    }
    schemas = contract["components"]["schemas"]
    known: dict[str, Any] = {}
    waiting = [name for operation in operations.values() for name in _named(operation)]
    while waiting:
        name = waiting.pop()
        if name not in known:
            known[name] = _lean(schemas[name])
            waiting += _named(known[name])
    parts = {"operations": operations, "schemas": known}
    return "{" + ",\n".join(f'"{part}": {_lines(of)}' for part, of in parts.items()) + "}\n"


def _operation(
    verb: str, path: str, operation: Mapping[str, Any], contract: Mapping[str, Any]
) -> dict[str, Any]:
    """What the sandbox is to know of an operation; `body` is missing where it takes none."""
    parameters = [_resolved(each, contract) for each in operation.get("parameters", [])]
    lean: dict[str, Any] = {
        "method": verb.upper(),
        "path": path,
        "query": [each["name"] for each in parameters if each["in"] == "query"],
        "scopes": operation.get("x-scopes", []),
    }
    if "requestBody" in operation:
        lean["body"] = _lean(operation["requestBody"]["content"]["application/json"]["schema"])
    return lean


def _resolved(parameter: Mapping[str, Any], contract: Mapping[str, Any]) -> Mapping[str, Any]:
    name = parameter.get("$ref", "").rpartition("/")[2]
    found: Mapping[str, Any] = contract["components"]["parameters"][name] if name else parameter
    return found


def _lean(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The schema without what does not limit a value."""
    lean = {word: schema[word] for word in _CHECKED if word in schema}
    for word in ("items", "additionalProperties"):
        if isinstance(lean.get(word), dict):
            lean[word] = _lean(lean[word])
    for word in ("allOf", "anyOf"):
        if word in lean:
            lean[word] = [_lean(each) for each in lean[word]]
    for word in ("properties", "patternProperties"):
        if word in lean:
            lean[word] = {name: _lean(each) for name, each in lean[word].items()}
    if "$ref" in lean:
        lean["$ref"] = lean["$ref"].removeprefix("#/components/schemas/")
    return lean


def _named(schema: Any) -> Iterator[str]:
    """The names of the schemas that one refers to."""
    for word, value in schema.items() if _is(dict, schema) else ():
        if word == "$ref":
            yield value.partition("/")[0]  # a filter holds filters: Search/properties/filter
        else:
            yield from _named(value)
    for each in schema if _is(list, schema) else ():
        yield from _named(each)


def _is(kind: type, value: Any) -> bool:
    return isinstance(value, kind)


def _lines(of: Mapping[str, Any]) -> str:
    entries = (f"{json.dumps(name)}: {json.dumps(of[name])}" for name in sorted(of))
    return "{\n" + ",\n".join(entries) + "\n}"


def files() -> dict[str, str]:
    """The files by their names below the project."""
    return {CONTRACT: facts(read(_PROJECT / "contract")), COVERAGE: coverage()}


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 done, 1 `--check` found differences."""
    parser = argparse.ArgumentParser(prog="python -m codegen.sandbox", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, list what differs")
    options = parser.parse_args(arguments)
    stale = [name for name, text in files().items() if _content(_PROJECT / name) != text]
    for name in stale:
        if not options.check:
            (_PROJECT / name).write_text(files()[name], encoding="utf-8")
        sys.stdout.write(f"{'stale' if options.check else 'wrote'} {name}\n")
    return 1 if options.check and stale else 0


def _content(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


if __name__ == "__main__":
    sys.exit(main())
