# Generated from contract/ by `python -m codegen`; do not edit.

from typing import Literal, overload

from typing_extensions import Unpack

from jcapiv1.api_client import Api
from jcapiv1.core.futures import ApiFuture
from jcapiv1.core.query import FilterLike, Words
from jcapiv1.core.types import CallOptions, Headers
from jcapiv1.models.applicationtemplate import Applicationtemplate
from jcapiv1.models.applicationtemplateslist import Applicationtemplateslist

class ApplicationTemplatesApi(Api):
    @overload
    def application_templates_get(
        self,
        id: str,
        fields: Words | None = None,
        limit: int | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        filter: FilterLike | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Applicationtemplate]: ...
    @overload
    def application_templates_get(
        self,
        id: str,
        fields: Words | None = None,
        limit: int | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        filter: FilterLike | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Applicationtemplate: ...
    @overload
    def application_templates_get_with_http_info(
        self,
        id: str,
        fields: Words | None = None,
        limit: int | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        filter: FilterLike | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Applicationtemplate, int, Headers]]:
        """The same as `application_templates_get`, answering `(data, status, headers)`."""
    @overload
    def application_templates_get_with_http_info(
        self,
        id: str,
        fields: Words | None = None,
        limit: int | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        filter: FilterLike | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Applicationtemplate, int, Headers]:
        """The same as `application_templates_get`, answering `(data, status, headers)`."""
    @overload
    def application_templates_list(
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
    ) -> ApiFuture[Applicationtemplateslist]: ...
    @overload
    def application_templates_list(
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
    ) -> Applicationtemplateslist: ...
    @overload
    def application_templates_list_with_http_info(
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
    ) -> ApiFuture[tuple[Applicationtemplateslist, int, Headers]]:
        """The same as `application_templates_list`, answering `(data, status, headers)`."""
    @overload
    def application_templates_list_with_http_info(
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
    ) -> tuple[Applicationtemplateslist, int, Headers]:
        """The same as `application_templates_list`, answering `(data, status, headers)`."""
