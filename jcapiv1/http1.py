"""One request and one answer of HTTP/1.1, on a connection of a urllib3 pool.

`http.client` and urllib3 do this too. But they check every header once more, send head and body
apart, which costs a packet and wakes the server twice, and read the head of an answer with a
parser for e-mail; that was a third of the time of a call. That parser also goes on with half a
head where this refuses it.
"""

from __future__ import annotations

from http.client import HTTPException, HTTPResponse
from string import ascii_letters, digits, hexdigits
from typing import TYPE_CHECKING, Any, cast

from urllib3 import HTTPHeaderDict
from urllib3 import HTTPResponse as RawResponse
from urllib3.connection import HTTPConnection

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Connection"]

_LONGEST_LINE = 65536
_MOST_LINES = 100
"""Both as in `http.client`."""
_FRAMING = frozenset(("content-length", "transfer-encoding"))
"""Headers that say how long the body is: decided here, whatever a script has set."""
_WITHOUT_CONTENT = frozenset(("GET", "HEAD", "DELETE", "OPTIONS", "TRACE"))
_IN_TOKEN = frozenset(f"!#$%&'*+-.^_`|~{digits}{ascii_letters}")
_HEX = frozenset(hexdigits)
_BLANKS = " \t"
"""What may surround a value; `str.strip` by itself takes more, such as VT and NBSP."""


class Answer(HTTPResponse):
    """`http.client` reads the body by what is found out here about the head."""

    def __init__(self, sock: Any, debuglevel: int = 0, method: str | None = None) -> None:
        super().__init__(sock, debuglevel, method)
        self._without_content = method == "HEAD"

    def begin(self) -> None:
        """Read the head; HTTPException if it is cut, too long, or not one of HTTP/1."""
        version, status, reason, headers = self._read_head()
        while status < 200 and status != 101:  # an interim answer
            version, status, reason, headers = self._read_head()
        if status == 101:
            raise HTTPException("the answer changes to a protocol that nobody asked for")
        self.code = self.status = status
        self.reason = reason
        self.version = 10 if version == "HTTP/1.0" else 11
        self.headers = self.msg = cast(Any, headers)  # has all that is asked of it
        self.chunked = _is_chunked(headers)
        self.chunk_left = None
        framed_oddly = self.chunked and (version == "HTTP/1.0" or "content-length" in headers)
        if status in (204, 304) or self._without_content:
            # Some servers end a 204 with a last chunk all the same: not to be found by the next.
            framed_oddly = self.chunked and not self._without_content
            self.chunked = False
            self.length = 0
        else:
            self.length = None if self.chunked else _length_in(headers)
        persistence = headers.get("connection", "").lower()
        self.will_close = (
            "close" in persistence
            or (version == "HTTP/1.0" and "keep-alive" not in persistence)
            or (self.length is None and not self.chunked)
            or framed_oddly
        )

    def _read_head(self) -> tuple[str, int, str, HTTPHeaderDict]:
        version, _, rest = self._read_line().partition(" ")
        status, _, reason = rest.partition(" ")
        if not (version.startswith("HTTP/1.") and len(status) == 3 and status.isdecimal()):
            raise HTTPException("the answer is not HTTP/1")
        if status < "100":
            raise HTTPException("the answer has a status that there is not")
        return version, int(status), reason.strip(_BLANKS), self._read_headers()

    def _read_headers(self) -> HTTPHeaderDict:
        lines: list[str] = []
        for _ in range(_MOST_LINES):
            line = self._read_line()
            if not line:
                return _parsed(lines)
            if line[0] in _BLANKS and lines:
                # A header that goes on: RFC 9112 has a client take it for a space.
                lines[-1] = f"{lines[-1].rstrip(_BLANKS)} {line.strip(_BLANKS)}"
            else:
                lines.append(line)
        raise HTTPException("the head of the answer has too many lines")

    def _read_line(self) -> str:
        line = self.fp.readline(_LONGEST_LINE + 1)
        if not line.endswith(b"\n"):
            raise HTTPException("the head of the answer is cut, or a line of it too long")
        text = line[: -2 if line.endswith(b"\r\n") else -1].decode("latin-1")
        if "\r" in text or "\0" in text:
            raise HTTPException("a line of the head holds CR or NUL")
        return text

    def _read_next_chunk_size(self) -> int:
        # In place of http.client's own, which takes "-1" too, and then reads on without a bound.
        size = self._read_line().partition(";")[0].rstrip(_BLANKS)
        if not 0 < len(size) <= 16 or not _HEX.issuperset(size):
            raise HTTPException("the size of a chunk is not a number")
        return int(size, 16)


def _parsed(lines: list[str]) -> HTTPHeaderDict:
    headers = HTTPHeaderDict()
    for line in lines:
        name, colon, value = line.partition(":")
        if not (name and colon) or not _IN_TOKEN.issuperset(name):
            raise HTTPException("a line of the head is not a header")
        headers.add(name, value.strip(_BLANKS))
    return headers


def _is_chunked(headers: HTTPHeaderDict) -> bool:
    """True if the body comes in chunks; HTTPException for codings that nobody asked for."""
    coding = headers.get("transfer-encoding")
    if coding is not None and coding.lower() != "chunked":
        # Read by its Content-Length, its rest would be taken for the next answer.
        raise HTTPException("the answer is in a transfer coding other than chunked")
    return coding is not None


def _length_in(headers: HTTPHeaderDict) -> int | None:
    """Content-Length, which may stand there twice if it is the same."""
    text = headers.get("content-length")
    if text is None:
        return None
    length, *others = {part.strip(_BLANKS) for part in text.split(",")}
    if others or not length.isdecimal() or len(length) > 18:
        raise HTTPException("Content-Length is not a number")
    return int(length)


class Connection(HTTPConnection):
    """Sends a request whose headers are complete and checked, and reads the answer to it."""

    _request: tuple[str, str] = "", ""
    _answer: Answer | None = None

    @property
    def is_connected(self) -> bool:
        """False also while another answer is unread: its rest must not be taken for the next.

        The pool asks before it hands the connection out, and then makes it anew, tunnel included.
        """
        unread = self._answer is not None and not self._answer.isclosed()
        return not unread and super().is_connected

    def request(  # type: ignore[override]  # urllib3 itself differs from http.client here
        self,
        method: str,
        url: str,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        **_options: Any,
    ) -> None:
        """Send it in one piece; the body is bytes."""
        if not _IN_TOKEN.issuperset(method):
            raise ValueError("the method is not one word")
        if self.sock is not None:
            self.sock.settimeout(self.timeout)
        lines = [f"{method} {url} HTTP/1.1"]
        for name, value in (headers or {}).items():
            if name not in _FRAMING:
                lines.append(f"{name}: {value}")
        if body is not None or method not in _WITHOUT_CONTENT:
            lines.append(f"content-length: {len(body or b'')}")
        head = "\r\n".join([*lines, "", ""])
        # They were checked one by one before; this one look holds for whoever comes by another way.
        if head.count("\n") != len(lines) + 1 or head.count("\r") != len(lines) + 1 or "\0" in head:
            raise ValueError("a header, or the address, holds CR, LF or NUL")
        if not head.isascii() and max(head) > "\xff":  # an error of encoding would carry it along
            raise ValueError("a header, or the address, is not Latin-1 text")
        self._request = method, url
        self.send(head.encode("latin-1") + (body or b""))

    def getresponse(self) -> RawResponse:  # type: ignore[override]  # as urllib3 does
        """The answer, its body unread."""
        method, url = self._request
        self.sock.settimeout(self.timeout)
        shutdown = getattr(self.sock, "shutdown", None)  # TLS within TLS has none
        answer = self._answer = Answer(self.sock, method=method)
        try:
            answer.begin()
        except BaseException:
            answer.close()
            raise
        if answer.will_close:
            self.close()  # the answer has a hold of the socket of its own
        return RawResponse(
            body=answer,
            headers=cast(Any, answer.headers),
            status=answer.status,
            version=answer.version,
            version_string="HTTP/1.1",
            reason=answer.reason,
            preload_content=False,
            original_response=answer,
            request_method=method,
            request_url=url,
            sock_shutdown=shutdown,
        )
