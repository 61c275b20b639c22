# Generated from contract/ by `python -m codegen`; do not edit.

from collections.abc import Mapping
from typing import Any, Literal, overload

from typing_extensions import Unpack

from jcapiv1.api_client import Api
from jcapiv1.core.futures import ApiFuture
from jcapiv1.core.query import FilterLike, Words
from jcapiv1.core.types import CallOptions, Headers
from jcapiv1.models.userput import Userput
from jcapiv1.models.userreturn import Userreturn
from jcapiv1.models.userslist import Userslist

class AdministratorOperations(Api):
    @overload
    def admin_totpreset_begin(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[None]: ...
    @overload
    def admin_totpreset_begin(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> None: ...
    @overload
    def admin_totpreset_begin_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[None, int, Headers]]:
        """The same as `admin_totpreset_begin`, answering `(data, status, headers)`."""
    @overload
    def admin_totpreset_begin_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[None, int, Headers]:
        """The same as `admin_totpreset_begin`, answering `(data, status, headers)`."""
    @overload
    def users_get(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Userreturn]: ...
    @overload
    def users_get(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Userreturn: ...
    @overload
    def users_get_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Userreturn, int, Headers]]:
        """The same as `users_get`, answering `(data, status, headers)`."""
    @overload
    def users_get_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Userreturn, int, Headers]:
        """The same as `users_get`, answering `(data, status, headers)`."""
    @overload
    def users_list(
        self,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Userslist]: ...
    @overload
    def users_list(
        self,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Userslist: ...
    @overload
    def users_list_with_http_info(
        self,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Userslist, int, Headers]]:
        """The same as `users_list`, answering `(data, status, headers)`."""
    @overload
    def users_list_with_http_info(
        self,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Userslist, int, Headers]:
        """The same as `users_list`, answering `(data, status, headers)`."""
    @overload
    def users_put(
        self,
        id: str,
        body: Userput | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Userreturn]: ...
    @overload
    def users_put(
        self,
        id: str,
        body: Userput | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Userreturn: ...
    @overload
    def users_put_with_http_info(
        self,
        id: str,
        body: Userput | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Userreturn, int, Headers]]:
        """The same as `users_put`, answering `(data, status, headers)`."""
    @overload
    def users_put_with_http_info(
        self,
        id: str,
        body: Userput | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Userreturn, int, Headers]:
        """The same as `users_put`, answering `(data, status, headers)`."""
    @overload
    def users_reactivate_get(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[None]: ...
    @overload
    def users_reactivate_get(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> None: ...
    @overload
    def users_reactivate_get_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[None, int, Headers]]:
        """The same as `users_reactivate_get`, answering `(data, status, headers)`."""
    @overload
    def users_reactivate_get_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[None, int, Headers]:
        """The same as `users_reactivate_get`, answering `(data, status, headers)`."""
