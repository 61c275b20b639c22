"""Erase, lock, restart, shut down: at once, or when the device is next connected."""

from __future__ import annotations

import pytest
from plainhttp import Plain

from jcapiv1.sandbox import Organization, Sandbox, System

ACTIONS = ["erase", "lock", "restart", "shutdown"]


@pytest.fixture
def laptop(sandbox: Sandbox, acme: Organization) -> System:
    return sandbox.system("laptop-1", organization=acme)


def path(system: System, action: str) -> str:
    return f"/systems/{system.id}/command/builtin/{action}"


@pytest.mark.parametrize("action", ACTIONS)
def test_a_connected_device_does_it_at_once(
    sandbox: Sandbox, http: Plain, acme: Organization, laptop: System, action: str
) -> None:
    answer = http("POST", path(laptop, action), tenant=acme)
    assert (answer.status, answer.body) == (201, b"")
    (done,) = sandbox.actions
    assert (done.kind, done.system, done.organization) == (action, laptop.id, acme.id)
    assert done.done is not None
    assert done.at < done.done
    assert laptop.active == (action in ("lock", "restart"))


@pytest.mark.parametrize("action", ACTIONS)
def test_an_offline_device_does_it_when_it_connects(
    sandbox: Sandbox, http: Plain, acme: Organization, laptop: System, action: str
) -> None:
    laptop.active = False
    before = laptop.last_contact
    assert http("POST", path(laptop, action), tenant=acme).status == 201
    assert [each.done for each in sandbox.actions] == [None]
    sandbox.connect(laptop)
    (done,) = sandbox.actions
    assert (done.kind, done.done is not None) == (action, True)
    assert laptop.last_contact is not None
    assert laptop.last_contact > (before or "")


def test_each_call_acts_once_more(
    sandbox: Sandbox, http: Plain, acme: Organization, laptop: System
) -> None:
    for _ in range(3):
        http("POST", path(laptop, "restart"), tenant=acme)
    assert [each.kind for each in sandbox.actions] == ["restart"] * 3
    assert len({each.id for each in sandbox.actions}) == 3


def test_what_waits_behind_a_shutdown_waits_for_the_next_connection(
    sandbox: Sandbox, http: Plain, acme: Organization, laptop: System
) -> None:
    laptop.active = False
    for action in ("shutdown", "lock"):
        http("POST", path(laptop, action), tenant=acme)
    sandbox.connect(laptop)
    assert [(each.kind, each.done is None) for each in sandbox.actions] == [
        ("shutdown", False),
        ("lock", True),
    ]
    sandbox.connect(laptop)
    assert all(each.done for each in sandbox.actions)


@pytest.mark.parametrize("action", ACTIONS)
def test_built_in_commands_decide_what_a_device_takes(
    sandbox: Sandbox, http: Plain, acme: Organization, laptop: System, action: str
) -> None:
    laptop.built_in_commands = [
        {"name": each, "type": "security"} for each in ACTIONS if each != action
    ]
    answer = http("POST", path(laptop, action), tenant=acme)
    assert (answer.status, action in answer.json()["message"]) == (400, True)
    assert sandbox.actions == []
    laptop.built_in_commands = [{"name": action, "type": "security"}]
    assert http("POST", path(laptop, action), tenant=acme).status == 201


@pytest.mark.parametrize(
    ("os", "status"), [("Windows", 201), ("Ubuntu", 201), ("Amazon Linux", 201), ("Mac OS X", 400)]
)
def test_windows_and_linux_take_all_four_and_a_mac_none_unless_it_says_so(
    sandbox: Sandbox, http: Plain, acme: Organization, os: str, status: int
) -> None:
    for action in ACTIONS:
        system = sandbox.system(organization=acme, os=os)
        assert http("POST", path(system, action), tenant=acme).status == status


@pytest.mark.parametrize("action", ACTIONS)
def test_an_unknown_device_gets_404(http: Plain, acme: Organization, action: str) -> None:
    answer = http("POST", f"/systems/{'0' * 24}/command/builtin/{action}", tenant=acme)
    assert answer.status == 404


def test_a_request_tells_what_it_has_set_going(
    sandbox: Sandbox, http: Plain, acme: Organization, laptop: System
) -> None:
    http("POST", path(laptop, "shutdown"), tenant=acme)
    changes = [(each.what, each.kind, each.id) for each in sandbox.requests[-1].changes]
    assert changes == [("changed", "system", laptop.id), ("told", "shutdown", laptop.id)]


def test_the_control_endpoint_tells_the_actions(
    sandbox: Sandbox, http: Plain, acme: Organization, laptop: System
) -> None:
    laptop.active = False
    http("POST", path(laptop, "lock"), tenant=acme)
    (action,) = http.get("//_sandbox/actions", key=None).json()
    assert (action["kind"], action["system"], action["done"]) == ("lock", laptop.id, None)
    sandbox.reset()
    assert http.get("//_sandbox/actions", key=None).json() == []


def test_a_snapshot_keeps_what_waits(sandbox: Sandbox, acme: Organization, laptop: System) -> None:
    laptop.active = False
    command = sandbox.command(systems=[laptop])
    sandbox.run(command)
    kept = sandbox.snapshot()
    sandbox.connect(laptop)
    assert len(sandbox.command_results) == 1
    sandbox.restore(kept)
    assert ([each.done for each in sandbox.actions], laptop.active) == ([None], False)
    assert sandbox.command_results == []
    sandbox.connect(laptop)
    assert len(sandbox.command_results) == 1
