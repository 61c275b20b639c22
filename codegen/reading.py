"""The contract from its document into records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from codegen import extensions, parts
from codegen.contract import ApiClass, Body, Contract, Link, Model, Operation, Parameter, Property
from codegen.extensions import VERBS, ContractError
from codegen.naming import (
    LEAVES,
    argument_name,
    class_name,
    innermost,
    schema_annotation,
    snake_case,
    type_name,
)

_JSON = "application/json"
_WITH_TENANT = ("accepted", "unknown")


def load(place: Path) -> Contract:
    """Read the contract from its folder, or from one file.

    ContractError says what is wrong with it and where.
    """
    whole = parts.read(place)
    extensions.check(whole)
    document = _inlined(whole, _without_fields(whole))
    operations = tuple(_operations(document))
    shared = tuple(_shared(document, operations))
    models = tuple(_models(document, operations))
    _check_types(models, operations)
    return Contract(
        document=whole,
        server=document["servers"][0]["url"],
        models=models,
        shared=shared,
        apis=tuple(_apis(document, operations, shared)),
    )


def _check_types(models: Iterable[Model], operations: Iterable[Operation]) -> None:
    known = {*LEAVES, *(model.name for model in models)}
    used = [(each.name, each.types) for each in operations]
    used += [(each.name, tuple(field.type for field in each.properties)) for each in models]
    for where, types in used:
        for name in types:
            if innermost(name) not in known:
                raise ContractError(f"{where}: there is no schema {innermost(name)}")


def _operations(document: Any) -> list[Operation]:
    links = _links(document)
    found = [
        _operation(document, verb.upper(), path, item, links)
        for path, item in document["paths"].items()
        for verb in VERBS
        if verb in item
    ]
    return sorted(found, key=lambda operation: operation.name)


def _operation(
    document: Any, verb: str, path: str, item: Any, links: Mapping[str, Mapping[str, Link]]
) -> Operation:
    raw = item[verb.lower()]
    name = snake_case(_text(raw, "operationId", f"{verb} {path}"))
    parameters = tuple(
        _parameter(_resolved(document, each), name)
        for each in (*item.get("parameters", ()), *raw.get("parameters", ()))
    )
    takes_tenant = any(each.wire == "x-org-id" for each in parameters)
    if takes_tenant != (raw["x-org-id"] in _WITH_TENANT):
        raise ContractError(f"{name}: x-org-id is {raw['x-org-id']}, but its parameters differ")
    answers = {str(status): _resolved(document, each) for status, each in raw["responses"].items()}
    successes = [each for status, each in answers.items() if status.startswith("2")]
    if not successes:
        raise ContractError(f"{name}: no 2xx answer is described")
    # Where one of several has content, that is what a caller wants.
    success = next((each for each in successes if each.get("content")), successes[0])
    made = Operation(
        name=name,
        verb=verb,
        path=path,
        tags=_tags(document, raw, name),
        summary=_text(raw, "summary", name),
        description=_text(raw, "description", name),
        repeat=raw["x-repeat"],
        repeat_reason=raw.get("x-repeat-reason", ""),
        org_id=raw["x-org-id"],
        effect=raw["x-effect"]["kind"],
        phrase=raw["x-effect"]["phrase"],
        scopes=tuple(raw.get("x-scopes", ())),
        undocumented=raw.get("x-undocumented", ""),
        corrected=raw.get("x-corrected", ""),
        security=tuple(
            scheme for either in raw.get("security", document["security"]) for scheme in either
        ),
        parameters=parameters,
        body=_body(document, raw, name),
        answer=_answer_type(success, f"{name}, answer"),
        answer_description=_text(success, "description", f"{name}, answer"),
        errors={
            status: _text(each, "description", f"{name}, {status}")
            for status, each in answers.items()
            if not status.startswith("2")
        },
        links=links.get(name, {}),
        order=tuple(raw.get("x-arguments", ())),
    )
    _check_order(made)
    return made


def _check_order(operation: Operation) -> None:
    """`x-arguments` names arguments that there are, the required ones before the others."""
    known = {each.name: each for each in (*operation.parameters, operation.body) if each}
    order = operation.order
    unknown = set(order) - known.keys()
    if unknown or len(set(order)) != len(order):
        raise ContractError(f"{operation.name}: x-arguments are some of {', '.join(known)}")
    required = [known[name].required for name in order]
    missing = {name for name, each in known.items() if each.required} - set(order)
    if order and (missing or required != sorted(required, reverse=True)):
        raise ContractError(f"{operation.name}: x-arguments begin with all that are required")


def _tags(document: Any, operation: Any, where: str) -> tuple[str, ...]:
    known = [tag["name"] for tag in document["tags"]]
    tags = tuple(operation.get("tags", ()))
    if not tags or not set(tags) <= set(known):
        raise ContractError(f"{where}: tags are some of {', '.join(known)}, not {list(tags)}")
    return tags


def _parameter(raw: Any, operation: str) -> Parameter:
    wire = _text(raw, "name", f"{operation}, a parameter")
    where = f"{operation}, {wire}"
    schema = raw["schema"]
    kind = "str" if "x-query" in raw else type_name(schema, where)
    encoder = ""
    if raw["in"] == "query":
        encoder = raw.get("x-query") or ("integer" if kind == "int" else "")
        if not encoder:
            raise ContractError(f"{where}: say with x-query how {kind} is written out")
    elif raw["in"] == "path" and argument_name(wire) != wire:
        raise ContractError(f"{where}: a name in a path is written as in Python")
    elif raw["in"] not in ("path", "header"):
        raise ContractError(f"{where}: a parameter in {raw['in']} is not foreseen")
    return Parameter(
        wire=wire,
        name=argument_name(wire),
        place=raw["in"],
        type=kind,
        required=raw.get("required", False),
        description=_text(raw, "description", where),
        corrected=raw.get("x-corrected", ""),
        default=schema.get("default"),
        example=raw.get("example"),
        encoder=encoder,
        minimum=schema.get("minimum"),
        maximum=schema.get("maximum"),
    )


def _body(document: Any, operation: Any, where: str) -> Body | None:
    if "requestBody" not in operation:
        return None
    raw = _resolved(document, operation["requestBody"])
    kind = _json_type(raw, f"{where}, body")
    if kind is None:
        raise ContractError(f"{where}: a body is {_JSON}, or there is none")
    return Body(
        type=kind,
        required=raw.get("required", False),
        description=_text(raw, "description", f"{where}, body"),
        example=raw["content"][_JSON].get("example"),
    )


def _json_type(raw: Any, where: str) -> str | None:
    media = raw.get("content", {}).get(_JSON)
    return type_name(media["schema"], where) if media else None


def _answer_type(raw: Any, where: str) -> str | None:
    """As JSON says it; text of any other kind is a string."""
    return _json_type(raw, where) or ("str" if raw.get("content") else None)


def _links(document: Any) -> dict[str, dict[str, Link]]:
    """Operation to argument to where its value may be found; the first link that says so wins."""
    found: dict[str, dict[str, Link]] = {}
    for path, item in document["paths"].items():
        for verb in VERBS:
            if "{" in path or verb not in item:
                continue  # only what can be asked without knowing an id helps to begin
            source = snake_case(item[verb]["operationId"])
            for answer in item[verb]["responses"].values():
                for link in answer.get("links", {}).values():
                    arguments = found.setdefault(snake_case(link["operationId"]), {})
                    for target, expression in link["parameters"].items():
                        name = argument_name(target.rpartition(".")[2])
                        _, in_answer, pointer = expression.partition("$response.body#/")
                        asked = found.get(source, {}).get(name)  # what the source was asked with
                        if in_answer:
                            asked = Link(source, tuple(pointer.split("/")))
                        if asked:
                            arguments.setdefault(name, asked)
    return found


def _models(document: Any, operations: Iterable[Operation]) -> Iterator[Model]:
    """Component schemas that are objects or words; the others only say which answers are valid."""
    schemas = document["components"]["schemas"]
    objects = {
        name: raw
        for name, raw in schemas.items()
        if raw.get("type") == "object" or "x-known" in raw
    }
    fields = {name: tuple(_properties(name, raw)) for name, raw in objects.items()}
    sent = _reachable((each.body.type for each in operations if each.body), fields)
    for name, raw in sorted(objects.items()):
        yield Model(
            name=name,
            description=_text(raw, "description", name),
            properties=fields[name],
            constants=tuple(raw.get("x-known", ())),
            aliases={
                wire: schema["x-alias-of"]
                for wire, schema in raw.get("properties", {}).items()
                if "x-alias-of" in schema
            },
            sent=name in sent,
        )


def _properties(model: str, raw: Any) -> Iterator[Property]:
    for wire, schema in raw.get("properties", {}).items():
        where = f"{model}, {wire}"
        if "x-alias-of" not in schema:
            yield Property(
                wire=wire,
                name=schema.get("x-python-name") or snake_case(wire),
                type=type_name(schema, where),
                annotation=schema_annotation(schema, where),
                description=_with_known(_text(schema, "description", where), schema),
                corrected=schema.get("x-corrected", ""),
                secret=schema.get("x-secret", ""),
            )
        elif schema["x-alias-of"] not in raw["properties"]:
            raise ContractError(f"{where}: x-alias-of names no other property")


def _with_known(description: str, schema: Any) -> str:
    """The description, and which values are known."""
    known = schema.get("x-known") or schema.get("items", {}).get("x-known", ())
    said = ", ".join(f"`{value}`" for value in known)
    return f"{description} Known: {said}." if known else description


def _reachable(types: Iterable[str], fields: Mapping[str, tuple[Property, ...]]) -> set[str]:
    """The models among the types, and those that they are made of."""
    found: set[str] = set()
    waiting = [innermost(each) for each in types]
    while waiting:
        name = waiting.pop()
        if name in fields and name not in found:
            found.add(name)
            waiting += [innermost(each.type) for each in fields[name]]
    return found


def _shared(document: Any, operations: tuple[Operation, ...]) -> Iterator[ApiClass]:
    """One class per set of tags that operations have in common."""
    named = {frozenset(each["tags"]): each for each in document.get("x-shared-operations", ())}
    for tags in dict.fromkeys(frozenset(each.tags) for each in operations):
        if len(tags) < 2:
            continue
        if tags not in named:
            listed = ", ".join(sorted(tags))
            raise ContractError(f"x-shared-operations has no name for what {listed} share")
        own = tuple(each for each in operations if frozenset(each.tags) == tags)
        yield ApiClass(
            name=_text(named[tags], "name", "x-shared-operations"),
            description=_text(named[tags], "description", "x-shared-operations"),
            bases=("Api",),
            own=own,
            operations=own,
        )


def _apis(
    document: Any, operations: tuple[Operation, ...], shared: tuple[ApiClass, ...]
) -> Iterator[ApiClass]:
    for tag in document["tags"]:
        name = tag["name"]
        bases = tuple(each.name for each in shared if name in each.own[0].tags)
        yield ApiClass(
            name=class_name(name),
            description=_text(tag, "description", f"the tag {name}"),
            bases=bases or ("Api",),
            own=tuple(each for each in operations if each.tags == (name,)),
            operations=tuple(each for each in operations if name in each.tags),
        )


def _without_fields(document: Any) -> dict[str, Any]:
    """Reference to schema, for those that are no models: a word, a number, alternatives."""
    schemas = document["components"]["schemas"]
    return {
        f"#/components/schemas/{name}": raw
        for name, raw in schemas.items()
        if raw.get("type") != "object"
    }


def _inlined(element: Any, leaves: Mapping[str, Any]) -> Any:
    """The same with what stands in `leaves` instead of references to it."""
    if element.__class__ is list:
        return [_inlined(each, leaves) for each in element]
    if element.__class__ is not dict:
        return element
    fields: dict[str, Any] = element
    if fields.get("$ref") in leaves:
        fields = {**leaves[fields["$ref"]], **fields}
        del fields["$ref"]
        return _inlined(fields, leaves)
    return {key: _inlined(value, leaves) for key, value in fields.items()}


def _resolved(document: Any, element: Any) -> Any:
    """What a `$ref` stands for."""
    if "$ref" not in element:
        return element
    target = document
    for step in element["$ref"].removeprefix("#/").split("/"):
        if step not in target:
            raise ContractError(f"{element['$ref']} leads nowhere")
        target = target[step]
    return target


def _text(element: Any, key: str, where: str) -> str:
    text = element.get(key)
    if not text or not isinstance(text, str):
        raise ContractError(f"{where}: {key} is missing")
    return text.strip()
