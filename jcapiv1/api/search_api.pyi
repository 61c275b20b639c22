# Generated from contract/ by `python -m codegen`; do not edit.

from collections.abc import Mapping
from typing import Any, Literal, overload

from typing_extensions import Unpack

from jcapiv1.api_client import Api
from jcapiv1.core.futures import ApiFuture
from jcapiv1.core.query import FilterLike, Words
from jcapiv1.core.types import CallOptions, Headers
from jcapiv1.models.commandresultssearchlist import Commandresultssearchlist
from jcapiv1.models.commandslist import Commandslist
from jcapiv1.models.organizationslist import Organizationslist
from jcapiv1.models.search import Search
from jcapiv1.models.system_users_searchlist import SystemUsersSearchlist
from jcapiv1.models.systems_searchlist import SystemsSearchlist

class SearchApi(Api):
    @overload
    def search_commandresults_post(
        self,
        body: Search | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        skip: int | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Commandresultssearchlist]: ...
    @overload
    def search_commandresults_post(
        self,
        body: Search | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        skip: int | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Commandresultssearchlist: ...
    @overload
    def search_commandresults_post_with_http_info(
        self,
        body: Search | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        skip: int | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Commandresultssearchlist, int, Headers]]:
        """The same as `search_commandresults_post`, answering `(data, status, headers)`."""
    @overload
    def search_commandresults_post_with_http_info(
        self,
        body: Search | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        skip: int | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Commandresultssearchlist, int, Headers]:
        """The same as `search_commandresults_post`, answering `(data, status, headers)`."""
    @overload
    def search_commands_post(
        self,
        body: Search | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        skip: int | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Commandslist]: ...
    @overload
    def search_commands_post(
        self,
        body: Search | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        skip: int | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Commandslist: ...
    @overload
    def search_commands_post_with_http_info(
        self,
        body: Search | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        skip: int | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Commandslist, int, Headers]]:
        """The same as `search_commands_post`, answering `(data, status, headers)`."""
    @overload
    def search_commands_post_with_http_info(
        self,
        body: Search | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        skip: int | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Commandslist, int, Headers]:
        """The same as `search_commands_post`, answering `(data, status, headers)`."""
    @overload
    def search_organizations_post(
        self,
        body: Search | Mapping[str, Any] | None = None,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        skip: int | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Organizationslist]: ...
    @overload
    def search_organizations_post(
        self,
        body: Search | Mapping[str, Any] | None = None,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        skip: int | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Organizationslist: ...
    @overload
    def search_organizations_post_with_http_info(
        self,
        body: Search | Mapping[str, Any] | None = None,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        skip: int | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Organizationslist, int, Headers]]:
        """The same as `search_organizations_post`, answering `(data, status, headers)`."""
    @overload
    def search_organizations_post_with_http_info(
        self,
        body: Search | Mapping[str, Any] | None = None,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        skip: int | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Organizationslist, int, Headers]:
        """The same as `search_organizations_post`, answering `(data, status, headers)`."""
    @overload
    def search_systems_post(
        self,
        body: Search | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        fields: Words | None = None,
        limit: int | None = None,
        skip: int | None = None,
        filter: FilterLike | None = None,
        x_eventually_consistent: bool | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[SystemsSearchlist]: ...
    @overload
    def search_systems_post(
        self,
        body: Search | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        fields: Words | None = None,
        limit: int | None = None,
        skip: int | None = None,
        filter: FilterLike | None = None,
        x_eventually_consistent: bool | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> SystemsSearchlist: ...
    @overload
    def search_systems_post_with_http_info(
        self,
        body: Search | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        fields: Words | None = None,
        limit: int | None = None,
        skip: int | None = None,
        filter: FilterLike | None = None,
        x_eventually_consistent: bool | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[SystemsSearchlist, int, Headers]]:
        """The same as `search_systems_post`, answering `(data, status, headers)`."""
    @overload
    def search_systems_post_with_http_info(
        self,
        body: Search | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        fields: Words | None = None,
        limit: int | None = None,
        skip: int | None = None,
        filter: FilterLike | None = None,
        x_eventually_consistent: bool | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[SystemsSearchlist, int, Headers]:
        """The same as `search_systems_post`, answering `(data, status, headers)`."""
    @overload
    def search_systemusers_post(
        self,
        body: Search | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        skip: int | None = None,
        x_eventually_consistent: bool | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[SystemUsersSearchlist]: ...
    @overload
    def search_systemusers_post(
        self,
        body: Search | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        skip: int | None = None,
        x_eventually_consistent: bool | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> SystemUsersSearchlist: ...
    @overload
    def search_systemusers_post_with_http_info(
        self,
        body: Search | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        skip: int | None = None,
        x_eventually_consistent: bool | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[SystemUsersSearchlist, int, Headers]]:
        """The same as `search_systemusers_post`, answering `(data, status, headers)`."""
    @overload
    def search_systemusers_post_with_http_info(
        self,
        body: Search | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        limit: int | None = None,
        skip: int | None = None,
        x_eventually_consistent: bool | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[SystemUsersSearchlist, int, Headers]:
        """The same as `search_systemusers_post`, answering `(data, status, headers)`."""
