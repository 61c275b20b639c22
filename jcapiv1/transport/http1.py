"""One request and one answer of HTTP/1.1, on a connection of a urllib3 pool.

`http.client` and urllib3 do this too. But they check every header once more, send head and body
apart, which costs a packet and wakes the server twice, and read the head of an answer with a
parser for e-mail; that was a third of the time of a call. That parser also goes on with half a
head where this refuses it. `test/transport/test_http1_differential.py` has the
differences, each with its reason; `test/transport/test_relied_upon.py` has what this takes for
granted of both libraries.
"""

from __future__ import annotations

from functools import lru_cache
from http.client import HTTPException, HTTPResponse, IncompleteRead
from string import ascii_letters, digits, hexdigits
from typing import TYPE_CHECKING, Any, cast

from urllib3 import HTTPHeaderDict
from urllib3 import HTTPResponse as RawResponse
from urllib3.connection import HTTPConnection
from urllib3.exceptions import ResponseNotChunked

from jcapiv1.transport.places import take_place

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

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
        self.__to_head = method == "HEAD"
        self.has_excess = False
        """More was read than belongs to the answer."""

    def begin(self) -> None:
        """Read the head; HTTPException if it is cut, too long, or not one of HTTP/1."""
        version, status, reason, headers = self.__read_head()
        while status < 200 and status != 101:  # an interim answer
            version, status, reason, headers = self.__read_head()
        if status == 101:
            raise HTTPException("the answer changes to a protocol that nobody asked for")
        self.code = self.status = status
        self.reason = reason
        self.version = 10 if version == "HTTP/1.0" else 11
        self.headers = self.msg = cast(Any, headers)  # has all that is asked of it
        chunked, length = _is_chunked(headers), _length_in(headers)
        if chunked and (length is not None or version == "HTTP/1.0"):
            raise HTTPException("the length of the body is given in two ways")
        # Some servers send the content they announce all the same: not to be found by the next.
        announced = False
        if self.__to_head or status in (204, 304):
            announced = chunked or bool(length)
            chunked, length = False, 0
        self.chunked, self.length = chunked, length
        self.chunk_left = None
        options = _options_in(headers)
        self.will_close = (
            "close" in options
            or (version == "HTTP/1.0" and "keep-alive" not in options)
            or (length is None and not chunked)
            or announced
        )

    def __read_head(self) -> tuple[str, int, str, HTTPHeaderDict]:
        version, _, rest = self.__read_line().partition(" ")
        status, _, reason = rest.partition(" ")
        minor = version.removeprefix("HTTP/1.")
        if len(version) != 8 or len(minor) != 1 or not minor.isdecimal():
            raise HTTPException("the answer is not HTTP/1")
        if len(status) != 3 or not status.isdecimal() or status < "100":
            raise HTTPException("the answer has a status that there is not")
        return version, int(status), reason.strip(_BLANKS), self.__read_headers()

    def __read_headers(self) -> HTTPHeaderDict:
        lines: list[str] = []
        for _ in range(_MOST_LINES):
            line = self.__read_line()
            if not line:
                return _parsed(lines)
            if line[0] in _BLANKS and lines:
                # A header that goes on: RFC 9112 has a client take it for a space.
                if lines[-1].partition(":")[0].lower() in _FRAMING:
                    raise HTTPException("a header that frames the body goes on")  # not all join it
                lines[-1] = f"{lines[-1].rstrip(_BLANKS)} {line.strip(_BLANKS)}"
            else:
                lines.append(line)
        raise HTTPException("the head of the answer has too many lines")

    def __read_line(self) -> str:
        line = self.fp.readline(_LONGEST_LINE + 1)
        if not line.endswith(b"\n"):
            raise HTTPException("the head of the answer is cut, or a line of it too long")
        text = line[: -2 if line.endswith(b"\r\n") else -1].decode("latin-1")
        if "\r" in text or "\0" in text:
            raise HTTPException("a line of the head holds CR or NUL")
        return text

    def read1(self, n: int | None = -1, /) -> bytes:
        data = super().read1(cast(int, n))
        if not data and n and self.length:  # else nobody would tell that the body was cut
            raise IncompleteRead(data, self.length)
        return data

    def _get_chunk_left(self) -> int | None:
        # In place of http.client's own, which takes "-1" for a size, and then reads on without a
        # bound; and whatever two bytes for the end of a chunk.
        if self.chunk_left:
            return self.chunk_left
        if self.chunk_left is not None and self.fp.read(2) != b"\r\n":
            raise HTTPException("a chunk does not end where its size says")
        self.chunk_left = self.__read_chunk_size() or None
        if self.chunk_left is None:
            self.__skip_trailers()
            self._close_conn()
        return self.chunk_left

    def __read_chunk_size(self) -> int:
        size = self.__read_line().partition(";")[0].rstrip(_BLANKS)
        if not 0 < len(size) <= 16 or not _HEX.issuperset(size):
            raise HTTPException("the size of a chunk is not a number")
        return int(size, 16)

    def __skip_trailers(self) -> None:
        # The body is complete without them, so their end may be missing.
        for _ in range(_MOST_LINES):
            if self.fp.readline(_LONGEST_LINE + 1) in (b"\r\n", b"\n", b""):
                return
        raise HTTPException("too many lines follow the last chunk")

    def _close_conn(self) -> None:
        # http.client calls it at the end of the body; what the buffer still holds is lost then.
        cast(Any, self.fp).raw.readinto = _nothing
        self.has_excess = bool(self.fp.peek(1))
        super()._close_conn()  # type: ignore[misc]  # not in typeshed


def _nothing(_buffer: Any) -> int:
    """In place of `readinto`, once the reader's own buffer is all that counts."""
    return 0


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


def _options_in(headers: HTTPHeaderDict) -> list[str]:
    """The words of Connection, in small letters."""
    text = headers.get("connection")
    return [] if text is None else [word.strip(_BLANKS) for word in text.lower().split(",")]


@lru_cache(maxsize=256)
def _is_sent(name: str) -> bool:
    """False for what is decided here; ValueError if it is not the name of a header."""
    if not name or not _IN_TOKEN.issuperset(name):
        raise ValueError("the name of a header is not one word")
    return name.lower() not in _FRAMING


class Raw(RawResponse):
    """An answer as scripts get it with `_preload_content=False`."""

    def read_chunked(
        self, amt: int | None = None, decode_content: bool | None = None
    ) -> Generator[bytes, None, None]:
        """The body as it comes; `stream()` is made of it."""
        # urllib3's own reads chunks itself, and takes "-1" and "0x10" for sizes.
        if not self.chunked:
            raise ResponseNotChunked("the answer is not in chunks")
        while amt != 0 and (data := self.read1(amt, decode_content)):
            yield data


class Connection(HTTPConnection):
    """Sends a request whose headers are complete and checked, and reads the answer to it."""

    __asked: tuple[str, str] = "", ""
    __answer: Answer | None = None

    @property
    def is_connected(self) -> bool:
        """False also while bytes of an earlier answer are left: they are not for the next call.

        The pool asks before it hands the connection out, and then makes it anew, tunnel included.
        """
        answer = self.__answer
        if answer is not None and (answer.has_excess or not answer.isclosed()):
            return False
        return not _holds_bytes(self.sock) and super().is_connected

    def close(self) -> None:
        """Close it; its place is free for another."""
        try:
            super().close()
        finally:
            place = take_place(self)
            if place is not None:
                place.give_back()

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
            if _is_sent(name):
                lines.append(f"{name}: {value}")
        if body is not None or method not in _WITHOUT_CONTENT:
            lines.append(f"content-length: {len(body or b'')}")
        head = "\r\n".join([*lines, "", ""])
        # They were checked one by one before; this one look holds for whoever comes by another way.
        if head.count("\n") != len(lines) + 1 or head.count("\r") != len(lines) + 1 or "\0" in head:
            raise ValueError("a header, or the address, holds CR, LF or NUL")
        if not head.isascii() and max(head) > "\xff":  # an error of encoding would carry it along
            raise ValueError("a header, or the address, is not Latin-1 text")
        self.__asked = method, url
        self.send(head.encode("latin-1") + (body or b""))

    def getresponse(self) -> RawResponse:  # type: ignore[override]  # as urllib3 does
        """The answer, its body unread."""
        method, url = self.__asked
        self.sock.settimeout(self.timeout)
        shutdown = getattr(self.sock, "shutdown", None)  # TLS within TLS has none
        answer = self.__answer = Answer(self.sock, method=method)
        try:
            answer.begin()
        except BaseException:
            answer.close()
            raise
        if answer.will_close:
            # The answer has a hold of the socket of its own, and keeps the place until it is read.
            super().close()
        return Raw(
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


def _holds_bytes(sock: Any) -> bool:
    """True if TLS holds bytes that were received and not read; the system knows of none then."""
    while sock is not None:
        tls = getattr(sock, "sslobj", sock)  # TLS within TLS keeps it there, and what is encrypted
        if hasattr(tls, "pending") and (
            tls.pending() or (tls is not sock and sock.incoming.pending)
        ):
            return True
        sock = getattr(sock, "socket", None)
    return False
