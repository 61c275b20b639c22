"""Seeds, builders, reset, and what a test can look at."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from contract import OPERATIONS, SCHEMAS
from plainhttp import Plain

from jcapiv1.sandbox import Administrator, Organization, Sandbox
from jcapiv1.sandbox.resources import ROUTER


def everything(sandbox: Sandbox) -> tuple[Any, ...]:
    return (
        [each.document for each in sandbox.organizations],
        [each.document for each in sandbox.administrators],
        sandbox.api_key,
        sandbox.client_id,
        sandbox.client_secret,
    )


@pytest.mark.long
def test_the_same_seed_makes_the_same_records() -> None:
    assert everything(Sandbox()) == everything(Sandbox(seed=1))
    assert everything(Sandbox(seed=7)) == everything(Sandbox(seed=7))
    assert everything(Sandbox(seed=7)) != everything(Sandbox(seed=8))


def test_seeded_records_look_like_the_services() -> None:
    sandbox = Sandbox()
    tenants, people = sandbox.organizations, sandbox.administrators
    assert (len(tenants), len(people)) == (250, 400)
    ids = [each.id for each in (*tenants, *people)]
    assert len(set(ids)) == 650
    assert all(re.fullmatch("[0-9a-f]{24}", each) for each in ids)
    dates = [each.created for each in (*tenants, *people)]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", each) for each in dates)
    assert [each.id for each in tenants] == sorted(each.id for each in tenants)
    names = [each.display_name for each in tenants]
    assert None in names
    assert not all(each.isascii() for each in names if each)
    assert {each.logo_url is None for each in tenants} == {True, False}
    assert len({each.email for each in people}) == 400
    assert {each.organization for each in people} == {each.id for each in tenants}
    assert {each.suspended for each in people} == {True, False}
    assert len({each.role_name for each in people}) == 8


def test_the_first_administrator_of_each_tenant_can_do_the_main_job() -> None:
    sandbox = Sandbox()
    for someone in (*sandbox.administrators[:250], sandbox.administrators[-1]):
        assert (someone.totp_enrolled, someone.enable_multi_factor) == (True, True)


@pytest.mark.parametrize(("organizations", "administrators"), [(0, 5), (1, 0), (3, 7), (7, 3)])
def test_there_may_be_as_many_as_one_likes(organizations: int, administrators: int) -> None:
    sandbox = Sandbox(organizations=organizations, administrators=administrators)
    assert len(sandbox.organizations) == organizations
    assert len(sandbox.administrators) == (administrators if organizations else 0)


@pytest.mark.parametrize(("organizations", "administrators"), [(250, 400), (1, 400), (3, 900)])
def test_seeded_administrators_have_something_to_report(
    organizations: int, administrators: int
) -> None:
    sandbox = Sandbox(organizations=organizations, administrators=administrators)
    people = sandbox.administrators
    roles = Counter(each.role_name for each in people)
    assert len(roles) == 8
    assert max(roles.values()) < len(people) * 0.4
    for moment in ("last_whats_new_checked", "api_key_updated_at"):
        times = [getattr(each, moment) for each in people]
        assert 0.05 < times.count(None) / len(people) < 0.75
        assert all(
            each.created <= time < "2026-01-01T00:00:00.000Z"
            for each, time in zip(people, times, strict=True)
            if time is not None
        )
    seen = [each.last_whats_new_checked or "" for each in people]
    for since, until in (("2025-12-02", "2026"), ("2025-07", "2025-12-02")):
        assert sum(since < each < until for each in seen) > len(people) * 0.1
    if organizations == 250:
        assert sum("" < each < "2025" for each in seen) > 10, "some have been away for a year"
    for each in people:
        assert (each.session_count == 0) == (each.last_whats_new_checked is None)
        assert each.api_key_set == (each.api_key_updated_at is not None)
        assert each.api_key_set == (each.api_key_hash is not None)
        assert each.api_key_allowed or not each.api_key_set


def test_seeded_records_are_in_the_order_of_their_ids_and_after_their_tenants() -> None:
    sandbox = Sandbox()
    came = {each.id: each.created for each in sandbox.organizations}
    dates = [each.created for each in sandbox.administrators]
    assert dates == sorted(dates)
    assert all(each.created >= came[each.organization] for each in sandbox.administrators)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ({"organizations": -1}, "organizations must be at least 0, not -1"),
        ({"administrators": -5}, "administrators must be at least 0, not -5"),
        ({"organizations": 2.5}, "organizations must be a whole number, not 2.5"),
        ({"organizations": True}, "organizations must be a whole number, not True"),
        ({"port": 70000}, "port must be at least 0 and at most 65535, not 70000"),
        ({"port": -1}, "port must be at least 0 and at most 65535, not -1"),
        ({"port": "8017"}, "port must be a whole number, not '8017'"),
        ({"keep_requests": -1}, "keep_requests must be at least 0, not -1"),
        ({"token_lifetime": -1}, "token_lifetime must be a number of seconds, not -1"),
        ({"token_lifetime": math.inf}, "token_lifetime must be a number of seconds, not inf"),
        ({"token_lifetime": math.nan}, "token_lifetime must be a number of seconds, not nan"),
        ({"faults": [{"status": 503}]}, r"faults are Fault\(...\) objects, not {'status': 503}"),
        ({"rate_limit": "100/60"}, "rate_limit must be two numbers"),
        ({"rate_limit": (1, 2, 3)}, "rate_limit must be two numbers"),
    ],
)
def test_arguments_that_make_no_sense_are_value_errors(
    arguments: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        Sandbox(**arguments)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ({"scopes": "organizations"}, "scopes are several texts, for example {'organizations'}"),
        ({"scopes": ["o"]}, "no scope 'o'; there are administrators, administrators.readonly, "),
        ({"organizations": "5f0c1d2e3a4b5c6d7e8f9a00"}, "organizations are several tenants"),
        ({"role": "King"}, "no role 'King'"),
    ],
)
def test_a_key_that_could_do_nothing_is_a_value_error(
    sandbox: Sandbox, arguments: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        sandbox.key(**arguments)


def test_scopes_may_come_one_by_one(sandbox: Sandbox, http: Plain, acme: Organization) -> None:
    key = sandbox.key(scopes=(each for each in ["organizations.readonly"]))
    assert http.get("/organizations", key=key).ids == [acme.id]
    with pytest.raises(ValueError, match="organizations are several tenants"):
        sandbox.key(organizations=acme)  # type: ignore[arg-type] - what people write


def test_a_key_of_one_tenant_can_be_asked_for() -> None:
    with Sandbox(multi_tenant=False) as sandbox:
        http = Plain(sandbox)
        assert http.get("/organizations").ids == [sandbox.organizations[0].id]
        assert http.get("/users").status == 200
        http.close()


def test_builders_make_what_they_are_told(sandbox: Sandbox) -> None:
    tenant = sandbox.organization("Acme", logo_url="https://logos.example/acme.png")
    someone = sandbox.administrator(
        "ada@acme.example", organization=tenant.id, lastname="Lovelace", role_name="Manager",
        suspended=True,
    )  # fmt: skip
    assert (tenant.display_name, tenant.logo_url) == ("Acme", "https://logos.example/acme.png")
    assert (someone.email, someone.lastname, someone.organization) == (
        "ada@acme.example", "Lovelace", tenant.id,
    )  # fmt: skip
    assert (someone.role_name, someone.role_names) == ("Manager", ["Manager"])
    assert (someone.suspended, someone.totp_enrolled) == (True, True)
    assert (sandbox.organizations, sandbox.administrators) == ([tenant], [someone])


def test_builders_make_up_the_rest(sandbox: Sandbox) -> None:
    ada, bob = sandbox.administrator(), sandbox.administrator()
    assert ada.email != bob.email
    assert ada.organization == bob.organization == sandbox.organizations[0].id
    assert repr(ada) == f"<Administrator {ada.id} {ada.email!r}>"
    assert repr(sandbox.organizations[0]).endswith("'Acme'>")
    with pytest.raises(KeyError):
        sandbox.administrator(organization="0" * 24)


def test_what_a_test_sets_the_api_answers(
    http: Plain, acme: Organization, ada: Administrator
) -> None:
    ada.suspended, ada.session_count, acme.display_name = True, 7, "Renamed"
    answer = http.get(f"/users/{ada.id}", tenant=acme).json()
    assert (answer["suspended"], answer["sessionCount"]) == (True, 7)
    assert http.get("/organizations").json()["results"][0]["displayName"] == "Renamed"


def test_a_field_can_be_asked_for_on_the_class() -> None:
    assert Administrator.email.name == "email"


def test_requests_are_recorded(sandbox: Sandbox, http: Plain) -> None:
    http("PUT", "/users/a%2Fb?x=%20y", json_body={"firstname": "Ada"}, tenant="bad")
    http.get("/nowhere")
    put, nowhere = sandbox.requests
    assert (put.operation, put.method, put.path, put.status) == (
        "users_put", "PUT", "/api/users/a%2Fb", 400,
    )  # fmt: skip
    assert put.query == "x=%20y"
    assert put.json() == {"firstname": "Ada"}
    assert (put.headers["x-org-id"], put.headers["content-type"]) == ("bad", "application/json")
    assert (nowhere.operation, nowhere.body, nowhere.status) == (None, b"", 404)
    assert sandbox.request_counts == {"users_put": 1, None: 1}


def test_the_last_requests_are_kept_and_all_are_counted() -> None:
    with Sandbox(keep_requests=2) as sandbox:
        http = Plain(sandbox)
        for number in range(5):
            http.get(f"/organizations?skip={number}")
        http.close()
        assert [each.query for each in sandbox.requests] == ["skip=3", "skip=4"]
        assert sandbox.request_counts["organization_list"] == 5


def test_reset_goes_back_to_the_beginning() -> None:
    with Sandbox(organizations=3, administrators=3) as sandbox:
        before = json.dumps(everything(sandbox))
        http, tenant, someone = Plain(sandbox), sandbox.organizations[0], sandbox.administrators[0]
        key = sandbox.key()
        http("PUT", f"/users/{someone.id}", tenant=tenant, json_body={"lastname": "Changed"})
        http("POST", f"/users/resettotp/{someone.id}", tenant=tenant)
        sandbox.organization()
        sandbox.fail(status=500, times=None)
        url = sandbox.url
        sandbox.reset()
        assert json.dumps(everything(sandbox)) == before
        assert (sandbox.outbox, sandbox.requests, sandbox.faults) == ([], [], [])
        assert sandbox.url == url
        assert http.get("/organizations").status == 200
        assert http.get("/organizations", key=key).status == 401
        http.close()


def test_the_clock_of_changes_is_the_sandboxes_own(
    sandbox: Sandbox, http: Plain, acme: Organization, ada: Administrator
) -> None:
    for _ in range(2):
        http.get(f"/users/reactivate/{ada.id}", tenant=acme)
    assert [mail.at for mail in sandbox.outbox] == [
        "2026-01-01T00:00:03.000Z",
        "2026-01-01T00:00:04.000Z",
    ]


def test_a_sandbox_has_an_address_while_it_runs() -> None:
    sandbox = Sandbox(organizations=1)
    assert repr(sandbox) == "<Sandbox not started>"
    with pytest.raises(RuntimeError, match=r"with Sandbox\(\) .* call `sandbox.start\(\)`"):
        sandbox.url  # noqa: B018 - asking is the test
    with sandbox:
        assert repr(sandbox) == f"<Sandbox {sandbox.url.removesuffix('/api')}>"
        assert sandbox.start() is sandbox
    sandbox.close()
    assert len(sandbox.organizations) == 1


def test_a_configuration_leads_to_the_sandbox(sandbox: Sandbox) -> None:
    configuration = sandbox.configuration(org_id="0" * 24)
    assert configuration.host == sandbox.url
    assert configuration.api_key == {"x-api-key": sandbox.api_key}
    assert configuration.org_id == "0" * 24


FILE = {
    "organizations": [
        {
            "_id": "5f0c1d2e3a4b5c6d7e8f9a00",
            "displayName": "Acme",
            "created": "2020-07-13T08:00:00.000Z",
            "administrators": [{"email": "ada@acme.example", "totpEnrolled": False}],
        },
        {"displayName": None},
    ],
    "keys": [
        {"key": "reader", "role": "Read Only", "organizations": ["5f0c1d2e3a4b5c6d7e8f9a00"]},
        {"key": "owner"},
    ],
}


def test_a_file_says_what_there_is(tmp_path: Path) -> None:
    path = tmp_path / "seed.json"
    path.write_text(json.dumps(FILE))
    with Sandbox(seed=path) as sandbox:
        acme, nameless = sandbox.organizations
        (ada,) = sandbox.administrators
        assert (acme.id, acme.created) == (
            "5f0c1d2e3a4b5c6d7e8f9a00", "2020-07-13T08:00:00.000Z",
        )  # fmt: skip
        assert (ada.email, ada.totp_enrolled, ada.organization) == (
            "ada@acme.example", False, acme.id,
        )  # fmt: skip
        http = Plain(sandbox)
        assert http.get("/organizations", key="reader").ids == [acme.id]
        assert http.get("/users", key="reader").json()["totalCount"] == 1
        assert http("PUT", f"/users/{ada.id}", key="reader").status == 403
        assert http.get("/organizations", key="owner").ids == [acme.id, nameless.id]
        assert http.get("/organizations").ids == [acme.id, nameless.id]
        http.close()


def administrator(*documents: dict[str, Any]) -> dict[str, Any]:
    """A file with these administrators in a tenant."""
    return {"organizations": [{"administrators": list(documents)}]}


@pytest.mark.parametrize(
    ("document", "complaint"),
    [
        ([], "the file must be an object"),
        ({"organisations": []}, "the file has no 'organisations'; it has keys, organizations"),
        ({"organizations": {}}, "organizations must be an array"),
        ({"organizations": [5]}, r"organizations\[0\] must be an object"),
        (
            {"organizations": [{"display_name": "x"}]},
            r"organizations\[0\] has no 'display_name'; on the wire it is 'displayName'",
        ),
        (
            administrator({"TOTPEnrolled": True}),
            r"administrators\[0\] has no 'TOTPEnrolled'; on the wire it is 'totpEnrolled'",
        ),
        ({"organizations": [{"_id": 5}]}, r"organizations\[0\]._id must be a string"),
        ({"organizations": [{"_id": None}]}, r"_id must be 24 lower-case hex digits"),
        ({"organizations": [{"_id": "5F0C" * 6}]}, r"_id must be 24 lower-case hex digits"),
        ({"organizations": [{"_id": "5f0c" * 6}] * 2}, r"organizations\[1\]._id .* no other has"),
        ({"organizations": [{"id": "5f0c" * 6}]}, r"organizations\[0\].id must be what its _id is"),
        ({"organizations": [{"displayName": 5}]}, "displayName must be a string"),
        ({"organizations": [{"created": "lately"}]}, "created must be a date-time"),
        (administrator({"totpEnrolled": 1}), r"administrators\[0\].totpEnrolled must be a boolean"),
        (administrator({"sessionCount": True}), "sessionCount must be an integer"),
        (administrator({"roleNames": [1]}), "roleNames must be an array of strings"),
        (administrator({"apiKeyHash": "x"}), "apiKeyHash must be an object"),
        (administrator({"apiKeyHash": {"prefix": 5}}), "apiKeyHash.prefix must be a string"),
        (administrator({"apiKeyHash": {"expireAt": "2026"}}), "expireAt must be a date-time"),
        (administrator({"created": "2026-01-01"}), "created must be a date-time"),
        (
            administrator({"growthData": {"onboardingState": 5}}),
            r"administrators\[0\].growthData.onboardingState must be an object",
        ),
        (administrator({"organization": "5f0c" * 6}), "organization is another than"),
        ({"keys": [{"role": "Manager"}]}, r"keys\[0\] needs a key that can be a header"),
        ({"keys": [{"key": " "}]}, r"keys\[0\] needs a key that can be a header"),
        ({"keys": [{"key": "x", "role": "King"}]}, r"keys\[0\] needs a role of Admin"),
        ({"keys": [{"key": "x", "role": ["King"]}]}, r"keys\[0\] needs a role of Admin"),
        ({"keys": [{"key": "x"}] * 2}, r"keys\[1\] is there already"),
        ({"keys": [{"key": "x", "organizations": ["y"]}]}, r"keys\[0\].organizations names one"),
        ({"keys": [{"key": "x", "organizations": [["y"]]}]}, r"keys\[0\].organizations names one"),
    ],
)
def test_a_wrong_file_is_a_value_error(tmp_path: Path, document: Any, complaint: str) -> None:
    path = tmp_path / "seed.json"
    path.write_text(json.dumps(document))
    with pytest.raises(ValueError, match=f"seed.json: .*{complaint}"):
        Sandbox(seed=path)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\xfd", b"[" * 100_000])
def test_a_file_that_is_not_json_is_a_value_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "seed.json"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"seed\.json: not JSON: "):
        Sandbox(seed=path)


def test_a_file_may_hold_what_the_service_listed(tmp_path: Path) -> None:
    with Sandbox(organizations=2, administrators=3) as sandbox:
        first = sandbox.organizations[0]
        people = [each.document for each in sandbox.administrators]
        own = [each for each in people if each["organization"] == first.id]
    path = tmp_path / "seed.json"
    listed = {"organizations": [{**first.document, "administrators": own}]}
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(listed).encode())
    again = Sandbox(seed=path)
    assert [each.document for each in again.organizations] == [first.document]
    assert [each.document for each in again.administrators] == own


def test_a_file_may_have_fields_that_are_newer_than_the_contract(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "seed.json"
    newer = {"email": "ada@acme.example", "passkeys": {"count": 2}, "shoeSize": 38}
    tenant = {"displayName": "Acme", "tier": "gold", "administrators": [newer, {}]}
    path.write_text(json.dumps({"organizations": [tenant]}))
    with Sandbox(seed=path) as sandbox:
        http = Plain(sandbox)
        acme, ada = sandbox.organizations[0], sandbox.administrators[0]
        assert http.get("/organizations").json()["results"][0]["tier"] == "gold"
        assert http.get(f"/users/{ada.id}", tenant=acme).json()["passkeys"] == {"count": 2}
        for query in ("filter=shoeSize:$gt:30", "sort=-shoeSize&limit=1", "fields=_id shoeSize"):
            found = http.get(f"/users?{query}".replace(" ", "+"), tenant=acme).json()["results"]
            assert found[0]["shoeSize"] == 38
        ada.document["shoeSize"] = 29
        assert http.get("/users?filter=shoeSize:$gt:30", tenant=acme).ids == []
        http.close()
    assert "fields that the contract does not know, kept: passkeys, shoeSize, tier" in caplog.text


def test_what_a_file_says_of_roles_holds_for_all_their_names(tmp_path: Path) -> None:
    path = tmp_path / "seed.json"
    path.write_text(
        json.dumps(administrator({"roleName": None}, {"roleNames": ["Manager", "Help Desk"]}, {}))
    )
    none, two, made_up = Sandbox(seed=path).administrators
    assert (none.role_name, none.role_names, none.role, none.roles) == (None, [], None, [])
    assert (two.role_name, len(two.roles), two.role) == ("Manager", 2, two.roles[0])
    assert made_up.role_names == ["Administrator With Billing"] == [made_up.role_name]


def test_the_sandbox_has_what_the_contract_has() -> None:
    assert set(ROUTER.operations) == {each.name for each in OPERATIONS}


def test_a_list_knows_the_fields_that_the_contract_has() -> None:
    listed = set(SCHEMAS["OrganizationslistResults"]["properties"])
    assert listed | set(SCHEMAS["Organization"]["properties"]) == Organization.shape.names
    assert set(SCHEMAS["Userreturn"]["properties"]) == Administrator.shape.names
