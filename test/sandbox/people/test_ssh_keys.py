"""The public SSH keys of people."""

from __future__ import annotations

from typing import Any

import pytest
from conforming import assert_conforms
from plainhttp import Answer, Plain

from jcapiv1.sandbox import Organization, Person, Sandbox

KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample lin@acme.example"


def add(http: Plain, person: Person, **body: Any) -> Answer:
    path = f"/systemusers/{person.id}/sshkeys"
    return http("POST", path, tenant=person.organization, json_body=body)


def test_keys_are_added_listed_and_deleted(http: Plain, acme: Organization, lin: Person) -> None:
    path = f"/systemusers/{lin.id}/sshkeys"
    none = http.get(path, tenant=acme)
    assert_conforms("sshkey_list", none)
    assert none.json() == []
    added = add(http, lin, name="laptop", public_key=KEY)
    assert_conforms("sshkey_post", added)
    key = added.json()
    assert (key["name"], key["public_key"], len(key["_id"])) == ("laptop", KEY, 24)
    assert key["create_date"].startswith("2026-01-01T")
    listed = http.get(path, tenant=acme)
    assert_conforms("sshkey_list", listed)
    assert listed.json() == [key]
    assert http.get(f"/systemusers/{lin.id}", tenant=acme).json()["ssh_keys"] == [key]
    deleted = http("DELETE", f"{path}/{key['_id']}", tenant=acme)
    assert_conforms("sshkey_delete", deleted)
    assert http.get(path, tenant=acme).json() == []
    assert http("DELETE", f"{path}/{key['_id']}", tenant=acme).status == 404


def test_the_same_key_can_be_added_twice(http: Plain, lin: Person) -> None:
    ids = {add(http, lin, name="laptop", public_key=KEY).json()["_id"] for _ in range(2)}
    assert len(ids) == len(lin.ssh_keys) == 2


@pytest.mark.parametrize(
    "body",
    [
        {"name": "laptop"},
        {"public_key": KEY},
        {"name": None, "public_key": KEY},
        {"name": "laptop", "public_key": 5},
        {"name": "laptop", "public_key": "ssh-ed25519"},
        {"name": "laptop", "public_key": "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl"},
    ],
)
def test_what_is_no_public_key_gets_400(http: Plain, lin: Person, body: dict[str, Any]) -> None:
    answer = add(http, lin, **body)
    assert_conforms("sshkey_post", answer)
    assert (answer.status, lin.ssh_keys) == (400, [])


def test_a_list_of_keys_replaces_the_list_and_those_that_stay_keep_their_ids(
    http: Plain, acme: Organization, lin: Person
) -> None:
    stays = add(http, lin, name="laptop", public_key=KEY).json()
    add(http, lin, name="old", public_key=KEY)
    body = {"ssh_keys": [{"name": "new", "public_key": KEY}, {"name": "laptop", "public_key": KEY}]}
    answer = http("PUT", f"/systemusers/{lin.id}", tenant=acme, json_body=body).json()
    assert [key["name"] for key in answer["ssh_keys"]] == ["new", "laptop"]
    assert answer["ssh_keys"][1] == stays


def test_a_key_of_somebody_else_is_not_found(
    sandbox: Sandbox, http: Plain, acme: Organization, lin: Person
) -> None:
    key = add(http, lin, name="laptop", public_key=KEY).json()
    bo = sandbox.person("bo", organization=acme)
    answer = http("DELETE", f"/systemusers/{bo.id}/sshkeys/{key['_id']}", tenant=acme)
    assert_conforms("sshkey_delete", answer)
    assert (answer.status, len(lin.ssh_keys)) == (404, 1)
