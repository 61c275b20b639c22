"""What commands said on devices, in the shapes in which the service answers it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from plainhttp import Plain

from jcapiv1.sandbox import Command, CommandResult, Organization, Sandbox

OUTPUT, ERROR = "o" * 41, "e" * 41


@pytest.fixture
def command(sandbox: Sandbox, acme: Organization) -> Command:
    server = sandbox.system("server-1", organization=acme, os="Ubuntu", display_name="Rack 1")
    command = sandbox.command(script="x" * 10_001, systems=[server], files={"a": "/a"})
    sandbox.answers(command, OUTPUT, exit_code=3, error=ERROR)
    return command


@pytest.fixture
def result(sandbox: Sandbox, command: Command) -> CommandResult:
    sandbox.run(command)
    return sandbox.command_results[-1]


def test_one_result_is_whole(
    sandbox: Sandbox, http: Plain, acme: Organization, command: Command, result: CommandResult
) -> None:
    key = sandbox.key(organization=acme)
    answer = http.get(f"/commandresults/{result.id}", key=key).json()
    assert answer == result.document
    assert answer["command"] == "x" * 10_001
    assert answer["response"]["data"] == {"exitCode": 3, "output": OUTPUT}
    assert answer["response"]["error"] == ERROR
    assert (answer["system"], answer["systemId"]) == ("Rack 1", command.systems[0])
    assert (answer["workflowId"], answer["files"]) == (command.id, command.files)
    assert "exitCode" not in answer
    assert answer["requestTime"] < answer["responseTime"]


def test_fields_choose_what_comes_of_a_result(
    http: Plain, acme: Organization, result: CommandResult
) -> None:
    answer = http.get(f"/commandresults/{result.id}?fields=name%20system", tenant=acme)
    assert answer.json() == {"name": "Show uptime", "system": "Rack 1"}


def test_a_list_cuts_script_and_output(
    http: Plain, acme: Organization, command: Command, result: CommandResult
) -> None:
    answer = http.get("/commandresults", tenant=acme).json()
    assert answer["totalCount"] == 1
    (shown,) = answer["results"]
    assert shown["command"] == "x" * 10_000
    assert shown["exitCode"] == 3
    assert shown["response"] == {
        "data": {"exitCode": 3, "output": "o" * 40},
        "error": "e" * 40,
    }
    assert (shown["system"], shown["systemId"]) == ("Rack 1", command.systems[0])
    assert {*shown} == {
        "_id", "id", "command", "exitCode", "name", "requestTime", "response", "responseTime",
        "sudo", "system", "systemId", "user", "workflowId",
    }  # fmt: skip


def test_a_list_is_filtered_by_what_it_shows(
    sandbox: Sandbox, http: Plain, acme: Organization, command: Command, result: CommandResult
) -> None:
    sandbox.answers(command, "fine")
    sandbox.run(command)
    for query, codes in (
        ("filter=exitCode:$ne:0", [3]),
        ("sort=exitCode", [0, 3]),
        ("sort=-responseTime", [0, 3]),
        (f"filter=workflowId:$eq:{command.id}&skip=1", [0]),
        (f"filter=requestTime:$gt:{result.request_time}", [0]),
        ("filter=name:$eq:Other", []),
    ):
        found = http.get(f"/commandresults?{query}", tenant=acme).json()["results"]
        assert [each["exitCode"] for each in found] == codes


def test_the_results_of_a_command_are_a_bare_array_with_device_ids(
    sandbox: Sandbox, http: Plain, acme: Organization, command: Command, result: CommandResult
) -> None:
    sandbox.run(sandbox.command("Other", organization=acme))
    sandbox.run(command)
    answer = http.get(f"/commands/{command.id}/results", key=sandbox.key(organization=acme)).json()
    assert [each["_id"] for each in answer] == [each.id for each in sandbox.command_results]
    shown = answer[0]
    assert shown["system"] == command.systems[0]
    assert "systemId" not in shown
    assert shown["response"] == result.response
    assert shown["workflowInstanceId"] == result.workflow_instance_id
    assert shown["organization"] == acme.id


def test_a_search_shows_results_whole_but_no_device_id(
    http: Plain, acme: Organization, result: CommandResult
) -> None:
    for body in (
        {"filter": {"and": [{"name": {"$regex": "^Show"}}]}},
        {"filter": [{"response.data.exitCode": 3}]},
        {"searchFilter": {"searchTerm": "uptime", "fields": ["name"]}},
        {},
    ):
        answer = http("POST", "/search/commandresults", tenant=acme, json_body=body).json()
        assert answer["totalCount"] == 1
        (shown,) = answer["results"]
        assert shown["response"] == result.response
        assert shown["command"] == "x" * 10_001
        assert shown["system"] == "Rack 1"
        assert not {"systemId", "exitCode"} & {*shown}
    none = {"filter": [{"response.data.exitCode": 0}]}
    answer = http("POST", "/search/commandresults", tenant=acme, json_body=none).json()
    assert answer == {"totalCount": 0, "results": []}


def test_the_results_of_a_command_come_in_pages_until_one_is_empty(
    sandbox: Sandbox, http: Plain, acme: Organization, command: Command
) -> None:
    for _ in range(12):
        sandbox.run(command)
    path = f"/commands/{command.id}/results"
    sizes = [
        len(http.get(f"{path}?{query}", tenant=acme).json())
        for query in ("", "limit=5", "limit=5&skip=10", "skip=12", "limit=100")
    ]
    assert sizes == [10, 5, 2, 0, 12]
    assert http.get(f"/commands/{'0' * 24}/results", tenant=acme).status == 404


def test_a_device_without_a_display_name_is_named_by_its_host(
    sandbox: Sandbox, acme: Organization, command: Command
) -> None:
    sandbox.systems[0].display_name = None
    sandbox.run(command)
    assert sandbox.command_results[-1].system == "server-1"


def test_devices_commands_and_results_come_from_a_file_of_records(tmp_path: Path) -> None:
    one, two = "5f0c1d2e3a4b5c6d7e8f9a01", "5f0c1d2e3a4b5c6d7e8f9a02"
    tenant = {
        "displayName": "Acme",
        "systems": [{"_id": one, "hostname": "web-1", "os": "Ubuntu", "version": "22.04"}],
        "commands": [{"_id": two, "name": "Show uptime", "command": "uptime", "systems": [one]}],
        "commandResults": [{"workflowId": two, "system": "web-1", "response": None}, {}],
    }
    path = tmp_path / "tenants.json"
    path.write_text(json.dumps({"organizations": [tenant]}))
    with Sandbox(seed=path) as sandbox:
        assert (sandbox.systems[0].os_family, sandbox.systems[0].version) == ("linux", "22.04")
        sandbox.run(sandbox.commands[0])
        assert [each.system for each in sandbox.command_results] == ["web-1", "", "web-1"]
        http = Plain(sandbox)
        listed = http.get("/commandresults", tenant=sandbox.organizations[0]).json()["results"]
        http.close()
    assert [each["exitCode"] for each in listed] == [None, 0, 0]
    assert listed[0]["response"] == {"data": {"exitCode": None, "output": ""}, "error": ""}


def test_a_removed_result_is_answered_once_more_and_then_gone(
    sandbox: Sandbox, http: Plain, acme: Organization, command: Command, result: CommandResult
) -> None:
    path = f"/commandresults/{result.id}"
    shown = http.get(path, tenant=acme).json()
    answer = http("DELETE", path, tenant=acme)
    assert (answer.status, answer.json()) == (200, shown)
    assert http.get(path, tenant=acme).status == 404
    assert http("DELETE", path, tenant=acme).status == 404
    assert http.get(f"/commands/{command.id}/results", tenant=acme).json() == []
    assert sandbox.commands == [command]


def test_a_result_of_another_tenant_gets_404(
    sandbox: Sandbox, http: Plain, result: CommandResult
) -> None:
    other = sandbox.organization("Other")
    for method in ("GET", "DELETE"):
        answer = http(method, f"/commandresults/{result.id}", tenant=other)
        assert answer.json()["message"] == "Not Found: command result not found"
    assert sandbox.command_results == [result]


def test_reading_is_enough_to_read_results_and_not_to_remove_them(
    sandbox: Sandbox, http: Plain, acme: Organization, result: CommandResult
) -> None:
    key = sandbox.key(organization=acme, scopes={"commands.readonly"})
    assert http.get(f"/commandresults/{result.id}", key=key).status == 200
    assert http("DELETE", f"/commandresults/{result.id}", key=key).status == 403
