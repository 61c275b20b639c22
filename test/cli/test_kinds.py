"""People, devices, commands and RADIUS servers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from commandline import Cli
from recordserver import RecordServer

from jcapiv1.jobs.audit import audited

ACME, UMBRA = "5f0b1d2e3a4b5c6d7e8f9a01", "5f0b1d2e3a4b5c6d7e8f9a02"
SECRET = "pa55-of-the-network"


@pytest.fixture
def server() -> Iterator[RecordServer]:
    """Two tenants, with records of every kind."""
    with RecordServer() as running:
        for id, name in ((ACME, "Acme"), (UMBRA, "Umbra")):
            running.records["/organizations"].append(
                {"_id": id, "displayName": name, "organization": id}
            )
        people, devices = "/systemusers", "/systems"
        running.add(people, ACME, username="ann", email="ann@acme.example", state="ACTIVATED",
                    suspended=False, account_locked=False, password_expired=False,
                    totp_enabled=True, department="Sales", phoneNumbers=[])  # fmt: skip
        running.add(people, UMBRA, username="bob", email="bob@umbra.example", state="SUSPENDED",
                    suspended=True, account_locked=True, password_expired=True,
                    totp_enabled=False, department="IT")  # fmt: skip
        running.add(devices, ACME, displayName="Laptop", hostname="laptop", os="Windows",
                    active=True, lastContact="2999-01-01T00:00:00.000Z", systemToken=SECRET,
                    serialNumber="S1", allowSshRootLogin=True)  # fmt: skip
        running.add(devices, UMBRA, displayName="Server", hostname="server", os="Ubuntu",
                    active=False, lastContact=None, serialNumber="S2")  # fmt: skip
        running.add("/commands", ACME, name="Update", commandType="linux", launchType="manual",
                    command="apt-get update", schedule="x", timeout="10")  # fmt: skip
        running.add("/radiusservers", ACME, name="Office", networkSourceIp="192.0.2.1",
                    sharedSecret=SECRET, mfa="DISABLED")  # fmt: skip
        yield running


@pytest.fixture
def cli(server: RecordServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    monkeypatch.chdir(tmp_path)
    return Cli(
        {
            "JUMPCLOUD_API_KEY": "jca_of_the_test",
            "JUMPCLOUD_API_URL": server.url,
            "XDG_CONFIG_HOME": str(tmp_path),
        }
    )


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


def test_secrets_are_shown_in_no_form_of_output(cli: Cli) -> None:
    for form in ("table", "csv", "json", "ndjson", "markdown"):
        for words in (
            ["devices", "list", "--columns", "displayName,systemToken"],
            ["devices", "show", "laptop"],
            ["call", "radius_servers_list", "--tenant", "Acme"],
            ["call", "radius_servers_list", "--tenant", "Acme", "--all"],
            ["call", "radius_servers_get", "--tenant", "Acme", "--id", f"{1:024x}"],
        ):
            result = cli(*words, "-o", form, code=None)
            assert result.exit_code == 0, result.output
            assert SECRET not in result.output
    assert json.loads(cli("devices", "show", "laptop").stdout)["systemToken"] == "***"


def test_people_are_suspended_by_a_plan(cli: Cli, server: RecordServer) -> None:
    names = "ann\nbob@umbra.example\n"
    planned = cli("plan", "suspend", "--from", "-", "--out", "s.plan", input=names)
    assert "1 person in 1 tenant cannot sign in any more" in planned.stderr
    cli("apply", "s.plan", "--yes", "--verify")
    body = {"state": "SUSPENDED", "suspended": True}
    assert server.sent == [("PUT", f"/systemusers/{1:024x}", body)]


def test_a_password_is_sent_once_and_shown_nowhere(cli: Cli, server: RecordServer) -> None:
    Path("p.csv").write_text(f"username,password\nann,{SECRET}\n")
    planned = cli("plan", "p.csv", "--records", "people", "--out", "p.plan")
    shown = [cli("show", "p.plan", "-o", form) for form in ("table", "csv", "json")]
    # Nothing says whether it is set: only the journal does.
    assert "it was not sent" in cli("verify", "p.plan", code=1).stdout
    applied = [cli("apply", "p.plan", "--yes") for _ in range(2)]
    verified = cli("verify", "p.plan")
    assert server.sent == [("PUT", f"/systemusers/{1:024x}", {"password": SECRET})]
    for result in (planned, *shown, *applied, verified):
        assert SECRET not in result.output
    assert SECRET not in Path("p.plan.audit.csv").read_text()
    assert SECRET not in Path("p.plan.journal").read_text()
    (line,) = audited("p.plan.audit.csv")
    assert (line["from"], line["to"]) == ("", "***")


def test_devices_are_changed_from_a_file(cli: Cli, server: RecordServer) -> None:
    Path("d.csv").write_text("serialNumber;allowSshRootLogin;tags\nS1;nein;a|b\n")
    cli("plan", "d.csv", "--records", "devices", "--out", "d.plan")
    cli("apply", "d.plan", "--yes", "--verify")
    body = {"allowSshRootLogin": False, "tags": ["a", "b"]}
    assert server.sent == [("PUT", f"/systems/{1:024x}", body)]


def test_a_radius_server_is_replaced_whole_with_the_secret_that_it_has(
    cli: Cli, server: RecordServer
) -> None:
    Path("r.csv").write_text("name,networkSourceIp\nOffice,192.0.2.9\n")
    cli("plan", "r.csv", "--records", "radius-servers", "--out", "r.plan")
    assert SECRET not in Path("r.plan").read_text()
    cli("apply", "r.plan", "--yes", "--verify")
    [(verb, _, body)] = server.sent
    assert verb == "PUT"
    assert body == {
        "name": "Office",
        "networkSourceIp": "192.0.2.9",
        "sharedSecret": SECRET,
        "mfa": "DISABLED",
    }


def test_a_new_shared_secret_is_compared_and_never_shown(cli: Cli, server: RecordServer) -> None:
    Path("r.csv").write_text("name,sharedSecret\nOffice,new-and-secret\n")
    cli("plan", "r.csv", "--records", "radius-servers", "--out", "r.plan")
    assert SECRET not in Path("r.plan").read_text()
    before = cli("verify", "r.plan", code=1)
    assert "sharedSecret is another one" in before.stdout
    results = [before, cli("show", "r.plan"), cli("apply", "r.plan", "--yes", "--verify")]
    assert server.records["/radiusservers"][0]["sharedSecret"] == "new-and-secret"
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


def test_actions_become_plans_that_say_what_happens(cli: Cli, server: RecordServer) -> None:
    words = ["call", "systems_command_builtin_erase", "--system-id", "1" * 24, "--tenant", "Acme"]
    assert "erase" in cli(*words, code=2).stderr
    cli(*words, "--out", "e.plan")
    assert server.sent == []
    cli("apply", "e.plan", "--yes")
    cli("apply", "e.plan", "--yes")
    assert server.sent == [("POST", f"/systems/{'1' * 24}/command/builtin/erase", None)]


def test_searches_read(cli: Cli, server: RecordServer) -> None:
    server.records["/search/systemusers"] = []
    body = '{"searchFilter": {"searchTerm": "ann", "fields": ["username"]}}'
    result = cli("call", "search_systemusers_post", "--tenant", "Acme", "--body", body)
    assert result.exit_code == 0
    assert server.sent == [("POST", "/search/systemusers", json.loads(body))]


def test_every_operation_of_the_contract_has_help(cli: Cli) -> None:
    from jcapiv1.jobs.resources import all_operations

    names = all_operations()
    assert len(names) >= 57
    for name in names:
        shown = cli("call", name, "--help").stdout
        assert "--authorization" not in shown
        assert "[required]" in shown or "{" not in name
