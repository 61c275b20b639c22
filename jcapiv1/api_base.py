"""What the API classes share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jcapiv1.api_client import ApiClient


class Api:
    """A group of operations, and the client that their calls go through."""

    def __init__(self, api_client: ApiClient | None = None) -> None:
        """Without a client it makes its own, of `Configuration()`."""
        if api_client is None:
            from jcapiv1.api_client import ApiClient

            api_client = ApiClient()
        self.api_client = api_client
