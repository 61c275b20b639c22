"""What users read is in plain English, as far as a program can tell."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Page, pages
from prose import findings, sentences

pytestmark = pytest.mark.docs

DEVELOPERS = {"CHANGELOG.md", "decisions.md", "performance.md", "testing.md"}
"""Pages for those who work on the package, who look for one entry of many."""

STUMBLED_OVER = [
    "What may be repeated is, with waits; what sends a mail is repeated only while it is certain.",
    "Across all calls no more than 50 repeats run up before a call has succeeded.",
    "A 429 that the client waits out holds back that call only; one that ends a call holds all.",
    "`position` counts what was handed out.",
    "A total that is too small cuts nothing off: a list ends with an empty page.",
    "A call is known by a hash, and by which one of several equal ones it is.",
    "The moment a script sets a credential, they are out.",
    "It is repeated only while nothing has happened, since each run acts anew.",
    "Filter by one part and choose among the results.",
    '`""` for none whatever the environment says.',
    "A pair that is longer than that together moves the whole accordingly.",
    "No connection came about.",
]
"""Kinds of sentences that readers of English as a second language could not take in at once."""


def _read(folder: Path, text: str) -> Page:
    (folder / "page.md").write_text(text, encoding="utf-8")
    return Page(folder / "page.md")


def _pages() -> list[Page]:
    """The pages that are written by hand for users."""
    return [
        page
        for page in pages(Path(__file__).resolve().parents[2])
        if page.path.name not in DEVELOPERS
        and page.path.parent.name != "cli"  # written by docs/cli/make.py
        and not page.path.read_text(encoding="utf-8").startswith("<!-- Generated")
    ]


@pytest.mark.parametrize("page", _pages(), ids=lambda page: page.path.name)
def test_a_page_is_in_plain_english(page: Page) -> None:
    assert findings(page) == []


@pytest.mark.parametrize("sentence", STUMBLED_OVER)
def test_what_readers_stumbled_over_is_noticed(sentence: str, tmp_path: Path) -> None:
    assert findings(_read(tmp_path, sentence))


def test_a_sentence_that_is_too_long_is_noticed_and_code_counts_as_one_word(tmp_path: Path) -> None:
    assert findings(_read(tmp_path, "word " * 25 + "end."))
    assert findings(_read(tmp_path, "word " * 10 + "`" + "code " * 25 + "` end.")) == []


def test_code_is_not_looked_at(tmp_path: Path) -> None:
    page = "Run this:\n\n    do; anew\n\n```python\nanew = 1; thus = 2\n```\n"
    assert findings(_read(tmp_path, page)) == []


def test_a_column_without_a_heading_is_noticed(tmp_path: Path) -> None:
    assert findings(_read(tmp_path, "| a | |\n|---|---|\n| b | c |\n"))


def test_sentences_end_where_a_reader_pauses() -> None:
    assert (
        len(sentences("One is here. `code` is two! Is (three) it? (Four.) It has: The fifth.")) == 6
    )
