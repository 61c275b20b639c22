# Generated from contract/ by `python -m codegen`; do not edit.

from typing import Literal, overload

from typing_extensions import Unpack

from jcapiv1.api_client import Api
from jcapiv1.core.futures import ApiFuture
from jcapiv1.core.query import FilterLike, SearchLike, Words
from jcapiv1.core.types import CallOptions, Headers
from jcapiv1.models.organizationslist import Organizationslist

class TenantOperations(Api):
    @overload
    def organization_list(
        self,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        search: SearchLike | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        sort_ignore_case: Words | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Organizationslist]: ...
    @overload
    def organization_list(
        self,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        search: SearchLike | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        sort_ignore_case: Words | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Organizationslist: ...
    @overload
    def organization_list_with_http_info(
        self,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        search: SearchLike | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        sort_ignore_case: Words | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Organizationslist, int, Headers]]:
        """The same as `organization_list`, answering `(data, status, headers)`."""
    @overload
    def organization_list_with_http_info(
        self,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        search: SearchLike | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        sort_ignore_case: Words | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Organizationslist, int, Headers]:
        """The same as `organization_list`, answering `(data, status, headers)`."""
