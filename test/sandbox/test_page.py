"""The page for people, without a browser. `browser/test_sandbox_page.py` looks at it in one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest
from contract import CONTRACT
from plainhttp import Answer, Plain

from jcapiv1.sandbox import Administrator, Organization, Sandbox
from jcapiv1.sandbox.control.masked import SECRETS, masked

PAGE = "//_sandbox/"


def token(http: Plain) -> str:
    found = re.search(r'name="token" value="([^"]+)"', http.get(PAGE, key=None).body.decode())
    assert found is not None
    return found[1]


def send(
    http: Plain, action: str, headers: Mapping[str, str] | None = None, **fields: str
) -> Answer:
    """Send a form as the page does."""
    sent = {"Content-Type": "application/x-www-form-urlencoded", **(headers or {})}
    body = urlencode({"token": token(http), **fields})
    return http("POST", f"{PAGE}page/{action}", key=None, headers=sent, body=body)


def text(http: Plain, query: str = "") -> str:
    answer = http.get(PAGE + query, key=None)
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return answer.body.decode()


class Elements(HTMLParser):
    """Collects what has to be closed, and where ids are."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "link", "input"):
            self.open.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_it_shows_what_there_is(
    sandbox: Sandbox, http: Plain, acme: Organization, ada: Administrator
) -> None:
    http.get(f"/users/reactivate/{ada.id}?x=%3Cb%3E", tenant=acme)
    http("PUT", f"/users/{ada.id}", tenant=acme, json_body={"firstname": "<b>Bo</b>"})
    sandbox.fail("users_put", status=503, times=2)
    page = text(http, "?kind=administrators")
    for part in (
        "reactivation",
        ada.email,
        f"GET /api/users/reactivate/{ada.id}?x=%3Cb%3E",
        "changed administrator",
        "firstname &quot;Ada&quot; → &quot;&lt;b&gt;Bo&lt;/b&gt;&quot;",
        "users_put: status 503, 2 times",
        "administrators (1)",
    ):
        assert part in page, part
    assert "<b>" not in page
    elements = Elements()
    elements.feed(page)
    assert elements.open == []
    assert len(elements.ids) == len({*elements.ids})


def test_it_shows_the_records_of_a_tenant(sandbox: Sandbox, http: Plain) -> None:
    first, second = sandbox.organization("First"), sandbox.organization("Second")
    sandbox.administrator("ada@first.example", organization=first)
    sandbox.administrator("bo@second.example", organization=second)
    page = text(http, f"?kind=administrators&tenant={first.id}")
    assert "ada@first.example" in page
    assert "bo@second.example" not in page
    assert "1 of 1: administrators" in page
    assert "2 of 2: organizations" in text(http, "?kind=nothing")


def test_no_secret_is_on_it(sandbox: Sandbox, http: Plain, acme: Organization) -> None:
    body = {"name": "Office", "networkSourceIp": "192.0.2.9", "sharedSecret": "hush-hush"}
    made = http("POST", "/radiusservers", tenant=acme, json_body=body).json()
    changed = {**body, "sharedSecret": "not-a-word"}
    http("PUT", f"/radiusservers/{made['_id']}", tenant=acme, json_body=changed)
    page = text(http, "?kind=radiusServers")
    assert "Office" in page
    assert "sharedSecret" in page
    secrets = (sandbox.api_key, sandbox.client_secret, sandbox.control_token, "hush", "not-a-word")
    assert not [each for each in secrets if each in page]


def test_what_the_contract_calls_secret_is_hidden_at_every_depth() -> None:
    schemas = CONTRACT["components"]["schemas"].values()
    declared = {
        name
        for schema in schemas
        for name, field in schema.get("properties", {}).items()
        if "x-secret" in field
    }
    assert declared == SECRETS
    assert masked({"config": {"idpPrivateKey": {"value": "x", "label": None}}, "a": [1]}) == {
        "config": {"idpPrivateKey": {"value": "***", "label": None}},
        "a": [1],
    }
    assert masked(["a", None], "password") == ["***", None]


def test_faults_are_added_and_removed(sandbox: Sandbox, http: Plain) -> None:
    answer = send(
        http, "add-fault", operation="users_put", failure="status", status="429", retry_after="2",
        times="3",
    )  # fmt: skip
    assert (answer.status, answer.headers["location"]) == (
        303,
        "/_sandbox/?tenant=&kind=organizations#faults",
    )
    (fault,) = sandbox.faults
    assert (fault.operation, fault.status, fault.retry_after, fault.times) == (
        "users_put", 429, 2, 3,
    )  # fmt: skip
    send(http, "add-fault", failure="delay", delay="0.5", times="")
    send(http, "add-fault", failure="reset", times="1")
    assert [each.times for each in sandbox.faults] == [3, None, 1]
    found = re.findall(r'name="fault" value="([^"]+)"', text(http))
    assert len(found) == 3
    second = found[1].replace("&quot;", '"')
    send(http, "drop-fault", index="1", fault=second)
    assert [each.times for each in sandbox.faults] == [3, 1]
    send(http, "drop-fault", index="1", fault=second)  # another has its place now
    send(http, "drop-fault", index="7", fault=second)
    assert [each.times for each in sandbox.faults] == [3, 1]
    send(http, "clear-faults")
    assert sandbox.faults == []


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"failure": "status", "status": "99"}, "status must be 200 to 599"),
        ({"failure": "status", "status": "x"}, "status must be a whole number"),
        ({"failure": "delay", "delay": "0"}, "a fault needs a delay"),
        ({"failure": "delay", "delay": "x"}, "delay must be a number"),
        ({"failure": "nothing"}, "a failure is one of"),
        ({"failure": "reset", "operation": "nothing"}, "no operation"),
    ],
)
def test_a_fault_that_makes_no_sense_is_told_of(
    sandbox: Sandbox, http: Plain, fields: dict[str, str], complaint: str
) -> None:
    answer = send(http, "add-fault", **fields)
    assert answer.status == 400
    assert 'role="alert"' in answer.body.decode()
    assert complaint in answer.body.decode()
    assert sandbox.faults == []


def test_snapshots_are_taken_restored_and_forgotten(
    sandbox: Sandbox, http: Plain, ada: Administrator
) -> None:
    send(http, "keep", name=" before <it> ")
    assert "before &lt;it&gt;" in text(http)
    ada.firstname = "Bo"
    send(http, "restore", name="before <it>")
    assert ada.firstname == "Ada"
    send(http, "forget", name="before <it>")
    assert send(http, "restore", name="before <it>").status == 400
    assert send(http, "keep", name=" ").status == 400
    send(http, "reset")
    assert sandbox.organizations == []


def test_nothing_changes_without_the_token_of_the_page(
    sandbox: Sandbox, http: Plain, ada: Administrator
) -> None:
    for wrong in ("", "wrong", sandbox.control_token):
        assert send(http, "reset", token=wrong).status == 403
    assert http("POST", f"{PAGE}page/reset", key=None).status == 403
    assert http("POST", f"{PAGE}page/reset", key=None, body=b"\xff\xfe").status in (400, 403)
    for method in ("GET", "PUT", "DELETE"):
        assert http(method, f"{PAGE}page/reset", key=None).status == 404
    assert http("POST", f"{PAGE}page/nothing", key=None).status == 404
    assert sandbox.administrators == [ada]


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Host": "evil.example"},
        {"Host": "evil.example:8017", "Origin": "http://evil.example:8017"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_page_neither_reads_nor_changes_it(
    sandbox: Sandbox, http: Plain, ada: Administrator, headers: dict[str, str]
) -> None:
    assert http.get(PAGE, key=None, headers=headers).status == 403
    assert send(http, "reset", headers).status == 403
    assert sandbox.administrators == [ada]


def test_the_page_itself_may(sandbox: Sandbox, http: Plain) -> None:
    own = sandbox.url.removesuffix("/api")
    headers = {"Origin": own, "Sec-Fetch-Site": "same-origin"}
    assert send(http, "clear-faults", headers).status == 303


def test_the_token_of_other_machines_does_not_open_the_page(sandbox: Sandbox, http: Plain) -> None:
    headers = {"x-sandbox-token": sandbox.control_token, "Host": "jumpcloud:8017"}
    assert http.get(PAGE, key=None, headers=headers).status == 403


def test_it_runs_nothing_but_its_own_script_and_cannot_be_framed(http: Plain) -> None:
    answer = http.get(PAGE, key=None)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    for name, kind in (("page.css", "text/css"), ("page.js", "text/javascript")):
        found = http.get(PAGE + name, key=None)
        assert (found.status, found.headers["content-type"]) == (200, f"{kind}; charset=utf-8")
        assert f"/_sandbox/{name}" in answer.body.decode()
    assert not re.search(r"\son[a-z]+=|style=", answer.body.decode())


def test_asking_again_costs_nothing_while_nothing_happens(http: Plain) -> None:
    tag = http.get(PAGE, key=None).headers["etag"]
    again = {"If-None-Match": tag}
    assert http.get(PAGE, key=None, headers=again).status == 304
    http.get("/organizations")
    assert http.get(PAGE, key=None, headers=again).status == 200


def test_looking_at_it_is_no_line_in_the_log(http: Plain, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", "jcapiv1.sandbox"):
        http.get(PAGE, key=None)
        assert caplog.records == []
        http.get("/organizations")
        assert len(caplog.records) == 1
