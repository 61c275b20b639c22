"""The table of what the sandbox does, made from the texts of its operations and the contract.

The text of an operation in `jcapiv1/sandbox/resources/` is its request, what it does, and then
paragraphs that begin with `Known:` and `Guessed:`.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from jcapiv1.sandbox.contract import Described, operations
from jcapiv1.sandbox.resources import ROUTER

_HEAD = """\
<!-- {mark} -->
# What the sandbox does, operation by operation

{served} of the {all} operations of the contract. *Known* is what JumpCloud's published descriptions
say, unless brackets name another source: *wire* (a recorded answer, or a measurement that its
author wrote down), *module* (JumpCloud's PowerShell module and SDK), *command line* (JumpCloud's
own). *Guessed* is what no source says: do not conclude from it what JumpCloud does. What all
operations share is in [the guide](sandbox.md#what-it-answers), guesses included.
"""
_MARK = "Generated from the sandbox and contract/ by `python -m codegen.sandbox`; do not edit."
_COLUMNS = "| operation | what it does | known | guessed |\n|---|---|---|---|\n"
_NONE = "not served"


def coverage() -> str:
    """The page in Markdown."""
    described = operations()
    head = _HEAD.format(mark=_MARK, served=len(ROUTER.handlers), all=len(described))
    return "\n".join([head, *_tables(list(described.values()))])


def _tables(described: list[Described]) -> Iterator[str]:
    for group in sorted({_group(each) for each in described}):
        rows = [each for each in described if _group(each) == group]
        rows.sort(key=lambda each: (each.path, each.method))
        yield f"## `/{group}`\n\n{_COLUMNS}" + "".join(map(_row, rows))


def _group(described: Described) -> str:
    return described.path.split("/")[1]


def _row(described: Described) -> str:
    texts = said(described.name) or {"does": _NONE, "known": "", "guessed": ""}
    name = f"`{described.name}`<br>{described.method} `{described.path}`"
    return f"| {name} | {texts['does']} | {texts['known']} | {texts['guessed']} |\n"


def said(name: str) -> dict[str, str] | None:
    """What the text of an operation says: `does`, `known` and `guessed`; None if it has none."""
    handler = ROUTER.handlers.get(name)
    if handler is None:
        return None
    # A paragraph is one line of the table, however it is broken in the source.
    lines = inspect.cleandoc(handler.__doc__ or "").splitlines()
    texts = {"does": "", "known": "", "guessed": ""}
    part = "does"
    for line in lines:
        word, colon, rest = line.partition(":")
        if colon and word.lower() in ("known", "guessed"):
            part, line = word.lower(), rest
        texts[part] = f"{texts[part]} {line.strip()}".strip()
    request, _, does = texts["does"].partition(". ")
    texts["does"] = does if request.split(" ")[0].isupper() else texts["does"]
    return {part: text.replace("|", "\\|") for part, text in texts.items()}
