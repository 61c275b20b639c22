"""The page that `jcapiv1 report --html` writes: one file, sorted by keyboard, in light and dark."""

from __future__ import annotations

import os
from datetime import datetime, timezone
from pathlib import Path
from typing import Literal

import pytest
from chromium import Chromium
from selenium.webdriver.common.keys import Keys

from jcapiv1 import ApiClient
from jcapiv1.cli.page import rendered
from jcapiv1.jobs.reports import REPORTS, Report, make_report
from jcapiv1.jobs.selection import choose_tenants
from jcapiv1.sandbox import Sandbox

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "images" / "report-page.png"
"""Written where the variable PICTURES is set."""
NOW = datetime(2026, 1, 1, tzinfo=timezone.utc)
SCRIPT_IN_A_NAME = "<script>document.title = 'changed'</script> & Sons"


@pytest.fixture(scope="module", params=REPORTS)
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of each kind of report, compared with one from before a change."""
    with (
        Sandbox(organizations=12, administrators=80, systems=60) as sandbox,
        ApiClient(sandbox.configuration()) as client,
    ):
        places = choose_tenants(client)

        def made(month: int) -> Report:
            return make_report(client, request.param, places, now=lambda: NOW.replace(month=month))

        before = made(1)
        for administrator in sandbox.administrators[::9]:
            administrator.enable_multi_factor = not administrator.enable_multi_factor
        report = made(2).compared(before)
    path = tmp_path_factory.mktemp("report") / f"{request.param}.html"
    path.write_text(rendered(report), encoding="utf-8")
    return path


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_it_has_no_fault(colours: Literal["light", "dark"], page: Path, chromium: Chromium) -> None:
    chromium.prefer(colours)
    chromium.open(page.as_uri())
    assert chromium.first("h1").text == chromium.driver.title == REPORTS[page.stem].title
    assert chromium.faults() == []
    background = chromium.run("return getComputedStyle(document.documentElement).backgroundColor")
    assert background == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 23, 26)"}[colours]
    if os.environ.get("PICTURES") and (page.stem, colours) == ("mfa", "light"):
        chromium.picture(PICTURE)


def test_it_fetches_nothing(page: Path, chromium: Chromium) -> None:
    chromium.open(page.as_uri())
    assert chromium.run("return performance.getEntriesByType('resource').length") == 0


def test_a_name_with_a_script_in_it_is_shown_as_text(tmp_path: Path, chromium: Chromium) -> None:
    with (
        Sandbox(organizations=2, administrators=4) as sandbox,
        ApiClient(sandbox.configuration()) as client,
    ):
        sandbox.organizations[1].display_name = SCRIPT_IN_A_NAME
        report = make_report(client, "mfa", choose_tenants(client))
    (tmp_path / "mfa.html").write_text(rendered(report), encoding="utf-8")
    chromium.open((tmp_path / "mfa.html").as_uri())
    assert SCRIPT_IN_A_NAME in chromium.first("#tenants").text
    assert chromium.driver.title == REPORTS["mfa"].title


def column(chromium: Chromium, place: int) -> list[str]:
    """What a column of the table of tenants shows, from top to bottom."""
    cells = chromium.driver.find_elements("css selector", f"#tenants td:nth-child({place})")
    return [cell.text for cell in cells]


def test_a_table_is_sorted_by_keyboard_and_says_how(page: Path, chromium: Chromium) -> None:
    chromium.open(page.as_uri())
    as_made = column(chromium, 3)
    assert [int(n) for n in as_made] == sorted(map(int, as_made), reverse=True)  # the worst first
    button = chromium.first("#tenants th:nth-child(5) button")
    assert button.text == "total"
    button.send_keys(Keys.ENTER)
    head = chromium.first("#tenants th:nth-child(5)")
    upwards = [int(n) for n in column(chromium, 5)]
    assert upwards == sorted(upwards)
    assert head.get_attribute("aria-sort") == "ascending"
    button.send_keys(Keys.SPACE)
    assert [int(n) for n in column(chromium, 5)] == sorted(upwards, reverse=True)
    assert head.get_attribute("aria-sort") == "descending"
    chromium.first("#tenants th:nth-child(1) button").send_keys(Keys.ENTER)
    assert head.get_attribute("aria-sort") is None
    assert chromium.console() == []
