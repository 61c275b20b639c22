"""What the contract calls a secret, in a request, an answer or an error: shown as ***.

Loaded when something is about to be shown, not before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jcapiv1.core.decode import parse_json
from jcapiv1.core.model import is_secret_name
from jcapiv1.core.registry import model_named
from jcapiv1.security.credentials import MASK

__all__ = ["secrets_of", "without_secrets"]

_NAMED = re.compile(r'"(\w{0,64})"\s{0,64}:\s{0,64}"((?:[^"\\]|\\.){0,65536})')
"""A name and its text in a document that is cut or broken."""


def without_secrets(document: Any, type_name: str) -> Any:
    """The document with *** for each secret field of the model that it is written from."""
    type_name = _innermost(type_name)
    if document.__class__ is list:
        return [without_secrets(item, type_name) for item in document]
    model = model_named(type_name)
    if model is None or document.__class__ is not dict:
        return document
    shown: dict[str, Any] = dict(document)
    for field, wire in model.attribute_map.items():
        if wire in shown and shown[wire] is not None:
            secret = field in model.secret_fields
            kind = model.swagger_types[field]
            shown[wire] = MASK if secret else without_secrets(shown[wire], kind)
    return shown


def secrets_of(text: str | bytes, type_name: str | None) -> set[str]:
    """The secrets in a JSON text: fields of the model, and what is called a secret otherwise."""
    text = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    try:
        # The limit of nothing: what would cost much is searched as text.
        return set(_within(parse_json(text, 0), type_name or "object", False))
    except ValueError:
        return {found[2] for found in _NAMED.finditer(text) if is_secret_name(found[1])}


def _within(value: Any, type_name: str, secret: bool) -> Iterator[str]:
    type_name = _innermost(type_name)
    if value.__class__ is str:
        if secret:
            yield value
    elif value.__class__ is list:
        for item in value:
            yield from _within(item, type_name, secret)
    elif value.__class__ is dict:
        model = model_named(type_name)
        fields = {wire: name for name, wire in model.attribute_map.items()} if model else {}
        # A secret that is an object has labels too: what it holds is its `value`.
        values: dict[str, Any] = value
        known = {"value"} & values.keys() if secret else set[str]()
        for key, item in values.items():
            field = fields.get(key)
            kind = model.swagger_types[field] if model and field else "object"
            named = is_secret_name(key) or (model is not None and field in model.secret_fields)
            yield from _within(item, kind, key in known if known else secret or named)


def _innermost(type_name: str) -> str:
    while type_name.startswith(("list[", "dict(")):
        type_name = type_name[5:-1].removeprefix("str, ")
    return type_name
