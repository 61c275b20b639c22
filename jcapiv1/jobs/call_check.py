"""Whether a call has the arguments that its method takes; asked before anything is sent."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

from jcapiv1.core.operation import Operation

__all__ = ["check_call"]


def check_call(
    method: Callable[..., Any], operation: Operation | None, call: Mapping[str, Any]
) -> None:
    """TypeError if the names of the arguments are not those of the method.

    `operation` is that of an API method, which takes options by `**options`.
    """
    if operation is not None and call.get("async_req"):
        raise TypeError("bulk() waits for each call; leave async_req out")
    try:
        signature = inspect.signature(method)
    except (TypeError, ValueError):
        return  # as of many functions in C
    name = getattr(method, "__name__", type(method).__name__)
    try:
        bound = signature.bind(**call)
    except TypeError as error:
        raise TypeError(f"the first of the calls does not fit {name}{signature}: {error}") from None
    if operation is not None:
        operation.check_options(bound.arguments.get("options", {}))
