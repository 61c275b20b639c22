"""A query string as Express reads it: brackets make lists and objects, a repeated name a list."""

from __future__ import annotations

from typing import TypeAlias
from urllib.parse import unquote_to_bytes

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
_Node: TypeAlias = "dict[str, str | _Node]"

_MOST_PARAMETERS = 1000
_DEEPEST = 5
"""Express' bounds: further parameters and deeper brackets are not taken apart."""


def parse_query(query: str) -> dict[str, Value]:
    """Return the parameters of a query string without its question mark.

    `a[0]=x&a[1]=y`, `a[]=x&a[]=y` and `a=x&a=y` are all `{"a": ["x", "y"]}`; `a[b]=x` is
    `{"a": {"b": "x"}}`. Nothing here fails: what is not a bracket form is a plain name.
    """
    root: _Node = {}
    for part in query.split("&")[:_MOST_PARAMETERS]:
        name, _, value = part.partition("=")
        if keys := _keys(_decode(name)):
            _put(root, keys, _decode(value))
    return {name: _compact(node) for name, node in root.items()}


def as_text(value: Value | None) -> str:
    """Return a parameter where the service expects text, as JavaScript would convert it.

    A list is joined by commas, which makes one unknown field name of a repeated `sort`.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ",".join(as_text(item) for item in value)
    return "[object Object]"


def decode_component(text: str) -> str:
    """Return percent-decoded text; ValueError if an escape is broken or not UTF-8."""
    pieces = text.split("%")
    if any(len(piece) < 2 or not _is_hex(piece[:2]) for piece in pieces[1:]):
        raise ValueError("broken percent-encoding")
    # A request line is read as Latin-1; what a client sent raw is UTF-8 like the escapes.
    return unquote_to_bytes(text.encode("latin-1", "replace")).decode("utf-8")


def _is_hex(text: str) -> bool:
    return all(character in "0123456789abcdefABCDEF" for character in text)


def _decode(text: str) -> str:
    text = text.replace("+", " ")
    try:
        return decode_component(text)
    except ValueError:
        return text


def _keys(name: str) -> list[str]:
    head, bracket, rest = name.partition("[")
    if not bracket or "]" not in rest:
        return [name] if name else []
    keys = [head] if head else []
    rest = bracket + rest
    while rest.startswith("[") and "]" in rest and len(keys) <= _DEEPEST:
        key, _, rest = rest[1:].partition("]")
        keys.append(key)
    if rest.startswith("["):
        keys.append(rest)
    return keys


def _put(node: _Node, keys: list[str], value: str) -> None:
    key, rest = keys[0] or _next_index(node), keys[1:]
    held = node.get(key)
    if held is None and not rest:
        node[key] = value
        return
    inner: _Node
    if isinstance(held, dict):
        inner = held
    else:
        inner = node[key] = {} if held is None else {"0": held}
    _put(inner, rest or [""], value)


def _next_index(node: _Node) -> str:
    index = len(node)
    while str(index) in node:
        index += 1
    return str(index)


def _compact(node: str | _Node) -> Value:
    if isinstance(node, str):
        return node
    if all(key.isascii() and key.isdigit() and len(key) < 10 for key in node):
        return [_compact(node[key]) for key in sorted(node, key=int)]
    return {key: _compact(value) for key, value in node.items()}
