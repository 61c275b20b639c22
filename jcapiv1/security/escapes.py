"""Finding secrets that a server sends back with escapes: of JSON, of URLs, of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Final
from urllib.parse import unquote

from jcapiv1.security.credentials import MASK

__all__ = ["LONGEST_SEARCHED", "mask_escaped"]

LONGEST_SEARCHED: Final = 1 << 18
"""Characters; what comes after them is cut off, since resolving takes time and memory."""
_OVERLAP: Final = 1 << 14
"""Characters searched and not kept: a secret that begins in what is kept ends in here."""
_DEEPEST: Final = 4
"""How often escapes may be escaped again, as in JSON that is text in JSON."""
_JSON_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


def mask_escaped(text: str, secrets: Sequence[str]) -> str:
    """*** if a secret shows once escapes are resolved; else `text`, cut if it is long."""
    for plain in _resolved(text[:LONGEST_SEARCHED]):
        if any(secret in plain for secret in secrets):
            return MASK
    if len(text) > LONGEST_SEARCHED:
        kept = LONGEST_SEARCHED - _OVERLAP
        return f"{text[:kept]}... ({len(text) - kept} more characters)"
    return text


def _resolved(text: str) -> Iterator[str]:
    """The text after each way of resolving escapes, one upon the other."""
    for _ in range(_DEEPEST):
        before = text
        for resolve in (_without_json_escapes, unquote, unescape):
            text = resolve(text)
            yield text
        if text == before:
            return


def _without_json_escapes(text: str) -> str:
    if "\\" not in text:
        return text
    text = _JSON_ESCAPE.sub(_character, text)
    # What is beyond the 16 bits of an escape is written as two of them.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _character(escape: re.Match[str]) -> str:
    code, short = escape.groups()
    return chr(int(code, 16)) if code else _SHORT.get(short, short)
