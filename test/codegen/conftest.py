"""What the contract makes, made once for all tests of the generator."""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen.contract import Contract
from codegen.reading import load
from codegen.rendering import render

PARTS = Path(__file__).resolve().parents[2] / "contract"


@pytest.fixture(scope="session")
def contract() -> Contract:
    """The contract, read."""
    return load(PARTS)


@pytest.fixture(scope="session")
def files(contract: Contract) -> dict[str, str]:
    """The text of each generated file by its name; not to be changed."""
    return render(contract)
