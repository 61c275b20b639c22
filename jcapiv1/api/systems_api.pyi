# Generated from contract/ by `python -m codegen`; do not edit.

from collections.abc import Mapping
from typing import Any, Literal, overload

from typing_extensions import Unpack

from jcapiv1.api_client import Api
from jcapiv1.core.futures import ApiFuture
from jcapiv1.core.query import FilterLike, SearchLike, Words
from jcapiv1.core.types import CallOptions, Headers
from jcapiv1.models.system import System
from jcapiv1.models.systemput import Systemput
from jcapiv1.models.systemslist import Systemslist

class SystemsApi(Api):
    @overload
    def systems_command_builtin_erase(
        self,
        system_id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[None]: ...
    @overload
    def systems_command_builtin_erase(
        self,
        system_id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> None: ...
    @overload
    def systems_command_builtin_erase_with_http_info(
        self,
        system_id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[None, int, Headers]]:
        """The same as `systems_command_builtin_erase`, answering `(data, status, headers)`."""
    @overload
    def systems_command_builtin_erase_with_http_info(
        self,
        system_id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[None, int, Headers]:
        """The same as `systems_command_builtin_erase`, answering `(data, status, headers)`."""
    @overload
    def systems_command_builtin_lock(
        self,
        system_id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[None]: ...
    @overload
    def systems_command_builtin_lock(
        self,
        system_id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> None: ...
    @overload
    def systems_command_builtin_lock_with_http_info(
        self,
        system_id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[None, int, Headers]]:
        """The same as `systems_command_builtin_lock`, answering `(data, status, headers)`."""
    @overload
    def systems_command_builtin_lock_with_http_info(
        self,
        system_id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[None, int, Headers]:
        """The same as `systems_command_builtin_lock`, answering `(data, status, headers)`."""
    @overload
    def systems_command_builtin_restart(
        self,
        system_id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[None]: ...
    @overload
    def systems_command_builtin_restart(
        self,
        system_id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> None: ...
    @overload
    def systems_command_builtin_restart_with_http_info(
        self,
        system_id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[None, int, Headers]]:
        """The same as `systems_command_builtin_restart`, answering `(data, status, headers)`."""
    @overload
    def systems_command_builtin_restart_with_http_info(
        self,
        system_id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[None, int, Headers]:
        """The same as `systems_command_builtin_restart`, answering `(data, status, headers)`."""
    @overload
    def systems_command_builtin_shutdown(
        self,
        system_id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[None]: ...
    @overload
    def systems_command_builtin_shutdown(
        self,
        system_id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> None: ...
    @overload
    def systems_command_builtin_shutdown_with_http_info(
        self,
        system_id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[None, int, Headers]]:
        """The same as `systems_command_builtin_shutdown`, answering `(data, status, headers)`."""
    @overload
    def systems_command_builtin_shutdown_with_http_info(
        self,
        system_id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[None, int, Headers]:
        """The same as `systems_command_builtin_shutdown`, answering `(data, status, headers)`."""
    @overload
    def systems_delete(
        self,
        id: str,
        _date: str | None = None,
        authorization: str | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[System]: ...
    @overload
    def systems_delete(
        self,
        id: str,
        _date: str | None = None,
        authorization: str | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> System: ...
    @overload
    def systems_delete_with_http_info(
        self,
        id: str,
        _date: str | None = None,
        authorization: str | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[System, int, Headers]]:
        """The same as `systems_delete`, answering `(data, status, headers)`."""
    @overload
    def systems_delete_with_http_info(
        self,
        id: str,
        _date: str | None = None,
        authorization: str | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[System, int, Headers]:
        """The same as `systems_delete`, answering `(data, status, headers)`."""
    @overload
    def systems_get(
        self,
        id: str,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        _date: str | None = None,
        authorization: str | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[System]: ...
    @overload
    def systems_get(
        self,
        id: str,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        _date: str | None = None,
        authorization: str | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> System: ...
    @overload
    def systems_get_with_http_info(
        self,
        id: str,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        _date: str | None = None,
        authorization: str | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[System, int, Headers]]:
        """The same as `systems_get`, answering `(data, status, headers)`."""
    @overload
    def systems_get_with_http_info(
        self,
        id: str,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        _date: str | None = None,
        authorization: str | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[System, int, Headers]:
        """The same as `systems_get`, answering `(data, status, headers)`."""
    @overload
    def systems_list(
        self,
        fields: Words | None = None,
        limit: int | None = None,
        x_org_id: str | None = None,
        search: SearchLike | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        filter: FilterLike | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Systemslist]: ...
    @overload
    def systems_list(
        self,
        fields: Words | None = None,
        limit: int | None = None,
        x_org_id: str | None = None,
        search: SearchLike | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        filter: FilterLike | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Systemslist: ...
    @overload
    def systems_list_with_http_info(
        self,
        fields: Words | None = None,
        limit: int | None = None,
        x_org_id: str | None = None,
        search: SearchLike | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        filter: FilterLike | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Systemslist, int, Headers]]:
        """The same as `systems_list`, answering `(data, status, headers)`."""
    @overload
    def systems_list_with_http_info(
        self,
        fields: Words | None = None,
        limit: int | None = None,
        x_org_id: str | None = None,
        search: SearchLike | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        filter: FilterLike | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Systemslist, int, Headers]:
        """The same as `systems_list`, answering `(data, status, headers)`."""
    @overload
    def systems_put(
        self,
        id: str,
        body: Systemput | Mapping[str, Any] | None = None,
        _date: str | None = None,
        authorization: str | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[System]: ...
    @overload
    def systems_put(
        self,
        id: str,
        body: Systemput | Mapping[str, Any] | None = None,
        _date: str | None = None,
        authorization: str | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> System: ...
    @overload
    def systems_put_with_http_info(
        self,
        id: str,
        body: Systemput | Mapping[str, Any] | None = None,
        _date: str | None = None,
        authorization: str | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[System, int, Headers]]:
        """The same as `systems_put`, answering `(data, status, headers)`."""
    @overload
    def systems_put_with_http_info(
        self,
        id: str,
        body: Systemput | Mapping[str, Any] | None = None,
        _date: str | None = None,
        authorization: str | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[System, int, Headers]:
        """The same as `systems_put`, answering `(data, status, headers)`."""
