# Generated from contract/ by `python -m codegen`; do not edit.

from collections.abc import Mapping
from typing import Any, Literal, overload

from typing_extensions import Unpack

from jcapiv1.api_client import Api
from jcapiv1.core.futures import ApiFuture
from jcapiv1.core.query import FilterLike, Words
from jcapiv1.core.types import CallOptions, Headers
from jcapiv1.models.command import Command
from jcapiv1.models.commandfilereturn import Commandfilereturn
from jcapiv1.models.commandresultbycommandid import Commandresultbycommandid
from jcapiv1.models.commandslist import Commandslist
from jcapiv1.models.run_command_body import RunCommandBody
from jcapiv1.models.runcommandreturn import Runcommandreturn

class CommandsApi(Api):
    @overload
    def command_file_get(
        self,
        id: str,
        fields: Words | None = None,
        limit: int | None = None,
        x_org_id: str | None = None,
        skip: int | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Commandfilereturn]: ...
    @overload
    def command_file_get(
        self,
        id: str,
        fields: Words | None = None,
        limit: int | None = None,
        x_org_id: str | None = None,
        skip: int | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Commandfilereturn: ...
    @overload
    def command_file_get_with_http_info(
        self,
        id: str,
        fields: Words | None = None,
        limit: int | None = None,
        x_org_id: str | None = None,
        skip: int | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Commandfilereturn, int, Headers]]:
        """The same as `command_file_get`, answering `(data, status, headers)`."""
    @overload
    def command_file_get_with_http_info(
        self,
        id: str,
        fields: Words | None = None,
        limit: int | None = None,
        x_org_id: str | None = None,
        skip: int | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Commandfilereturn, int, Headers]:
        """The same as `command_file_get`, answering `(data, status, headers)`."""
    @overload
    def commands_delete(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Command]: ...
    @overload
    def commands_delete(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Command: ...
    @overload
    def commands_delete_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Command, int, Headers]]:
        """The same as `commands_delete`, answering `(data, status, headers)`."""
    @overload
    def commands_delete_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Command, int, Headers]:
        """The same as `commands_delete`, answering `(data, status, headers)`."""
    @overload
    def commands_get(
        self,
        id: str,
        fields: Words | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Command]: ...
    @overload
    def commands_get(
        self,
        id: str,
        fields: Words | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Command: ...
    @overload
    def commands_get_with_http_info(
        self,
        id: str,
        fields: Words | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Command, int, Headers]]:
        """The same as `commands_get`, answering `(data, status, headers)`."""
    @overload
    def commands_get_with_http_info(
        self,
        id: str,
        fields: Words | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Command, int, Headers]:
        """The same as `commands_get`, answering `(data, status, headers)`."""
    @overload
    def commands_get_results(
        self,
        id: str,
        limit: int | None = None,
        skip: int | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[list[Commandresultbycommandid]]: ...
    @overload
    def commands_get_results(
        self,
        id: str,
        limit: int | None = None,
        skip: int | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> list[Commandresultbycommandid]: ...
    @overload
    def commands_get_results_with_http_info(
        self,
        id: str,
        limit: int | None = None,
        skip: int | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[list[Commandresultbycommandid], int, Headers]]:
        """The same as `commands_get_results`, answering `(data, status, headers)`."""
    @overload
    def commands_get_results_with_http_info(
        self,
        id: str,
        limit: int | None = None,
        skip: int | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[list[Commandresultbycommandid], int, Headers]:
        """The same as `commands_get_results`, answering `(data, status, headers)`."""
    @overload
    def commands_list(
        self,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        x_org_id: str | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Commandslist]: ...
    @overload
    def commands_list(
        self,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        x_org_id: str | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Commandslist: ...
    @overload
    def commands_list_with_http_info(
        self,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        x_org_id: str | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Commandslist, int, Headers]]:
        """The same as `commands_list`, answering `(data, status, headers)`."""
    @overload
    def commands_list_with_http_info(
        self,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        x_org_id: str | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Commandslist, int, Headers]:
        """The same as `commands_list`, answering `(data, status, headers)`."""
    @overload
    def commands_post(
        self,
        body: Command | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Command]: ...
    @overload
    def commands_post(
        self,
        body: Command | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Command: ...
    @overload
    def commands_post_with_http_info(
        self,
        body: Command | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Command, int, Headers]]:
        """The same as `commands_post`, answering `(data, status, headers)`."""
    @overload
    def commands_post_with_http_info(
        self,
        body: Command | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Command, int, Headers]:
        """The same as `commands_post`, answering `(data, status, headers)`."""
    @overload
    def commands_put(
        self,
        id: str,
        body: Command | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Command]: ...
    @overload
    def commands_put(
        self,
        id: str,
        body: Command | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Command: ...
    @overload
    def commands_put_with_http_info(
        self,
        id: str,
        body: Command | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Command, int, Headers]]:
        """The same as `commands_put`, answering `(data, status, headers)`."""
    @overload
    def commands_put_with_http_info(
        self,
        id: str,
        body: Command | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Command, int, Headers]:
        """The same as `commands_put`, answering `(data, status, headers)`."""
    @overload
    def commands_run(
        self,
        body: RunCommandBody | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Runcommandreturn]: ...
    @overload
    def commands_run(
        self,
        body: RunCommandBody | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Runcommandreturn: ...
    @overload
    def commands_run_with_http_info(
        self,
        body: RunCommandBody | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Runcommandreturn, int, Headers]]:
        """The same as `commands_run`, answering `(data, status, headers)`."""
    @overload
    def commands_run_with_http_info(
        self,
        body: RunCommandBody | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Runcommandreturn, int, Headers]:
        """The same as `commands_run`, answering `(data, status, headers)`."""
