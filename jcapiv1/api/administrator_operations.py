"""What can be done with administrators."""
# Generated from openapi.yaml by `python -m codegen`; do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, overload

from jcapiv1 import query
from jcapiv1.api_base import Api
from jcapiv1.request import Operation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from typing_extensions import Unpack

    from jcapiv1.futures import ApiFuture
    from jcapiv1.models import Userput, Userreturn, Userslist
    from jcapiv1.query import FilterLike, Words
    from jcapiv1.types import CallOptions, Headers, Timeout

_ADMIN_TOTPRESET_BEGIN = Operation(
    "admin_totpreset_begin",
    "POST",
    "/users/resettotp/{id}",
    None,
    repeat="unsent",
    org_id="accepted",
)
_USERS_GET = Operation(
    "users_get",
    "GET",
    "/users/{id}",
    "Userreturn",
    repeat="always",
    org_id="accepted",
)
_USERS_LIST = Operation(
    "users_list",
    "GET",
    "/users",
    "Userslist",
    repeat="always",
    org_id="accepted",
    query={
        "fields": query.words,
        "filter": query.filters,
        "limit": query.integer(minimum=1, maximum=100),
        "skip": query.integer(minimum=0),
        "sort": query.words,
    },
)
_USERS_PUT = Operation(
    "users_put",
    "PUT",
    "/users/{id}",
    "Userreturn",
    repeat="always",
    org_id="accepted",
    body="Userput",
)
_USERS_REACTIVATE_GET = Operation(
    "users_reactivate_get",
    "GET",
    "/users/reactivate/{id}",
    None,
    repeat="unsent",
    org_id="accepted",
)


class AdministratorOperations(Api):
    """What can be done with administrators.

    Every method also takes `_request_timeout` (seconds for the whole call, or a pair: connect and
    read) and `_preload_content` (False answers with the raw response, unread); `async_req=True`
    answers at once with a future. Each has a twin `..._with_http_info`.
    """

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

    def admin_totpreset_begin(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: bool | None = None,
        _return_http_data_only: bool | None = True,
        _preload_content: bool = True,
        _request_timeout: Timeout = None,
    ) -> Any:
        """Starts a TOTP reset: the administrator has to enrol a second factor anew.

        The request has no body at all. Needs the scope `administrators`.

        A failed call is repeated only while it is certain that the service has not acted, since
        each run acts anew.

        Args:
            id: Which administrator: 24 hexadecimal digits, the `id` of a record of `users_list`.
            x_org_id: Which tenant: the `id` of a record of `organization_list`. Without it, the
                tenant is `Configuration.org_id`, or else the key's own.

        Raises:
            ApiException: of the class that says what happened; see `jcapiv1.exceptions`.
        """
        return self.api_client.call_api(
            _ADMIN_TOTPRESET_BEGIN.path,
            "POST",
            {"id": id},
            None,
            {"x-org-id": x_org_id},
            response_type=None,
            auth_settings=["x-api-key"],
            async_req=async_req,
            _return_http_data_only=_return_http_data_only,
            _preload_content=_preload_content,
            _request_timeout=_request_timeout,
        )

    @overload
    def admin_totpreset_begin_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[None, int, Headers]]: ...

    @overload
    def admin_totpreset_begin_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[None, int, Headers]: ...

    def admin_totpreset_begin_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: bool | None = None,
        _return_http_data_only: bool | None = False,
        _preload_content: bool = True,
        _request_timeout: Timeout = None,
    ) -> Any:
        """The same as `admin_totpreset_begin`, answering `(data, status, headers)`."""
        call: Any = self.admin_totpreset_begin
        return call(
            id,
            x_org_id=x_org_id,
            async_req=async_req,
            _return_http_data_only=_return_http_data_only,
            _preload_content=_preload_content,
            _request_timeout=_request_timeout,
        )

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

    def users_get(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: bool | None = None,
        _return_http_data_only: bool | None = True,
        _preload_content: bool = True,
        _request_timeout: Timeout = None,
    ) -> Any:
        """Reads one administrator.

        No published description of the API has it; the reference page says why it is here.

        Args:
            id: Which administrator: 24 hexadecimal digits, the `id` of a record of `users_list`.
            x_org_id: Which tenant: the `id` of a record of `organization_list`. Without it, the
                tenant is `Configuration.org_id`, or else the key's own.

        Returns:
            The administrator.

        Raises:
            ApiException: of the class that says what happened; see `jcapiv1.exceptions`.
        """
        return self.api_client.call_api(
            _USERS_GET.path,
            "GET",
            {"id": id},
            None,
            {"x-org-id": x_org_id},
            response_type="Userreturn",
            auth_settings=["x-api-key"],
            async_req=async_req,
            _return_http_data_only=_return_http_data_only,
            _preload_content=_preload_content,
            _request_timeout=_request_timeout,
        )

    @overload
    def users_get_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Userreturn, int, Headers]]: ...

    @overload
    def users_get_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Userreturn, int, Headers]: ...

    def users_get_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: bool | None = None,
        _return_http_data_only: bool | None = False,
        _preload_content: bool = True,
        _request_timeout: Timeout = None,
    ) -> Any:
        """The same as `users_get`, answering `(data, status, headers)`."""
        call: Any = self.users_get
        return call(
            id,
            x_org_id=x_org_id,
            async_req=async_req,
            _return_http_data_only=_return_http_data_only,
            _preload_content=_preload_content,
            _request_timeout=_request_timeout,
        )

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

    def users_list(
        self,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        x_org_id: str | None = None,
        *,
        async_req: bool | None = None,
        _return_http_data_only: bool | None = True,
        _preload_content: bool = True,
        _request_timeout: Timeout = None,
    ) -> Any:
        """Lists the administrators of a tenant, one page at a time.

        Their `id` is what the other operations take. Administrators of the provider itself are not
        among them.

        No published description of the API has it; the reference page says why it is here.

        Args:
            fields: Names of the fields to answer with: a list, or a string that separates them by
                spaces.
            filter: Which records to list: a `jcapiv1.Filter`, a string `field:$operator:value`, a
                list of them (all must hold), or `{"or": [...]}` (one must hold).
            limit: How many records a page holds at most, up to 100; `jcapiv1.paginate` reads all
                pages.
            skip: How many records to pass over before the page begins.
            sort: Field names to sort by, ascending, or descending with a `-` before the name: a
                list, or a string that separates them by spaces.
            x_org_id: Which tenant: the `id` of a record of `organization_list`. Without it, the
                tenant is `Configuration.org_id`, or else the key's own.

        Returns:
            One page of administrators.

        Raises:
            ApiException: of the class that says what happened; see `jcapiv1.exceptions`.
        """
        return self.api_client.call_api(
            _USERS_LIST.path,
            "GET",
            None,
            [
                ("fields", fields),
                ("filter", filter),
                ("limit", limit),
                ("skip", skip),
                ("sort", sort),
            ],
            {"x-org-id": x_org_id},
            response_type="Userslist",
            auth_settings=["x-api-key"],
            async_req=async_req,
            _return_http_data_only=_return_http_data_only,
            _preload_content=_preload_content,
            _request_timeout=_request_timeout,
        )

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
    ) -> ApiFuture[tuple[Userslist, int, Headers]]: ...

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
    ) -> tuple[Userslist, int, Headers]: ...

    def users_list_with_http_info(
        self,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        x_org_id: str | None = None,
        *,
        async_req: bool | None = None,
        _return_http_data_only: bool | None = False,
        _preload_content: bool = True,
        _request_timeout: Timeout = None,
    ) -> Any:
        """The same as `users_list`, answering `(data, status, headers)`."""
        call: Any = self.users_list
        return call(
            fields=fields,
            filter=filter,
            limit=limit,
            skip=skip,
            sort=sort,
            x_org_id=x_org_id,
            async_req=async_req,
            _return_http_data_only=_return_http_data_only,
            _preload_content=_preload_content,
            _request_timeout=_request_timeout,
        )

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

    def users_put(
        self,
        id: str,
        body: Userput | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        *,
        async_req: bool | None = None,
        _return_http_data_only: bool | None = True,
        _preload_content: bool = True,
        _request_timeout: Timeout = None,
    ) -> Any:
        """Changes those fields of an administrator that the body holds, and leaves the others.

        Switching `enable_multi_factor` on mails set-up steps to the administrator. Needs the scope
        `administrators`; only an Administrator With Billing may change other administrators.

        Args:
            id: Which administrator: 24 hexadecimal digits, the `id` of a record of `users_list`.
            body: What to change: a `Userput`, whose None fields are not sent, or a dict, which goes
                out as it is.
            x_org_id: Which tenant: the `id` of a record of `organization_list`. Without it, the
                tenant is `Configuration.org_id`, or else the key's own.

        Returns:
            The administrator after the change.

        Raises:
            ApiException: of the class that says what happened; see `jcapiv1.exceptions`.
        """
        return self.api_client.call_api(
            _USERS_PUT.path,
            "PUT",
            {"id": id},
            None,
            {"x-org-id": x_org_id},
            body=body,
            response_type="Userreturn",
            auth_settings=["x-api-key"],
            async_req=async_req,
            _return_http_data_only=_return_http_data_only,
            _preload_content=_preload_content,
            _request_timeout=_request_timeout,
        )

    @overload
    def users_put_with_http_info(
        self,
        id: str,
        body: Userput | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Userreturn, int, Headers]]: ...

    @overload
    def users_put_with_http_info(
        self,
        id: str,
        body: Userput | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Userreturn, int, Headers]: ...

    def users_put_with_http_info(
        self,
        id: str,
        body: Userput | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        *,
        async_req: bool | None = None,
        _return_http_data_only: bool | None = False,
        _preload_content: bool = True,
        _request_timeout: Timeout = None,
    ) -> Any:
        """The same as `users_put`, answering `(data, status, headers)`."""
        call: Any = self.users_put
        return call(
            id,
            body=body,
            x_org_id=x_org_id,
            async_req=async_req,
            _return_http_data_only=_return_http_data_only,
            _preload_content=_preload_content,
            _request_timeout=_request_timeout,
        )

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

    def users_reactivate_get(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: bool | None = None,
        _return_http_data_only: bool | None = True,
        _preload_content: bool = True,
        _request_timeout: Timeout = None,
    ) -> Any:
        """Mails an administrator a link that reactivates the account and sets a new password.

        Every call sends one more mail, although it is a GET. Needs the scope `administrators`.

        A failed call is repeated only while it is certain that the service has not acted, since
        each run acts anew.

        Args:
            id: Which administrator: 24 hexadecimal digits, the `id` of a record of `users_list`.
            x_org_id: Which tenant: the `id` of a record of `organization_list`. Without it, the
                tenant is `Configuration.org_id`, or else the key's own.

        Raises:
            ApiException: of the class that says what happened; see `jcapiv1.exceptions`.
        """
        return self.api_client.call_api(
            _USERS_REACTIVATE_GET.path,
            "GET",
            {"id": id},
            None,
            {"x-org-id": x_org_id},
            response_type=None,
            auth_settings=["x-api-key"],
            async_req=async_req,
            _return_http_data_only=_return_http_data_only,
            _preload_content=_preload_content,
            _request_timeout=_request_timeout,
        )

    @overload
    def users_reactivate_get_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[None, int, Headers]]: ...

    @overload
    def users_reactivate_get_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[None, int, Headers]: ...

    def users_reactivate_get_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: bool | None = None,
        _return_http_data_only: bool | None = False,
        _preload_content: bool = True,
        _request_timeout: Timeout = None,
    ) -> Any:
        """The same as `users_reactivate_get`, answering `(data, status, headers)`."""
        call: Any = self.users_reactivate_get
        return call(
            id,
            x_org_id=x_org_id,
            async_req=async_req,
            _return_http_data_only=_return_http_data_only,
            _preload_content=_preload_content,
            _request_timeout=_request_timeout,
        )
