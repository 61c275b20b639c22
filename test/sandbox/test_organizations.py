"""One tenant and its settings."""

from __future__ import annotations

from typing import Any

import pytest
from plainhttp import Plain

from jcapiv1.sandbox import Organization, Sandbox


def test_a_tenant_is_answered_with_its_settings(http: Plain, acme: Organization) -> None:
    answer = http.get(f"/organizations/{acme.id}").json()
    assert answer["displayName"] == "Acme"
    assert answer["id"] == answer["_id"] == acme.id
    assert answer["settings"]["passwordPolicy"]["minLength"] == 12
    assert answer == acme.document


def test_lists_answer_no_settings(http: Plain, acme: Organization) -> None:
    for path in ("/organizations", "/organizations?fields=settings"):
        (listed,) = http.get(path).json()["results"]
        assert set(listed) == {"_id", "id", "displayName", "logoUrl", "created"}


def test_fields_choose_what_is_answered(http: Plain, acme: Organization) -> None:
    answer = http.get(f"/organizations/{acme.id}?fields=displayName")
    assert answer.json() == {"displayName": "Acme"}


def test_settings_that_are_sent_change_and_the_others_stay(http: Plain, acme: Organization) -> None:
    before = http.get(f"/organizations/{acme.id}").json()["settings"]
    body = {"settings": {"contactName": "Nora", "systemUsersCanEdit": False}}
    answer = http("PUT", f"/organizations/{acme.id}", json_body=body)
    assert answer.status == 200
    assert answer.json()["settings"] == {**before, **body["settings"]}
    assert http.get(f"/organizations/{acme.id}").json() == answer.json()


def test_saving_a_password_policy_gives_it_a_new_date(http: Plain, acme: Organization) -> None:
    policy = acme.settings["passwordPolicy"]
    body = {"settings": {"passwordPolicy": {**policy, "minLength": 20}}}
    answer = http("PUT", f"/organizations/{acme.id}", json_body=body).json()
    saved = answer["settings"]["passwordPolicy"]
    assert saved["minLength"] == 20
    assert saved["effectiveDate"] > policy["effectiveDate"]


def test_what_can_only_be_read_is_ignored(http: Plain, acme: Organization) -> None:
    body = {"settings": {"pendingDelete": True, "requireAdminMFA": True}, "totalBillingEstimate": 9}
    before = http.get(f"/organizations/{acme.id}").json()
    assert http("PUT", f"/organizations/{acme.id}", json_body=body).json() == before


def test_a_tenant_can_be_renamed(http: Plain, acme: Organization) -> None:
    answer = http("PUT", f"/organizations/{acme.id}", json_body={"displayName": "Acme Two"})
    assert answer.json()["displayName"] == "Acme Two"
    assert acme.display_name == "Acme Two"


@pytest.mark.parametrize(
    "body",
    [
        {"settings": []},
        {"settings": "x"},
        {"settings": {"systemUsersCanEdit": "x"}},
        {"settings": {"passwordPolicy": {"minLength": "x"}}},
        {"displayName": 5},
    ],
)
def test_a_value_of_the_wrong_type_gets_400(http: Plain, acme: Organization, body: Any) -> None:
    before = dict(acme.document)
    assert http("PUT", f"/organizations/{acme.id}", json_body=body).status == 400
    assert acme.document == before


def test_the_tenant_header_is_refused(http: Plain, acme: Organization) -> None:
    for method in ("GET", "PUT"):
        answer = http(method, f"/organizations/{acme.id}", tenant=acme, json_body={})
        assert answer.status == 403
        assert answer.json()["error"] == "Forbidden: organization selection not allowed via header"


def test_a_key_of_another_tenant_finds_nothing(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    other = sandbox.key(organization=sandbox.organization("Other"))
    for method in ("GET", "PUT"):
        assert http(method, f"/organizations/{acme.id}", key=other, json_body={}).status == 404
    assert http.get(f"/organizations/{'0' * 24}").status == 404
    assert http.get("/organizations/nothing").status == 404


def test_reading_does_not_give_the_right_to_change(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    reader = sandbox.key(scopes={"organizations.readonly"})
    assert http.get(f"/organizations/{acme.id}", key=reader).status == 200
    assert http("PUT", f"/organizations/{acme.id}", key=reader, json_body={}).status == 403
