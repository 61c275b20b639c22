"""Reading and changing administrators."""

from __future__ import annotations

from typing import Any

import pytest
from contract import CONTRACT
from plainhttp import Plain

from jcapiv1.sandbox import Administrator, Organization, Sandbox

JSON = {"Content-Type": "application/json"}


def test_an_administrator_is_read_by_its_id(
    sandbox: Sandbox, http: Plain, acme: Organization, ada: Administrator
) -> None:
    answer = http.get(f"/users/{ada.id}", key=sandbox.key(organization=acme))
    assert answer.status == 200
    assert answer.json() == ada.document
    assert (ada.document["_id"], ada.document["id"]) == (ada.id, ada.id)


@pytest.mark.parametrize("unknown", ["id_example", "0" * 24, "%20", "..", "a%2Fb", "getSelf"])
@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/users/"), ("PUT", "/users/"), ("POST", "/users/resettotp/"),
     ("GET", "/users/reactivate/")],
)  # fmt: skip
def test_an_unknown_administrator_gets_404(
    http: Plain, acme: Organization, method: str, path: str, unknown: str
) -> None:
    answer = http(method, path + unknown, tenant=acme)
    assert answer.status == 404
    assert answer.json()["message"] == "Not Found: administrator not found"


def test_a_change_changes_what_it_names_and_no_more(
    http: Plain, acme: Organization, ada: Administrator
) -> None:
    before = dict(ada.document)
    changes = {
        "email": "ada.lovelace@acme.example",
        "firstname": "Ada Augusta",
        "growthData": {"onboardingState": {"step": 2}},
        "apiKeyAllowed": True,
    }
    answer = http("PUT", f"/users/{ada.id}", tenant=acme, json_body=changes)
    assert answer.status == 200
    expected = {**before, **changes}
    del expected["organization"]
    assert answer.json() == expected
    assert http.get(f"/users/{ada.id}", tenant=acme).json() == expected
    assert ada.firstname == "Ada Augusta"


@pytest.mark.parametrize("body", [None, b"", b"{}", b' {"colour": "blue", "suspended": true} '])
def test_a_body_without_a_known_field_changes_nothing(
    http: Plain, acme: Organization, ada: Administrator, body: bytes | None
) -> None:
    before = dict(ada.document)
    answer = http("PUT", f"/users/{ada.id}", tenant=acme, headers=JSON, body=body)
    assert answer.status == 200
    assert ada.document == before


def test_a_date_goes_in_and_a_date_time_comes_out(
    http: Plain, acme: Organization, ada: Administrator
) -> None:
    body = {"lastWhatsNewChecked": "2026-02-28"}
    answer = http("PUT", f"/users/{ada.id}", tenant=acme, json_body=body)
    assert answer.json()["lastWhatsNewChecked"] == "2026-02-28T00:00:00.000Z"


def test_a_null_is_kept_as_null(http: Plain, acme: Organization, ada: Administrator) -> None:
    body = {"firstname": None, "roleName": None, "lastWhatsNewChecked": None}
    answer = http("PUT", f"/users/{ada.id}", tenant=acme, json_body=body).json()
    assert [answer[name] for name in body] == [None, None, None]
    assert (answer["roleNames"], answer["roles"], answer["role"]) == ([], [], None)


def test_role_name_and_role_names_follow_each_other(
    http: Plain, acme: Organization, ada: Administrator
) -> None:
    path = f"/users/{ada.id}"
    one = http("PUT", path, tenant=acme, json_body={"roleName": "Of Our Own"}).json()
    assert (one["roleNames"], one["roles"]) == (["Of Our Own"], [one["role"]])
    two = http("PUT", path, tenant=acme, json_body={"roleNames": ["Manager", "Help Desk"]}).json()
    assert (two["roleName"], len(two["roles"])) == ("Manager", 2)
    assert two["role"] == two["roles"][0] != one["role"]
    none = http("PUT", path, tenant=acme, json_body={"roleNames": []}).json()
    assert (none["roleName"], none["role"]) == (None, None)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("email", "nobody"),
        ("email", "two words@acme.example"),
        ("email", "a" * 1020 + "@a.de"),
        ("email", 5),
        ("enableMultiFactor", "true"),
        ("enableMultiFactor", 1),
        ("firstname", ["Ada"]),
        ("lastname", False),
        ("growthData", "much"),
        ("growthData", []),
        ("growthData", {"experimentStates": 5}),
        ("growthData", {"onboardingState": [1], "other": 1}),
        ("lastWhatsNewChecked", "2026-02-28T00:00:00Z"),
        ("lastWhatsNewChecked", "2026-02-30"),
        ("lastWhatsNewChecked", "yesterday"),
        ("lastWhatsNewChecked", 1772236800),
        ("roleName", {}),
        ("roleNames", "Manager"),
        ("roleNames", ["Manager", None]),
        ("apiKeyAllowed", "yes"),
    ],
)
def test_a_value_of_the_wrong_type_gets_400_and_changes_nothing(
    http: Plain, acme: Organization, ada: Administrator, name: str, value: Any
) -> None:
    before = dict(ada.document)
    body = {"firstname": "Eve", name: value}
    answer = http("PUT", f"/users/{ada.id}", tenant=acme, json_body=body)
    assert answer.status == 400
    assert name in answer.json()["message"]
    assert ada.document == before


@pytest.mark.parametrize(
    "body",
    [
        b"{", b"nonsense", b"[]", b'"text"', b"null", b"5", b'{"firstname": NaN}',
        b'{"firstname": "\xff"}', b"[" * 50_000, '{"firstname": "Ada"}'.encode("utf-16"),
    ],
)  # fmt: skip
def test_a_body_that_is_not_a_json_object_gets_400(
    http: Plain, acme: Organization, ada: Administrator, body: bytes
) -> None:
    answer = http("PUT", f"/users/{ada.id}", tenant=acme, headers=JSON, body=body)
    assert answer.status == 400
    assert answer.json()["error"].startswith("Bad Request: the body ")
    assert ada.firstname == "Ada"


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "application/x-www-form-urlencoded", "", "application/json; charset=latin-1"],
)
def test_a_body_that_is_not_called_json_gets_415(
    http: Plain, acme: Organization, ada: Administrator, content_type: str
) -> None:
    headers = {"Content-Type": content_type}
    body = b'{"firstname": "Eve"}'
    answer = http("PUT", f"/users/{ada.id}", tenant=acme, headers=headers, body=body)
    assert answer.status == 415
    assert ada.firstname == "Ada"


@pytest.mark.parametrize("content_type", ["application/json; charset=UTF-8", "Application/JSON"])
def test_json_may_be_called_so_in_many_ways(
    http: Plain, acme: Organization, ada: Administrator, content_type: str
) -> None:
    headers = {"Content-Type": content_type}
    body = '{"firstname": "Zoë 株"}'.encode()
    assert http("PUT", f"/users/{ada.id}", tenant=acme, headers=headers, body=body).status == 200
    assert ada.firstname == "Zoë 株"


def test_a_lone_surrogate_survives_the_round_trip(
    http: Plain, acme: Organization, ada: Administrator
) -> None:
    body = rb'{"firstname": "\ud800"}'
    answer = http("PUT", f"/users/{ada.id}", tenant=acme, headers=JSON, body=body)
    assert answer.json()["firstname"] == "\ud800"


def test_an_address_that_another_has_gets_409(
    sandbox: Sandbox, http: Plain, acme: Organization, ada: Administrator
) -> None:
    other = sandbox.administrator("other@else.example", organization=sandbox.organization("Else"))
    answer = http("PUT", f"/users/{ada.id}", tenant=acme, json_body={"email": other.email.upper()})
    assert answer.status == 409
    assert ada.email == "ada@acme.example"
    own = http("PUT", f"/users/{ada.id}", tenant=acme, json_body={"email": ada.email})
    assert own.status == 200


def test_switching_multi_factor_on_mails_set_up_steps_once(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    bob = sandbox.administrator(organization=acme, enable_multi_factor=False, totp_enrolled=False)
    for value in (False, True, True):
        http("PUT", f"/users/{bob.id}", tenant=acme, json_body={"enableMultiFactor": value})
    assert [mail.kind for mail in sandbox.outbox] == ["multi_factor_setup"]
    assert sandbox.outbox[0].administrator == bob.id


def test_a_totp_reset_is_200_with_nothing_in_it(
    sandbox: Sandbox, http: Plain, acme: Organization, ada: Administrator
) -> None:
    answer = http("POST", f"/users/resettotp/{ada.id}", tenant=acme)
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["content-length"] == "0"
    assert "content-type" not in answer.headers
    (reset,) = sandbox.outbox
    assert (reset.kind, reset.administrator, reset.organization) == ("totp_reset", ada.id, acme.id)
    assert (ada.totp_enrolled, ada.totp_updated_at) == (False, reset.at)


def test_a_totp_reset_that_cannot_start_gets_412(
    sandbox: Sandbox, http: Plain, acme: Organization, ada: Administrator
) -> None:
    path = f"/users/resettotp/{ada.id}"
    assert http("POST", path, tenant=acme).status == 200
    answer = http("POST", path, tenant=acme)
    assert answer.status == 412
    assert answer.json()["message"] == "Precondition Failed: no TOTP is enrolled"
    assert len(sandbox.outbox) == 1


@pytest.mark.parametrize("body", [b"{}", b"nonsense"])
def test_a_body_of_a_totp_reset_is_ignored(
    http: Plain, acme: Organization, ada: Administrator, body: bytes
) -> None:
    path = f"/users/resettotp/{ada.id}"
    assert http("POST", path, tenant=acme, headers=JSON, body=body).status == 200


def test_every_reactivation_sends_a_mail_though_it_is_a_get(
    sandbox: Sandbox, http: Plain, acme: Organization, ada: Administrator
) -> None:
    for _ in range(2):
        answer = http.get(f"/users/reactivate/{ada.id}", tenant=acme)
        assert (answer.status, answer.body) == (200, b"")
    assert http("HEAD", f"/users/reactivate/{ada.id}", tenant=acme).status == 200
    assert [(mail.kind, mail.email) for mail in sandbox.outbox] == [
        ("reactivation", "ada@acme.example")
    ] * 3


def test_the_contract_declares_what_a_body_can_lead_to(
    http: Plain, acme: Organization, ada: Administrator
) -> None:
    path = f"/users/{ada.id}"
    seen = {
        http("PUT", path, tenant=acme, body=b" " * (100 * 1024 + 1)).status,
        http("PUT", path, tenant=acme, body=b"{}", headers={"Content-Type": "text/plain"}).status,
        http("PUT", path, tenant=acme, json_body=[]).status,
        http("PUT", path, tenant=acme, json_body={}).status,
    }
    assert seen == {413, 415, 400, 200}
    declared = CONTRACT["paths"]["/users/{id}"]["put"]["responses"]
    assert {str(each) for each in seen} <= declared.keys()


def test_growth_data_stays_what_the_contract_says_of_it(
    http: Plain, acme: Organization, ada: Administrator
) -> None:
    path = f"/users/{ada.id}"
    for wrong in ({"experimentStates": 5}, {"onboardingState": "x"}):
        assert http("PUT", path, tenant=acme, json_body={"growthData": wrong}).status == 400
    good = {"experimentStates": None, "onboardingState": {"step": 2}, "own": 5}
    assert http("PUT", path, tenant=acme, json_body={"growthData": good}).status == 200
    assert http.get(path, tenant=acme).json()["growthData"] == good
