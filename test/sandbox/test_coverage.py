"""The page that says of each operation what is known and what is guessed."""

from __future__ import annotations

import pytest
from contract import OPERATIONS

from codegen.sandbox_coverage import coverage, said
from jcapiv1.sandbox.resources import ROUTER


@pytest.mark.parametrize("name", ROUTER.operations)
def test_every_operation_says_what_it_does_and_how_that_is_known(name: str) -> None:
    texts = said(name)
    assert texts is not None
    assert texts["does"], "its text does not say what it does"
    assert texts["known"] or texts["guessed"], "its text has neither `Known:` nor `Guessed:`"
    handler = ROUTER.handlers[name]
    (described,) = [each for each in OPERATIONS if each.name == name]
    request = f"{described.verb} {described.path}. "
    assert (handler.__doc__ or "").startswith(request)


def test_the_page_has_a_line_for_every_operation() -> None:
    page = coverage()
    for described in OPERATIONS:
        line = f"| `{described.name}`<br>{described.verb} `{described.path}` | "
        assert page.count(line) == 1
    served, every = len(ROUTER.operations), len(OPERATIONS)
    assert f"{served} of the {every} operations" in page
    assert page.count("| not served |") == every - served
