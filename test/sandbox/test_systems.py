"""Devices: listed, read, changed and removed, but made by their agents alone."""

from __future__ import annotations

from typing import Any

import pytest
from plainhttp import Plain

from jcapiv1.sandbox import Organization, Sandbox, System


@pytest.fixture
def laptop(sandbox: Sandbox, acme: Organization) -> System:
    return sandbox.system("laptop-1", organization=acme, display_name="Front desk", os="Ubuntu")


def new_person(http: Plain, tenant: Organization) -> str:
    name = f"ada-{tenant.id}"
    body = {"username": name, "email": f"{name}@example.com", "department": "Lab"}
    identity: str = http("POST", "/systemusers", tenant=tenant, json_body=body).json()["_id"]
    return identity


def test_a_device_is_read_by_its_id(
    sandbox: Sandbox, http: Plain, acme: Organization, laptop: System
) -> None:
    answer = http.get(f"/systems/{laptop.id}", key=sandbox.key(organization=acme))
    assert answer.status == 200
    assert answer.json() == laptop.document
    assert (answer.json()["_id"], answer.json()["id"]) == (laptop.id, laptop.id)
    assert answer.json()["organization"] == acme.id


def test_a_device_of_another_tenant_or_of_none_gets_404(
    sandbox: Sandbox, http: Plain, acme: Organization, laptop: System
) -> None:
    other = sandbox.organization("Other")
    for tenant, identity in ((other, laptop.id), (acme, "0" * 24), (acme, "SYSTEM_ID")):
        answer = http.get(f"/systems/{identity}", tenant=tenant)
        assert (answer.status, answer.json()["message"]) == (404, "Not Found: system not found")


def test_no_device_is_made_over_the_api(http: Plain, acme: Organization) -> None:
    answer = http("POST", "/systems", tenant=acme, json_body={"hostname": "new"})
    assert (answer.status, answer.headers["allow"]) == (405, "GET,HEAD")


def test_a_list_holds_whole_devices_of_the_tenant(
    sandbox: Sandbox, http: Plain, acme: Organization, laptop: System
) -> None:
    sandbox.system("elsewhere", organization=sandbox.organization("Other"))
    answer = http.get("/systems", key=sandbox.key(organization=acme)).json()
    assert answer == {"totalCount": 1, "results": [laptop.document]}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("filter=os:$eq:Windows", ["b", "c"]),
        ("filter=lastContact:$lt:2025-06-01", ["c"]),
        ("filter=fde.active:$eq:true", ["a", "b"]),
        ("filter=active:$eq:true&sort=-hostname", ["b", "a"]),
        ("search[searchTerm]=DESK&search[fields][]=displayName", ["a"]),
        ("filter=attributes.value:eq:lab", []),
        ("sort=-os", ["b", "c", "a"]),
    ],
)
def test_devices_are_found_by_their_fields(
    sandbox: Sandbox, http: Plain, acme: Organization, query: str, names: list[str]
) -> None:
    sandbox.system("a", organization=acme, os="Ubuntu", display_name="Front desk")
    sandbox.system("b", organization=acme)
    sandbox.system(
        "c", organization=acme, active=False, encrypted=False,
        last_contact="2025-01-31T08:00:00.000Z",
    )  # fmt: skip
    found = http.get(f"/systems?{query}", tenant=acme).json()
    assert [each["hostname"] for each in found["results"]] == names
    assert found["totalCount"] == len(names)


def test_fields_choose_what_comes_of_a_device(
    http: Plain, acme: Organization, laptop: System
) -> None:
    answer = http.get(f"/systems/{laptop.id}?fields=hostname%20os", tenant=acme)
    assert answer.json() == {"hostname": "laptop-1", "os": "Ubuntu"}


def test_a_change_changes_what_it_names_and_no_more(
    sandbox: Sandbox, http: Plain, acme: Organization, laptop: System
) -> None:
    before = dict(laptop.document)
    changes = {
        "displayName": "Back desk",
        "description": "beside the window",
        "allowSshRootLogin": True,
        "systemInsights": {"state": "disabled"},
        "tags": ["loan"],
    }
    answer = http(
        "PUT", f"/systems/{laptop.id}", key=sandbox.key(organization=acme), json_body=changes
    )
    assert (answer.status, answer.json()) == (200, {**before, **changes})
    assert laptop.display_name == "Back desk"


def test_what_the_agent_reports_is_not_changed_by_a_put(
    http: Plain, acme: Organization, laptop: System
) -> None:
    before = dict(laptop.document)
    body = {"hostname": "mine", "os": "BeOS", "active": False, "builtInCommands": [], "_id": "x"}
    assert http("PUT", f"/systems/{laptop.id}", tenant=acme, json_body=body).status == 200
    assert laptop.document == before


def test_attributes_are_replaced_whole(http: Plain, acme: Organization, laptop: System) -> None:
    path = f"/systems/{laptop.id}"
    both = [{"name": "room", "value": "3"}, {"name": "floor", "value": "1"}]
    http("PUT", path, tenant=acme, json_body={"attributes": both})
    http("PUT", path, tenant=acme, json_body={"attributes": [{"name": "floor", "value": "2"}]})
    assert laptop.attributes == [{"name": "floor", "value": "2"}]
    http("PUT", path, tenant=acme, json_body={"displayName": "Lab"})
    assert laptop.attributes == [{"name": "floor", "value": "2"}]


def test_the_primary_person_goes_in_with_a_dot_and_null_takes_it_away(
    sandbox: Sandbox, http: Plain, acme: Organization, laptop: System
) -> None:
    path, person = f"/systems/{laptop.id}", new_person(http, acme)
    set_ = http("PUT", path, tenant=acme, json_body={"primarySystemUser.id": person}).json()
    assert set_["primarySystemUser"] == {"id": person}
    assert "primarySystemUser.id" not in set_
    http("PUT", path, tenant=acme, json_body={"displayName": "Lab"})
    assert laptop.primary_system_user == {"id": person}
    http("PUT", path, tenant=acme, json_body={"primarySystemUser.id": None})
    assert laptop.primary_system_user == {"id": None}
    stranger = new_person(http, sandbox.organization("Other"))
    for identity in (stranger, "0" * 24, laptop.id):
        body = {"primarySystemUser.id": identity, "displayName": "Changed"}
        assert http("PUT", path, tenant=acme, json_body=body).status == 400
    assert (laptop.primary_system_user, laptop.display_name) == ({"id": None}, "Lab")


def test_true_and_false_as_text_become_booleans(
    http: Plain, acme: Organization, laptop: System
) -> None:
    body = {"allowMultiFactorAuthentication": "true", "allowPublicKeyAuthentication": "false"}
    answer = http("PUT", f"/systems/{laptop.id}", tenant=acme, json_body=body).json()
    assert [answer[name] for name in body] == [True, False]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("displayName", 5),
        ("allowSshRootLogin", "yes"),
        ("allowSshRootLogin", 1),
        ("attributes", {"room": "3"}),
        ("attributes", [5]),
        ("tags", "loan"),
        ("systemInsights", "enabled"),
        ("primarySystemUser.id", 7),
        ("agentBoundMessages", "restart"),
    ],
)
def test_a_value_of_the_wrong_type_gets_400_and_changes_nothing(
    sandbox: Sandbox, http: Plain, acme: Organization, laptop: System, name: str, value: Any
) -> None:
    before = dict(laptop.document)
    body = {"description": "changed", name: value}
    answer = http("PUT", f"/systems/{laptop.id}", tenant=acme, json_body=body)
    assert answer.status == 400
    assert name in answer.json()["message"]
    assert (laptop.document, sandbox.actions) == (before, [])


def test_a_search_tells_the_groups_and_the_primary_person(
    sandbox: Sandbox, http: Plain, acme: Organization, laptop: System
) -> None:
    sandbox.system("laptop-2", organization=acme)
    person = new_person(http, acme)
    laptop.primary_system_user = {"id": person}
    body = {"filter": {"and": [{"hostname": {"$regex": "^laptop"}}]}}
    answer = http("POST", "/search/systems", tenant=acme, json_body=body).json()
    assert answer["totalCount"] == 2
    first, second = answer["results"]
    assert first["primarySystemUser"] == {"id": person}
    assert first["primarySystemUser._id"] == person
    assert first["primarySystemUser.email"] == f"ada-{acme.id}@example.com"
    assert first["memberof"] == first["primarySystemUser.memberof"] == []
    assert "primarySystemUser.email" not in second
    for found in (
        {"primarySystemUser.department": "Lab"},
        {"primarySystemUser.email": {"$regex": "^ada"}},
        {"os": "Ubuntu", "fde.active": True},
    ):
        answer = http("POST", "/search/systems", tenant=acme, json_body={"filter": found}).json()
        assert [each["hostname"] for each in answer["results"]] == ["laptop-1"]


def test_a_search_gives_pages_of_a_thousand_devices(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    for _ in range(101):
        sandbox.system(organization=acme)
    answer = http("POST", "/search/systems?limit=1000&fields=os", tenant=acme, json_body={})
    assert answer.json()["results"] == [{"os": "Windows"}] * 101
    assert len(http.get("/systems?limit=1000", tenant=acme).json()["results"]) == 100


def test_messages_reach_the_agent_and_are_not_kept(
    sandbox: Sandbox, http: Plain, acme: Organization, laptop: System
) -> None:
    body = {"agentBoundMessages": [{"cmd": "first"}, {"cmd": "second"}]}
    answer = http("PUT", f"/systems/{laptop.id}", tenant=acme, json_body=body)
    assert "agentBoundMessages" not in answer.json()
    assert [(each.kind, each.cmd) for each in sandbox.actions] == [
        ("message", "first"),
        ("message", "second"),
    ]


def test_a_removed_device_is_answered_once_more_and_then_gone(
    sandbox: Sandbox, http: Plain, acme: Organization, laptop: System
) -> None:
    path = f"/systems/{laptop.id}"
    shown = http.get(path, tenant=acme).json()
    answer = http("DELETE", path, tenant=acme)
    assert (answer.status, answer.json()) == (200, shown)
    assert http("DELETE", path, tenant=acme).status == 404
    assert http.get("/systems", tenant=acme).json()["totalCount"] == 0
    assert sandbox.systems == []


def test_the_agent_of_a_removed_device_uninstalls_itself_when_it_connects(
    sandbox: Sandbox, http: Plain, acme: Organization, laptop: System
) -> None:
    laptop.active = False
    http("POST", f"/systems/{laptop.id}/command/builtin/lock", tenant=acme)
    http("DELETE", f"/systems/{laptop.id}", tenant=acme)
    (waiting,) = sandbox.actions
    assert (waiting.kind, waiting.done) == ("uninstall", None)
    sandbox.connect(laptop)
    (done,) = sandbox.actions
    assert (done.id, done.done is not None) == (waiting.id, True)


def test_no_command_is_bound_to_a_removed_device(
    sandbox: Sandbox, http: Plain, acme: Organization, laptop: System
) -> None:
    other = sandbox.system(organization=acme)
    command = sandbox.command(systems=[laptop, other])
    http("DELETE", f"/systems/{laptop.id}", tenant=acme)
    assert command.systems == [other.id]


@pytest.mark.parametrize(
    ("scopes", "read", "change"),
    [
        ({"systems"}, 200, 200),
        ({"systems.readonly"}, 200, 403),
        ({"administrators", "commands", "users"}, 403, 403),
    ],
)
def test_rights_decide_who_reads_and_who_changes_devices(
    sandbox: Sandbox,
    http: Plain,
    acme: Organization,
    laptop: System,
    scopes: set[str],
    read: int,
    change: int,
) -> None:
    key = sandbox.key(organization=acme, scopes=scopes)
    path = f"/systems/{laptop.id}"
    assert http.get("/systems", key=key).status == read
    assert http.get(path, key=key).status == read
    assert http("PUT", path, key=key, json_body={"displayName": "Lab"}).status == change
    assert http("POST", f"{path}/command/builtin/lock", key=key).status == (
        201 if change == 200 else 403
    )
    assert http("DELETE", path, key=key).status == change


def test_devices_are_spread_as_real_ones_are() -> None:
    sandbox = Sandbox(organizations=2, administrators=0, systems=300)
    systems = sandbox.systems
    assert len(systems) == 300
    assert {each.organization for each in systems} == {each.id for each in sandbox.organizations}
    assert len({each.os for each in systems}) == 4
    assert len({(each.os, each.version) for each in systems}) > 10
    assert len({each.agent_version for each in systems}) > 2
    assert {each.active for each in systems} == {True, False}
    assert {each.fde["active"] for each in systems} == {True, False}
    contacts = [each.last_contact for each in systems]
    assert None in contacts
    seen = sorted(each for each in contacts if each)
    assert seen[0] < "2024" < "2025-12-31" < seen[-1]
    assert all(each.last_contact for each in systems if each.active)
    names = [each.display_name for each in systems]
    assert None in names
    assert max(names.count(each) for each in set(names) if each) > 1
    assert len({each.document["systemToken"] for each in systems}) == 300


def test_the_same_seed_makes_the_same_devices_and_leaves_the_administrators_alone() -> None:
    one = Sandbox(organizations=2, administrators=3, systems=20, commands=10)
    two = Sandbox(organizations=2, administrators=3, systems=20, commands=10)
    without = Sandbox(organizations=2, administrators=3)
    for kind in ("systems", "commands", "command_results"):
        assert [each.document for each in getattr(one, kind)] == [
            each.document for each in getattr(two, kind)
        ]
    assert [each.document for each in one.administrators] == [
        each.document for each in without.administrators
    ]
    assert (without.systems, without.commands) == ([], [])
