"""Applications and the catalogue that they are made from."""

from __future__ import annotations

from typing import Any

import pytest
from plainhttp import Plain

from jcapiv1.sandbox import Application, Organization, Sandbox

WIKI: dict[str, Any] = {
    "name": "saml2",
    "displayLabel": "Wiki",
    "active": True,
    "ssoUrl": "https://sso.jumpcloud.com/saml2/wiki",
    "config": {"idpEntityId": {"value": "JumpCloud"}, "acsUrl": {"value": "https://wiki.example/"}},
}


@pytest.fixture
def wiki(sandbox: Sandbox, acme: Organization) -> Application:
    return sandbox.application("Wiki", organization=acme)


def test_an_application_is_made_and_answered(http: Plain, acme: Organization) -> None:
    answer = http("POST", "/applications", tenant=acme, json_body=WIKI)
    assert answer.status == 200
    made = answer.json()
    assert {name: made[name] for name in ("name", "displayLabel", "active", "ssoUrl")} == {
        name: WIKI[name] for name in ("name", "displayLabel", "active", "ssoUrl")
    }
    assert made["_id"] == made["id"]
    assert len(made["id"]) == 24
    assert made["config"]["acsUrl"] == {"value": "https://wiki.example/"}
    assert http.get(f"/applications/{made['id']}", tenant=acme).json() == made
    assert http.get("/applications", tenant=acme).json() == {"totalCount": 1, "results": [made]}


def test_what_a_new_application_does_not_say_is_made_up(http: Plain, acme: Organization) -> None:
    body = {name: WIKI[name] for name in ("name", "ssoUrl", "config")}
    made = http("POST", "/applications", tenant=acme, json_body=body).json()
    assert made["active"] is False
    assert made["color"] is None
    assert made["databaseAttributes"] == []
    assert made["displayName"] == "Custom SAML App"
    assert made["config"]["idpCertificate"]["value"].startswith("-----BEGIN CERTIFICATE-----\n")
    assert made["sso"]["idpCertExpirationAt"] > "2030"


def test_a_second_call_makes_a_second_application(http: Plain, acme: Organization) -> None:
    first, second = (http("POST", "/applications", tenant=acme, json_body=WIKI) for _ in range(2))
    assert first.json()["id"] != second.json()["id"]


def test_private_keys_never_come_back(sandbox: Sandbox, http: Plain, acme: Organization) -> None:
    secret = "-----BEGIN PRIVATE KEY-----wiki"
    config = {**WIKI["config"], "idpPrivateKey": {"value": secret, "label": "Key"}}
    answer = http("POST", "/applications", tenant=acme, json_body={**WIKI, "config": config})
    assert answer.json()["config"]["idpPrivateKey"]["value"] == ""
    assert answer.json()["config"]["idpPrivateKey"]["label"] == "Key"
    path = f"/applications/{answer.json()['id']}"
    body = {**WIKI, "config": config}
    answers = [
        answer,
        http("PUT", path, tenant=acme, json_body=body),
        http.get(path, tenant=acme),
        http.get("/applications", tenant=acme),
        http("DELETE", path, tenant=acme),
    ]
    assert [each.status for each in answers] == [200] * 5
    assert not any(secret.encode() in each.body for each in answers)
    assert secret not in str([each.document for each in sandbox.applications])


@pytest.mark.parametrize("name", ["name", "ssoUrl", "config"])
@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_three_fields_are_required(
    sandbox: Sandbox, http: Plain, acme: Organization, wiki: Application, method: str, name: str
) -> None:
    path = "/applications" if method == "POST" else f"/applications/{wiki.id}"
    before = dict(wiki.document)
    for body in (
        {k: v for k, v in WIKI.items() if k != name},
        *({**WIKI, name: v} for v in (None, "")),
    ):
        answer = http(method, path, tenant=acme, json_body=body)
        assert answer.status == 400
        assert name in answer.json()["message"]
    assert sandbox.applications == [wiki]
    assert wiki.document == before


@pytest.mark.parametrize(
    "change",
    [
        {"active": "x"},
        {"config": []},
        {"config": {"acsUrl": "https://wiki.example"}},
        {"description": "x" * 257},
        {"logo": "x"},
    ],
)
def test_a_value_that_makes_no_sense_gets_400(
    sandbox: Sandbox, http: Plain, acme: Organization, change: dict[str, Any]
) -> None:
    body = {**WIKI, **change}
    assert http("POST", "/applications", tenant=acme, json_body=body).status == 400
    assert sandbox.applications == []


@pytest.mark.parametrize("name", ["idpCertificate", "idpPrivateKey"])
def test_an_empty_certificate_or_key_gets_503(http: Plain, acme: Organization, name: str) -> None:
    body = {**WIKI, "config": {**WIKI["config"], name: {"value": ""}}}
    assert http("POST", "/applications", tenant=acme, json_body=body).status == 503


def test_what_a_change_leaves_out_is_reset(http: Plain, acme: Organization) -> None:
    rich = {**WIKI, "description": "All we know", "color": "#202D38"}
    made = http("POST", "/applications", tenant=acme, json_body=rich).json()
    config = {"spEntityId": {"value": "wiki"}}
    body = {"name": "saml2", "ssoUrl": WIKI["ssoUrl"], "config": config}
    answer = http("PUT", f"/applications/{made['id']}", tenant=acme, json_body=body)
    changed = answer.json()
    assert (changed["active"], changed["description"], changed["color"]) == (False, "", None)
    assert changed["displayLabel"] == ""
    assert "acsUrl" not in changed["config"]
    assert changed["config"]["spEntityId"] == {"value": "wiki"}
    kept = ("_id", "id", "created")
    assert [changed[name] for name in kept] == [made[name] for name in kept]
    assert http.get(f"/applications/{made['id']}", tenant=acme).json() == changed


def test_without_a_certificate_a_change_makes_a_new_one(http: Plain, acme: Organization) -> None:
    made = http("POST", "/applications", tenant=acme, json_body=WIKI).json()
    path, certificate = f"/applications/{made['id']}", made["config"]["idpCertificate"]
    kept = {**WIKI, "config": {**WIKI["config"], "idpCertificate": certificate}}
    answer = http("PUT", path, tenant=acme, json_body=kept).json()
    assert answer["config"]["idpCertificate"]["value"] == certificate["value"]
    answer = http("PUT", path, tenant=acme, json_body=WIKI).json()
    assert answer["config"]["idpCertificate"]["value"] != certificate["value"]


def test_name_and_address_for_signing_in_stay(
    http: Plain, acme: Organization, wiki: Application
) -> None:
    body = {**WIKI, "name": "slack", "ssoUrl": "https://elsewhere.example"}
    before = wiki.name, wiki.sso_url
    answer = http("PUT", f"/applications/{wiki.id}", tenant=acme, json_body=body).json()
    assert (answer["name"], answer["ssoUrl"]) == before


def test_deleting_answers_what_was_deleted(
    sandbox: Sandbox, http: Plain, acme: Organization, wiki: Application
) -> None:
    before = http.get(f"/applications/{wiki.id}", tenant=acme).json()
    answer = http("DELETE", f"/applications/{wiki.id}", tenant=acme)
    assert (answer.status, answer.json()) == (200, before)
    assert sandbox.applications == []
    assert http("DELETE", f"/applications/{wiki.id}", tenant=acme).status == 404
    assert http.get("/applications", tenant=acme).json()["totalCount"] == 0


def test_they_come_by_name_unless_another_order_is_asked_for(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    made = [sandbox.application(name, organization=acme, name=name) for name in ("c", "a", "b")]
    by_age = [each.id for each in made]
    by_name = [by_age[1], by_age[2], by_age[0]]
    assert http.get("/applications", tenant=acme).ids == by_name
    assert http.get("/applications?sort=-name", tenant=acme).ids == by_name[::-1]
    assert http.get("/applications?sort=created", tenant=acme).ids == by_age
    assert http.get("/applications?filter=name:$eq:b", tenant=acme).ids == [by_age[2]]


def test_another_tenant_sees_none(sandbox: Sandbox, http: Plain, wiki: Application) -> None:
    other = sandbox.organization("Other")
    assert http.get("/applications", tenant=other).json()["totalCount"] == 0
    for method in ("GET", "PUT", "DELETE"):
        answer = http(method, f"/applications/{wiki.id}", tenant=other, json_body=WIKI)
        assert answer.status == 404
    assert sandbox.applications == [wiki]


def test_reading_does_not_give_the_right_to_change(
    sandbox: Sandbox, http: Plain, acme: Organization, wiki: Application
) -> None:
    reader = sandbox.key(scopes={"applications.readonly"})
    path = f"/applications/{wiki.id}"
    assert http.get(path, key=reader, tenant=acme).status == 200
    for method, target in (("POST", "/applications"), ("PUT", path), ("DELETE", path)):
        answer = http(method, target, key=reader, tenant=acme, json_body=WIKI)
        assert answer.status == 403
    other = sandbox.key(scopes={"radius"})
    assert http.get(path, key=other, tenant=acme).status == 403


def test_the_catalogue_is_listed_and_read(http: Plain, acme: Organization) -> None:
    answer = http.get("/application-templates?limit=100&sort=name", tenant=acme).json()
    assert answer["totalCount"] == len(answer["results"]) > 10
    assert answer["results"][0]["name"] == "aws-sso"
    for template in answer["results"]:
        path = f"/application-templates/{template['_id']}"
        assert http.get(path, tenant=acme).json() == template
    answer = http.get(f"{path}?fields=name", tenant=acme)
    assert answer.json() == {"name": template["name"]}
    assert http.get("/application-templates/nothing", tenant=acme).status == 404


def test_the_catalogue_says_what_the_tenant_has(
    sandbox: Sandbox, http: Plain, acme: Organization, wiki: Application
) -> None:
    path = "/application-templates?filter=isConfigured:$eq:true"
    (template,) = http.get(path, tenant=acme).json()["results"]
    assert template["name"] == wiki.name
    assert http.get(path, tenant=sandbox.organization("Other")).ids == []


def test_the_catalogue_can_only_be_read(http: Plain, acme: Organization) -> None:
    for method in ("POST", "PUT", "DELETE"):
        assert http(method, "/application-templates", tenant=acme).status == 405
