"""One call: attempts until it is done, each decided on by the table in `jcapiv1.core.retry`."""

from __future__ import annotations

import logging
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

from urllib3 import HTTPHeaderDict

from jcapiv1.core.retry import (
    FINAL,
    INTERRUPTED,
    MAY_HAVE_ACTED,
    NOT_SENT,
    THROTTLED,
    UNAVAILABLE,
    RetryPolicy,
    outcome_of_status,
    parse_retry_after,
)
from jcapiv1.exceptions import (
    HOW_TO_SET_A_KEY,
    ApiException,
    DecodeException,
    NoUsableKeyException,
    TimeoutException,
    TLSException,
    TransportException,
    about,
)
from jcapiv1.security.credentials import MASK, Masked, ServiceAccount, basic_token
from jcapiv1.security.masking import mask, mask_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from jcapiv1.core.operation import Operation
    from jcapiv1.core.request import Request

__all__ = ["Attempt", "Call"]

DONE = "done"
_LOG = logging.getLogger("jcapiv1")
_LOGGED_HEADERS = ("x-request-id", "cf-ray", "retry-after")
_LONGEST_LOGGED = 100
"""Characters of a header."""
_BUILT_IN_POLICY = RetryPolicy(count_throttled=False)


class Attempt:
    """The facts of one attempt, as `Configuration.on_attempt` gets them."""

    __slots__ = (
        "attempt",
        "elapsed",
        "method",
        "operation",
        "outcome",
        "path",
        "path_values",
        "status",
        "wait",
        "x_org_id",
    )

    def __init__(
        self,
        operation: Operation,
        attempt: int,
        status: int,
        outcome: str,
        elapsed: float,
        wait: float | None,
        path_values: dict[str, str] | None = None,
        x_org_id: str | None = None,
    ) -> None:
        self.operation = operation.name
        """For example "users_put"; None for a raw `call_api`."""
        self.method = operation.method
        self.path = operation.path
        """The template, "/users/{id}": without the id, as metrics want it."""
        self.attempt = attempt
        """From 1."""
        self.status = status
        """HTTP status, 0 where there was no answer."""
        self.outcome = outcome
        """"done", or a row of the table in `jcapiv1.core.retry`."""
        self.elapsed = elapsed
        """Seconds that this attempt took."""
        self.wait = wait
        """Seconds until the next attempt, None if there is none."""
        self.path_values = path_values or {}
        """What fills the path: {"id": "5f0c1d2e3a4b5c6d7e8f9a0b"}; empty if nothing does."""
        self.x_org_id = x_org_id
        """The tenant that was named, None if none was."""

    def __repr__(self) -> str:
        facts = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
        return f"Attempt({facts})"


class Settings(Protocol):
    """A configuration, as far as a call reads it.

    Any, since pyright takes a descriptor for itself and not for what it reads as.
    """

    @property
    def host(self) -> str: ...
    @property
    def org_id(self) -> str | None: ...
    @property
    def retries(self) -> Any: ...
    @property
    def on_attempt(self) -> Any: ...
    @property
    def refresh_api_key_hook(self) -> Any: ...

    def credential_for(
        self, url: str, *, own_credential: bool = False
    ) -> tuple[str, Masked] | ServiceAccount | None: ...


class Client(Protocol):
    """An `ApiClient`, as far as a call needs it."""

    watch: Callable[[Attempt], object] | None

    def resources(self) -> Any: ...
    def secrets(self) -> set[str]: ...
    def deserialize(self, response: Any, response_type: Any) -> Any: ...


class Call:
    """One use of an operation: one deadline, one or more attempts."""

    __slots__ = (
        "_authenticate",
        "_client",
        "_configuration",
        "_credential",
        "_durations",
        "_hook",
        "_hooks",
        "_place",
        "_policy",
        "_preload",
        "_request",
        "_resources",
        "_response_type",
        "_sent",
        "_token",
        "refresh_at_first",
    )

    def __init__(
        self,
        client: Client,
        configuration: Settings,
        request: Request,
        response_type: Any,
        durations: tuple[float, float, float],
        authenticate: bool,
        preload: bool,
    ) -> None:
        self._client = client
        self._configuration = configuration
        self._resources = client.resources()
        self._request = request
        self._response_type = response_type
        self._durations = durations
        """Seconds for connecting, for each wait for bytes, and for the whole."""
        self._authenticate = authenticate
        self._preload = preload
        self._token: str | None = None
        self._sent: set[str] = set()
        """Credentials as they went out: they may have been replaced since."""
        self._policy = _policy_of(configuration.retries)
        self._hooks = (configuration.on_attempt, client.watch)
        led = request.sandbox is not None
        self._hook: Any = configuration.refresh_api_key_hook if authenticate and not led else None
        self.refresh_at_first = False
        """Whether the hook is asked for the first attempt too, and not only for the others."""
        self._place: tuple[str, str | None] | None = None
        """Host and tenant as they were set, where a hook may bring another credential."""
        self._credential: tuple[str, Masked] | ServiceAccount | None = None
        if authenticate:
            self._credential = self._read_credential()
            if self._hook is not None:
                self._place = configuration.host, configuration.org_id

    @property
    def name(self) -> str:
        """The operation, or verb and path of a raw call."""
        operation = self._request.operation
        return operation.name or f"{operation.method} {operation.path}"

    def run(self) -> tuple[Any, int, Any]:
        """Value, status and headers; raises the `ApiException` that ended it."""
        operation = self._request.operation
        policy = self._policy
        clock = policy.clock
        total = self._durations[2]
        now = started = clock()
        attempt = 0
        in_doubt = renewed = False
        rate = self._resources.rate
        error: ApiException | None = None
        while True:
            if rate.active and not rate.acquire(now, total - (now - started), clock, policy.sleep):
                raise self._out_of_turn(error, attempt, clock() - started, in_doubt)
            attempt += 1
            began = clock()
            rate.began.append(began)
            if self._hook is not None and (attempt > 1 or self.refresh_at_first):
                self._refresh()
            value, response, error, outcome = self._attempt(total - (began - started))
            now = clock()
            if error is None:
                self._resources.budget.give_back()
                if rate.active:
                    rate.succeeded(now)
                headers = response.getheaders() if self._preload else response.headers
                self._report(attempt, response.status, outcome, now - began, None, headers)
                return value, response.status, headers
            if error.status == 401 and self._token is not None and not renewed:
                renewed = True
                self._resources.token_source().discard(self._token)
                self._report(attempt, 401, outcome, now - began, 0.0, error.headers)
                continue
            if error.headers is not None:
                error.retry_after = parse_retry_after(
                    error.headers.get("retry-after"), policy.now()
                )
            if outcome in MAY_HAVE_ACTED and not operation.reads_only:
                in_doubt = True
            left = total - (now - started)
            wait = policy.wait(outcome, operation.repeat, attempt, error.retry_after, left)
            if outcome == THROTTLED:
                # For as long as this call waits; what it does not wait for, nobody has to.
                rate.throttled(began, now, error.retry_after or 0.0 if wait is not None else 0.0)
            if wait is not None and not self._resources.budget.take(outcome):
                wait = None
            self._report(attempt, error.status or 0, outcome, now - began, wait, error.headers)
            if wait is None:
                nothing_tried = isinstance(error, NoUsableKeyException) and not error.status
                raise self._ended(
                    error, 0 if nothing_tried else attempt, now - started, in_doubt, outcome
                )
            policy.sleep(wait)
            now += wait

    def _out_of_turn(
        self, error: ApiException | None, attempts: int, elapsed: float, in_doubt: bool
    ) -> ApiException:
        """What ends a call whose turn did not come in time: its last error, if it has one."""
        if error is None:
            error = TimeoutException(
                0, "the rate limit of the client left no turn within the time of the call"
            )
        return self._ended(error, attempts, elapsed, in_doubt, NOT_SENT)

    def _ended(
        self, error: ApiException, attempts: int, elapsed: float, in_doubt: bool, outcome: str
    ) -> ApiException:
        error.attempts = attempts
        error.elapsed = elapsed
        error.outcome_unknown = in_doubt
        self._finish(error, earlier=in_doubt and outcome not in MAY_HAVE_ACTED)
        return error

    def _attempt(self, left: float) -> tuple[Any, Any, ApiException | None, str]:
        """Value and response, or the error; and the row of the table that this is."""
        connect, read, _ = self._durations
        limits = self._resources.limits(monotonic() + left, connect, read)
        headers = self._request.headers
        if self._authenticate:
            try:
                headers = self._with_credential(limits)
            except ApiException as error:
                # Without a credential nothing of the operation itself was sent.
                return None, None, error, _outcome_of_token_request(error)
        self._resources.thread.last_response = None  # a raw one would keep a place of the pool
        try:
            response = self._resources.rest.request(
                self._request.method,
                self._request.url,
                headers=headers,
                body=self._request.body,
                _preload_content=self._preload,
                _request_timeout=limits,
            )
            status = response.status
            self._resources.thread.last_response = response
            if 200 <= status < 300:
                return self._value(response), response, None, DONE
            return (
                None,
                None,
                self._resources.refusal(response, self._secrets),
                outcome_of_status(status),
            )
        except TransportException as error:
            if error.outcome_unknown:
                return None, None, error, INTERRUPTED
            return None, None, error, FINAL if isinstance(error, TLSException) else NOT_SENT
        except ApiException as error:
            return None, None, error, FINAL

    def _value(self, response: Any) -> Any:
        if not self._preload:
            return response
        if response.status == 204:
            return None  # by definition nothing follows, whatever is declared
        if self._response_type is not None:
            return self._client.deserialize(response, self._response_type)
        # A void operation answers with nothing, {} or a word. A page is somebody else's answer.
        if response.data[:200].lstrip()[:1] == b"<":
            raise decode_error(response, "the answer is a page of HTML")
        return None

    def _read_credential(self) -> tuple[str, Masked] | ServiceAccount | None:
        request = self._request
        if request.sandbox is not None:
            key = request.sandbox.key
            return None if key is None else ("x-api-key", key)
        return self._configuration.credential_for(
            request.url, own_credential=request.own_credential
        )

    def _refresh(self) -> None:
        """Take the hook's credential, but never one that was set for another host or tenant."""
        configuration = self._configuration
        self._hook(configuration)
        if (configuration.host, configuration.org_id) == self._place:
            self._credential = self._read_credential()

    def _with_credential(self, limits: Any) -> dict[str, str]:
        """The headers with the credential of this call."""
        headers = self._request.headers
        found = self._credential
        if found is None:
            if self._request.own_credential or "cookie" in headers:
                return headers
            if self._request.sandbox is not None:
                raise NoUsableKeyException(
                    0, "JUMPCLOUD_SANDBOX_URL is set, but JUMPCLOUD_SANDBOX_KEY is not"
                )
            raise NoUsableKeyException(0, f"no API key is set: {HOW_TO_SET_A_KEY}")
        if isinstance(found, ServiceAccount):
            self._sent.update((found.client_secret, basic_token(*found[:2])))
            tokens = self._resources.token_source()
            self._token = tokens.token(found, self._resources.rest, limits, self._secrets)
            name, value = "authorization", Masked(f"Bearer {self._token}")
        else:
            name, value = found[0].lower(), found[1]
        self._sent.add(value)
        headers = {**headers, name: value}
        if name == "authorization":
            headers.pop("x-api-key", None)  # a token beats a key
        return headers

    def _secrets(self) -> set[str]:
        from jcapiv1.security.secrets import secrets_in, spellings

        parts = {*self._sent, *(sent.rpartition(" ")[2] for sent in self._sent)}
        sent = {s for part in parts for s in spellings(str(part))}
        found = self._client.secrets() | secrets_in(self._request.headers) | sent
        if self._request.body and self._request.operation.body:
            from jcapiv1.core.secret_fields import secrets_of

            told = secrets_of(self._request.body, self._request.operation.body)
            found |= {s for part in told for s in spellings(part)}
        return found

    def _report(
        self,
        attempt: int,
        status: int,
        outcome: str,
        elapsed: float,
        wait: float | None,
        headers: Any,
    ) -> None:
        """Tell the log and the hook."""
        operation = self._request.operation
        level = logging.DEBUG if wait is None else logging.WARNING
        if _LOG.isEnabledFor(level):
            secrets = self._secrets()
            shown = [
                f"{n}={_in_one_word(mask(headers[n], secrets))}"
                for n in _LOGGED_HEADERS
                if n in (headers or ())
            ]
            _LOG.log(
                level,
                "%s %s (%s): %s %s, attempt %d, %.0f ms%s%s",
                operation.method,
                operation.path,
                ", ".join([operation.name or "raw call", *self._about(secrets)]),
                status or "no answer",
                outcome,
                attempt,
                elapsed * 1000,
                "" if wait is None else f", repeated in {wait:.2f} s",
                " " + " ".join(shown) if shown else "",
            )
        for hook in self._hooks:
            if hook is not None:
                try:
                    values, tenant = self._record()
                    hook(
                        Attempt(operation, attempt, status, outcome, elapsed, wait, values, tenant)
                    )
                except Exception as error:  # noqa: BLE001  # metrics must not decide an outcome
                    _LOG.warning("on_attempt raised %s", type(error).__name__)

    def _record(self, secrets: set[str] | None = None) -> tuple[dict[str, str], str | None]:
        """What fills the path, and the tenant: ids as they are, anything else without secrets."""
        from jcapiv1.core.advice import is_id

        tenant = self._request.x_org_id
        values = {n: str(v) for n, v in self._request.path_values.items() if v is not None}
        if all(map(is_id, values.values())) and (tenant is None or is_id(tenant)):
            return values, tenant
        known = self._secrets() if secrets is None else secrets
        shown = {name: _in_one_word(mask(value, known)) for name, value in values.items()}
        return shown, tenant and _in_one_word(mask(tenant, known))

    def _about(self, secrets: set[str]) -> list[str]:
        """The record and the tenant, in words."""
        values, tenant = self._record(secrets)
        return about(values, tenant)

    def _finish(self, error: ApiException, earlier: bool) -> None:
        """Complete an error before the caller gets it, and take every known secret out.

        `earlier`: not the last attempt, but one before it may have acted.
        """
        from jcapiv1.core.advice import advice  # here: most calls end well

        operation = self._request.operation
        error.operation = operation.name
        error.hint = advice(error, operation, self._request.path_values, self._request.x_org_id)
        if isinstance(error, DecodeException) and not operation.reads_only:
            if 200 <= (error.status or 0) < 300:
                error.reason = f"the server accepted the request, but {error.reason}"
        elif error.outcome_unknown:
            who = "an earlier attempt may have done it" if earlier else "the server may have acted"
            error.reason = f"{error.reason}; {who}"
        secrets = self._secrets()
        error.path_values, error.x_org_id = self._record(secrets)
        if error.body:
            from jcapiv1.core.secret_fields import secrets_of

            secrets |= secrets_of(error.body, operation.response_type)
        error.reason = mask(error.reason or "", secrets)
        error.args = (error.status, error.reason)
        if isinstance(error, DecodeException):
            error.path = mask(error.path, secrets)
        if error.body is not None:
            error.body = mask(error.body, secrets)
        if error.headers is not None:
            error.headers = _masked_headers(error.headers, secrets)


def decode_error(
    response: Any, problem: str, path: str = "", kind: type[DecodeException] = DecodeException
) -> DecodeException:
    """The answer, kept in an error that says what is wrong with it and where."""
    error = kind(http_resp=response)
    error.path = path
    error.reason = f"at {path}: {problem}" if path else problem
    return error


def _in_one_word(text: str) -> str:
    """A server's words for the log: none of them looks like a field or a line of ours."""
    if len(text) > _LONGEST_LOGGED:
        text = f"{text[:_LONGEST_LOGGED]}..."
    return text if text.isascii() and text.isprintable() and " " not in text else ascii(text)


def _policy_of(retries: Any) -> RetryPolicy:
    if retries is None:
        return _BUILT_IN_POLICY
    return (
        RetryPolicy(retries, count_throttled=not retries) if isinstance(retries, int) else retries
    )


def _outcome_of_token_request(error: ApiException) -> str:
    repeatable = isinstance(error, TransportException) and not isinstance(error, TLSException)
    if repeatable or outcome_of_status(error.status or 0) == UNAVAILABLE:
        return NOT_SENT
    return THROTTLED if error.status == 429 else FINAL


def _masked_headers(headers: Any, secrets: set[str]) -> HTTPHeaderDict:
    masked = HTTPHeaderDict()
    for name, value in HTTPHeaderDict(headers).items():
        shown = MASK if name.lower() == "set-cookie" else mask(value, secrets)
        masked.add(mask_name(name, secrets), shown)
    return masked
