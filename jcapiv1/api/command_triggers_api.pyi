# Generated from contract/ by `python -m codegen`; do not edit.

from collections.abc import Mapping
from typing import Any, Literal, overload

from typing_extensions import Unpack

from jcapiv1.api_client import Api
from jcapiv1.core.futures import ApiFuture
from jcapiv1.core.types import CallOptions, Headers
from jcapiv1.models.triggerreturn import Triggerreturn

class CommandTriggersApi(Api):
    @overload
    def command_trigger_webhook_post(
        self,
        triggername: str,
        body: Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Triggerreturn]: ...
    @overload
    def command_trigger_webhook_post(
        self,
        triggername: str,
        body: Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Triggerreturn: ...
    @overload
    def command_trigger_webhook_post_with_http_info(
        self,
        triggername: str,
        body: Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Triggerreturn, int, Headers]]:
        """The same as `command_trigger_webhook_post`, answering `(data, status, headers)`."""
    @overload
    def command_trigger_webhook_post_with_http_info(
        self,
        triggername: str,
        body: Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Triggerreturn, int, Headers]:
        """The same as `command_trigger_webhook_post`, answering `(data, status, headers)`."""
