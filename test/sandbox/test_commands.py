"""Commands: made, replaced, listed, removed, and their files."""

from __future__ import annotations

from typing import Any

import pytest
from plainhttp import Plain

from jcapiv1.sandbox import Command, Organization, Sandbox

BODY = {"name": "Show uptime", "command": "uptime", "commandType": "mac", "user": "0" * 24}


@pytest.fixture
def command(sandbox: Sandbox, acme: Organization) -> Command:
    return sandbox.command(organization=acme, command_type="windows", trigger="nightly")


def test_a_command_is_made_and_read(sandbox: Sandbox, http: Plain, acme: Organization) -> None:
    key = sandbox.key(organization=acme)
    made = http("POST", "/commands", key=key, json_body=BODY)
    assert made.status == 200
    (command,) = sandbox.commands
    assert made.json() == command.document == http.get(f"/commands/{command.id}", key=key).json()
    assert made.json()["_id"] == made.json()["id"]
    assert {**made.json(), **BODY} == made.json()
    assert made.json()["organization"] == acme.id


def test_the_published_sample_without_a_command_type_makes_a_linux_command(
    http: Plain, acme: Organization
) -> None:
    body = {"name": "Test", "command": "String", "user": "0" * 24, "schedule": "", "timeout": "100"}
    made = http("POST", "/commands", tenant=acme, json_body=body)
    assert (made.status, made.json()["commandType"]) == (200, "linux")


def test_a_second_call_makes_a_second_command(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    for _ in range(2):
        http("POST", "/commands", tenant=acme, json_body=BODY)
    assert [each.name for each in sandbox.commands] == ["Show uptime"] * 2


@pytest.mark.parametrize("name", ["name", "command"])
@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_name_and_script_are_required(
    http: Plain, acme: Organization, command: Command, method: str, name: str
) -> None:
    before = dict(command.document)
    path = "/commands" if method == "POST" else f"/commands/{command.id}"
    body = {key: value for key, value in BODY.items() if key != name}
    answer = http(method, path, tenant=acme, json_body=body)
    assert (answer.status, name in answer.json()["message"]) == (400, True)
    assert command.document == before


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("timeout", "86401"),
        ("timeout", "soon"),
        ("timeout", "-1"),
        ("timeout", 100),
        ("user", "root"),
        ("sudo", "yes"),
        ("files", "a"),
        ("scheduleYear", "2026"),
        ("command", 5),
    ],
)
def test_a_value_that_cannot_be_gets_400(
    sandbox: Sandbox, http: Plain, acme: Organization, name: str, value: Any
) -> None:
    answer = http("POST", "/commands", tenant=acme, json_body={**BODY, name: value})
    assert (answer.status, name in answer.json()["message"]) == (400, True)
    assert sandbox.commands == []


def test_any_shell_is_kept(http: Plain, acme: Organization) -> None:
    body = {**BODY, "commandType": "windows", "shell": "bogus"}
    assert http("POST", "/commands", tenant=acme, json_body=body).json()["shell"] == "bogus"


def test_a_put_replaces_all_and_what_is_left_out_falls_back(
    http: Plain, acme: Organization, command: Command
) -> None:
    command.timeout, command.sudo = "600", True
    body = {"name": "Renamed", "command": "uptime"}
    answer = http("PUT", f"/commands/{command.id}", tenant=acme, json_body=body)
    assert answer.status == 200
    assert command.name == "Renamed"
    assert command.command_type == "linux"
    assert (command.timeout, command.sudo, command.shell, command.trigger) == ("", False, "", "")
    assert command.launch_type == "manual"


def test_what_is_read_can_be_written_back(
    sandbox: Sandbox, http: Plain, acme: Organization, command: Command
) -> None:
    before = dict(command.document)
    path = f"/commands/{command.id}"
    body = {**http.get(path, tenant=acme).json(), "name": "Renamed"}
    answer = http("PUT", path, tenant=acme, json_body=body)
    assert answer.status == 200
    assert command.document == {**before, "name": "Renamed"}
    assert sandbox.actions == []


def test_devices_and_runners_in_a_body_are_ignored(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    system = sandbox.system(organization=acme)
    command = sandbox.command(systems=[system])
    body = {**BODY, "systems": [], "commandRunners": ["0" * 24], "organization": "0" * 24,
            "_id": "0" * 24, "schedule": "immediate"}  # fmt: skip
    made = http("POST", "/commands", tenant=acme, json_body={**body, "systems": [system.id]})
    assert (made.json()["systems"], made.json()["commandRunners"]) == ([], [])
    http("PUT", f"/commands/{command.id}", tenant=acme, json_body=body)
    assert (command.systems, command.organization) == ([system.id], acme.id)
    assert [each.command for each in sandbox.actions] == [command.id]


def test_a_list_shows_less_of_a_command_and_cuts_the_script(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    command = sandbox.command(script="x" * 10_001, organization=acme)
    listed = http.get("/commands", key=sandbox.key(organization=acme)).json()
    assert listed["totalCount"] == 1
    (shown,) = listed["results"]
    assert shown["command"] == "x" * 10_000
    assert {*shown} == {
        "_id", "id", "command", "commandType", "description", "launchType", "listensTo", "name",
        "organization", "schedule", "scheduleRepeatType", "trigger",
    }  # fmt: skip
    whole = http.get(f"/commands/{command.id}", tenant=acme).json()
    assert whole["command"] == "x" * 10_001


def test_a_search_shows_commands_as_the_list_does(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    sandbox.command("Backup", "x" * 10_001, organization=acme)
    sandbox.command("Other", organization=acme)
    body = {"filter": {"and": [{"name": {"$regex": "^Back"}}]}}
    answer = http("POST", "/search/commands", tenant=acme, json_body=body).json()
    listed = http.get("/commands?filter=name:$eq:Backup", tenant=acme).json()
    assert (answer, answer["totalCount"]) == (listed, 1)


def test_a_list_is_filtered_sorted_and_cut_to_fields(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    for name, kind in (("b", "linux"), ("a", "mac"), ("c", "linux")):
        sandbox.command(name, organization=acme, command_type=kind)
    query = "filter=commandType:$eq:linux&sort=-name&fields=name"
    answer = http.get(f"/commands?{query}", tenant=acme).json()
    assert answer == {"totalCount": 2, "results": [{"name": "c"}, {"name": "b"}]}
    sandbox.commands[0].name = "d"
    answer = http.get(f"/commands?{query}", tenant=acme).json()
    assert answer["results"] == [{"name": "d"}, {"name": "c"}]


def test_a_removed_command_is_answered_once_more_and_its_results_stay(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    command = sandbox.command(systems=[sandbox.system(organization=acme)])
    sandbox.run(command)
    shown = http.get(f"/commands/{command.id}", tenant=acme).json()
    answer = http("DELETE", f"/commands/{command.id}", tenant=acme)
    assert (answer.status, answer.json()) == (200, shown)
    assert http("DELETE", f"/commands/{command.id}", tenant=acme).status == 404
    assert http.get("/commandresults", tenant=acme).json()["totalCount"] == 1


def test_the_files_of_a_command_are_listed(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    files = {"a.conf": "/etc/a.conf", "b.conf": "/etc/b.conf", "c.conf": "/etc/c.conf"}
    command = sandbox.command(organization=acme, files=files)
    path = f"/files/command/{command.id}"
    answer = http.get(f"{path}?limit=2&skip=1", tenant=acme).json()
    assert answer["totalCount"] == 3
    assert answer["results"] == [
        {"_id": command.files[1], "destination": "/etc/b.conf", "name": "b.conf"},
        {"_id": command.files[2], "destination": "/etc/c.conf", "name": "c.conf"},
    ]
    named = http.get(f"{path}?fields=name&limit=1", tenant=acme).json()
    assert named["results"] == [{"name": "a.conf"}]
    assert http.get(f"/files/command/{'0' * 24}", tenant=acme).status == 404


def test_a_command_of_another_tenant_gets_404(
    sandbox: Sandbox, http: Plain, command: Command
) -> None:
    other = sandbox.organization("Other")
    for method, rest in (("GET", ""), ("PUT", ""), ("DELETE", ""), ("GET", "/results")):
        answer = http(
            method,
            f"/commands/{command.id}{rest}",
            tenant=other,
            json_body=BODY if method == "PUT" else None,
        )
        assert (answer.status, answer.json()["message"]) == (404, "Not Found: command not found")


@pytest.mark.parametrize(
    ("scopes", "read", "change", "trigger"),
    [
        ({"commands"}, 200, 200, 200),
        ({"commands.readonly"}, 200, 403, 403),
        ({"commands.schedule"}, 403, 403, 200),
        ({"systems"}, 403, 403, 403),
    ],
)
def test_rights_decide_who_reads_changes_and_triggers_commands(
    sandbox: Sandbox,
    http: Plain,
    acme: Organization,
    command: Command,
    scopes: set[str],
    read: int,
    change: int,
    trigger: int,
) -> None:
    key = sandbox.key(organization=acme, scopes=scopes)
    path = f"/commands/{command.id}"
    files = f"/files/command/{command.id}"
    for each in ("/commands", path, f"{path}/results", files, "/commandresults"):
        assert http.get(each, key=key).status == read
    assert http("POST", "/command/trigger/nightly", key=key).status == trigger
    assert http("POST", "/commands", key=key, json_body=BODY).status == change
    assert http("PUT", path, key=key, json_body=BODY).status == change
    assert http("DELETE", path, key=key).status == change


def test_commands_are_spread_as_real_ones_are() -> None:
    sandbox = Sandbox(organizations=2, administrators=0, systems=60, commands=80)
    commands, results = sandbox.commands, sandbox.command_results
    assert len(commands) == 80
    assert {each.command_type for each in commands} == {"linux", "mac", "windows"}
    assert {each.launch_type for each in commands} == {"manual", "trigger", "repeated", "one-time"}
    assert all(bool(each.trigger) == (each.launch_type == "trigger") for each in commands)
    assert len({len(each.systems) for each in commands}) > 2
    names = [each.name for each in commands]
    assert len(set(names)) < len(names)
    systems = {each.id: each for each in sandbox.systems}
    for command in commands:
        family = {"linux": "linux", "mac": "darwin", "windows": "windows"}[command.command_type]
        for bound in (systems[each] for each in command.systems):
            assert (bound.os_family, bound.organization) == (family, command.organization)
    assert len({each.exit_code for each in results}) == 3
    assert {each.workflow_id for each in results} <= {each.id for each in commands}
    assert not any(each.runs_at_once for each in commands)
