"""The examples of the reference pages run word for word, and print what they promise.

The predecessor's pages lie beside the checkout's folder, in shared/reference/; ours are in docs/.
Only `Configuration.set_default` is done before an example runs, and the words that stand for ids
on our pages are replaced, as a reader does it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from pprint import pformat
from typing import NamedTuple

import pytest
import wire
from contract import BY_NAME, ID, OPERATIONS, Described
from markdown import Page

import jcapiv1
from jcapiv1.sandbox import Sandbox

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT.parent / "shared" / "reference"
PAGES = [f"{name}.md" for name in jcapiv1.api.__all__]
THEIR_KEY = "YOUR_API_KEY"
PLACEHOLDER = re.compile(r'"(?:[A-Z]+_)*ID"|"TRIGGERNAME"')
"""What stands for an id on our pages; a reader replaces it."""

# The predecessor's examples name fields that no record has, such as "fields_example".
pytestmark = pytest.mark.filterwarnings("ignore:.*_example.*:UserWarning")


class Example(NamedTuple):
    """A method's example on a page."""

    page: str
    api: str
    method: str
    text: str


def _examples(folder: Path) -> list[Example]:
    return [
        Example(name, name.removesuffix(".md"), method, block.text)
        for name in PAGES
        if (folder / name).exists()
        for block in Page(folder / name).blocks
        if block.info == "python"
        for method in [block.text.rpartition("->")[2].partition(":")[0]]
    ]


THEIRS, OURS = _examples(REFERENCE), _examples(ROOT / "docs")

every_example = pytest.mark.parametrize(
    "example",
    [*THEIRS, *OURS],
    ids=[f"theirs-{e.api}-{e.method}" for e in THEIRS] + [f"ours-{e.api}-{e.method}" for e in OURS],
)


def _asked(request: wire.Request) -> Described:
    """The operation that a request is for."""
    path = request.target.partition("?")[0]
    return next(
        each
        for each in sorted(OPERATIONS, key=lambda each: each.path.count("{"))
        if each.verb == request.method
        and re.fullmatch("/api" + re.sub(r"\{\w+\}", "[^/]+", each.path), path)
    )


def _respond(request: wire.Request) -> tuple[bytes, bytes]:
    return wire.response(200, _asked(request).answer)


@pytest.fixture
def server() -> Iterator[wire.Server]:
    with wire.Server(wire.reply(_respond)) as running:
        yield running


@pytest.fixture
def default(server: wire.Server) -> Iterator[jcapiv1.Configuration]:
    """What the default configuration is while the example runs."""
    configuration = jcapiv1.Configuration(host=server.url, retries=0)
    configuration.api_key["x-api-key"] = THEIR_KEY
    jcapiv1.Configuration.set_default(configuration)
    yield configuration
    jcapiv1.Configuration.set_default(None)


def _run(example: Example, as_it_stands: bool = False) -> None:
    text = example.text if as_it_stands else PLACEHOLDER.sub(repr(ID), example.text)
    code = compile(text, example.page, "exec", dont_inherit=True)
    exec(code, {"__name__": "__main__"})  # noqa: S102  # running it is the test


@pytest.mark.skipif(
    not REFERENCE.exists(), reason="the reference pages are not beside the checkout"
)
def test_there_are_seven_examples_to_keep() -> None:
    assert len(THEIRS) == 7


def test_every_method_has_an_example_of_ours() -> None:
    written = [(example.api, example.method) for example in OURS]
    assert written == [
        (api, name)
        for api in jcapiv1.api.__all__
        for name in sorted(BY_NAME)
        if hasattr(getattr(jcapiv1, api), name)
    ]


@every_example
@pytest.mark.usefixtures("default")
def test_an_example_prints_what_it_promises(
    example: Example, server: wire.Server, capsys: pytest.CaptureFixture[str]
) -> None:
    _run(example)
    written = capsys.readouterr()
    operation = BY_NAME[example.method]
    expected = ""
    if operation.returns:
        holder = type("Response", (), {"data": operation.answer})
        value = jcapiv1.ApiClient().deserialize(holder, operation.returns)
        expected = f"{pformat(value)}\n"
    assert (written.out, written.err) == (expected, "")
    assert server.requests[-1].headers["x-api-key"] == THEIR_KEY


@every_example
@pytest.mark.usefixtures("default")
def test_an_example_prints_the_error_and_never_the_key(
    example: Example, server: wire.Server, capsys: pytest.CaptureFixture[str]
) -> None:
    refusal = json.dumps({"message": f"key {THEIR_KEY} not found", "error": "Unauthorized"})
    headers = [("Set-Cookie", "session=fresh"), ("X-Echo", THEIR_KEY)]
    server.script = (wire.answer(401, refusal.encode(), headers, reason="Unauthorized"),)
    _run(example)
    written = capsys.readouterr()
    assert written.out.startswith(
        f"Exception when calling {example.api}->{example.method}: (401)\nReason: Unauthorized\n"
    )
    assert "Message: key *** not found\n" in written.out
    assert THEIR_KEY not in written.out
    assert "session=fresh" not in written.out
    assert written.err == ""


@every_example
@pytest.mark.usefixtures("default")
def test_an_example_prints_an_error_when_nobody_answers(
    example: Example, server: wire.Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.script = (wire.close(),)
    _run(example)
    written = capsys.readouterr()
    assert written.out.startswith(
        f"Exception when calling {example.api}->{example.method}: (0)\n"
        "Reason: the connection broke before the answer was complete"
    )
    assert THEIR_KEY not in written.out


CHANGING = [
    example
    for example in OURS
    if jcapiv1.ApiClient.operation_of(
        getattr(getattr(jcapiv1, example.api), example.method)
    ).effect != "read"
]  # fmt: skip


@pytest.mark.parametrize("example", CHANGING, ids=[f"{e.api}-{e.method}" for e in CHANGING])
def test_an_example_that_changes_something_does_nothing_as_it_stands(
    example: Example, capsys: pytest.CaptureFixture[str]
) -> None:
    with Sandbox() as sandbox:
        configuration = sandbox.configuration()
        configuration.retries = 0
        jcapiv1.Configuration.set_default(configuration)
        try:
            _run(example, as_it_stands=True)
        finally:
            jcapiv1.Configuration.set_default(None)
        assert [400 <= request.status < 500 for request in sandbox.requests] == [True]
    assert f"Exception when calling {example.api}->{example.method}: (4" in capsys.readouterr().out


THEIR_QUERY = (
    "fields=fields_example&filter=filter_example&limit=10"
    "&search=search_example&skip=0&sort=sort_example"
)
THEIR_REQUESTS = {
    "admin_totpreset_begin": ("POST", "/api/users/resettotp/id_example", b""),
    "users_put": ("PUT", "/api/users/id_example", b"{}"),
    "users_reactivate_get": ("GET", "/api/users/reactivate/id_example", b""),
    "organization_list": (
        "GET",
        f"/api/organizations?{THEIR_QUERY}",
        b"",
    ),
}


@pytest.mark.parametrize("example", THEIRS, ids=[f"{e.api}-{e.method}" for e in THEIRS])
@pytest.mark.usefixtures("default")
def test_an_example_of_the_predecessor_sends_what_it_sent(
    example: Example, server: wire.Server
) -> None:
    _run(example)
    (request,) = server.requests
    assert (request.method, request.target, request.body) == THEIR_REQUESTS[example.method]
    organization = "x_org_id_example" if example.method == "users_put" else None
    assert request.headers.get("x-org-id") == organization
