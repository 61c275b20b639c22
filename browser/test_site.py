"""The site in a browser: its search finds what people type, and no page has a fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from chromium import Chromium

SITE = Path(__file__).resolve().parent.parent / "build" / "site"
LATEST = SITE / "latest"

WORDS = [
    "pagination", "authentication", "proxy", "rate limit", "429", "retry", "timeout", "cron",
    "Excel", "pandas", "Slack", "exit code",
]  # fmt: skip
"""What people type who look for help with a client of an API."""


def _looked_at() -> list[str]:
    """Every page written by hand, and of those that a program writes one of each kind.

    404.html is not among them: it is made for the address that the site is published at.
    """
    names = sorted(path.relative_to(LATEST).as_posix() for path in LATEST.rglob("*.html"))
    classes = [name for name in names if "/" not in name and name.endswith("Api.html")]
    models = [n for n in names if "/" not in n and n[0].isupper() and n not in classes]
    docstrings = [name for name in names if name.startswith("names/")]
    generated = {*classes, *models, *docstrings}
    return [
        *(name for name in names if name not in generated and name != "404.html"),
        *(kind[-1] for kind in (classes, models, docstrings) if kind),
    ]


@pytest.fixture(scope="session")
def latest(serve: Callable[[Path], str]) -> str:
    """The address of the newest version."""
    assert LATEST.is_dir(), "run `python website/build.py` first"
    return f"{serve(SITE)}latest/"


@pytest.mark.parametrize("word", WORDS)
def test_the_search_finds(word: str, chromium: Chromium, latest: str) -> None:
    chromium.open(f"{latest}index.html")
    chromium.first("label.md-search__icon, input.md-search__input").click()
    chromium.first("input.md-search__input").send_keys(word)
    found = chromium.first(".md-search-result__item")
    assert word.lower() in found.text.lower()
    assert chromium.console() == []


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("name", _looked_at())
def test_a_page_has_no_fault(
    name: str, colours: Literal["light", "dark"], chromium: Chromium, latest: str
) -> None:
    chromium.prefer(colours)
    chromium.open(latest + name)
    assert chromium.faults() == []


def test_the_first_page_leads_to_the_newest_version(chromium: Chromium, latest: str) -> None:
    chromium.open(latest.removesuffix("latest/"))
    assert chromium.first("h1").text.startswith("jcapiv1")
    assert "/latest/" in chromium.driver.current_url


def test_a_page_offers_the_versions(chromium: Chromium, latest: str) -> None:
    chromium.open(f"{latest}index.html")
    assert chromium.first(".md-version").text


def test_a_fault_is_noticed(
    chromium: Chromium, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    page = '<html lang="en"><title>x</title><main><h1>x</h1><img src="none.png"></main></html>'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    chromium.open(serve(tmp_path))
    faults = chromium.faults()
    assert any("none.png" in fault and "404" in fault for fault in faults)
    assert any(fault.startswith("image-alt: img") for fault in faults)
