"""The site that `website/build.py` made is whole, and fetches nothing from anywhere else."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from mkdocstrings import Inventory

import jcapiv1
import jcapiv1.sandbox

SITE = Path(__file__).resolve().parent.parent / "build" / "site"
LATEST = SITE / "latest"
PAGES = sorted(LATEST.rglob("*.html"))
_FETCHED = {
    ("script", "src"), ("img", "src"), ("link", "href"), ("iframe", "src"), ("source", "src"),
    ("video", "src"), ("object", "data"),
}  # fmt: skip
_JUST_NAMED = {"canonical", "next", "prev"}
"""Kinds of `link` that a browser does not fetch."""


class Html(HTMLParser):
    """The parts of a page that lead elsewhere, and those that can be led to."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.anchors.update(given[name] for name in ("id", "name") if name in given)
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if given.get("rel") not in _JUST_NAMED:
            self.fetched += [
                given[name] for kind, name in _FETCHED if kind == tag and name in given
            ]


READ = {path: Html(path) for path in PAGES}


def _name(path: Path) -> str:
    return path.relative_to(LATEST).as_posix()


def test_the_site_has_been_built() -> None:
    assert LATEST / "index.html" in PAGES, "run `python website/build.py` first"


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_every_link_leads_to_a_file_and_a_place_in_it(path: Path) -> None:
    broken = []
    for link in READ[path].links:
        url = urlsplit(link)
        if url.scheme or (path.name == "404.html" and link.startswith("/")):
            continue
        file = (path.parent / unquote(url.path)).resolve() if url.path else path
        file = file / "index.html" if file.is_dir() else file
        if not file.exists():
            broken.append(f"{link}: no such file")
        elif url.fragment and file in READ and unquote(url.fragment) not in READ[file].anchors:
            broken.append(f"{link}: no such place")
    assert not broken


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_a_page_fetches_nothing_from_another_host(path: Path) -> None:
    assert [link for link in READ[path].fetched if urlsplit(link).netloc] == []


def test_the_inventory_has_every_public_name() -> None:
    with (LATEST / "objects.inv").open("rb") as file:
        inventory = Inventory.parse_sphinx(file)
    names = {
        f"{package.__name__}.{name}"
        for package in (jcapiv1, jcapiv1.models, jcapiv1.sandbox)
        for name in package.__all__
    }
    assert names - {"jcapiv1.__version__"} <= set(inventory)


def test_the_list_of_versions_names_this_one() -> None:
    versions = json.loads((SITE / "versions.json").read_text(encoding="utf-8"))
    assert [entry["aliases"] for entry in versions] == [["latest"]]
    assert jcapiv1.__version__.startswith(versions[0]["version"])
