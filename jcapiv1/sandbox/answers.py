"""HTTP out: what an answer is, and the headers seen on the wire."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from dataclasses import dataclass, field, replace
from typing import Any

from werkzeug.wrappers import Request

from jcapiv1.sandbox.state.changes import Change

_GZIP_FROM = 1024
"""Smaller bodies are not worth compressing (bytes)."""


@dataclass(frozen=True)
class Answer:
    """A status, headers and a body."""

    status: int = 200
    body: bytes = b""
    content_type: str | None = None
    headers: dict[str, str] = field(default_factory=dict[str, str])
    changes: tuple[Change, ...] = ()
    """What the request has changed; not for the client."""


def json_answer(
    document: object, status: int = 200, headers: dict[str, str] | None = None
) -> Answer:
    """Return a JSON answer."""
    return Answer(status, _dump(document), "application/json; charset=utf-8", headers or {})


def page_answer(text: str, status: int = 200, headers: dict[str, str] | None = None) -> Answer:
    """Return an HTML answer."""
    return Answer(status, text.encode(), "text/html; charset=utf-8", headers or {})


def _dump(document: Any) -> bytes:
    try:
        return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:  # a lone surrogate, which goes out escaped as from JavaScript
        return json.dumps(document, separators=(",", ":")).encode()


def negotiate(answer: Answer, request: Request) -> Answer:
    """Return the answer with an entity tag, as 304 if the client has it, and gzipped if asked."""
    if answer.status != 200 or not answer.body:
        return answer
    digest = base64.b64encode(hashlib.sha1(answer.body, usedforsecurity=False).digest()).decode()
    tag = f"{len(answer.body):x}-{digest.rstrip('=')}"
    headers = {**answer.headers, "etag": f'W/"{tag}"', "vary": "Accept-Encoding"}
    if request.method in ("GET", "HEAD") and request.if_none_match.contains_weak(tag):
        return Answer(304, headers=headers)
    if len(answer.body) >= _GZIP_FROM and request.accept_encodings["gzip"] > 0:
        headers["content-encoding"] = "gzip"
        return replace(answer, body=gzip.compress(answer.body, 6, mtime=0), headers=headers)
    return replace(answer, headers=headers)
