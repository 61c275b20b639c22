# Generated from contract/ by `python -m codegen`; do not edit.

from collections.abc import Mapping
from typing import Any, Literal, overload

from typing_extensions import Unpack

from jcapiv1.api.tenant_operations import TenantOperations
from jcapiv1.core.futures import ApiFuture
from jcapiv1.core.query import FilterLike, Words
from jcapiv1.core.types import CallOptions, Headers
from jcapiv1.models.organization import Organization
from jcapiv1.models.organizations_id_body import OrganizationsIdBody

class OrganizationsApi(TenantOperations):
    @overload
    def organization_put(
        self,
        id: str,
        body: OrganizationsIdBody | Mapping[str, Any] | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Organization]: ...
    @overload
    def organization_put(
        self,
        id: str,
        body: OrganizationsIdBody | Mapping[str, Any] | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Organization: ...
    @overload
    def organization_put_with_http_info(
        self,
        id: str,
        body: OrganizationsIdBody | Mapping[str, Any] | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Organization, int, Headers]]:
        """The same as `organization_put`, answering `(data, status, headers)`."""
    @overload
    def organization_put_with_http_info(
        self,
        id: str,
        body: OrganizationsIdBody | Mapping[str, Any] | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Organization, int, Headers]:
        """The same as `organization_put`, answering `(data, status, headers)`."""
    @overload
    def organizations_get(
        self,
        id: str,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Organization]: ...
    @overload
    def organizations_get(
        self,
        id: str,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Organization: ...
    @overload
    def organizations_get_with_http_info(
        self,
        id: str,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Organization, int, Headers]]:
        """The same as `organizations_get`, answering `(data, status, headers)`."""
    @overload
    def organizations_get_with_http_info(
        self,
        id: str,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Organization, int, Headers]:
        """The same as `organizations_get`, answering `(data, status, headers)`."""
