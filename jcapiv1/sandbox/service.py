"""From a request to its answer: authentication, then routing, then the operation."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from werkzeug.wrappers import Request

from jcapiv1.sandbox.access.keys import Access, Key, LoginWall
from jcapiv1.sandbox.access.oauth import TOKEN_OPERATION, TOKEN_PATH, token_answer
from jcapiv1.sandbox.access.rate_limit import RateLimit
from jcapiv1.sandbox.answers import Answer, json_answer, page_answer
from jcapiv1.sandbox.calls.call import Call
from jcapiv1.sandbox.calls.routing import Match
from jcapiv1.sandbox.contract import operations
from jcapiv1.sandbox.faults import Faults
from jcapiv1.sandbox.lists.parameters import parse_query
from jcapiv1.sandbox.recording import Recorder
from jcapiv1.sandbox.refusal import Refusal
from jcapiv1.sandbox.resources import ROUTER
from jcapiv1.sandbox.resources.system_context import device_key, is_signed
from jcapiv1.sandbox.state.state import State

API = "/api"
CONTROL = "/_sandbox/"

_LOGIN_PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>JumpCloud Console: Log In</title></head>
<body><form method="post"><input name="email"><input name="password" type="password"></form></body>
</html>
"""


@dataclass(frozen=True)
class Target:
    """What a request line asks for."""

    path: str
    query: str
    match: Match | None
    """The path of the API that it is, if it is one."""
    operation: str | None
    """The operation's name, as faults and recordings know it."""
    broken: bool = False
    """Whether the path cannot be decoded."""

    @property
    def controls(self) -> bool:
        """Whether it is the control endpoint, which neither fails nor is recorded."""
        return self.path.startswith(CONTROL)

    @property
    def shows(self) -> bool:
        """Whether it is the page, which asks for itself each second while somebody looks at it."""
        return self.path == CONTROL


class Service:
    """Everything that one sandbox consists of, but the network."""

    def __init__(
        self,
        make_world: Callable[[], tuple[State, Access]],
        *,
        faults: Faults,
        recorder: Recorder,
        rate_limit: RateLimit | None,
        token_lifetime: float,
    ) -> None:
        self._make_world = make_world
        self.state, self.access = make_world()
        self.faults = faults
        self.recorder = recorder
        self.rate_limit = rate_limit
        self.token_lifetime = token_lifetime
        self.control: Callable[[Target, Request, bytes | None], Answer] = _uncontrolled
        """Answers what is not of the API."""
        self.released = threading.Event()
        """Set to end the stalls and delays of the requests that began under it."""

    def reset(self) -> None:
        """Go back to the beginning: records, keys, faults, limits, what was recorded and sent."""
        self.release()
        self.state, self.access = self._make_world()
        self.faults.reset()
        self.recorder.reset()
        if self.rate_limit is not None:
            self.rate_limit.reset()

    def release(self) -> None:
        """End what stalls or is delayed; later requests may stall anew."""
        self.released.set()
        self.released = threading.Event()

    def target(self, method: str, raw: str) -> Target:
        """Return what the target of a request line means."""
        if not raw.startswith("/") and "://" in raw:  # the absolute form, as sent to a proxy
            raw = "/" + raw.partition("://")[2].partition("/")[2]
        path, _, query = raw.partition("#")[0].partition("?")
        if path == TOKEN_PATH:
            return Target(path, query, None, TOKEN_OPERATION)
        if not path.startswith(API + "/"):
            return Target(path, query, None, None)
        try:
            match = ROUTER.match(path.removeprefix(API))
        except ValueError:
            return Target(path, query, None, None, broken=True)
        operation = match.methods.get(_effective(method)) if match else None
        return Target(path, query, match, operation.__name__ if operation else None)

    def answer(self, target: Target, request: Request, body: bytes | None) -> Answer:
        """Return the answer; `body` is None where it was too long to be read."""
        if target.controls:
            return self.control(target, request, body)
        if target.operation == TOKEN_OPERATION:
            return token_answer(request, body or b"", self.access, self.token_lifetime)
        if target.path == "/login":
            return page_answer(_LOGIN_PAGE)
        if target.path != API and not target.path.startswith(API + "/"):
            return page_answer("<!DOCTYPE html>\n<title>Not Found</title>\n", 404)
        try:
            return self._api(target, request, body)
        except LoginWall:
            page = '<p>Found. Redirecting to <a href="/login">/login</a></p>'
            return page_answer(page, 302, {"location": "/login"})
        except Refusal as refusal:
            return json_answer(refusal.document(), refusal.status, refusal.headers)

    def _api(self, target: Target, request: Request, body: bytes | None) -> Answer:
        key = self._authenticate(request)
        if self.rate_limit is not None:
            self.rate_limit.count(key)
        if target.broken:
            raise Refusal(400, "Bad Request: the path cannot be decoded")
        if target.match is None:
            raise Refusal(404)
        return self._operate(target, target.match, key, request, body)

    def _authenticate(self, request: Request) -> Key:
        """Return whose request it is: that of a key, a service account, or a device itself."""
        api_key = request.headers.get("x-api-key", "").strip()
        authorization = request.headers.get("authorization", "").strip()
        if is_signed(authorization):
            with self.state.lock:
                device = device_key(authorization, request.headers.get("date", ""), self.state)
            if not api_key:
                return device
            authorization = ""
        return self.access.authenticate(api_key, authorization)

    def _operate(
        self, target: Target, match: Match, key: Key, request: Request, body: bytes | None
    ) -> Answer:
        allowed = ",".join("GET,HEAD" if each == "GET" else each for each in match.methods)
        method: str = request.environ["REQUEST_METHOD"]  # Werkzeug's own has capitals only
        if method == "OPTIONS":
            return Answer(200, allowed.encode(), "text/html; charset=utf-8", {"allow": allowed})
        operation = match.methods.get(_effective(method))
        if operation is None:
            raise Refusal(405, headers={"allow": allowed})
        call = Call(
            operation=operations()[operation.__name__],
            state=self.state,
            key=key,
            org_id=request.headers.get("x-org-id", "").strip(),
            path=match.path,
            parameters=parse_query(target.query),
            lagging=request.headers.get("x-eventually-consistent", "").strip(),
            content_type=request.headers.get("content-type", ""),
            body=body,
        )
        document, changes = self.state.watch(lambda: operation(call))
        if isinstance(document, Answer):
            answer = document
        else:
            answer = Answer() if document is None else json_answer(document)
        return replace(answer, changes=changes)


def _uncontrolled(target: Target, request: Request, body: bytes | None) -> Answer:
    return json_answer(Refusal(404).document(), 404)


def _effective(method: str) -> str:
    return "GET" if method == "HEAD" else method
