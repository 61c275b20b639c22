"""Reading the body of an answer, within a bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from urllib3.exceptions import DecodeError

from jcapiv1.exceptions import ApiException, DecodeException, ResponseTooLargeException

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

__all__ = ["read_body"]

_STEP = 65536
"""Bytes of a body read at a time."""


def read_body(response: BaseHTTPResponse, most: int) -> bytes:
    """The whole body, in steps, as long as it is within `most` bytes after decompression."""
    chunks: list[bytes] = []
    size = 0
    # Asked to decode what is not encoded, urllib3 buffers it once more.
    encoded = "content-encoding" in response.headers
    try:
        while True:
            chunk = response.read(_STEP, decode_content=encoded)
            size += len(chunk)
            if size > most:
                raise _too_large(response, most)
            chunks.append(chunk)
            # urllib3 reads on until it has what was asked for, so less is the end; unless the
            # length says otherwise: then the next read tells that the body was cut.
            if len(chunk) < _STEP and not response.length_remaining:
                break
    except DecodeError:
        response.close()
        undecodable = DecodeException(response.status, "the answer is not compressed as it says")
    except BaseException:
        # Half-read, so the connection cannot serve another request.
        response.close()
        raise
    else:
        response.release_conn()
        return chunks[0] if len(chunks) == 1 else b"".join(chunks)
    undecodable.headers = response.headers
    raise undecodable


def _too_large(response: BaseHTTPResponse, most: int) -> ApiException:
    error = ResponseTooLargeException(
        response.status, f"the answer is longer than max_response_bytes ({most})"
    )
    error.headers = response.headers
    return error
