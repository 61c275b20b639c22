"""From records to the text of every generated file."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from codegen.contract import ApiClass, Body, Contract, Model, Operation, Parameter, Property
from codegen.examples import OURS, Example, call
from codegen.extensions import EXTENSIONS
from codegen.naming import annotation, innermost
from codegen.parts import dump

Key = TypeVar("Key")

MARK = "Generated from contract/ by `python -m codegen`; do not edit."
"""What every generated file says near its top."""

_LINE_LENGTH = 100

_QUERY_ANNOTATIONS = {
    "text": "str",
    "words": "Words",
    "filters": "FilterLike",
    "search": "SearchLike",
    "integer": "int",
}
"""Value of `x-query` to what the argument may be; the aliases are those of `jcapiv1.core.query`."""

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
    python: dict[str, str] = {}
    for package, subject, public in (
        ("api", "The API classes", contract.apis),
        ("models", "The models", contract.models),
    ):
        for kind in ("py", "pyi"):
            python[f"jcapiv1/{package}/__init__.{kind}"] = text(
                f"package.{kind}.j2",
                subject=subject,
                package=f"jcapiv1.{package}",
                public=sorted(public, key=lambda each: each.name),
                own=sorted(OURS & {each.name for each in public}),
            )
    for api in classes:
        for kind in ("py", "pyi"):
            python[f"jcapiv1/api/{api.module}.{kind}"] = text(
                f"api.{kind}.j2", api=api, classes=classes
            )
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
    pages["docs/api.md"] = text("index.md.j2", contract=contract)
    for model in contract.models:
        pages[f"docs/{model.name}.md"] = text("model.md.j2", model=model)
    return {**python, **pages, "openapi.yaml": dump(contract.document, MARK)}


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
        """The arguments with their types, up to the place of `async_req`."""
        given = [_argument(each, models) for each in operation.positional]
        named = [_argument(each, models) for each in operation.keyword_only]
        return ", ".join(["self", *given, "*", *named, ""])

    def module(model: str) -> str:
        return models[model].module

    def answer(operation: Operation) -> str:
        return annotation(operation.answer or "None")

    def models_of(api: ApiClass) -> list[str]:
        """The models that the annotations of a class name."""
        types = {innermost(each) for operation in api.own for each in operation.types}
        return sorted(types & models.keys())

    def in_models(annotated: str) -> str:
        """The annotation with each model by way of its package, which loads it when needed."""
        return re.sub(r"\w+", lambda m: f"models.{m[0]}" if m[0] in models else m[0], annotated)

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
        "constant": _constant,
        "described": _described,
        "either": _either,
        "documented": documented,
        "first_paragraph": _first_paragraph,
        "header": _header,
        "in_models": in_models,
        "invocation": _invocation,
        "linked": linked,
        "models_of": models_of,
        "module": module,
        "notes": _notes,
        "quoted": _quoted,
        "record": _record,
        "secrets": _secrets,
        "signature": signature,
        "wire_names": _wire_names,
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
        elif argument.type == "object":
            kind = "Mapping[str, Any]"
    return f"{argument.name}: {kind}" + ("" if argument.required else " | None = None")


def _header(operation: Operation) -> str:
    """Name and arguments without their types, which stand in the `.pyi`; in few lines."""
    given = [each.name if each.required else f"{each.name}=None" for each in operation.positional]
    named = [f"{each.name}=None" for each in operation.keyword_only]
    tokens = ["self", *given, *(["*", *named] if named else []), "**options"]
    line = f"    def {operation.name}({', '.join(tokens)}):"
    if len(line) <= _LINE_LENGTH:
        return line
    packed = _packed([*(f"{token}," for token in tokens[:-1]), f"{tokens[-1]}):  # fmt: skip"], 8)
    return f"    def {operation.name}(\n{packed}"


def _record(operation: Operation) -> str:
    """The operation's record, in as few lines as hold it."""
    query, headers = operation.placed("query"), operation.placed("header")
    names = [each for each in query if each.name != each.wire]
    given = [operation.name, operation.verb, operation.path, operation.answer]
    first = [f"{_quoted(each)}," for each in given]
    first += [f"repeat={_quoted(operation.repeat)},", f"org_id={_quoted(operation.org_id)},"]
    second = [f"effect={_quoted(operation.effect)},", *_phrase(operation.phrase)]
    third = _mapping("query", {each.wire: _encoder(each) for each in query})
    third += _mapping("names", {each.wire: _quoted(each.name) for each in names})
    own = {each.wire: _quoted(each.name) for each in headers if each.wire != "x-org-id"}
    third += _mapping("headers", own)
    if operation.body:
        second.append(f"body={_quoted(operation.body.type)},")
    if operation.scopes:
        second += _mapping("scopes", dict.fromkeys(map(_quoted, operation.scopes), ""))
    if operation.security != ("x-api-key", "bearer"):
        second.append(f"security={operation.security!r},")
    start = f"_{operation.name.upper()} = Operation("
    all_tokens = first + second
    all_tokens[0] = start + all_tokens[0]
    blocks = [all_tokens, *([third] if third else [])]
    blocks[-1][-1] = f"{blocks[-1][-1].removesuffix(',')})  # fmt: skip"
    lines = "\n".join(_packed(tokens, 4) for tokens in blocks)
    return lines.removeprefix(" " * 4)


def _phrase(text: str) -> list[str]:
    """`phrase="..."`, in two pieces if it is too long for a line."""
    first, *rest = textwrap.wrap(text, _LINE_LENGTH - len('    phrase="",') - 1)
    if not rest:
        return [f"phrase={_quoted(first)},"]
    return [f"phrase={_quoted(first + ' ')}", f"{_quoted(' '.join(rest))},"]


def _invocation(operation: Operation) -> str:
    """The call of the runtime, on one line or in as few as hold it."""
    call = f"return _{operation.name.upper()}.call("
    tokens = ["self", "options", *(f"{each.name}={each.name}" for each in operation.arguments)]
    line = f"        {call}{', '.join(tokens)})"
    if len(line) <= _LINE_LENGTH:
        return line
    packed = _packed([*(f"{token}," for token in tokens[:-1]), f"{tokens[-1]})  # fmt: skip"], 12)
    return f"        {call}\n{packed}"


def _mapping(name: str, values: Mapping[str, str]) -> list[str]:
    """`name={"a": b, "c": d},` in pieces between which a line may end; a tuple without values."""
    pairs = [f"{_quoted(key)}: {value}," if value else f"{key}," for key, value in values.items()]
    if not pairs:
        return []
    opening, closing = "{}" if all(values.values()) else "()"
    pairs[0] = f"{name}={opening}{pairs[0]}"
    if opening == "{" or len(pairs) > 1:
        pairs[-1] = pairs[-1][:-1]
    pairs[-1] += f"{closing},"
    return pairs


def _packed(tokens: list[str], indent: int) -> str:
    """The tokens on lines that are as full as may be."""
    lines: list[str] = []
    for token in tokens:
        if lines and len(lines[-1]) + 1 + len(token) <= _LINE_LENGTH:
            lines[-1] += f" {token}"
        else:
            lines.append(" " * indent + token)
    return "\n".join(lines)


def _quoted(text: str | None) -> str:
    return "None" if text is None else json.dumps(text, ensure_ascii=False)


def _encoder(parameter: Parameter) -> str:
    """What writes a query parameter, as an expression."""
    if parameter.encoder != "integer":
        return parameter.encoder
    bounds = [str(each) for each in (parameter.minimum, parameter.maximum)]
    while bounds and bounds[-1] == "None":
        bounds.pop()
    return f"integer({', '.join(bounds)})"


def _wire_names(model: Model) -> str:
    """The names on the wire in the order of the fields."""
    names = " ".join(each.wire for each in model.properties)
    line = f'    _wire = "{names}"'
    if len(line) <= _LINE_LENGTH:
        return line
    return f'    _wire = """\n{_wrapped(names, 8)}\n    """'


def _secrets(model: Model) -> str:
    """The fields that are shown as ***, as a tuple; empty if there are none."""
    names = tuple(each.name for each in model.properties if each.secret)
    return repr(names) if names else ""


def _constant(word: str) -> str:
    """A word of an enumeration as a name."""
    return re.sub(r"\W+", "_", word).strip("_").upper()


def _either(names: tuple[str, ...]) -> str:
    """`a`, `b` or `c`, as code."""
    *first, last = (f"`{each}`" for each in names)
    return f"{', '.join(first)} or {last}" if first else last


def _described(operation: Operation) -> str:
    """What a docstring says of an operation besides its arguments."""
    said: list[str] = []
    if operation.scopes:
        said.append(f"Needs the scope {_either(operation.scopes)}.")
    if operation.repeat == "unsent":
        said.append("A failed call is repeated only if the service has certainly not acted.")
    if operation.undocumented:
        said.append("No published description has it; the reference page says why it is here.")
    summary, blank, rest = operation.description.partition("\n\n")
    return f"{summary}\n\n{rest} {' '.join(said)}".strip() if blank or said else summary


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
    if isinstance(element, Property) and element.secret:
        notes.append(f"secret ({element.secret}): shown as ***")
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


def _suffix(key: object) -> str:
    return ".pyi" if isinstance(key, str) and key.endswith(".pyi") else ".py"


def _formatted(files: Mapping[Key, str]) -> dict[Key, str]:
    """Python as by hand: imports in order and only those that are used, lines as ruff lays them."""
    ruff = [sys.executable, "-m", "ruff"]
    # Isolated: neither the settings of the project nor of the user may change the outcome.
    style = ["--isolated", "--quiet", "--config", f"line-length={_LINE_LENGTH}"]
    style += ["--config", 'lint.isort.known-first-party=["jcapiv1"]']
    with tempfile.TemporaryDirectory() as folder:
        paths = {key: Path(folder, f"{number}{_suffix(key)}") for number, key in enumerate(files)}
        for key, path in paths.items():
            path.write_text(files[key], encoding="utf-8")
        for command in (["check", "--select=F401,I001", "--fix"], ["format"]):
            subprocess.run([*ruff, *command, *style, folder], check=True)
        return {key: path.read_text(encoding="utf-8") for key, path in paths.items()}
