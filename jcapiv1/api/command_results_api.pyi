# Generated from contract/ by `python -m codegen`; do not edit.

from typing import Literal, overload

from typing_extensions import Unpack

from jcapiv1.api_client import Api
from jcapiv1.core.futures import ApiFuture
from jcapiv1.core.query import FilterLike, Words
from jcapiv1.core.types import CallOptions, Headers
from jcapiv1.models.commandresult import Commandresult
from jcapiv1.models.commandresultslist import Commandresultslist

class CommandResultsApi(Api):
    @overload
    def command_results_delete(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Commandresult]: ...
    @overload
    def command_results_delete(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Commandresult: ...
    @overload
    def command_results_delete_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Commandresult, int, Headers]]:
        """The same as `command_results_delete`, answering `(data, status, headers)`."""
    @overload
    def command_results_delete_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Commandresult, int, Headers]:
        """The same as `command_results_delete`, answering `(data, status, headers)`."""
    @overload
    def command_results_get(
        self,
        id: str,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Commandresult]: ...
    @overload
    def command_results_get(
        self,
        id: str,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Commandresult: ...
    @overload
    def command_results_get_with_http_info(
        self,
        id: str,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Commandresult, int, Headers]]:
        """The same as `command_results_get`, answering `(data, status, headers)`."""
    @overload
    def command_results_get_with_http_info(
        self,
        id: str,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Commandresult, int, Headers]:
        """The same as `command_results_get`, answering `(data, status, headers)`."""
    @overload
    def command_results_list(
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
    ) -> ApiFuture[Commandresultslist]: ...
    @overload
    def command_results_list(
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
    ) -> Commandresultslist: ...
    @overload
    def command_results_list_with_http_info(
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
    ) -> ApiFuture[tuple[Commandresultslist, int, Headers]]:
        """The same as `command_results_list`, answering `(data, status, headers)`."""
    @overload
    def command_results_list_with_http_info(
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
    ) -> tuple[Commandresultslist, int, Headers]:
        """The same as `command_results_list`, answering `(data, status, headers)`."""
