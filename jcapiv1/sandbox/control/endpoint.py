"""What each path of the control endpoint does. `docs/sandbox.md` lists them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta, timezone
from typing import Any, Protocol, TypeAlias, cast

from dateutil.parser import isoparse
from werkzeug.wrappers import Request

from jcapiv1.sandbox.answers import Answer, json_answer
from jcapiv1.sandbox.control import records
from jcapiv1.sandbox.control.access import refuse_strangers
from jcapiv1.sandbox.control.credentials import SHELLS, Credentials
from jcapiv1.sandbox.control.page import Page
from jcapiv1.sandbox.control.recorded import read_body, request_document
from jcapiv1.sandbox.faults import read_faults
from jcapiv1.sandbox.lists.parameters import as_text, parse_query
from jcapiv1.sandbox.refusal import Refusal
from jcapiv1.sandbox.service import CONTROL, Service, Target
from jcapiv1.sandbox.state.records import wire_time

_PLAIN = "text/plain; charset=utf-8"


class Controlled(Protocol):
    """The sandbox, as far as it is controlled."""

    @property
    def credentials(self) -> Credentials: ...
    @property
    def certificate(self) -> str | None: ...
    @property
    def key(self) -> Callable[..., str]: ...
    def revoke(self, key: str) -> None: ...
    def revoke_tokens(self) -> None: ...
    def reset(self) -> None: ...
    def snapshot(self) -> dict[str, Any]: ...
    def restore(self, document: Mapping[str, Any], /) -> None: ...


@dataclass(frozen=True)
class _Asked:
    """A control request."""

    path: tuple[str, ...]
    """The segments after the first that says what it is about."""
    query: Mapping[str, str]
    body: bytes | None
    place: str
    """The host and port by which it was asked."""

    def json(self) -> Any:
        """Return the body's JSON; Refusal (400) if it has none."""
        try:
            return read_body(self.body)
        except ValueError as error:
            raise Refusal(400, str(error)) from None

    def object(self) -> dict[str, Any]:
        """Return the body's object, an empty one without a body; Refusal (400) if it is none."""
        document: object = self.json() if self.body else {}
        if not isinstance(document, dict):
            raise Refusal(400, "Bad Request: the body must be a JSON object")
        return cast("dict[str, Any]", document)


_Action: TypeAlias = Callable[[_Asked], object]


class Control:
    """The control endpoint of one sandbox."""

    def __init__(self, sandbox: Controlled, service: Service, token: str) -> None:
        self._sandbox = sandbox
        self._service = service
        self._token = token
        self.snapshots: dict[str, dict[str, Any]] = {}
        """What was kept to come back to, by name."""
        self._page = Page(sandbox, service, self.snapshots)
        self._actions: dict[tuple[str, str, int], _Action] = {
            ("GET", "credentials", 0): self._credentials,
            ("GET", "certificate", 0): self._certificate,
            ("GET", "requests", 0): self._requests,
            ("DELETE", "requests", 0): self._forget,
            ("GET", "outbox", 0): lambda _: [asdict(each) for each in service.state.outbox],
            ("GET", "actions", 0): lambda _: [
                asdict(each) for each in service.state.actions.values()
            ],
            ("GET", "faults", 0): self._faults,
            ("POST", "faults", 0): self._add_faults,
            ("DELETE", "faults", 0): self._clear_faults,
            ("GET", "records", 0): lambda _: records.counts(service.state),
            ("GET", "records", 1): self._list,
            ("POST", "records", 1): self._add,
            ("GET", "records", 2): lambda asked: records.one(service.state, *asked.path).document,
            ("PATCH", "records", 2): self._change,
            ("DELETE", "records", 2): self._remove,
            ("POST", "keys", 0): self._add_key,
            ("DELETE", "keys", 0): self._revoke,
            ("DELETE", "tokens", 0): self._revoke_tokens,
            ("GET", "clock", 0): self._clock,
            ("PUT", "clock", 0): self._set_clock,
            ("GET", "snapshots", 0): lambda _: [*self.snapshots],
            ("GET", "snapshots", 1): lambda asked: self._snapshot(asked.path[0]),
            ("PUT", "snapshots", 1): self._keep,
            ("POST", "snapshots", 1): self._restore,
            ("DELETE", "snapshots", 1): self._drop,
            ("POST", "reset", 0): self._reset,
        }

    def answer(self, target: Target, request: Request, body: bytes | None) -> Answer:
        """Return the answer to a control request."""
        name, *rest = target.path.removeprefix(CONTROL).split("/")
        method = "GET" if request.method == "HEAD" else request.method
        if (method, name, rest) == ("GET", "health", []):
            return json_answer({"status": "ready"})
        try:
            if self._page.answers(target):
                return self._page.answer(target, request, body)
            refuse_strangers(request, self._token)
            action = self._actions.get((method, name, len(rest)))
            if action is None:
                raise Refusal(404)
            query = {each: as_text(value) for each, value in parse_query(target.query).items()}
            with self._service.state.lock:
                answered = action(_Asked(tuple(rest), query, body, request.headers.get("host", "")))
                return answered if isinstance(answered, Answer) else json_answer(answered)
        except Refusal as refusal:
            return json_answer(refusal.document(), refusal.status)

    def _credentials(self, asked: _Asked) -> object:
        shell = asked.query.get("shell", "json")
        credentials = self._sandbox.credentials.seen_at(asked.place)
        if shell == "json":
            return credentials.document()
        if shell not in SHELLS:
            raise Refusal(400, f"Bad Request: shell is json, {', '.join(SHELLS)}")
        return Answer(200, "\n".join([*credentials.lines(shell), ""]).encode(), _PLAIN)

    def _certificate(self, asked: _Asked) -> Answer:
        if self._sandbox.certificate is None:
            raise Refusal(404, "Not Found: the sandbox does not speak TLS")
        return Answer(200, self._sandbox.certificate.encode(), "application/x-pem-file")

    def _requests(self, asked: _Asked) -> object:
        after, operation = _number(asked, "after"), asked.query.get("operation")
        return [
            request_document(each)
            for each in self._service.recorder.requests()
            if each.number > after and operation in (None, each.operation)
        ]

    def _forget(self, asked: _Asked) -> object:
        self._service.recorder.reset()
        return {}

    def _faults(self, asked: _Asked) -> object:
        return [fault.document() for fault in self._service.faults.waiting()]

    def _add_faults(self, asked: _Asked) -> object:
        try:
            given = read_faults(asked.json())
        except ValueError as error:
            raise Refusal(400, str(error)) from None
        for fault in given:
            self._service.faults.add(fault)
        return self._faults(asked)

    def _clear_faults(self, asked: _Asked) -> object:
        self._service.faults.clear()
        return []

    def _list(self, asked: _Asked) -> object:
        return records.listed(self._service.state, asked.path[0], asked.query.get("organization"))

    def _add(self, asked: _Asked) -> object:
        return records.added(self._service.state, asked.path[0], asked.json())

    def _change(self, asked: _Asked) -> object:
        name, identity = asked.path
        return records.changed(self._service.state, name, identity, asked.json())

    def _remove(self, asked: _Asked) -> object:
        return records.removed(self._service.state, *asked.path)

    def _add_key(self, asked: _Asked) -> object:
        options = asked.object()
        names = {"role", "organization", "organizations", "scopes", "value"}
        if unknown := sorted(options.keys() - names):
            raise Refusal(
                400, f"Bad Request: no {unknown[0]}; there are {', '.join(sorted(names))}"
            )
        try:
            return {"key": self._sandbox.key(**options)}
        except KeyError as error:
            raise Refusal(400, f"Bad Request: no tenant {error.args[0]}") from None
        except (TypeError, ValueError) as error:
            raise Refusal(400, f"Bad Request: {error}") from None

    def _revoke(self, asked: _Asked) -> object:
        try:
            self._sandbox.revoke(str(asked.object().get("key")))
        except KeyError:
            raise Refusal(404, "Not Found: no such key") from None
        return {}

    def _revoke_tokens(self, asked: _Asked) -> object:
        self._sandbox.revoke_tokens()
        return {}

    def _clock(self, asked: _Asked) -> object:
        return {"now": wire_time(self._service.state.clock)}

    def _set_clock(self, asked: _Asked) -> object:
        options = asked.object()
        state = self._service.state
        try:
            match options:
                case {"now": str(text), **rest} if not rest:
                    moment = isoparse(text)
                    state.clock = moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
                case {"advance": int() | float() as seconds, **rest} if not rest:
                    state.clock += timedelta(seconds=seconds)
                case _:
                    raise Refusal(400, "Bad Request: now with a date-time, or advance with seconds")
        except (ValueError, OverflowError) as error:
            raise Refusal(400, f"Bad Request: {error}") from None
        return self._clock(asked)

    def _snapshot(self, name: str) -> dict[str, Any]:
        if name not in self.snapshots:
            raise Refusal(404, f"Not Found: no snapshot {name}")
        return self.snapshots[name]

    def _keep(self, asked: _Asked) -> object:
        """Keep what is, or what the body has from another time, under a name."""
        name = asked.path[0]
        self.snapshots[name] = asked.object() if asked.body else self._sandbox.snapshot()
        return {"name": name}

    def _restore(self, asked: _Asked) -> object:
        try:
            self._sandbox.restore(self._snapshot(asked.path[0]))
        except ValueError as error:
            raise Refusal(400, f"Bad Request: {error}") from None
        return {"name": asked.path[0]}

    def _drop(self, asked: _Asked) -> object:
        self._snapshot(asked.path[0])
        del self.snapshots[asked.path[0]]
        return {}

    def _reset(self, asked: _Asked) -> object:
        self._sandbox.reset()
        return {}


def _number(asked: _Asked, name: str) -> int:
    text = asked.query.get(name, "0")
    if not (text.isascii() and text.isdigit()):
        raise Refusal(400, f"Bad Request: {name} is a number")
    return int(text)
