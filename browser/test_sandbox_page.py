"""The page of the sandbox in a browser: it follows what happens, by keyboard and in the dark."""

from __future__ import annotations

import http.client
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from chromium import Chromium
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from jcapiv1.sandbox import Sandbox

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "sandbox-page.png"
"""Written where the variable PICTURES is set."""


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(organizations=3, administrators=6, people=12, systems=4) as running:
        yield running


@pytest.fixture
def page(sandbox: Sandbox, chromium: Chromium) -> Chromium:
    chromium.prefer("light")
    chromium.open(sandbox.credentials.control_url)
    chromium.run("window.neverReloaded = true")
    return chromium


def request(sandbox: Sandbox, method: str, path: str, body: object = None) -> int:
    """Do what a script does; return the status."""
    place = urlsplit(sandbox.url)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=10)
    headers = {
        "x-api-key": sandbox.api_key,
        "x-org-id": sandbox.organizations[0].id,
        "content-type": "application/json",
    }
    connection.request(method, place.path + path, json.dumps(body), headers)
    status = connection.getresponse().status
    connection.close()
    return status


def soon(page: Chromium, holds: Callable[[], object]) -> None:
    """Wait until something holds, for some seconds."""
    WebDriverWait(page.driver, 10).until(lambda _: holds())


def shown(page: Chromium, part: str) -> str:
    return page.first(f"#{part}").text


def reach(page: Chromium, css: str) -> None:
    """Go to an element with the Tab key alone."""
    for _ in range(200):
        if page.run("return document.activeElement.matches(arguments[0])", css):
            return
        press(page, Keys.TAB)
    raise AssertionError(f"{css} cannot be reached with the Tab key")


def press(page: Chromium, *keys: str) -> None:
    ActionChains(page.driver).send_keys(*keys).perform()


def test_it_follows_what_happens_without_reloading(sandbox: Sandbox, page: Chromium) -> None:
    assert "None has come yet." in shown(page, "requests")
    person = sandbox.people[0]
    path = f"/systemusers/{person.id}"
    assert request(sandbox, "PUT", path, {"department": "Research"}) == 200
    soon(page, lambda: "systemusers_put" in shown(page, "requests"))
    assert f"changed person {person.id}" in shown(page, "requests")
    assert '"Research"' in shown(page, "requests")
    administrator = sandbox.administrators[0]
    assert request(sandbox, "GET", f"/users/reactivate/{administrator.id}") == 200
    soon(page, lambda: administrator.email in shown(page, "outbox"))
    sandbox.fail("users_put", status=503)
    soon(page, lambda: "users_put: status 503, once" in shown(page, "faults"))
    sandbox.reset()
    soon(page, lambda: "None has come yet." in shown(page, "requests"))
    assert page.run("return window.neverReloaded") is True
    assert page.console() == []


def test_it_is_used_by_keyboard_alone(sandbox: Sandbox, page: Chromium) -> None:
    reach(page, "select[name=operation]")
    press(page, "users_put")
    reach(page, "input[name=status]")
    press(page, Keys.CONTROL, "a", Keys.NULL, "429", Keys.ENTER)
    soon(page, lambda: "users_put: status 429, once" in shown(page, "faults"))
    assert [(each.operation, each.status) for each in sandbox.faults] == [("users_put", 429)]
    reach(page, "#fault-0")
    press(page, Keys.ENTER)
    soon(page, lambda: "None is waiting." in shown(page, "faults"))
    assert sandbox.faults == []
    reach(page, "#world input[name=name]")
    press(page, "before", Keys.ENTER)
    soon(page, lambda: "before" in shown(page, "world-live"))
    sandbox.people[0].username = "changed"
    reach(page, "#world-live button")
    press(page, Keys.ENTER)
    soon(page, lambda: sandbox.people[0].username != "changed")


def test_what_is_open_and_where_one_is_stays(sandbox: Sandbox, page: Chromium) -> None:
    administrator = sandbox.administrators[0]
    page.open(f"{sandbox.credentials.control_url}?kind=administrators")
    summary = f"#summary-{administrator.id}"
    reach(page, summary)
    press(page, Keys.ENTER)
    administrator.firstname = "Somebody else"
    soon(page, lambda: "Somebody else" in shown(page, f"record-{administrator.id}"))
    assert page.run("return document.activeElement.matches(arguments[0])", summary)
    assert page.console() == []


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_it_has_no_fault(
    colours: Literal["light", "dark"], sandbox: Sandbox, chromium: Chromium
) -> None:
    request(sandbox, "GET", f"/users/reactivate/{sandbox.administrators[0].id}")
    request(sandbox, "PUT", f"/systemusers/{sandbox.people[0].id}", {"department": "Research"})
    request(sandbox, "GET", "/nothing")
    sandbox.fail("organization_list", status=503, times=2)
    chromium.prefer(colours)
    chromium.open(f"{sandbox.credentials.control_url}?kind=people")
    chromium.first("#requests table")
    assert chromium.faults() == []
    dark = (
        chromium.run("return getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 26)"
    )
    assert dark is (colours == "dark")
    if os.environ.get("PICTURES") and colours == "light":
        chromium.picture(PICTURE)


def test_a_wrong_form_says_what_is_wrong(page: Chromium) -> None:
    page.run("document.querySelector('input[name=status]').type = 'text'")
    field = page.first("input[name=status]")
    field.clear()
    field.send_keys("many", Keys.ENTER)
    assert "status must be a whole number, not 'many'" in page.first("[role=alert]").text


def test_it_says_when_the_sandbox_is_gone(sandbox: Sandbox, page: Chromium) -> None:
    assert page.run("return document.getElementById('state').textContent") == ""
    sandbox.close()
    soon(page, lambda: "does not answer" in page.first("#state").text)
