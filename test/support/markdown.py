"""Reading of the project's Markdown files, as far as the checks of the documentation need it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

_FENCE = re.compile(r"^(`{3,}|~{3,})[ ]*(.*)$")
_HEADING = re.compile(r"^#{1,6}[ ]+(.*?)[ ]*#*$")
_LINK = re.compile(r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(([^()\s]+)\)")
_HTML_ANCHOR = re.compile(r"""<a\s[^>]*\b(?:id|name)=["']([^"']+)["']""")


class Block(NamedTuple):
    """A fenced block: what stands after the fence, its text, and the line it begins on."""

    info: str
    text: str
    line: int


class Page:
    """One Markdown file, taken apart into prose and fenced blocks."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.blocks: list[Block] = []
        self.prose: list[tuple[int, str]] = []
        self._read()

    def _read(self) -> None:
        fence = info = ""
        start, held = 0, list[str]()
        for number, line in enumerate(self.path.read_text(encoding="utf-8").splitlines(), 1):
            match = _FENCE.match(line)
            if not fence and match:
                fence, info = match[1], match[2].strip()
                start, held = number + 1, []
            elif fence and line.strip() == fence:
                self.blocks.append(Block(info, "\n".join(held) + "\n", start))
                fence = ""
            elif fence:
                held.append(line)
            else:
                self.prose.append((number, line))
        assert not fence, f"{self.path}: the block of line {start} has no end"

    def links(self) -> list[tuple[int, str]]:
        """Line and target of every link outside code."""
        return [
            (number, target)
            for number, line in self.prose
            for target in _LINK.findall(re.sub(r"`[^`]*`", "", line))
        ]

    def anchors(self) -> set[str]:
        """What a link may name after its `#`, made as GitHub makes it."""
        found: set[str] = set()
        for _, line in self.prose:
            found.update(_HTML_ANCHOR.findall(line))
            if heading := _HEADING.match(line):
                slug = _slug(heading[1])
                number = 1
                while slug in found:
                    slug = f"{_slug(heading[1])}-{number}"
                    number += 1
                found.add(slug)
        return found


def _slug(heading: str) -> str:
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    text = re.sub(r"[*`]", "", text).strip().lower()
    return re.sub(r"[^\w\- ]", "", text).replace(" ", "-")


def pages(root: Path) -> list[Page]:
    """Every page of the project, in the order of their names."""
    return [Page(path) for path in sorted([*root.glob("*.md"), *root.glob("docs/**/*.md")])]
