"""From records to the text of every generated file."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from codegen.contract import ApiClass, Body, Contract, Model, Operation, Parameter, Property
from codegen.examples import Example, call
from codegen.extensions import EXTENSIONS
from codegen.naming import annotation, innermost

Key = TypeVar("Key")

MARK = "Generated from openapi.yaml by `python -m codegen`; do not edit."
"""What every generated file says near its top."""

_LINE_LENGTH = 100

_QUERY_ANNOTATIONS = {
    "text": "str",
    "words": "Words",
    "filters": "FilterLike",
    "search": "SearchLike",
    "integer": "int",
}
"""Value of `x-query` to what the argument may be; the aliases are those of `jcapiv1.query`."""

_QUERY_DOCUMENTED = {
    "text": "**str**",
    "words": "**str** or **list[str]**",
    "filters": "**Filter**, **str**, **list** or **dict**",
    "search": "**Search**, **dict** or **str**",
    "integer": "**int**",
}
"""The same for the reference pages."""


def render(contract: Contract) -> dict[str, str]:
    """Path below the project's root to text, for every file that the contract determines."""
    environment = _environment(contract)

    def text(template: str, **values: Any) -> str:
        return environment.get_template(template).render(**values)

    classes = (*contract.shared, *contract.apis)
    python = {
        "jcapiv1/api/__init__.py": text(
            "package.py.j2",
            subject="The API classes",
            package="jcapiv1.api",
            members=classes,
            public=contract.apis,
        ),
        "jcapiv1/models/__init__.py": text(
            "package.py.j2",
            subject="The models",
            package="jcapiv1.models",
            members=contract.models,
            public=contract.models,
        ),
    }
    for api in classes:
        python[f"jcapiv1/api/{api.module}.py"] = text("api.py.j2", api=api, classes=classes)
    for model in contract.models:
        python[f"jcapiv1/models/{model.module}.py"] = text("model.py.j2", model=model)
    examples = {
        (api.name, operation.name): text(
            "example.py.j2",
            api=api,
            operation=operation,
            assignments=Example(contract, api, operation).assignments(),
        )
        for api in contract.apis
        for operation in api.operations
    }
    python, examples = _formatted(python), _formatted(examples)
    pages = {
        f"docs/{api.name}.md": text("api.md.j2", api=api, examples=examples)
        for api in contract.apis
    }
    for model in contract.models:
        pages[f"docs/{model.name}.md"] = text("model.md.j2", model=model)
    return {**python, **pages}


def _environment(contract: Contract) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - Python and Markdown from our own contract
    )
    models = {model.name: model for model in contract.models}

    def linked(type_name: str) -> str:
        """A type on a reference page, with a link if it has a page."""
        page = innermost(type_name)
        return f"[**{type_name}**]({page}.md)" if page in models else f"**{type_name}**"

    def documented(argument: Parameter | Body) -> str:
        query = isinstance(argument, Parameter) and _QUERY_DOCUMENTED.get(argument.encoder)
        return query or linked(argument.type)

    def signature(operation: Operation) -> str:
        return ", ".join(["self", *(_argument(each, models) for each in operation.arguments)])

    def answer(operation: Operation) -> str:
        return annotation(operation.answer or "None")

    def models_of(element: ApiClass | Model) -> list[str]:
        """The models that the annotations of a module name."""
        types = (
            (each.type for each in element.properties)
            if isinstance(element, Model)
            else (each for operation in element.own for each in operation.types)
        )
        return sorted({innermost(each) for each in types} & models.keys() - {element.name})

    names: dict[str, Any] = {
        "mark": MARK,
        "server": contract.server,
        "repeat_meaning": EXTENSIONS["x-repeat"].values,
        "org_id_meaning": EXTENSIONS["x-org-id"].values,
    }
    environment.globals.update(names)
    filters: dict[str, Any] = {
        "annotation": annotation,
        "answer": answer,
        "call": call,
        "cell": _cell,
        "documented": documented,
        "encoder": _encoder,
        "first_paragraph": _first_paragraph,
        "linked": linked,
        "models_of": models_of,
        "notes": _notes,
        "pairs": _pairs,
        "signature": signature,
        "wrapped": _wrapped,
    }
    environment.filters.update(filters)
    return environment


def _argument(argument: Parameter | Body, models: Mapping[str, Any]) -> str:
    """One argument in a signature."""
    if isinstance(argument, Parameter):
        kind = _QUERY_ANNOTATIONS.get(argument.encoder) or annotation(argument.type)
    else:
        kind = annotation(argument.type)
        if argument.type in models:
            kind += " | Mapping[str, Any]"
    return f"{argument.name}: {kind}" + ("" if argument.required else " | None = None")


def _encoder(parameter: Parameter) -> str:
    """What writes a query parameter, as an expression."""
    if parameter.encoder != "integer":
        return f"query.{parameter.encoder}"
    bounds = {"minimum": parameter.minimum, "maximum": parameter.maximum}
    given = [f"{name}={bound}" for name, bound in bounds.items() if bound is not None]
    return f"query.integer({', '.join(given)})"


def _pairs(parameters: tuple[Parameter, ...]) -> str:
    """`"x-org-id": x_org_id, ...`, the inside of a dictionary."""
    return ", ".join(f'"{each.wire}": {each.name}' for each in parameters)


def _notes(element: Parameter | Body | Property) -> str:
    """The last column of the tables."""
    if isinstance(element, Property):
        notes = ["[optional]"]
        if element.wire != element.name:
            notes.append(f"`{element.wire}` on the wire")
    else:
        notes = [] if element.required else ["[optional]"]
    if isinstance(element, Parameter) and element.default is not None:
        notes.append(f"[default to {element.default}]")
    if not isinstance(element, Body) and element.corrected:
        notes.append(f"corrected: {element.corrected}")
    return _cell(" ".join(notes))


def _first_paragraph(text: str) -> str:
    return text.partition("\n\n")[0]


def _cell(text: str) -> str:
    """Text for one cell of a Markdown table."""
    return " ".join(text.split()).replace("|", "\\|")


def _wrapped(text: str, indent: int, hanging: int = 0) -> str:
    """Paragraphs of a docstring; lines after the first of each are `hanging` further in."""
    return "\n\n".join(
        textwrap.fill(
            " ".join(paragraph.replace("\\", "\\\\").split()),
            width=_LINE_LENGTH,
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent + hanging),
            break_long_words=False,
            break_on_hyphens=False,
        )
        for paragraph in text.split("\n\n")
    )


def _formatted(files: Mapping[Key, str]) -> dict[Key, str]:
    """Python as by hand: imports in order and only those that are used, lines as ruff lays them."""
    ruff = [sys.executable, "-m", "ruff"]
    # Isolated: neither the settings of the project nor of the user may change the outcome.
    style = ["--isolated", "--quiet", "--config", f"line-length={_LINE_LENGTH}"]
    style += ["--config", 'lint.isort.known-first-party=["jcapiv1"]']
    with tempfile.TemporaryDirectory() as folder:
        paths = {key: Path(folder, f"{number}.py") for number, key in enumerate(files)}
        for key, path in paths.items():
            path.write_text(files[key], encoding="utf-8")
        for command in (["check", "--select=F401,I001", "--fix"], ["format"]):
            subprocess.run([*ruff, *command, *style, folder], check=True)
        return {key: path.read_text(encoding="utf-8") for key, path in paths.items()}
