"""The body of a request, off its connection."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from io import BufferedIOBase

BODY_LIMIT = 100 * 1024
"""Express' own limit of a JSON body (bytes)."""
CONTROL_LIMIT = 64 * 1024 * 1024
"""How long the body of a control request may be, such as a snapshot (bytes)."""
_DRAIN_LIMIT = 16 * 1024 * 1024
"""How much of a body beyond the limit is read so that its sender gets to see the 413 (bytes)."""
_STEP = 64 * 1024
_LINE_LIMIT = 8 * 1024
"""How long the line before a chunk, or a trailer, may be (bytes)."""
_TRAILERS = 100
_LENGTH = re.compile(r"[0-9]{1,18}")
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(;[^\r\n]*)?\r\n")
_TRAILER = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+:[^\r\n\0]*\r\n")


class Body:
    """What was read of a body."""

    def __init__(self, content: bytes | None, *, complete: bool) -> None:
        self.content = content
        """None where it was too long."""
        self.complete = complete
        """Whether the next request begins where it ended."""


def read_body(headers: Message, stream: BufferedIOBase, limit: int = BODY_LIMIT) -> Body:
    """Return the body of a request.

    ValueError if it has no clear end, ConnectionError if the client goes away before that.
    """
    kept: list[bytes] = []
    size = 0
    for piece in _pieces(headers, stream):
        size += len(piece)
        if size <= limit:
            kept.append(piece)
        elif size > max(limit, _DRAIN_LIMIT):
            return Body(None, complete=False)
    return Body(b"".join(kept) if size <= limit else None, complete=True)


def _pieces(headers: Message, stream: BufferedIOBase) -> Iterator[bytes]:
    lengths = headers.get_all("content-length", [])
    codings = [each.strip().lower() for each in headers.get_all("transfer-encoding", [])]
    if len(lengths) + len(codings) > 1 or codings not in ([], ["chunked"]):
        raise ValueError("where the body ends is said twice, or in a way not known here")
    if codings:
        return _chunked(stream)
    length = lengths[0].strip() if lengths else "0"
    if _LENGTH.fullmatch(length) is None:
        raise ValueError("Content-Length is not a number")
    return _exactly(stream, int(length))


def _exactly(stream: BufferedIOBase, length: int) -> Iterator[bytes]:
    while length:
        piece = stream.read(min(_STEP, length))
        if not piece:
            raise ConnectionError("the client went away in the middle of its request")
        length -= len(piece)
        yield piece


def _chunked(stream: BufferedIOBase) -> Iterator[bytes]:
    """Read chunks and what may follow the last one, which nobody asks for (RFC 9112, 7.1)."""
    while True:
        found = _CHUNK_SIZE.fullmatch(_line(stream))
        if found is None:
            raise ValueError("a chunk does not begin with its size")
        size = int(found[1], 16)
        if not size:
            break
        yield from _exactly(stream, size)
        if _line(stream) != b"\r\n":
            raise ValueError("a chunk is longer than it says")
    for _ in range(_TRAILERS):
        line = _line(stream)
        if line == b"\r\n":
            return
        if _TRAILER.fullmatch(line) is None:
            break
    raise ValueError("what follows the last chunk is no trailer")


def _line(stream: BufferedIOBase) -> bytes:
    line = stream.readline(_LINE_LIMIT)
    if not line:
        raise ConnectionError("the client went away in the middle of its request")
    return line
