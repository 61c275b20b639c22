"""Reading, creating, changing and deleting people."""

from __future__ import annotations

import json
from typing import Any

import pytest
from conforming import assert_conforms
from plainhttp import Answer, Plain

from jcapiv1.sandbox import Organization, Person, Sandbox

NEW = {"username": "new", "email": "new@acme.example"}
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample new@acme.example"


def create(http: Plain, tenant: Organization, query: str = "", **fields: Any) -> Answer:
    return http("POST", f"/systemusers{query}", tenant=tenant, json_body={**NEW, **fields})


def put(http: Plain, person: Person, query: str = "", **fields: Any) -> Answer:
    path = f"/systemusers/{person.id}{query}"
    return http("PUT", path, tenant=person.organization, json_body=fields)


def test_a_person_is_read_by_id_and_in_the_list(
    http: Plain, acme: Organization, lin: Person
) -> None:
    one = http.get(f"/systemusers/{lin.id}", tenant=acme)
    assert_conforms("systemusers_get", one)
    assert one.json() == lin.document
    assert one.json()["_id"] == one.json()["id"] == lin.id
    page = http.get("/systemusers", tenant=acme)
    assert_conforms("systemusers_list", page)
    assert page.json() == {"totalCount": 1, "results": [lin.document]}


def test_fields_narrow_one_person_too(http: Plain, acme: Organization, lin: Person) -> None:
    answer = http.get(f"/systemusers/{lin.id}?fields=username+email", tenant=acme).json()
    assert answer == {"username": "lin", "email": "lin@example.com"}


def test_people_are_filtered_searched_and_sorted(
    sandbox: Sandbox, http: Plain, acme: Organization, lin: Person
) -> None:
    bo = sandbox.person("bo", organization=acme, state="SUSPENDED")
    sandbox.person("elsewhere", organization=sandbox.organization("Else"))
    get = http.get
    assert get("/systemusers?sort=username", tenant=acme).ids == [bo.id, lin.id]
    assert get("/systemusers?filter=state:$eq:SUSPENDED", tenant=acme).ids == [bo.id]
    found = get("/systemusers?search[searchTerm]=LI&search[fields][]=username", tenant=acme)
    assert found.ids == [lin.id]
    past = get("/systemusers?skip=5", tenant=acme).json()
    assert past == {"totalCount": 2, "results": []}


def test_a_person_of_another_tenant_is_not_found(
    sandbox: Sandbox, http: Plain, lin: Person
) -> None:
    other = sandbox.organization("Else")
    for method, body in (("GET", None), ("PUT", {}), ("DELETE", None)):
        answer = http(method, f"/systemusers/{lin.id}", tenant=other, json_body=body)
        assert answer.status == 404
        assert answer.json()["message"] == "Not Found: person not found"


def test_a_new_person_is_answered_with_an_id_and_defaults(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    answer = create(http, acme, firstname="Noa", attributes=[{"name": "desk", "value": "4"}])
    assert_conforms("systemusers_post", answer)
    made = answer.json()
    assert made["id"] == made["_id"] == sandbox.people[0].id
    assert (made["username"], made["firstname"], made["department"]) == ("new", "Noa", "")
    assert (made["state"], made["suspended"], made["activated"]) == ("ACTIVATED", False, False)
    assert made["attributes"] == [{"name": "desk", "value": "4"}]
    assert made["created"].endswith("Z")
    assert http.get(f"/systemusers/{made['_id']}", tenant=acme).json() == made


@pytest.mark.parametrize("missing", ["username", "email"])
@pytest.mark.parametrize("value", [None, "", "absent"])
def test_a_person_needs_a_username_and_an_address(
    sandbox: Sandbox, http: Plain, acme: Organization, missing: str, value: str | None
) -> None:
    body: dict[str, Any] = {**NEW, missing: value}
    if value == "absent":
        del body[missing]
    answer = http("POST", "/systemusers", tenant=acme, json_body=body)
    assert_conforms("systemusers_post", answer)
    assert answer.status == 400
    assert missing in answer.json()["message"]
    assert sandbox.people == []


@pytest.mark.parametrize("name", ["username", "email", "employeeIdentifier"])
def test_two_people_of_a_tenant_do_not_share_what_is_unique(
    sandbox: Sandbox, http: Plain, acme: Organization, lin: Person, name: str
) -> None:
    lin.employee_identifier = "e1"
    taken = {name: lin.document[name].upper()}
    answer = create(http, acme, **taken)
    assert_conforms("systemusers_post", answer)
    assert answer.status == 409
    bo = sandbox.person("bo", organization=acme)
    assert put(http, bo, **taken).status == 409
    assert create(http, sandbox.organization("Else"), **taken).status == 200
    assert put(http, lin, **taken).status == 200  # it is their own


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("email", "nobody"),
        ("alternateEmail", "two words@a.example"),
        ("email", "a" * 1020 + "@a.de"),
        ("description", "x" * 1025),
        ("employeeIdentifier", "x" * 257),
        ("sudo", "true"),
        ("unix_uid", 0),
        ("unix_uid", 1.5),
        ("attributes", {"name": "a", "value": "b"}),
        ("attributes", [{"name": "a", "value": 5}]),
        ("attributes", [{"name": "a", "value": "x" * 1025}]),
        ("phoneNumbers", ["+49"]),
        ("mfa", True),
        ("mfa", {"exclusion": True, "exclusionDays": 0}),
        ("mfa", {"exclusionUntil": "tomorrow"}),
        ("state", "GONE"),
        ("manager", "0" * 24),
        ("manager", "nobody"),
    ],
)
def test_a_value_that_no_person_can_have_gets_400_and_changes_nothing(
    sandbox: Sandbox, http: Plain, acme: Organization, lin: Person, name: str, value: Any
) -> None:
    before = json.dumps(lin.document)
    for answer in (
        put(http, lin, firstname="Eve", **{name: value}),
        create(http, acme, **{name: value}),
    ):
        assert answer.status == 400
        assert name in answer.json()["message"]
    assert json.dumps(lin.document) == before
    assert len(sandbox.people) == 1


def test_a_refused_key_list_leaves_the_rest_of_the_body_undone(http: Plain, lin: Person) -> None:
    keys = [{"name": "good", "public_key": KEY}, {"name": "bad", "public_key": "PRIVATE"}]
    assert put(http, lin, firstname="Eve", ssh_keys=keys).status == 400
    assert (lin.firstname, lin.ssh_keys) == ("Lin", [])


def test_a_change_changes_what_it_names_and_no_more(http: Plain, lin: Person) -> None:
    before = dict(lin.document)
    answer = put(http, lin, department="Sales", unheard="of", sudo=True)
    assert_conforms("systemusers_put", answer)
    assert answer.json() == {**before, "department": "Sales", "sudo": True}
    assert lin.document == answer.json()


def test_a_list_in_a_change_takes_the_place_of_the_whole_list(http: Plain, lin: Person) -> None:
    lin.attributes = [{"name": "desk", "value": "4"}, {"name": "shirt", "value": "M"}]
    put(http, lin, phoneNumbers=[{"type": "work", "number": "1"}, {"type": "home", "number": "2"}])
    answer = put(
        http,
        lin,
        attributes=[{"name": "desk", "value": "5"}],
        phoneNumbers=[{"type": "mobile", "number": "3", "other": "left out"}],
        addresses=[{"type": "work", "country": "PT"}],
    ).json()
    assert answer["attributes"] == [{"name": "desk", "value": "5"}]
    (phone,) = answer["phoneNumbers"]
    assert len(phone.pop("id")) == 24
    assert phone == {"type": "mobile", "number": "3"}
    assert [each["country"] for each in answer["addresses"]] == ["PT"]


def test_a_list_sees_what_a_change_made(http: Plain, acme: Organization, lin: Person) -> None:
    path = "/systemusers?filter=department:$eq:Sales"
    assert http.get(path, tenant=acme).ids == []
    put(http, lin, department="Sales")
    assert http.get(path, tenant=acme).ids == [lin.id]
    http("DELETE", f"/systemusers/{lin.id}", tenant=acme)
    assert http.get(path, tenant=acme).ids == []


def test_a_null_is_kept_in_a_change_and_means_the_default_in_a_new_person(
    http: Plain, acme: Organization, lin: Person
) -> None:
    put(http, lin, delegatedAuthority={"id": "1" * 24, "name": "ActiveDirectory"})
    cleared = put(http, lin, department=None, delegatedAuthority=None, manager=None).json()
    assert (cleared["department"], cleared["delegatedAuthority"]) == (None, None)
    made = create(http, acme, department=None, attributes=None).json()
    assert (made["department"], made["attributes"]) == ("", [])


def test_suspended_and_state_follow_each_other(http: Plain, lin: Person) -> None:
    steps: list[tuple[dict[str, Any], tuple[str, bool]]] = [
        ({"suspended": True}, ("SUSPENDED", True)),
        ({"suspended": False}, ("ACTIVATED", False)),
        ({"state": "SUSPENDED"}, ("SUSPENDED", True)),
        ({"firstname": "Lina"}, ("SUSPENDED", True)),
        ({"state": "ACTIVATED", "suspended": False}, ("ACTIVATED", False)),
    ]
    for body, expected in steps:
        answer = put(http, lin, **body).json()
        assert (answer["state"], answer["suspended"]) == expected


@pytest.mark.parametrize(
    "body",
    [
        {"state": "SUSPENDED", "suspended": False},
        {"state": "ACTIVATED", "suspended": True},
        {"state": "STAGED", "suspended": True},
    ],
)
def test_a_state_that_contradicts_suspended_is_refused(
    sandbox: Sandbox, http: Plain, acme: Organization, lin: Person, body: dict[str, Any]
) -> None:
    assert put(http, lin, **body).status == 409
    assert create(http, acme, **body).status == 409
    assert (lin.state, lin.suspended, len(sandbox.people)) == ("ACTIVATED", False, 1)


def test_only_a_new_person_can_be_staged(http: Plain, acme: Organization, lin: Person) -> None:
    assert put(http, lin, state="STAGED").status == 409
    staged = create(http, acme, state="STAGED").json()
    assert (staged["state"], staged["suspended"]) == ("STAGED", False)


def test_the_tenant_says_how_a_person_without_a_state_starts(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    acme.document["settings"] = {"newSystemUserStateDefaults": {"manualEntry": "STAGED"}}
    assert create(http, acme).json()["state"] == "STAGED"
    assert sandbox.outbox == []


@pytest.mark.parametrize(
    ("fields", "mails"),
    [
        ({}, [("activation", "new@acme.example")]),
        ({"alternateEmail": "own@home.example"}, [("activation", "own@home.example")]),
        ({"password": "Tr0ub4dor&345"}, [("welcome", "new@acme.example")]),
        ({"state": "STAGED"}, []),
        ({"suspended": True}, []),
    ],
)
def test_a_new_person_gets_the_mail_that_fits(
    sandbox: Sandbox,
    http: Plain,
    acme: Organization,
    fields: dict[str, Any],
    mails: list[tuple[str, str]],
) -> None:
    made = create(http, acme, **fields).json()
    assert [(mail.kind, mail.email) for mail in sandbox.outbox] == mails
    assert {(mail.about, mail.record) for mail in sandbox.outbox} <= {("person", made["_id"])}


def test_a_password_never_comes_back(
    sandbox: Sandbox, http: Plain, acme: Organization, lin: Person
) -> None:
    secret = "Correct horse 7 battery"
    answers = [create(http, acme, password=secret), put(http, lin, password=secret)]
    assert [answer.status for answer in answers] == [200, 200]
    texts = [answer.body for answer in answers]
    texts += [http.get("/systemusers", tenant=acme).body]
    texts += [http.get(f"/systemusers?search[searchTerm]={secret[:7]}", tenant=acme).body]
    texts += [json.dumps(sandbox.snapshot()).encode()]
    assert all(secret[:7].encode() not in text for text in texts)


def test_a_new_password_ends_the_expiry_of_the_old(http: Plain, lin: Person) -> None:
    http("POST", f"/systemusers/{lin.id}/expire", tenant=lin.organization)
    before = lin.password_date
    answer = put(http, lin, password="Correct horse 7").json()
    assert (answer["password_expired"], answer["password_expiration_date"]) == (False, None)
    assert answer["password_date"] > str(before)


def test_the_tenants_settings_say_how_long_a_password_lasts(
    http: Plain, lin: Person, acme: Organization
) -> None:
    policy = {"enablePasswordExpirationInDays": True, "passwordExpirationInDays": 30}
    acme.document["settings"] = {"passwordPolicy": policy}
    answer = put(http, lin, password="Correct horse 7").json()
    assert answer["password_date"][:10] == "2026-01-01"
    assert answer["password_expiration_date"][:10] == "2026-01-31"


def test_a_weak_password_is_refused_with_every_rule_if_asked(
    http: Plain, acme: Organization, lin: Person
) -> None:
    acme.document["settings"] = {"passwordPolicy": {"minLength": 12, "needsNumeric": True}}
    short = put(http, lin, password="lin")
    assert short.status == 400
    assert short.json()["message"] == "Bad Request: password must have at least 12 characters"
    assert "details" not in short.json()
    told = put(http, lin, "?fullValidationDetails=password", password="lin")
    assert_conforms("systemusers_put", told)
    assert told.json()["status"] == "INVALID_ARGUMENT"
    (detail,) = told.json()["details"]
    assert [each["description"] for each in detail["fieldViolationsList"]] == [
        "password must have at least 12 characters",
        "password must not contain the username",
        "password must have a digit",
    ]
    assert create(http, acme, "?fullValidationDetails=password", password="x").status == 400


def test_a_tenant_may_ask_little_of_a_password(
    http: Plain, acme: Organization, lin: Person
) -> None:
    policy = {"enableMinLength": False, "allowUsernameSubstring": True, "minLength": 12}
    acme.document["settings"] = {"passwordPolicy": policy}
    assert put(http, lin, password="lin").status == 200


def test_a_lock_has_a_date_until_it_is_taken_away(http: Plain, lin: Person) -> None:
    locked = put(http, lin, account_locked=True).json()
    date = locked["account_locked_date"]
    assert date.endswith("Z")
    assert put(http, lin, account_locked=True).json()["account_locked_date"] == date
    free = put(http, lin, account_locked=False).json()
    assert (free["account_locked"], free["account_locked_date"]) == (False, None)


def test_a_recovery_address_is_answered_as_not_verified(http: Plain, acme: Organization) -> None:
    made = create(http, acme, recoveryEmail={"address": "own@home.example"})
    assert_conforms("systemusers_post", made)
    assert made.json()["recoveryEmail"] == {"address": "own@home.example", "verified": False}


def test_nobody_manages_themselves(
    sandbox: Sandbox, http: Plain, acme: Organization, lin: Person
) -> None:
    assert put(http, lin, manager=lin.id).status == 400
    bo = sandbox.person("bo", organization=acme)
    assert put(http, lin, manager=bo.id).json()["manager"] == bo.id
    assert put(http, lin, manager="").json()["manager"] is None


def test_who_is_deleted_is_answered_and_gone(
    sandbox: Sandbox, http: Plain, acme: Organization, lin: Person
) -> None:
    answer = http("DELETE", f"/systemusers/{lin.id}", tenant=acme)
    assert_conforms("systemusers_delete", answer)
    assert answer.json() == lin.document
    assert sandbox.people == []
    again = http("DELETE", f"/systemusers/{lin.id}", tenant=acme)
    assert_conforms("systemusers_delete", again)
    assert again.status == 404


def test_somebody_who_manages_others_is_deleted_with_a_word_on_them(
    sandbox: Sandbox, http: Plain, acme: Organization, lin: Person
) -> None:
    bo = sandbox.person("bo", manager=lin)
    kim = sandbox.person("kim", organization=acme)
    path = f"/systemusers/{lin.id}"
    refused = http("DELETE", path, tenant=acme)
    assert_conforms("systemusers_delete", refused)
    assert refused.status == 409
    for wrong in (lin.id, "0" * 24):
        assert http("DELETE", f"{path}?cascade_manager={wrong}", tenant=acme).status == 400
    assert (bo.manager, len(sandbox.people)) == (lin.id, 3)
    assert http("DELETE", f"{path}?cascade_manager={kim.id}", tenant=acme).status == 200
    assert bo.manager == kim.id
    gone = http("DELETE", f"/systemusers/{kim.id}?cascade_manager=null", tenant=acme)
    assert (gone.status, bo.manager) == (200, None)


def test_an_heir_who_was_managed_by_the_deleted_has_no_manager(
    sandbox: Sandbox, http: Plain, acme: Organization, lin: Person
) -> None:
    bo, kim = sandbox.person("bo", manager=lin), sandbox.person("kim", manager=lin)
    path = f"/systemusers/{lin.id}?cascade_manager={bo.id}"
    assert http("DELETE", path, tenant=acme).status == 200
    assert (bo.manager, kim.manager) == (None, bo.id)
