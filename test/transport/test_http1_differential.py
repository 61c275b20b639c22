"""What http1 makes of an answer, beside what `http.client`, urllib3 and h11 make of it.

Hypothesis writes answers, mostly broken ones. Each reader gets the same bytes from a socket, and
either refuses them or reads a status, headers and a body, and says whether the connection may serve
another request. Wherever ours differs, the difference must be in the list below, with its reason.
"""

from __future__ import annotations

import http.client
import re
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

import h11
import pytest
import urllib3
from hypothesis import given, settings
from hypothesis import strategies as st

from jcapiv1.transport import http1

# An answer, in pieces.


@dataclass(frozen=True)
class Case:
    """What a server says to one request; then it closes."""

    method: str = "GET"
    start: bytes = b"HTTP/1.1 200 OK\r\n"
    headers: tuple[bytes, ...] = ()
    """Whole lines."""
    body: bytes = b""
    interim: bytes = b""
    cut: int = 0
    """Bytes that are missing at the end."""

    @property
    def head(self) -> bytes:
        return self.start + b"".join(self.headers)

    @property
    def data(self) -> bytes:
        whole = self.interim + self.head + b"\r\n" + self.body
        return whole[: len(whole) - self.cut]

    @property
    def content(self) -> bytes:
        """What is there of the body, and behind it."""
        return self.body[: max(len(self.body) - self.cut, 0)]

    def has(self, pattern: bytes) -> bool:
        """True if a line of the head matches, from its start."""
        return re.search(rb"(?im)^" + pattern, self.head) is not None


STARTS = [
    *[b"HTTP/1.1 200 OK\r\n"] * 10,
    b"HTTP/1.1 200\r\n",
    b"HTTP/1.1 200 \r\n",
    b"HTTP/1.1 200 OK\n",
    b"HTTP/1.1 200 caf\xe9\r\n",
    b"HTTP/1.1 404 Not Found\r\n",
    b"HTTP/1.1 204 No Content\r\n",
    b"HTTP/1.1 304 Not Modified\r\n",
    b"HTTP/1.0 200 OK\r\n",
    b"HTTP/1.0 200 OK\r\n",
    b"HTTP/1.2 200 OK\r\n",
    b"HTTP/1. 200 OK\r\n",
    b"HTTP/1.x 200 OK\r\n",
    b"HTTP/2 200 OK\r\n",
    b"HTTP/2.0 200 OK\r\n",
    b"http/1.1 200 OK\r\n",
    b"HTTP/1.1  200 OK\r\n",
    b"HTTP/1.1 20 OK\r\n",
    b"HTTP/1.1 2000 OK\r\n",
    b"HTTP/1.1 099 OK\r\n",
    b"HTTP/1.1 -20 OK\r\n",
    b"HTTP/1.1 +20 OK\r\n",
    b"HTTP/1.1 600 OK\r\n",
    b"HTTP/1.1 200 O\0K\r\n",
    b"HTTP/1.1 200 O\rK\r\n",
    b"\r\nHTTP/1.1 200 OK\r\n",
    b"",
]
LENGTHS = [
    b"%d",
    b"%d",
    b"%d",
    b"0%d",
    b"+%d",
    b"-%d",
    b" %d ",
    b"%d\t",
    b"\x0b%d",
    b"%d\xa0",
    b"%d, %d",
]
LENGTHS += [b"%d, 1", b"%d,", b"1_%d", b"0x%d", b"", b"x", b"\r\n %d"]
CODINGS = [b"chunked", b"chunked", b"Chunked", b"chunked ", b"gzip, chunked", b"chunked, chunked"]
CODINGS += [b"identity", b"gzip", b"xchunked", b"chunked;a=b", b"", b"\x0bchunked", b"\r\n chunked"]
OPTIONS = [
    b"close",
    b"Close",
    b"keep-alive",
    b"x-close",
    b"closed",
    b"a, close",
    b"no-keep-alive",
    b"",
]
OTHERS = [
    b"X-A: one\r\n",
    b"X-A: one\n",
    b"X-A:\r\n",
    b"X-A: one\r\n two\r\n",
    b"X-A: one\r\n\t\r\n",
    b"X-A : one\r\n",
    b"X A: one\r\n",
    b": one\r\n",
    b"no header\r\n",
    b" X-A: one\r\n",
    b"X-\xc4: one\r\n",
    b"X-A: caf\xe9\r\n",
    b"X-A: one\rX-B: two\r\n",
    b"X-A: one\x00\r\n",
    b"X-A: one\x0btwo\r\n",
    b"X-A: one\x1ctwo: three\r\n",
    b"X-A: one\x85two\r\n",
    b"X-A: one\x01\r\n",
    b"Keep-Alive: timeout=5\r\n",
    b"Proxy-Connection: keep-alive\r\n",
]
SIZES = [
    b"%x",
    b"%x",
    b"%x",
    b"%X",
    b"00%x",
    b"%x;a=b",
    b"%x ",
    b" %x",
    b"%x\t;a",
    b"-%x",
    b"+%x",
    b"0x%x",
]
SIZES += [b"%x_0", b"", b"x", b"%x\x0b", b"00000000000000000%x"]
ENDS = [b"\r\n", b"\r\n", b"\r\n", b"\n", b"", b"xx", b"\r\n\r\n"]
LASTS = [
    b"0\r\n\r\n",
    b"0\r\n\r\n",
    b"0;a\r\n\r\n",
    b"00\r\nX-A: b\r\n\r\n",
    b"0\r\nbroken\r\n\r\n",
    b"0\r\n",
]
LASTS += [b"0\n\n", b"", b"0\r\n" + b"X-A: b\r\n" * 150 + b"\r\n"]
TEXT = st.sampled_from([b"", b"a", b"{}", b"hello", b"0\r\n\r\n", b"x" * 9000])


@st.composite
def chunks(draw: st.DrawFn) -> bytes:
    sizes, ends = st.sampled_from(SIZES), st.sampled_from(ENDS)
    body = b""
    for text in draw(st.lists(TEXT.filter(bool), max_size=3)):
        size = draw(sizes)
        body += (size % len(text) if b"%" in size else size) + b"\r\n" + text + draw(ends)
    return body + draw(st.sampled_from(LASTS))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    text = draw(TEXT)
    lines: list[bytes] = []
    in_chunks = draw(st.booleans())
    if in_chunks:
        lines.append(b"Transfer-Encoding: %s\r\n" % draw(st.sampled_from(CODINGS)))
    for _ in range(draw(st.sampled_from([0, 1, 1, 1, 2] if not in_chunks else [0, 0, 0, 1]))):
        length = draw(st.sampled_from(LENGTHS))
        number = max(len(text) + draw(st.sampled_from([0, 0, 0, 1, -1])), 0)
        value = length % ((number,) * length.count(b"%d"))
        lines.append(b"Content-Length: %s\r\n" % value)
    if draw(st.booleans()):
        lines.append(b"Connection: %s\r\n" % draw(st.sampled_from(OPTIONS)))
    lines += draw(st.lists(st.sampled_from(OTHERS), max_size=2))
    body = draw(chunks()) if in_chunks else text
    body += draw(st.sampled_from([b"", b"", b"", b"excess", b"HTTP/1.1 200 OK\r\n\r\n"]))
    case = Case(
        method=draw(st.sampled_from(["GET", "GET", "GET", "PUT", "HEAD"])),
        start=draw(st.sampled_from(STARTS)),
        headers=tuple(draw(st.permutations(lines))),
        body=body,
        interim=draw(st.sampled_from([b"", b"", b"", b"HTTP/1.1 100 Continue\r\n\r\n"]))
        + draw(st.sampled_from([b"", b"", b"", b"HTTP/1.1 103 Early\r\nX-B: c\r\n\r\n"])),
    )
    cut = draw(st.sampled_from([0, 0, 0, 1, 2, 3, 20]))
    return Case(**{**vars(case), "cut": min(cut, len(case.data))})


# The readers.


class Read(NamedTuple):
    """An answer as somebody understood it; None in its place: refused."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    stays: bool
    """The connection may serve another request."""


@contextmanager
def saying(data: bytes) -> Iterator[socket.socket]:
    """The client's end of a connection on which the server says `data` and closes."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.settimeout(5)
        theirs.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20)
        theirs.sendall(data)
        theirs.shutdown(socket.SHUT_WR)
        yield ours


def named(headers: Any) -> tuple[tuple[str, str], ...]:
    """Pairs, by lower-case name; those of one name joined, in their order."""
    found: dict[str, list[str]] = {}
    for name, value in headers:
        found.setdefault(name.lower(), []).append(value)
    return tuple(sorted((name, ", ".join(values)) for name, values in found.items()))


WAYS: dict[str, Callable[[Any], bytes]] = {
    "at once": lambda raw: raw.read(decode_content=False),
    "in steps": lambda raw: b"".join(iter(lambda: raw.read(7000, decode_content=False), b"")),
    "as it comes": lambda raw: b"".join(iter(lambda: raw.read1(decode_content=False), b"")),
    "as a stream": lambda raw: b"".join(raw.stream(3, decode_content=False)),
    "as a stream of chunks": lambda raw: b"".join(raw.stream(None, decode_content=False)),
}


def by_ours(case: Case, way: str = "at once") -> Read | None:
    with saying(case.data) as sock:
        connection = http1.Connection("server.example", timeout=5)
        connection.sock = sock
        try:
            connection.request(case.method, "/", headers={})
            raw = connection.getresponse()
            answer: Any = raw._original_response
            stays = connection.sock is not None
            body = WAYS[way](raw)
            stays = stays and answer.isclosed() and not answer.has_excess
            # What was not read yet would be noticed when the pool hands it out again.
            stays = stays and not sock.recv(1, socket.MSG_PEEK)
        except (http.client.HTTPException, urllib3.exceptions.HTTPError):
            return None
        finally:
            connection.close()
        return Read(raw.status, named(raw.headers.iteritems()), body, stays)


def by_http_client(case: Case) -> Read | None:
    with saying(case.data) as sock:
        answer = http.client.HTTPResponse(sock, method=case.method)
        try:
            answer.begin()
            headers = named(answer.getheaders())
            body = answer.read()
        except (http.client.HTTPException, ValueError):
            return None
        finally:
            answer.close()
        return Read(answer.status, headers, body, not answer.will_close)


def by_urllib3(case: Case) -> Read | None:
    with saying(case.data) as sock:
        connection = urllib3.connection.HTTPConnection("server.example", timeout=5)
        connection.sock = sock
        try:
            connection.request(case.method, "/", preload_content=False)
            raw = connection.getresponse()
            stays = connection.sock is not None
            body = b"".join(raw.stream(decode_content=False))
        except (http.client.HTTPException, urllib3.exceptions.HTTPError, ValueError):
            return None
        finally:
            connection.close()
        return Read(raw.status, named(raw.headers.iteritems()), body, stays)


def by_h11(case: Case) -> Read | None:
    client = h11.Connection(h11.CLIENT)
    client.send(h11.Request(method=case.method, target="/", headers=[("Host", "server.example")]))
    client.send(h11.EndOfMessage())
    status, headers, body = 0, (), b""
    try:
        client.receive_data(case.data)
        client.receive_data(b"")
        while not isinstance(event := client.next_event(), h11.EndOfMessage):
            if isinstance(event, h11.Response):
                status = event.status_code
                pairs = [(n.decode("latin-1"), v.decode("latin-1")) for n, v in event.headers]
                headers = named(pairs)
            elif isinstance(event, h11.Data):
                body += event.data
            elif not isinstance(event, h11.InformationalResponse):
                return None  # paused, or closed
    except h11.RemoteProtocolError:
        return None
    stays = client.their_state is h11.DONE and client.trailing_data in ((b"", False), (b"", True))
    return Read(status, headers, body, stays)


READERS = {"http.client": by_http_client, "urllib3": by_urllib3, "h11": by_h11}


# The differences.


def kinds(ours: Read | None, other: Read | None) -> set[str]:
    """In what ours differs from another reader."""
    if ours is None or other is None:
        return {"refused"} if other else {"accepted"} if ours else set()
    found = {
        name
        for name in ("status", "headers", "body")
        if getattr(ours, name) != getattr(other, name)
    }
    if ours.stays != other.stays:
        found.add("kept" if ours.stays else "closed")
    return found


class Difference(NamedTuple):
    """A class of answers of which ours makes something else, and why."""

    readers: str
    """Names, with blanks between them."""
    kinds: str
    """"refused", "accepted", "closed" or "kept": what ours does and they do not; or what they read
    in another way: "status", "headers", "body"."""
    reason: str
    applies: Callable[[Case], bool]
    example: Case


def lines(*texts: bytes) -> tuple[bytes, ...]:
    return tuple(text + b"\r\n" for text in texts)


CHUNKED = b"Transfer-Encoding: chunked"
FIVE = b"Content-Length: 5"
ALL = "http.client urllib3 h11"
OLD = "http.client urllib3"
ANY = "refused accepted status headers body kept closed"
"""For what is taken for another answer altogether."""


def values(case: Case, name: bytes) -> list[bytes]:
    """What stands after each header of that name, blanks around it left out."""
    return [v.strip(b" \t\r\n") for v in re.findall(rb"(?im)^%s:(.*)$" % name, case.head)]


def length_is_odd(case: Case) -> bool:
    """Content-Length is there, and not one number in digits."""
    given = values(case, b"content-length")
    return len(given) > 1 or any(re.fullmatch(rb"[0-9]{1,18}", value) is None for value in given)


def coding_is_odd(case: Case) -> bool:
    given = values(case, b"transfer-encoding")
    return len(given) > 1 or any(value.lower() != b"chunked" for value in given)


def is_chunked(case: Case) -> bool:
    return bool(values(case, b"transfer-encoding"))


def is_empty(case: Case) -> bool:
    """An answer that has no content whatever it announces."""
    return case.method == "HEAD" or re.match(rb"HTTP/1.1 (204|304)", case.start) is not None


LINES_HERE = (
    rb"([0-9a-fA-F]{1,16})[ \t]*(?:;[^\n]*?)?\r?\n",
    rb"(?:[^\r\n][^\n]*(?:\n|$)){0,99}(?:\r?\n|\r?$)",
)
LINES_OF_H11 = (
    rb"([0-9a-fA-F]{1,16})(?:;[^\n]*?)?[ \t]*\r\n",
    rb"(?:[!-9;-~]+:[^\r\n]*\r\n){0,99}\r\n",
)

DIFFERENCES = {
    "the head is cut": Difference(
        OLD,
        "refused",
        "a header that was cut off may have been the one that matters",
        lambda case: case.cut > len(case.body),
        Case(headers=lines(b"X-A: one"), cut=4),
    ),
    "an interim answer other than 100": Difference(
        OLD,
        ANY,
        "http.client takes 103 for the answer, and the answer for that to the next question",
        lambda case: b" 103 " in case.interim,
        Case(interim=b"HTTP/1.1 103 Early\r\n\r\n", headers=lines(FIVE), body=b"hello"),
    ),
    "a version that is none": Difference(
        OLD,
        "refused",
        "what is no version of HTTP/1 may be framed in another way",
        lambda case: case.start.startswith((b"HTTP/1. ", b"HTTP/1.x")),
        Case(start=b"HTTP/1.x 200 OK\r\n"),
    ),
    "two blanks before the status": Difference(
        OLD,
        "refused",
        "RFC 9112 has one; nobody sends two",
        lambda case: case.start.startswith(b"HTTP/1.1  "),
        Case(start=b"HTTP/1.1  200 OK\r\n"),
    ),
    "a line that is no header": Difference(
        OLD,
        "refused",
        "the parser for e-mail takes it, or all from there on, for the body; others do not",
        lambda case: case.has(rb"(X-A :|X A:|:|no header| X-A|X-\xc4)"),
        Case(headers=lines(b"no header", FIVE), body=b"hello"),
    ),
    "CR or NUL in the head": Difference(
        OLD,
        "refused",
        "some take it for the end of a line, and what follows for a header",
        lambda case: b"\0" in case.head or re.search(rb"\r(?!\n)", case.head) is not None,
        Case(headers=lines(b"X-A: one\rX-B: two")),
    ),
    "blanks around a value": Difference(
        OLD,
        "headers",
        "they do not belong to it; http.client leaves those behind it, and line ends within",
        lambda case: case.has(rb"[^\r\n]*[ \t]\r?\n") or case.has(rb"[ \t]"),
        Case(headers=lines(b"X-A: one\t")),
    ),
    "a coding with blanks behind it": Difference(
        OLD,
        "body kept closed refused accepted",
        "http.client compares them too, and takes the chunks themselves for the body",
        lambda case: case.has(rb"transfer-encoding: chunked +\r"),
        Case(headers=lines(CHUNKED + b" "), body=b"1\r\na\r\n0\r\n\r\n"),
    ),
    "Content-Length that is no number": Difference(
        OLD,
        "refused",
        "http.client then reads until the connection closes, or what int() makes of it",
        length_is_odd,
        Case(headers=lines(b"Content-Length: +5"), body=b"hello"),
    ),
    "Content-Length twice, the same": Difference(
        OLD,
        "accepted kept closed body",
        "RFC 9112 has it taken for one; http.client and urllib3 do not agree with each other",
        lambda case: (
            len(set(b",".join(values(case, b"content-length")).split(b","))) >= 1
            and b"," in b",".join(values(case, b"content-length"))
        ),
        Case(headers=lines(b"Content-Length: 5, 5"), body=b"hello"),
    ),
    "framing headers as h11 shows them": Difference(
        "h11",
        "headers",
        "h11 writes them anew, once and in small letters; here they stay as they came",
        lambda case: (
            b"," in b",".join(values(case, b"content-length")) or case.has(rb"transfer-encoding: C")
        ),
        Case(headers=lines(b"Content-Length: 5, 5"), body=b"hello"),
    ),
    "a coding that nobody asked for": Difference(
        OLD,
        "refused",
        "read by its length, its rest would be taken for the next answer",
        coding_is_odd,
        Case(headers=lines(b"Transfer-Encoding: gzip")),
    ),
    "a length beside chunks": Difference(
        ALL,
        "refused",
        "two readers may find the end in two places",
        lambda case: is_chunked(case) and bool(values(case, b"content-length")),
        Case(headers=lines(CHUNKED, FIVE), body=b"0\r\n\r\n"),
    ),
    "chunks in HTTP/1.0": Difference(
        ALL,
        "refused",
        "HTTP/1.0 has none: a reader of it takes them for the body",
        lambda case: is_chunked(case) and case.start.startswith(b"HTTP/1.0"),
        Case(start=b"HTTP/1.0 200 OK\r\n", headers=lines(CHUNKED), body=b"0\r\n\r\n"),
    ),
    "a framing header on two lines": Difference(
        ALL,
        "refused",
        "http.client does not join them, h11 does: two lengths of one answer",
        lambda case: case.has(rb"(content-length|transfer-encoding):[^\n]*\n[ \t]"),
        Case(headers=lines(b"Content-Length:\r\n 5"), body=b"hello"),
    ),
    "a chunk whose size or end is none": Difference(
        OLD,
        "refused",
        "int() takes signs, blanks and underscores; and any two bytes are taken for the end",
        lambda case: is_chunked(case) and not chunks_are_right(case.content),
        Case(headers=lines(CHUNKED), body=b"+1\r\naxx0\r\n\r\n"),
    ),
    "chunks of other sorts": Difference(
        "h11",
        "accepted refused",
        "h11 is stricter with ends and trailers, and ends a body only at the end of its trailers; "
        "the last chunk is the end of the content",
        lambda case: is_chunked(case) and not chunks_are_right(case.content, LINES_OF_H11),
        Case(headers=lines(CHUNKED), body=b"1\r\na\r\n0\r\nbroken\r\n\r\n"),
    ),
    "VT in a value": Difference(
        "h11",
        "accepted",
        "RFC 9110 leaves it to us; no line ends there, and it stays as it came",
        lambda case: b"\x0b" in case.head,
        Case(headers=lines(b"X-A: one\x0btwo", FIVE), body=b"hello"),
    ),
    "HTTP/2.0": Difference(
        "h11",
        "refused",
        "its answers are no lines of text; h11 goes on all the same",
        lambda case: case.start.startswith(b"HTTP/2.0"),
        Case(start=b"HTTP/2.0 200 OK\r\n", headers=lines(FIVE), body=b"hello"),
    ),
    "an answer without content that announces some": Difference(
        ALL,
        "closed accepted body",
        "some servers send it all the same, and it would be taken for the next answer",
        lambda case: is_empty(case) and (is_chunked(case) or bool(values(case, b"content-length"))),
        Case(method="HEAD", headers=lines(FIVE)),
    ),
    "more than the answer": Difference(
        OLD,
        "closed",
        "it belongs to no question; http.client throws away what it has read of it",
        lambda case: has_excess(case),
        Case(headers=lines(FIVE), body=b"hello, you"),
    ),
    "no length": Difference(
        "h11",
        "closed",
        "the body ends with the connection, so that nothing can follow; h11 says it by its state",
        lambda case: not is_chunked(case) and not values(case, b"content-length"),
        Case(body=b"hello"),
    ),
    "the options of a connection": Difference(
        OLD,
        "closed kept",
        "they are words; http.client looks for them within others, and for headers of no standard",
        lambda case: case.has(rb"(connection: |keep-alive:|proxy-connection:)"),
        Case(headers=lines(FIVE, b"Connection: x-close"), body=b"hello"),
    ),
    "HTTP/1.0 that stays": Difference(
        "h11",
        "kept",
        "h11 closes after any HTTP/1.0; the server has said that it does not",
        lambda case: case.start.startswith(b"HTTP/1.0") and case.has(rb"connection: keep-alive"),
        Case(
            start=b"HTTP/1.0 200 OK\r\n",
            headers=lines(FIVE, b"Connection: keep-alive"),
            body=b"hello",
        ),
    ),
}


def chunks_are_right(body: bytes, kinds: tuple[bytes, bytes] = LINES_HERE) -> bool:
    """True if it begins with chunks whose size lines, and the lines at the end, are of a kind."""
    size_line, end = kinds
    while match := re.match(size_line, body):
        size, rest = int(match[1], 16), body[match.end() :]
        if size == 0:
            return re.match(end, rest) is not None
        if rest[size : size + 2] != b"\r\n":
            return False
        body = rest[size + 2 :]
    return False


def has_excess(case: Case) -> bool:
    """True if bytes follow the end of the answer."""
    if is_empty(case):
        return bool(case.body)
    if is_chunked(case):
        return True  # where chunks end is for the readers to find; the bodies are compared
    return any(
        len(case.body) > int(value) for value in values(case, b"content-length") if value.isdigit()
    )


def unlisted(case: Case) -> list[str]:
    """The differences of which none of the classes knows."""
    ours = by_ours(case)
    found: list[str] = []
    for name, read in READERS.items():
        other = read(case)
        classes = [d for d in DIFFERENCES.values() if name in d.readers.split() and d.applies(case)]
        listed = {kind for each in classes for kind in each.kinds.split()}
        differs = kinds(ours, other) - listed
        if differs:
            found.append(f"{differs}: here {ours}, by {name} {other}")
    return found


@pytest.mark.parametrize("name", DIFFERENCES)
def test_each_difference_of_the_list_is_there(name: str) -> None:
    difference = DIFFERENCES[name]
    assert difference.applies(difference.example)
    assert unlisted(difference.example) == []
    ours = by_ours(difference.example)
    for reader in difference.readers.split():
        assert kinds(ours, READERS[reader](difference.example)) & set(difference.kinds.split())


@given(cases())
def test_no_answer_is_read_in_another_way_than_others_do_without_a_reason(case: Case) -> None:
    assert unlisted(case) == []


@pytest.mark.long
@settings(max_examples=6 * settings.default.max_examples)
@given(cases())
def test_nor_is_any_of_many_more(case: Case) -> None:
    assert unlisted(case) == []


@given(cases(), st.sampled_from(sorted(WAYS)))
def test_an_answer_is_the_same_in_whatever_way_it_is_read(case: Case, way: str) -> None:
    assert by_ours(case, way) == by_ours(case)
