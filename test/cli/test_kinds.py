"""People, devices, commands and RADIUS servers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from commandline import Cli

from jcapiv1.jobs.audit import audited
from jcapiv1.sandbox import Sandbox

SECRET = "Pa55-of-the-network"


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """Two tenants, with records of every kind."""
    with Sandbox(organizations=0, administrators=0) as running:
        acme, umbra = running.organization("Acme"), running.organization("Umbra")
        ann = running.person("ann", organization=acme, email="ann@acme.example", totp_enabled=True)
        ann.document["department"] = "Sales"
        bob = running.person("bob", organization=umbra, email="bob@umbra.example",
                             state="SUSPENDED")  # fmt: skip
        bob.document.update(account_locked=True, password_expired=True, department="IT")
        laptop = running.system("laptop", organization=acme, display_name="Laptop",
                                last_contact="2999-01-01T00:00:00.000Z")  # fmt: skip
        laptop.document.update(serialNumber="S1", systemToken=SECRET, allowSshRootLogin=True)
        server = running.system("server", organization=umbra, display_name="Server", os="Ubuntu",
                                active=False)  # fmt: skip
        server.document.update(serialNumber="S2", lastContact=None)
        running.command("Update", "apt-get update", organization=acme)
        running.radius_server("Office", organization=acme, network_source_ip="192.0.2.1",
                              shared_secret=SECRET)  # fmt: skip
        yield running


@pytest.fixture
def sent(sandbox: Sandbox) -> Callable[[], list[tuple[str, str, Any]]]:
    """Verb, path and body of each request so far that is no GET."""

    def requests() -> list[tuple[str, str, Any]]:
        return [
            (each.method, each.path.removeprefix("/api"), each.json() if each.body else None)
            for each in sandbox.requests
            if each.method != "GET"
        ]

    return requests


Sent = Callable[[], list[tuple[str, str, Any]]]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["people", "list"], ["ann", "bob"]),
        (["people", "list", "--suspended"], ["bob"]),
        (["people", "list", "--locked"], ["bob"]),
        (["people", "list", "--state", "activated"], ["ann"]),
        (["people", "list", "--without-mfa"], ["bob"]),
        (["people", "list", "--department", "sales"], ["ann"]),
        (["people", "list", "--password-expired"], ["bob"]),
        (["people", "find", "UMBRA.example"], ["bob"]),
        (["devices", "list"], ["Laptop", "Server"]),
        (["devices", "list", "--os", "windows"], ["Laptop"]),
        (["devices", "list", "--inactive"], ["Server"]),
        (["devices", "list", "--idle", "30"], ["Server"]),
        (["devices", "list", "--tenant", "Acme"], ["Laptop"]),
        (["devices", "find", "s2"], ["Server"]),
        (["commands", "list", "--type", "linux"], ["Update"]),
        (["commands", "list", "--launch", "trigger"], []),
    ],
)
def test_records_are_listed_by_what_people_ask_for(
    cli: Cli, words: list[str], names: list[str]
) -> None:
    rows = cli.rows(*words)
    assert [r.get("username") or r.get("displayName") or r["name"] for r in rows] == names


@pytest.mark.long
def test_secrets_are_shown_in_no_form_of_output(cli: Cli, sandbox: Sandbox) -> None:
    (office,) = sandbox.radius_servers
    for form in ("table", "csv", "json", "ndjson", "markdown"):
        for words in (
            ["devices", "list", "--columns", "displayName,systemToken"],
            ["devices", "show", "laptop"],
            ["call", "radius_servers_list", "--tenant", "Acme"],
            ["call", "radius_servers_list", "--tenant", "Acme", "--all"],
            ["call", "radius_servers_get", "--tenant", "Acme", "--id", office.id],
        ):
            result = cli(*words, "-o", form, code=None)
            assert result.exit_code == 0, result.output
            assert SECRET not in result.output
    assert json.loads(cli("devices", "show", "laptop").stdout)["systemToken"] == "***"


def test_people_are_suspended_by_a_plan(cli: Cli, sandbox: Sandbox, sent: Sent) -> None:
    names = "ann\nbob@umbra.example\n"
    planned = cli("plan", "suspend", "--from", "-", "--out", "s.plan", input=names)
    assert "1 person in 1 tenant cannot sign in any more" in planned.stderr
    cli("apply", "s.plan", "--yes", "--verify")
    body = {"state": "SUSPENDED", "suspended": True}
    assert sent() == [("PUT", f"/systemusers/{sandbox.people[0].id}", body)]


def test_a_password_is_sent_once_and_shown_nowhere(cli: Cli, sandbox: Sandbox, sent: Sent) -> None:
    Path("p.csv").write_text(f"username,password\nann,{SECRET}\n")
    planned = cli("plan", "p.csv", "--records", "people", "--out", "p.plan")
    shown = [cli("show", "p.plan", "-o", form) for form in ("table", "csv", "json")]
    # Nothing says whether it is set: only the journal does.
    assert "it was not sent" in cli("verify", "p.plan", code=1).stdout
    applied = [cli("apply", "p.plan", "--yes") for _ in range(2)]
    verified = cli("verify", "p.plan")
    assert sent() == [("PUT", f"/systemusers/{sandbox.people[0].id}", {"password": SECRET})]
    for result in (planned, *shown, *applied, verified):
        assert SECRET not in result.output
    assert SECRET not in Path("p.plan.audit.csv").read_text()
    assert SECRET not in Path("p.plan.journal").read_text()
    (line,) = audited("p.plan.audit.csv")
    assert (line["from"], line["to"]) == ("", "***")


def test_devices_are_changed_from_a_file(cli: Cli, sandbox: Sandbox, sent: Sent) -> None:
    Path("d.csv").write_text("serialNumber;allowSshRootLogin;tags\nS1;nein;a|b\n")
    cli("plan", "d.csv", "--records", "devices", "--out", "d.plan")
    cli("apply", "d.plan", "--yes", "--verify")
    body = {"allowSshRootLogin": False, "tags": ["a", "b"]}
    assert sent() == [("PUT", f"/systems/{sandbox.systems[0].id}", body)]


def test_a_radius_server_is_replaced_whole_with_the_secret_that_it_has(
    cli: Cli, sandbox: Sandbox, sent: Sent
) -> None:
    sandbox.radius_servers[0].document.update(mfa="ALWAYS", userLockoutAction="MAINTAIN")
    before = dict(sandbox.radius_servers[0].document)
    Path("r.csv").write_text("name,networkSourceIp\nOffice,192.0.2.9\n")
    cli("plan", "r.csv", "--records", "radius-servers", "--out", "r.plan")
    assert SECRET not in Path("r.plan").read_text()
    cli("apply", "r.plan", "--yes", "--verify")
    [(verb, path, body)] = sent()
    (office,) = sandbox.radius_servers
    assert (verb, path) == ("PUT", f"/radiusservers/{office.id}")
    assert body["sharedSecret"] == office.shared_secret == SECRET
    assert office.network_source_ip == "192.0.2.9"
    # What is replaced whole comes out as it was but for what the plan changes.
    assert office.document == {**before, "networkSourceIp": "192.0.2.9"}


def test_a_new_shared_secret_is_compared_and_never_shown(
    cli: Cli, sandbox: Sandbox, sent: Sent
) -> None:
    Path("r.csv").write_text("name,sharedSecret\nOffice,new-and-secret\n")
    cli("plan", "r.csv", "--records", "radius-servers", "--out", "r.plan")
    assert SECRET not in Path("r.plan").read_text()
    before = cli("verify", "r.plan", code=1)
    assert "sharedSecret is another one" in before.stdout
    results = [before, cli("show", "r.plan"), cli("apply", "r.plan", "--yes", "--verify")]
    assert sandbox.radius_servers[0].shared_secret == "new-and-secret"
    for result in results:
        assert SECRET not in result.output
        assert "new-and-secret" not in result.output


def test_devices_that_are_silent_are_findings(cli: Cli) -> None:
    document = json.loads(cli("report", "devices", "-o", "json", code=1).stdout)
    assert [(t["name"], t["good"], t["total"]) for t in document["tenants"]] == [
        ("Umbra", 0, 1),
        ("Acme", 1, 1),
    ]


def test_a_secret_in_a_body_does_not_stand_on_a_command_line(cli: Cli) -> None:
    words = ["call", "systemusers_put", "--id", "1" * 24, "--tenant", "Acme", "--out", "x.plan"]
    result = cli(*words, "--body", json.dumps({"password": SECRET}), code=2)
    assert "password is a secret" in result.stderr
    assert SECRET not in result.output
    cli(*words, "--body", "-", input=json.dumps({"password": SECRET}))
    assert SECRET not in cli("show", "x.plan").output


def test_actions_become_plans_that_say_what_happens(cli: Cli, sandbox: Sandbox, sent: Sent) -> None:
    laptop = sandbox.systems[0].id
    words = ["call", "systems_command_builtin_erase", "--system-id", laptop, "--tenant", "Acme"]
    assert "erase" in cli(*words, code=2).stderr
    cli(*words, "--out", "e.plan")
    assert sent() == []
    cli("apply", "e.plan", "--yes")
    cli("apply", "e.plan", "--yes")
    assert sent() == [("POST", f"/systems/{laptop}/command/builtin/erase", None)]
    assert [each.kind for each in sandbox.actions] == ["erase"]


def test_searches_read(cli: Cli, sandbox: Sandbox) -> None:
    body = '{"searchFilter": {"searchTerm": "ann", "fields": ["username"]}}'
    (found,) = cli.rows("call", "search_systemusers_post", "--tenant", "Acme", "--body", body)
    assert found["username"] == "ann"
    assert sandbox.request_counts["search_systemusers_post"] == 1


@pytest.mark.long
def test_every_operation_of_the_contract_has_help(cli: Cli) -> None:
    from jcapiv1.jobs.resources import all_operations

    names = all_operations()
    assert len(names) >= 57
    for name in names:
        shown = cli("call", name, "--help").stdout
        assert "--authorization" not in shown
        assert "[required]" in shown or "{" not in name
