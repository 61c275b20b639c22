"""Names for type annotations; nothing here is needed at run time."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any, TypedDict

__all__ = ["CallOptions", "Headers", "Timeout"]

Timeout = float | tuple[float, float] | None
"""`_request_timeout`: seconds for the whole call, or (connect, read) seconds of each attempt."""

Headers = MutableMapping[str, str]
"""Response headers; names are looked up without regard to case."""


class CallOptions(TypedDict, total=False):
    """What every method takes by keyword besides `async_req`."""

    _return_http_data_only: bool | None
    _preload_content: bool
    _request_timeout: Any
