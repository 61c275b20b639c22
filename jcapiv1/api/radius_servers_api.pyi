# Generated from contract/ by `python -m codegen`; do not edit.

from collections.abc import Mapping
from typing import Any, Literal, overload

from typing_extensions import Unpack

from jcapiv1.api_client import Api
from jcapiv1.core.futures import ApiFuture
from jcapiv1.core.query import FilterLike, Words
from jcapiv1.core.types import CallOptions, Headers
from jcapiv1.models.radiusserver import Radiusserver
from jcapiv1.models.radiusserverpost import Radiusserverpost
from jcapiv1.models.radiusserverput import Radiusserverput
from jcapiv1.models.radiusservers_id_body import RadiusserversIdBody
from jcapiv1.models.radiusserverslist import Radiusserverslist

class RadiusServersApi(Api):
    @overload
    def radius_servers_delete(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Radiusserverput]: ...
    @overload
    def radius_servers_delete(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Radiusserverput: ...
    @overload
    def radius_servers_delete_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Radiusserverput, int, Headers]]:
        """The same as `radius_servers_delete`, answering `(data, status, headers)`."""
    @overload
    def radius_servers_delete_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Radiusserverput, int, Headers]:
        """The same as `radius_servers_delete`, answering `(data, status, headers)`."""
    @overload
    def radius_servers_get(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Radiusserver]: ...
    @overload
    def radius_servers_get(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Radiusserver: ...
    @overload
    def radius_servers_get_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Radiusserver, int, Headers]]:
        """The same as `radius_servers_get`, answering `(data, status, headers)`."""
    @overload
    def radius_servers_get_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Radiusserver, int, Headers]:
        """The same as `radius_servers_get`, answering `(data, status, headers)`."""
    @overload
    def radius_servers_list(
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
    ) -> ApiFuture[Radiusserverslist]: ...
    @overload
    def radius_servers_list(
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
    ) -> Radiusserverslist: ...
    @overload
    def radius_servers_list_with_http_info(
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
    ) -> ApiFuture[tuple[Radiusserverslist, int, Headers]]:
        """The same as `radius_servers_list`, answering `(data, status, headers)`."""
    @overload
    def radius_servers_list_with_http_info(
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
    ) -> tuple[Radiusserverslist, int, Headers]:
        """The same as `radius_servers_list`, answering `(data, status, headers)`."""
    @overload
    def radius_servers_post(
        self,
        body: Radiusserverpost | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Radiusserver]: ...
    @overload
    def radius_servers_post(
        self,
        body: Radiusserverpost | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Radiusserver: ...
    @overload
    def radius_servers_post_with_http_info(
        self,
        body: Radiusserverpost | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Radiusserver, int, Headers]]:
        """The same as `radius_servers_post`, answering `(data, status, headers)`."""
    @overload
    def radius_servers_post_with_http_info(
        self,
        body: Radiusserverpost | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Radiusserver, int, Headers]:
        """The same as `radius_servers_post`, answering `(data, status, headers)`."""
    @overload
    def radius_servers_put(
        self,
        id: str,
        body: RadiusserversIdBody | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Radiusserverput]: ...
    @overload
    def radius_servers_put(
        self,
        id: str,
        body: RadiusserversIdBody | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Radiusserverput: ...
    @overload
    def radius_servers_put_with_http_info(
        self,
        id: str,
        body: RadiusserversIdBody | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Radiusserverput, int, Headers]]:
        """The same as `radius_servers_put`, answering `(data, status, headers)`."""
    @overload
    def radius_servers_put_with_http_info(
        self,
        id: str,
        body: RadiusserversIdBody | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Radiusserverput, int, Headers]:
        """The same as `radius_servers_put`, answering `(data, status, headers)`."""
