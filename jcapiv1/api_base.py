"""What the API classes share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

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


def with_http_info(method: Callable[..., Any]) -> Callable[..., Any]:
    """The twin of a method, which answers `(data, status, headers)`."""
    name = method.__name__

    def twin(self: Any, *arguments: Any, **options: Any) -> Any:
        options.setdefault("_return_http_data_only", False)
        # By its name: a script may have replaced the method.
        return getattr(self, name)(*arguments, **options)

    twin.__name__ = twin.__qualname__ = f"{name}_with_http_info"
    twin.__module__ = method.__module__
    twin.__doc__ = f"The same as `{name}`, answering `(data, status, headers)`."
    twin.__dict__.update(method.__dict__, __wrapped__=method)  # for inspect.signature
    return twin
