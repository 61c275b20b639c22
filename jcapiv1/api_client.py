"""What a call is: build the request, attempt it until done, decode the answer."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import lru_cache, partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from jcapiv1.core.call import Call, decode_error
from jcapiv1.core.decode import Misfit, TooCostly, parse_json, reader
from jcapiv1.core.encode import encode_body, to_wire
from jcapiv1.core.model import Model
from jcapiv1.core.operation import TAKES_TENANT, Operation, OperationPath
from jcapiv1.core.query import resolved_search_body
from jcapiv1.core.rate_limit import RateLimit
from jcapiv1.core.request import Request, check_header, clean_text, encode_query, fill_path
from jcapiv1.core.retry import RetryBudget
from jcapiv1.exceptions import (
    DecodeException,
    ResponseTooLargeException,
    warn_caller,
)
from jcapiv1.rest import RESTClientObject
from jcapiv1.security.credentials import MASK, Masked
from jcapiv1.settings.environment import SANDBOX_URL
from jcapiv1.settings.validation import durations_of
from jcapiv1.transport.errors import refusal
from jcapiv1.transport.sockets import Limits
from jcapiv1.version import __version__

if TYPE_CHECKING:
    from jcapiv1.configuration import Configuration
    from jcapiv1.core.call import Attempt
    from jcapiv1.core.futures import ApiFuture, Workers
    from jcapiv1.security.tokens import TokenSource
    from jcapiv1.settings.environment import SandboxInForce

__all__ = ["Api", "ApiClient", "with_http_info"]

T = TypeVar("T", bound="ApiClient")

_USER_AGENT = f"jcapiv1/{__version__} (Python {sys.version.split()[0]})"
_CREDENTIAL_HEADERS = ("authorization", "x-api-key")
_SECRET_WORDS = ("auth", "cookie", "key", "password", "secret", "token")
"""Parts of header names whose values are taken for secrets."""
_MOST_WORKERS = 32
_setup = threading.Lock()
if hasattr(os, "register_at_fork"):

    def _renew_setup() -> None:
        global _setup
        _setup = threading.Lock()  # the thread that held it is not in the child

    os.register_at_fork(after_in_child=_renew_setup)


class Resources:
    """What a client holds in one process, and its views share."""

    # By these, `core` reaches what lies above it.
    limits = Limits
    refusal = staticmethod(refusal)

    def __init__(self, configuration: Configuration) -> None:
        self.pid = os.getpid()
        self.rest: Any = RESTClientObject(configuration)
        self.budget = RetryBudget()
        self.rate = RateLimit(configuration.requests_per_second)
        self.lock = threading.Lock()
        self.workers: Workers | None = None
        self.tokens: TokenSource | None = None
        self.thread = threading.local()
        """`last_response` of each thread."""

    def token_source(self) -> TokenSource:
        """The service account's token, made at first use."""
        with self.lock:
            if self.tokens is None:
                from jcapiv1.security.tokens import TokenSource

                self.tokens = TokenSource(refusal)
            return self.tokens


class _Shared:
    """The one cell that a client and its views look into."""

    __slots__ = ("inherited", "resources")

    def __init__(self) -> None:
        self.resources: Resources | None = None
        self.inherited: list[Resources | None] = []


class ApiClient:
    """Calls the API: one client serves many threads.

    `header_name` and `header_value` are a default header, `cookie` a default Cookie header. What
    is changed in `configuration` holds from the next call; TLS, proxy and pool size hold from
    the first connection. A pickle or copy holds the configuration with its credentials (a
    worker process needs them), and no connection.
    """

    watch: Callable[[Attempt], object] | None = None
    """See `watched_by`."""
    _organization: str | None = None

    def __init__(
        self,
        configuration: Configuration | None = None,
        header_name: str | None = None,
        header_value: str | None = None,
        cookie: str | None = None,
    ) -> None:
        if configuration is None:
            from jcapiv1.configuration import Configuration

            configuration = Configuration()
        elif not hasattr(configuration, "base_url"):
            # Without the value: most often it is a key.
            raise TypeError(
                f"ApiClient takes a Configuration, not {_kind_of(configuration)}: "
                "ApiClient(Configuration(api_key={'x-api-key': ...}))"
            )
        self.configuration = configuration
        self.default_headers: dict[str, str] = {"User-Agent": _USER_AGENT}
        """Sent with every request; an argument of the call beats them."""
        if header_name is not None:
            self.default_headers[header_name] = header_value  # type: ignore[assignment]  # checked when sent
        self.cookie = cookie
        self._shared = _Shared()
        self._prepared: _Defaults | None = None

    # The calls.

    def call_api(
        self,
        resource_path: str,
        method: str,
        path_params: Mapping[str, Any] | None = None,
        query_params: Mapping[str, Any] | Iterable[tuple[str, Any]] | None = None,
        header_params: Mapping[str, Any] | None = None,
        body: Any = None,
        post_params: Any = None,
        files: Any = None,
        response_type: Any = None,
        auth_settings: list[str] | None = None,
        async_req: bool | None = None,
        _return_http_data_only: bool | None = None,
        collection_formats: Mapping[str, str] | None = None,
        _preload_content: bool = True,
        _request_timeout: Any = None,
        operation: Operation | None = None,
    ) -> Any:
        """Make a call, by an operation of the contract or by hand.

        By hand (without `operation`) it is repeated only while it is certain that the server has
        not acted; pass an `Operation` with `repeat="always"` to tell otherwise. An empty
        `auth_settings` list sends no credential.

        Returns the decoded answer with `_return_http_data_only`, else (data, status, headers);
        with `async_req` an `ApiFuture` of that; without `_preload_content` the raw urllib3
        response, unread. Raises an `ApiException` for whatever goes wrong on the way, TypeError
        or ValueError for arguments, before anything is sent.
        """
        if post_params or files:
            raise ValueError("post_params, files: the API has no operation that takes a form")
        if operation is None:
            if isinstance(resource_path, OperationPath):
                operation = resource_path.operation
            else:
                operation = Operation(None, method.upper(), resource_path, response_type)
        # Host, tenant and credential are read here, once: a later change is the next call's.
        configuration = self.configuration
        durations = durations_of(configuration, _request_timeout)
        asked = auth_settings is None or bool(auth_settings)
        authenticate = asked and not (
            operation.headers and _brings_credential(operation, header_params)
        )
        if authenticate:
            configuration.refresh()
        request = self.build(
            operation,
            path_params,
            query_params,
            header_params,
            body,
            collection_formats,
            configuration=configuration,
        )
        if request.sandbox is not None:
            authenticate = asked
        call = Call(
            self, configuration, request, response_type, durations, authenticate, _preload_content
        )
        if async_req:
            call.refresh_at_first = True  # it may wait for long before its turn comes
            return self._in_background(call, _return_http_data_only)
        return _result(call, _return_http_data_only)

    def prepare(self, method: Callable[..., Any], *args: Any, **options: Any) -> Request:
        """The request that `method(*args, **options)` would send, without sending it.

        `method` is a bound API method such as `api.users_put`. Credentials show as ***.
        """
        api = getattr(method, "__self__", None)
        if not isinstance(api, Api):
            raise TypeError(f"{method!r} is not a method of an API object")
        preparing: Any = _Preparing(api.api_client)
        request: Request = getattr(type(api)(preparing), method.__name__)(*args, **options)
        return request

    @staticmethod
    def operation_of(method: Callable[..., Any]) -> Operation:
        """The contract's operation behind a bound API method; TypeError if there is none."""
        operation = getattr(method, "operation", None)
        if isinstance(operation, Operation):
            return operation
        raise TypeError(f"{method!r} is not a method of an API class")

    def for_organization(self: T, org_id: str) -> T:
        """A light view of this client for one tenant: same connections, same configuration.

        Operations that take `x-org-id` send `org_id`; an explicit argument wins.
        """
        view = self._view()
        view._organization = clean_text("org_id", org_id)
        return view

    def watched_by(self: T, watch: Callable[[Attempt], object]) -> T:
        """A light view of this client that tells `watch` of its attempts, besides `on_attempt`."""
        view = self._view()
        view.watch = watch
        return view

    def _view(self: T) -> T:
        view = type(self).__new__(type(self))
        view.__dict__.update(self.__dict__)
        return view

    def close(self) -> None:
        """Let asynchronous calls finish, then close all connections. A later call opens new."""
        resources = self._shared.resources
        if resources is not None and resources.pid == os.getpid():
            with resources.lock:
                workers, resources.workers = resources.workers, None
            if workers is not None:
                workers.close()
            resources.rest.close()

    async def aclose(self) -> None:
        """`close`, while the event loop goes on."""
        from asyncio import to_thread

        await to_thread(self.close)

    async def __aenter__(self: T) -> T:
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self.aclose()

    def __enter__(self: T) -> T:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __getstate__(self) -> dict[str, Any]:
        # A copy: another thread may be setting an attribute.
        own = self.__dict__.copy()
        return {k: v for k, v in own.items() if k not in ("_shared", "_prepared")}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._shared = _Shared()
        self._prepared = None

    def __repr__(self) -> str:
        return f"<ApiClient {self.configuration!r}>"

    # What scripts for the predecessor use.

    @property
    def user_agent(self) -> str:
        """The User-Agent header."""
        headers = self.default_headers.copy()
        return {name.lower(): value for name, value in headers.items()}["user-agent"]

    @user_agent.setter
    def user_agent(self, value: str) -> None:
        self.set_default_header("User-Agent", value)

    def set_default_header(self, header_name: str, header_value: str) -> None:
        """Send a header with every request from now on, in place of any other spelling of it."""
        known = self.default_headers.copy()
        self.default_headers[header_name] = header_value
        for name in known:
            if name != header_name and str(name).lower() == str(header_name).lower():
                self.default_headers.pop(name, None)

    @property
    def rest_client(self) -> Any:
        """What sends requests, a `RESTClientObject`."""
        return self.resources().rest

    @property
    def last_response(self) -> Any:
        """The last answer that this thread got, None before the first."""
        return getattr(self.resources().thread, "last_response", None)

    def sanitize_for_serialization(self, obj: Any) -> Any:
        """`obj` as plain JSON types; a model without its None fields, NULL as null."""
        return to_wire(obj)

    def deserialize(self, response: Any, response_type: Any) -> Any:
        """The answer's `data` (str or bytes) as `response_type`.

        A type is a model or its name, "str", "int", "float", "bool", "date", "datetime",
        "object", "list[...]" or "dict(str, ...)". DecodeException if the document is of another
        structure; as "str" any text will do that is no page, since some answers are a bare word.
        """
        data = response.data
        notes: list[str] = []
        kind = DecodeException
        try:
            # "strict" by name is what keeps lone surrogates and invalid UTF-8 out.
            text = data if isinstance(data, str) else str(data, "utf-8", "strict")
            if response_type in ("str", str) and text.lstrip()[:1] != "<":
                return _text_of(text)
            document = parse_json(text, self.configuration.max_response_bytes)
            read = reader(
                response_type if isinstance(response_type, str) else response_type.__name__
            )
            value = read(document, notes)
        except Misfit as misfit:
            problem, path = str(misfit), misfit.path
        except TooCostly as error:
            kind, problem, path = ResponseTooLargeException, str(error), ""
        except UnicodeDecodeError as error:
            problem, path = f"byte {error.start} is not UTF-8", ""
        except ValueError as error:
            problem, path = (str(error) if data else "the answer is empty"), ""
        else:
            if notes:
                more = f" (and {len(notes) - 1} more)" if len(notes) > 1 else ""
                warn_caller(f"kept as received: {notes[0]}{more}")
            return value
        raise decode_error(response, problem, path, kind)

    # Building.

    def build(
        self,
        operation: Operation,
        path_params: Mapping[str, Any] | None,
        query_params: Any,
        header_params: Mapping[str, Any] | None,
        body: Any,
        collection_formats: Mapping[str, str] | None = None,
        *,
        configuration: Configuration | None = None,
        show_credential: bool = False,
    ) -> Request:
        """The request of an operation, without its credential; nothing is sent.

        `show_credential` adds the header that it would travel in, as ***.
        """
        configuration = configuration or self.configuration
        validate = configuration.client_side_validation
        defaults = self._defaults()
        sandbox = configuration.sandbox_in_force() if SANDBOX_URL in os.environ else None
        target = fill_path(
            operation, path_params or {}, configuration.safe_chars_for_path_param, validate
        )
        if query_params:
            if hasattr(query_params, "items"):
                query_params = query_params.items()
            query = encode_query(operation, query_params, validate, collection_formats)
            if query:
                target = f"{target}?{query}"
        headers = dict(defaults.headers)
        given: set[str] = set()
        for name, value in (header_params or {}).items():
            if value is not None:
                if str(name).lower() == "x-org-id":
                    value = clean_text("x_org_id", value)
                elif name in operation.headers and isinstance(value, bool):
                    value = "true" if value else "false"
                lower, text = check_header(name, value)
                if lower in given:
                    raise ValueError(f"header {lower} is given twice")
                given.add(lower)
                headers[lower] = Masked(text) if _is_secret(lower) else text
        own = defaults.has_credential
        if operation.headers and _brings_credential(operation, header_params):
            own = True
            for name in ("x-api-key", "cookie"):
                headers.pop(name, None)
        if sandbox is not None:
            own = False
            for name in ("authorization", "x-api-key", "cookie"):
                headers.pop(name, None)
        if operation.org_id == "refused":
            headers.pop("x-org-id", None)
        elif "x-org-id" not in given:
            self._set_organization(operation, headers, configuration, own)
        content = None
        if body is not None:
            kind: Any = body.__class__
            if operation.body and not isinstance(body, (Model, Mapping)):
                raise TypeError(f"body is {operation.body_kind}, not {type(body).__name__}")
            if validate and operation.body == "Search" and (names := operation.record_names()):
                body = resolved_search_body(body, names)
            content = encode_body(body)
            if validate and operation.body and kind is not operation.checked_body:
                from jcapiv1.core.body_check import check_body  # here: not for those who only read

                check_body(operation, body)
            headers.setdefault("content-type", "application/json")
        if show_credential:
            headers = {n: MASK if isinstance(v, Masked) else v for n, v in headers.items()}
            if own:
                pass
            elif configuration.uses_client_credentials:
                headers["authorization"] = MASK
            elif found := configuration.authorization():
                headers[found[0].lower()] = MASK
        base = self._base(configuration, defaults, own, sandbox)
        return Request(operation, base + target, headers, content, own, path_params, sandbox)

    def _set_organization(
        self,
        operation: Operation,
        headers: dict[str, str],
        configuration: Configuration,
        own_credential: bool,
    ) -> None:
        """The tenant of a call that does not name one itself."""
        if self._organization is not None:
            headers["x-org-id"] = self._organization
        elif operation.org_id in TAKES_TENANT and "x-org-id" not in headers:
            found = configuration.organization(own_credential=own_credential)
            if found is not None:
                headers["x-org-id"] = found

    def _base(
        self,
        configuration: Configuration,
        defaults: _Defaults,
        own_credential: bool,
        sandbox: SandboxInForce | None,
    ) -> str:
        """Origin and path that every address begins with."""
        if sandbox is None:
            address = configuration.base_url(own_credential=own_credential)
        else:
            address = sandbox.address
        known, base = defaults.base
        if address is not known:
            if sandbox is None:
                configuration.warn_of_unused(own_credential=own_credential)
            base = f"{address.scheme}://{address.bracketed}:{address.port}{address.path}"
            defaults.base = address, base  # at once: threads may be at different hosts
        return base

    def _defaults(self) -> _Defaults:
        """The default headers checked and merged, made again only when one has changed."""
        prepared = self._prepared
        if (
            prepared is None
            or prepared.made_of != self.default_headers
            or prepared.cookie != self.cookie
        ):
            prepared = self._prepared = _Defaults(self.default_headers, self.cookie)
        return prepared

    # What a call asks for.

    def resources(self) -> Resources:
        """What this client holds in this process; made at first use, and anew after a fork."""
        shared = self._shared
        found = shared.resources
        if found is None or found.pid != os.getpid():
            with _setup:
                found = shared.resources
                if found is None or found.pid != os.getpid():
                    # Kept, so that nothing closes the connections that the parent goes on using.
                    shared.inherited.append(found)
                    found = shared.resources = Resources(self.configuration)
        return found

    def secrets(self) -> set[str]:
        """Every secret this client knows, in every spelling."""
        known = self.configuration.secrets()
        # A header that another thread has set may be one that cannot be sent. That must not hide
        # how a call ended, and the call itself knows what it has sent.
        with suppress(TypeError, ValueError):
            known |= self._defaults().secrets()
        resources = self._shared.resources
        if resources is not None and resources.tokens is not None:
            known |= resources.tokens.secrets()
        return known

    def _in_background(self, call: Call, data_only: bool | None) -> ApiFuture[Any]:
        resources = self.resources()
        workers = resources.workers
        if workers is None:
            from jcapiv1.core.futures import Workers

            with resources.lock:
                workers = resources.workers
                if workers is None:
                    most = min(_MOST_WORKERS, self.configuration.connection_pool_maxsize)
                    workers = resources.workers = Workers(most)
        name = call.name
        return workers.submit(name, partial(_result, call, data_only))


def _result(call: Call, data_only: bool | None) -> Any:
    answer = call.run()
    return answer[0] if data_only else answer


def _text_of(text: str) -> str:
    """What a JSON string says, or else the text as it is."""
    try:
        document = parse_json(text)
    except ValueError:
        return text
    return document if isinstance(document, str) else text


class _Defaults:
    """The default headers, checked and merged: what many calls have in common."""

    __slots__ = ("base", "cookie", "has_credential", "headers", "made_of")

    def __init__(self, default_headers: Mapping[str, Any], cookie: str | None) -> None:
        self.made_of = dict(default_headers)
        self.cookie = cookie
        self.headers = {"accept": "application/json", "accept-encoding": "gzip"}
        # Of the copy: another thread may set one meanwhile.
        for name, value in self.made_of.items():
            lower, text = check_header(name, value)
            self.headers[lower] = Masked(text) if _is_secret(lower) else text
        if cookie:
            self.headers["cookie"] = Masked(check_header("cookie", cookie)[1])
        self.has_credential = any(name in self.headers for name in _CREDENTIAL_HEADERS)
        self.base: tuple[Any, str] = None, ""
        """An address, and what the URLs there begin with."""

    def secrets(self) -> set[str]:
        """The values of the headers that carry credentials, in every spelling."""
        from jcapiv1.security.secrets import secrets_in

        return secrets_in(self.headers)


class Api:
    """A group of operations, and the client that their calls go through."""

    def __init__(self, api_client: ApiClient | None = None) -> None:
        """Without a client it makes its own, of `Configuration()`."""
        if api_client is None:
            api_client = ApiClient()
        elif not hasattr(api_client, "call_api"):
            # Without the value: most often it is a key.
            raise TypeError(
                f"{type(self).__name__} takes an ApiClient, not {_kind_of(api_client)}: "
                f"{type(self).__name__}(ApiClient(configuration))"
            )
        self.api_client = api_client


def with_http_info(method: Callable[..., Any]) -> Callable[..., Any]:
    """The twin of a method, which answers `(data, status, headers)`."""
    name = method.__name__

    def twin(self: Any, *arguments: Any, **options: Any) -> Any:
        options.setdefault("_return_http_data_only", False)
        # By its name: a script may have replaced the method.
        return getattr(self, name)(*arguments, **options)

    twin.__name__ = twin.__qualname__ = f"{name}_with_http_info"
    twin.__module__ = method.__module__
    twin.__doc__ = f"The same as `{name}`, answering `(data, status, headers)`."
    twin.__dict__.update(method.__dict__, __wrapped__=method)  # for inspect.signature
    return twin


class _Preparing:
    """Stands in for a client: builds what would be sent."""

    def __init__(self, client: ApiClient) -> None:
        self._client = client

    def call_api(
        self,
        resource_path: OperationPath,
        method: str,
        path_params: Any = None,
        query_params: Any = None,
        header_params: Any = None,
        *,
        body: Any = None,
        **_options: Any,
    ) -> Request:
        return self._client.build(
            resource_path.operation,
            path_params,
            query_params,
            header_params,
            body,
            show_credential=True,
        )


def _brings_credential(operation: Operation, headers: Mapping[str, Any] | None) -> bool:
    """Whether an argument of the call is its credential, as a device's own signature is."""
    given = [name.lower() for name, value in (headers or {}).items() if value is not None]
    return "authorization" in given and "authorization" in map(str.lower, operation.headers)


def _kind_of(value: object) -> str:
    name = type(value).__name__
    return f"{'an' if name[:1] in 'AEIOaeio' else 'a'} {name}"


# Cached, since the same few names come with every call.
@lru_cache(maxsize=64)
def _is_secret(header: str) -> bool:
    return any(word in header for word in _SECRET_WORDS)
