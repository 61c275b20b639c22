# Generated from contract/ by `python -m codegen`; do not edit.

from collections.abc import Mapping
from typing import Any, Literal, overload

from typing_extensions import Unpack

from jcapiv1.api_client import Api
from jcapiv1.core.futures import ApiFuture
from jcapiv1.core.query import FilterLike, Words
from jcapiv1.core.types import CallOptions, Headers
from jcapiv1.models.application import Application
from jcapiv1.models.applicationslist import Applicationslist

class ApplicationsApi(Api):
    @overload
    def applications_delete(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Application]: ...
    @overload
    def applications_delete(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Application: ...
    @overload
    def applications_delete_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Application, int, Headers]]:
        """The same as `applications_delete`, answering `(data, status, headers)`."""
    @overload
    def applications_delete_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Application, int, Headers]:
        """The same as `applications_delete`, answering `(data, status, headers)`."""
    @overload
    def applications_get(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Application]: ...
    @overload
    def applications_get(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Application: ...
    @overload
    def applications_get_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Application, int, Headers]]:
        """The same as `applications_get`, answering `(data, status, headers)`."""
    @overload
    def applications_get_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Application, int, Headers]:
        """The same as `applications_get`, answering `(data, status, headers)`."""
    @overload
    def applications_list(
        self,
        fields: Words | None = None,
        limit: int | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        filter: FilterLike | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Applicationslist]: ...
    @overload
    def applications_list(
        self,
        fields: Words | None = None,
        limit: int | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        filter: FilterLike | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Applicationslist: ...
    @overload
    def applications_list_with_http_info(
        self,
        fields: Words | None = None,
        limit: int | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        filter: FilterLike | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Applicationslist, int, Headers]]:
        """The same as `applications_list`, answering `(data, status, headers)`."""
    @overload
    def applications_list_with_http_info(
        self,
        fields: Words | None = None,
        limit: int | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        filter: FilterLike | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Applicationslist, int, Headers]:
        """The same as `applications_list`, answering `(data, status, headers)`."""
    @overload
    def applications_post(
        self,
        body: Application | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Application]: ...
    @overload
    def applications_post(
        self,
        body: Application | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Application: ...
    @overload
    def applications_post_with_http_info(
        self,
        body: Application | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Application, int, Headers]]:
        """The same as `applications_post`, answering `(data, status, headers)`."""
    @overload
    def applications_post_with_http_info(
        self,
        body: Application | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Application, int, Headers]:
        """The same as `applications_post`, answering `(data, status, headers)`."""
    @overload
    def applications_put(
        self,
        id: str,
        body: Application | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Application]: ...
    @overload
    def applications_put(
        self,
        id: str,
        body: Application | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Application: ...
    @overload
    def applications_put_with_http_info(
        self,
        id: str,
        body: Application | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Application, int, Headers]]:
        """The same as `applications_put`, answering `(data, status, headers)`."""
    @overload
    def applications_put_with_http_info(
        self,
        id: str,
        body: Application | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Application, int, Headers]:
        """The same as `applications_put`, answering `(data, status, headers)`."""
