# Generated from contract/ by `python -m codegen`; do not edit.

from collections.abc import Mapping
from typing import Any, Literal, overload

from typing_extensions import Unpack

from jcapiv1.api_client import Api
from jcapiv1.core.futures import ApiFuture
from jcapiv1.core.query import FilterLike, SearchLike, Words
from jcapiv1.core.types import CallOptions, Headers
from jcapiv1.models.id_resetmfa_body import IdResetmfaBody
from jcapiv1.models.sshkeylist import Sshkeylist
from jcapiv1.models.sshkeypost import Sshkeypost
from jcapiv1.models.state_activate_body import StateActivateBody
from jcapiv1.models.systemuserput import Systemuserput
from jcapiv1.models.systemuserputpost import Systemuserputpost
from jcapiv1.models.systemuserreturn import Systemuserreturn
from jcapiv1.models.systemuserslist import Systemuserslist
from jcapiv1.models.totpenrollmentinfo import Totpenrollmentinfo

class SystemusersApi(Api):
    @overload
    def sshkey_delete(
        self,
        systemuser_id: str,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[str]: ...
    @overload
    def sshkey_delete(
        self,
        systemuser_id: str,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> str: ...
    @overload
    def sshkey_delete_with_http_info(
        self,
        systemuser_id: str,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[str, int, Headers]]:
        """The same as `sshkey_delete`, answering `(data, status, headers)`."""
    @overload
    def sshkey_delete_with_http_info(
        self,
        systemuser_id: str,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[str, int, Headers]:
        """The same as `sshkey_delete`, answering `(data, status, headers)`."""
    @overload
    def sshkey_list(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[list[Sshkeylist]]: ...
    @overload
    def sshkey_list(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> list[Sshkeylist]: ...
    @overload
    def sshkey_list_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[list[Sshkeylist], int, Headers]]:
        """The same as `sshkey_list`, answering `(data, status, headers)`."""
    @overload
    def sshkey_list_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[list[Sshkeylist], int, Headers]:
        """The same as `sshkey_list`, answering `(data, status, headers)`."""
    @overload
    def sshkey_post(
        self,
        id: str,
        body: Sshkeypost | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Sshkeylist]: ...
    @overload
    def sshkey_post(
        self,
        id: str,
        body: Sshkeypost | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Sshkeylist: ...
    @overload
    def sshkey_post_with_http_info(
        self,
        id: str,
        body: Sshkeypost | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Sshkeylist, int, Headers]]:
        """The same as `sshkey_post`, answering `(data, status, headers)`."""
    @overload
    def sshkey_post_with_http_info(
        self,
        id: str,
        body: Sshkeypost | Mapping[str, Any],
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Sshkeylist, int, Headers]:
        """The same as `sshkey_post`, answering `(data, status, headers)`."""
    @overload
    def systemusers_delete(
        self,
        id: str,
        x_org_id: str | None = None,
        cascade_manager: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Systemuserreturn]: ...
    @overload
    def systemusers_delete(
        self,
        id: str,
        x_org_id: str | None = None,
        cascade_manager: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Systemuserreturn: ...
    @overload
    def systemusers_delete_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        cascade_manager: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Systemuserreturn, int, Headers]]:
        """The same as `systemusers_delete`, answering `(data, status, headers)`."""
    @overload
    def systemusers_delete_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        cascade_manager: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Systemuserreturn, int, Headers]:
        """The same as `systemusers_delete`, answering `(data, status, headers)`."""
    @overload
    def systemusers_expire(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[str]: ...
    @overload
    def systemusers_expire(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> str: ...
    @overload
    def systemusers_expire_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[str, int, Headers]]:
        """The same as `systemusers_expire`, answering `(data, status, headers)`."""
    @overload
    def systemusers_expire_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[str, int, Headers]:
        """The same as `systemusers_expire`, answering `(data, status, headers)`."""
    @overload
    def systemusers_get(
        self,
        id: str,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Systemuserreturn]: ...
    @overload
    def systemusers_get(
        self,
        id: str,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Systemuserreturn: ...
    @overload
    def systemusers_get_with_http_info(
        self,
        id: str,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Systemuserreturn, int, Headers]]:
        """The same as `systemusers_get`, answering `(data, status, headers)`."""
    @overload
    def systemusers_get_with_http_info(
        self,
        id: str,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Systemuserreturn, int, Headers]:
        """The same as `systemusers_get`, answering `(data, status, headers)`."""
    @overload
    def systemusers_list(
        self,
        limit: int | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        x_org_id: str | None = None,
        search: SearchLike | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Systemuserslist]: ...
    @overload
    def systemusers_list(
        self,
        limit: int | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        x_org_id: str | None = None,
        search: SearchLike | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Systemuserslist: ...
    @overload
    def systemusers_list_with_http_info(
        self,
        limit: int | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        x_org_id: str | None = None,
        search: SearchLike | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Systemuserslist, int, Headers]]:
        """The same as `systemusers_list`, answering `(data, status, headers)`."""
    @overload
    def systemusers_list_with_http_info(
        self,
        limit: int | None = None,
        skip: int | None = None,
        sort: Words | None = None,
        fields: Words | None = None,
        filter: FilterLike | None = None,
        x_org_id: str | None = None,
        search: SearchLike | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Systemuserslist, int, Headers]:
        """The same as `systemusers_list`, answering `(data, status, headers)`."""
    @overload
    def systemusers_mfasync(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[None]: ...
    @overload
    def systemusers_mfasync(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> None: ...
    @overload
    def systemusers_mfasync_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[None, int, Headers]]:
        """The same as `systemusers_mfasync`, answering `(data, status, headers)`."""
    @overload
    def systemusers_mfasync_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[None, int, Headers]:
        """The same as `systemusers_mfasync`, answering `(data, status, headers)`."""
    @overload
    def systemusers_post(
        self,
        body: Systemuserputpost | Mapping[str, Any],
        x_org_id: str | None = None,
        full_validation_details: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Systemuserreturn]: ...
    @overload
    def systemusers_post(
        self,
        body: Systemuserputpost | Mapping[str, Any],
        x_org_id: str | None = None,
        full_validation_details: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Systemuserreturn: ...
    @overload
    def systemusers_post_with_http_info(
        self,
        body: Systemuserputpost | Mapping[str, Any],
        x_org_id: str | None = None,
        full_validation_details: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Systemuserreturn, int, Headers]]:
        """The same as `systemusers_post`, answering `(data, status, headers)`."""
    @overload
    def systemusers_post_with_http_info(
        self,
        body: Systemuserputpost | Mapping[str, Any],
        x_org_id: str | None = None,
        full_validation_details: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Systemuserreturn, int, Headers]:
        """The same as `systemusers_post`, answering `(data, status, headers)`."""
    @overload
    def systemusers_put(
        self,
        id: str,
        body: Systemuserput | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        full_validation_details: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Systemuserreturn]: ...
    @overload
    def systemusers_put(
        self,
        id: str,
        body: Systemuserput | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        full_validation_details: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Systemuserreturn: ...
    @overload
    def systemusers_put_with_http_info(
        self,
        id: str,
        body: Systemuserput | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        full_validation_details: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Systemuserreturn, int, Headers]]:
        """The same as `systemusers_put`, answering `(data, status, headers)`."""
    @overload
    def systemusers_put_with_http_info(
        self,
        id: str,
        body: Systemuserput | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        full_validation_details: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Systemuserreturn, int, Headers]:
        """The same as `systemusers_put`, answering `(data, status, headers)`."""
    @overload
    def systemusers_resetmfa(
        self,
        id: str,
        body: IdResetmfaBody | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[str]: ...
    @overload
    def systemusers_resetmfa(
        self,
        id: str,
        body: IdResetmfaBody | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> str: ...
    @overload
    def systemusers_resetmfa_with_http_info(
        self,
        id: str,
        body: IdResetmfaBody | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[str, int, Headers]]:
        """The same as `systemusers_resetmfa`, answering `(data, status, headers)`."""
    @overload
    def systemusers_resetmfa_with_http_info(
        self,
        id: str,
        body: IdResetmfaBody | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[str, int, Headers]:
        """The same as `systemusers_resetmfa`, answering `(data, status, headers)`."""
    @overload
    def systemusers_state_activate(
        self,
        id: str,
        body: StateActivateBody | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[str]: ...
    @overload
    def systemusers_state_activate(
        self,
        id: str,
        body: StateActivateBody | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> str: ...
    @overload
    def systemusers_state_activate_with_http_info(
        self,
        id: str,
        body: StateActivateBody | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[str, int, Headers]]:
        """The same as `systemusers_state_activate`, answering `(data, status, headers)`."""
    @overload
    def systemusers_state_activate_with_http_info(
        self,
        id: str,
        body: StateActivateBody | Mapping[str, Any] | None = None,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[str, int, Headers]:
        """The same as `systemusers_state_activate`, answering `(data, status, headers)`."""
    @overload
    def systemusers_totp_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[Totpenrollmentinfo]: ...
    @overload
    def systemusers_totp_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> Totpenrollmentinfo: ...
    @overload
    def systemusers_totp_info_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[Totpenrollmentinfo, int, Headers]]:
        """The same as `systemusers_totp_info`, answering `(data, status, headers)`."""
    @overload
    def systemusers_totp_info_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[Totpenrollmentinfo, int, Headers]:
        """The same as `systemusers_totp_info`, answering `(data, status, headers)`."""
    @overload
    def systemusers_unlock(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[str]: ...
    @overload
    def systemusers_unlock(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> str: ...
    @overload
    def systemusers_unlock_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[True],
        **options: Unpack[CallOptions],
    ) -> ApiFuture[tuple[str, int, Headers]]:
        """The same as `systemusers_unlock`, answering `(data, status, headers)`."""
    @overload
    def systemusers_unlock_with_http_info(
        self,
        id: str,
        x_org_id: str | None = None,
        *,
        async_req: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> tuple[str, int, Headers]:
        """The same as `systemusers_unlock`, answering `(data, status, headers)`."""
