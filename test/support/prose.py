"""A linter of prose: long sentences, figures of speech, and words that the project does not use.

What it asks for is in prose.yaml. It looks at paragraphs, list items and the cells of tables, not
at headings, code and the targets of links.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import yaml
from markdown import Page

_RULES = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
_WORDS = {re.compile(word, re.IGNORECASE): instead for word, instead in _RULES["words"].items()}
_CODE = re.compile(r"(`+)(?!`).+?\1")
_LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\]]*\])*)\]\([^()\s]*\)")
_ENDS = re.compile(r"(?<=[.!?])[)\"]?\s+(?=[A-Z`\"(*\d_])|(?<=:)\s+(?=[A-Z])")
_ABBREVIATIONS = re.compile(r"\b(e\.g|i\.e|etc|vs)\.")


class Text(NamedTuple):
    """A paragraph, list item or cell, and the line that it begins on."""

    line: int
    text: str
    is_cell: bool = False


def texts(page: Page) -> list[Text]:
    """The prose of a page, without code, comments, headings and the targets of links."""
    found: list[Text] = []
    held: list[str] = []
    start = 0

    def close() -> None:
        if held:
            found.append(Text(start, " ".join(held)))
            held.clear()

    last = 0
    for number, line in page.prose:
        stripped = line.strip()
        if number != last + 1 or not stripped or re.match(r"([-*+]|\d+\.) |#|\||<|>", stripped):
            close()
        last = number
        if stripped.startswith("|"):
            cells = re.split(r"(?<!\\)\|", stripped.strip("|"))
            found += [Text(number, cell.strip(), is_cell=True) for cell in cells]
        elif line.startswith("    ") and not held:
            continue  # an indented block of code
        elif stripped and not stripped.startswith(("#", "<", "|")):
            start = start if held else number
            held.append(re.sub(r"^([-*+]|\d+\.) +|^> ?", "", stripped))
    close()
    return [text._replace(text=_plain(text.text)) for text in found]


def _plain(text: str) -> str:
    """Code as one word, links as their text, no emphasis."""
    text = _CODE.sub("`code`", text)
    return _ABBREVIATIONS.sub(r"\1", _LINK.sub(r"\1", text)).replace("**", "")


def sentences(text: str) -> list[str]:
    """A paragraph taken apart at full stops, question marks and colons before a capital."""
    return [sentence for sentence in _ENDS.split(text) if sentence.strip()]


def findings(page: Page) -> list[str]:
    """What is wrong with the page, each with its line."""
    wrong, lengths = [], list[int]()
    for text in texts(page):
        for word, instead in _WORDS.items():
            if text.is_cell and word.pattern.startswith(";"):
                continue  # cells are short of room
            if match := word.search(text.text):
                wrong.append(f"line {text.line}: {match[0]!r}: better {instead}: {text.text[:70]}")
        for sentence in sentences(text.text):
            length = len(re.findall(r"\w[^\s]*|`code`", sentence))
            if text.is_cell:
                continue
            lengths.append(length)
            if length > _RULES["longest"]:
                wrong.append(f"line {text.line}: {length} words: {sentence[:70]}")
    longer = sum(length > _RULES["usual"] for length in lengths)
    if longer > max(1, _RULES["longer"] * len(lengths)):
        wrong.append(f"{longer} of {len(lengths)} sentences have more than {_RULES['usual']} words")
    wrong += [
        f"line {number}: a column without a heading"
        for (number, line), (_, rule) in zip(page.prose, page.prose[1:], strict=False)
        if re.match(r"^\|?[ :|-]*---", rule) and re.search(r"\|\s*\|", line)
    ]
    return wrong
