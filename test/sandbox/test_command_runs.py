"""Running commands: by saving, by trigger, by runCommand; at once or when a device connects."""

from __future__ import annotations

from collections.abc import Mapping
from http.client import RemoteDisconnected
from typing import Any

import pytest
from plainhttp import Plain

from jcapiv1.sandbox import CommandOutput, Organization, Sandbox, System


@pytest.fixture
def server(sandbox: Sandbox, acme: Organization) -> System:
    return sandbox.system("server-1", organization=acme, os="Ubuntu")


def body(**other: Any) -> dict[str, Any]:
    return {"name": "Show uptime", "command": "uptime", "commandType": "linux", **other}


@pytest.mark.parametrize(
    ("words", "runs"),
    [
        ({"schedule": "", "launchType": "manual"}, True),
        ({"schedule": ""}, True),
        ({"schedule": "immediate"}, True),
        ({"launchType": "immediate"}, True),
        ({"launchType": "manual"}, False),
        ({}, False),
        ({"schedule": "0 30 2 * * *", "launchType": "repeated"}, False),
    ],
)
def test_a_put_with_an_empty_or_immediate_schedule_runs_the_command(
    sandbox: Sandbox,
    http: Plain,
    acme: Organization,
    server: System,
    words: dict[str, str],
    runs: bool,
) -> None:
    command = sandbox.command(systems=[server])
    path = f"/commands/{command.id}"
    for times in (1, 2):
        assert http("PUT", path, tenant=acme, json_body=body(**words)).status == 200
        assert len(sandbox.command_results) == (times if runs else 0)


def test_a_new_command_runs_nowhere_since_it_has_no_devices(
    sandbox: Sandbox, http: Plain, acme: Organization, server: System
) -> None:
    sent = body(schedule="", systems=[server.id])
    assert http("POST", "/commands", tenant=acme, json_body=sent).status == 200
    assert (sandbox.actions, sandbox.command_results) == ([], [])


def test_run_command_runs_on_the_devices_that_are_bound(
    sandbox: Sandbox, http: Plain, acme: Organization, server: System
) -> None:
    other = sandbox.system("server-2", organization=acme, os="Ubuntu", active=False)
    sandbox.system("unbound", organization=acme, os="Ubuntu")
    command = sandbox.command(systems=[server, other])
    answer = http("POST", "/runCommand", tenant=acme, json_body={"_id": command.id})
    assert answer.status == 200
    run = answer.json()
    assert run["queueIds"] == [each.id for each in sandbox.actions]
    assert [(each.kind, each.system) for each in sandbox.actions] == [
        ("command", server.id),
        ("command", other.id),
    ]
    (result,) = sandbox.command_results
    assert (result.system_id, result.workflow_id) == (server.id, command.id)
    assert result.workflow_instance_id == run["workflowInstanceId"]
    sandbox.connect(other)
    assert [each.system_id for each in sandbox.command_results] == [server.id, other.id]
    assert result.request_time < sandbox.command_results[1].response_time


def test_run_command_runs_on_the_devices_that_it_names(
    sandbox: Sandbox, http: Plain, acme: Organization, server: System
) -> None:
    other = sandbox.system("server-2", organization=acme, os="Ubuntu")
    command = sandbox.command(systems=[server])
    sent = {"_id": command.id, "systemIds": [other.id]}
    assert len(http("POST", "/runCommand", tenant=acme, json_body=sent).json()["queueIds"]) == 1
    assert [each.system for each in sandbox.command_results] == ["server-2"]


@pytest.mark.parametrize("name", ["systems", "systemGroups", "system_ids"])
def test_another_name_for_the_devices_is_ignored_and_all_bound_ones_run_it(
    sandbox: Sandbox, http: Plain, acme: Organization, server: System, name: str
) -> None:
    other = sandbox.system("server-2", organization=acme, os="Ubuntu")
    command = sandbox.command(systems=[server, other])
    sent = {"_id": command.id, name: [other.id]}
    assert http("POST", "/runCommand", tenant=acme, json_body=sent).status == 200
    assert len(sandbox.command_results) == 2


def test_an_empty_list_of_devices_means_all_that_are_bound(
    sandbox: Sandbox, http: Plain, acme: Organization, server: System
) -> None:
    command = sandbox.command(systems=[server])
    sent: dict[str, Any] = {"_id": command.id, "systemIds": []}
    http("POST", "/runCommand", tenant=acme, json_body=sent)
    assert len(sandbox.command_results) == 1


@pytest.mark.parametrize("sent", [{}, {"id": "x"}, {"commandId": "x"}, {"_id": ""}, {"_id": None}])
def test_run_command_needs_the_id_under_its_name(
    sandbox: Sandbox, http: Plain, acme: Organization, sent: dict[str, str | None]
) -> None:
    answer = http("POST", "/runCommand", tenant=acme, json_body=sent)
    assert (answer.status, answer.json()["message"]) == (400, "command id is required")


def test_run_command_of_what_is_not_there_gets_404_and_runs_nothing(
    sandbox: Sandbox, http: Plain, acme: Organization, server: System
) -> None:
    command = sandbox.command(systems=[server])
    elsewhere = sandbox.system(organization=sandbox.organization("Other"))
    for sent in (
        {"_id": "0" * 24},
        {"_id": command.id, "systemIds": [server.id, "0" * 24]},
        {"_id": command.id, "systemIds": [elsewhere.id]},
    ):
        assert http("POST", "/runCommand", tenant=acme, json_body=sent).status == 404
    assert sandbox.actions == []


def test_the_path_works_in_lower_case_too(
    sandbox: Sandbox, http: Plain, acme: Organization, server: System
) -> None:
    command = sandbox.command(systems=[server])
    answer = http("POST", "/runcommand", tenant=acme, json_body={"_id": command.id})
    assert (answer.status, len(sandbox.command_results)) == (200, 1)
    assert sandbox.request_counts["commands_run"] == 1


def test_a_trigger_runs_every_command_that_has_it_with_the_variables(
    sandbox: Sandbox, http: Plain, acme: Organization, server: System
) -> None:
    seen: list[Mapping[str, Any]] = []

    def answer(system: System, variables: Mapping[str, Any]) -> str:
        seen.append(variables)
        return "done"

    for name in ("One", "Two"):
        sandbox.command(name, systems=[server], trigger="nightly", launch_type="trigger")
        sandbox.answers(name, answer)
    sandbox.command("Three", systems=[server], trigger="weekly", launch_type="trigger")
    sent = {"reason": "test", "deep": {"list": [1]}}
    triggered = http("POST", "/command/trigger/nightly", tenant=acme, json_body=sent)
    assert (triggered.status, triggered.json()) == (200, {"triggered": ["One", "Two"]})
    assert seen == [sent, sent]
    assert [each.name for each in sandbox.command_results] == ["One", "Two"]


def test_a_trigger_needs_no_body_and_an_unknown_one_gets_404(
    sandbox: Sandbox, http: Plain, acme: Organization, server: System
) -> None:
    sandbox.command(systems=[server], trigger="a/b c", launch_type="trigger")
    assert http("POST", "/command/trigger/a%2Fb%20c", tenant=acme).status == 200
    assert len(sandbox.command_results) == 1
    other = sandbox.organization("Other")
    for tenant, name in ((acme, "A%2FB%20C"), (acme, "nothing"), (other, "a%2Fb%20c")):
        assert http("POST", f"/command/trigger/{name}", tenant=tenant).status == 404
    assert len(sandbox.command_results) == 1


def test_a_test_says_what_a_command_answers(
    sandbox: Sandbox, acme: Organization, server: System
) -> None:
    command = sandbox.command(systems=[server])
    sandbox.run(command)
    sandbox.answers(command, "up 3 days\n")
    sandbox.run(command)
    sandbox.answers(command, "partly\n", exit_code=2, error="no such file\n")
    sandbox.run(command)
    sandbox.answers(command.id, lambda system, variables: CommandOutput(system.hostname, 1, "no"))
    sandbox.run(command)
    said = [(each.output, each.exit_code, each.error) for each in sandbox.command_results]
    assert said == [
        ("", 0, ""),
        ("up 3 days\n", 0, ""),
        ("partly\n", 2, "no such file\n"),
        ("server-1", 1, "no"),
    ]


def test_a_command_that_does_not_exist_yet_can_be_answered_by_its_name(
    sandbox: Sandbox, http: Plain, acme: Organization, server: System
) -> None:
    sandbox.answers("Show uptime", "up\n")
    made = http("POST", "/commands", tenant=acme, json_body=body()).json()
    sent = {"_id": made["_id"], "systemIds": [server.id]}
    http("POST", "/runCommand", tenant=acme, json_body=sent)
    assert [each.output for each in sandbox.command_results] == ["up\n"]


def test_an_offline_device_runs_the_script_as_it_was_when_it_was_asked_for(
    sandbox: Sandbox, http: Plain, acme: Organization, server: System
) -> None:
    server.active = False
    command = sandbox.command(systems=[server])
    sandbox.run(command)
    sent = body(command="reboot", name="Renamed")
    http("PUT", f"/commands/{command.id}", tenant=acme, json_body=sent)
    http("DELETE", f"/commands/{command.id}", tenant=acme)
    sandbox.connect(server)
    (result,) = sandbox.command_results
    assert (result.name, result.command) == ("Show uptime", "uptime")


def test_a_windows_command_without_a_shell_does_not_run(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    windows = sandbox.system(organization=acme)
    command = sandbox.command(systems=[windows], command_type="windows")
    sandbox.run(command)
    command.shell = ""
    sandbox.run(command)
    assert [each.kind for each in sandbox.actions] == ["command", "command"]
    assert len(sandbox.command_results) == 1


def test_a_function_that_fails_is_logged_and_no_result(
    sandbox: Sandbox,
    http: Plain,
    acme: Organization,
    server: System,
    caplog: pytest.LogCaptureFixture,
) -> None:
    command = sandbox.command(systems=[server])
    sandbox.answers(command, lambda system, variables: variables["missing"])
    with pytest.raises(RemoteDisconnected):
        http("POST", "/runCommand", tenant=acme, json_body={"_id": command.id})
    assert "KeyError: 'missing'" in caplog.text
    assert sandbox.command_results == []


def test_reset_forgets_what_commands_answer(
    sandbox: Sandbox, acme: Organization, server: System
) -> None:
    sandbox.answers("Show uptime", "up\n")
    sandbox.reset()
    assert (sandbox.systems, sandbox.commands, sandbox.actions) == ([], [], [])
    sandbox.run(sandbox.command(systems=[sandbox.system()]))
    assert [each.output for each in sandbox.command_results] == [""]
