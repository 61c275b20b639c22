"""For those who look after several tenants."""
# Generated from openapi.yaml by `python -m codegen`; do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, overload

from jcapiv1 import query
from jcapiv1.api.administrator_operations import AdministratorOperations
from jcapiv1.request import Operation

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from jcapiv1.futures import ApiFuture
    from jcapiv1.models import Organizationslist
    from jcapiv1.query import FilterLike, SearchLike, Words
    from jcapiv1.types import CallOptions, Headers, Timeout

_ORGANIZATION_LIST = Operation(
    "organization_list",
    "GET",
    "/organizations",
    "Organizationslist",
    repeat="always",
    org_id="refused",
    query={
        "fields": query.words,
        "filter": query.filters,
        "limit": query.integer(minimum=1, maximum=100),
        "search": query.search,
        "skip": query.integer(minimum=0),
        "sort": query.words,
        "sortIgnoreCase": query.words,
    },
)


class ManagedServiceProviderApi(AdministratorOperations):
    """For those who look after several tenants.

    Every method also takes `_request_timeout` (seconds for the whole call, or a pair: connect and
    read) and `_preload_content` (False answers with the raw response, unread); `async_req=True`
    answers at once with a future. Each has a twin `..._with_http_info`.
    """

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
        async_req: bool | None = None,
        _return_http_data_only: bool | None = True,
        _preload_content: bool = True,
        _request_timeout: Timeout = None,
    ) -> Any:
        """Lists the tenants that the key may manage, one page at a time.

        It never sends `x-org-id`, which the service answers with 403 here.

        Args:
            fields: Names of the fields to answer with: a list, or a string that separates them by
                spaces.
            filter: Which records to list: a `jcapiv1.Filter`, a string `field:$operator:value`, a
                list of them (all must hold), or `{"or": [...]}` (one must hold).
            limit: How many records a page holds at most, up to 100; `jcapiv1.paginate` reads all
                pages.
            search: Text to look for and the fields to look in: a `jcapiv1.Search`, or a dict with
                `searchTerm` and `fields`.
            skip: How many records to pass over before the page begins.
            sort: Field names to sort by, ascending, or descending with a `-` before the name: a
                list, or a string that separates them by spaces.
            sort_ignore_case: Field names to sort by, like `sort`, but without regard to upper and
                lower case.

        Returns:
            One page of tenants.

        Raises:
            ApiException: of the class that says what happened; see `jcapiv1.exceptions`.
        """
        return self.api_client.call_api(
            _ORGANIZATION_LIST.path,
            "GET",
            None,
            [
                ("fields", fields),
                ("filter", filter),
                ("limit", limit),
                ("search", search),
                ("skip", skip),
                ("sort", sort),
                ("sortIgnoreCase", sort_ignore_case),
            ],
            None,
            response_type="Organizationslist",
            auth_settings=["x-api-key"],
            async_req=async_req,
            _return_http_data_only=_return_http_data_only,
            _preload_content=_preload_content,
            _request_timeout=_request_timeout,
        )

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
    ) -> ApiFuture[tuple[Organizationslist, int, Headers]]: ...

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
    ) -> tuple[Organizationslist, int, Headers]: ...

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
        async_req: bool | None = None,
        _return_http_data_only: bool | None = False,
        _preload_content: bool = True,
        _request_timeout: Timeout = None,
    ) -> Any:
        """The same as `organization_list`, answering `(data, status, headers)`."""
        call: Any = self.organization_list
        return call(
            fields=fields,
            filter=filter,
            limit=limit,
            search=search,
            skip=skip,
            sort=sort,
            sort_ignore_case=sort_ignore_case,
            async_req=async_req,
            _return_http_data_only=_return_http_data_only,
            _preload_content=_preload_content,
            _request_timeout=_request_timeout,
        )
