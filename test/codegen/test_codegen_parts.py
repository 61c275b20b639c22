"""The contract's folder: its parts become one document, and a slip in one of them is named."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yamlfile

from codegen.__main__ import main
from codegen.parts import read

pytestmark = pytest.mark.long  # the same on every Python

ROOT = Path(__file__).resolve().parents[2]
PARTS = ROOT / "contract"


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    """A copy of the contract's folder."""
    return Path(shutil.copytree(PARTS, tmp_path / "contract"))


def refusal(parts: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What is said when the generator refuses; nothing is written then."""
    root = parts.parent / "made"
    assert main(["--contract", str(parts), "--root", str(root)]) == 2
    assert not root.exists()
    return capsys.readouterr().err


def test_the_one_file_for_other_tools_holds_what_the_parts_hold() -> None:
    text = (ROOT / "openapi.yaml").read_text()
    assert yamlfile.load(ROOT / "openapi.yaml") == read(PARTS)
    comments = [line for line in text.splitlines() if line.lstrip().startswith("#")]
    assert comments == ["# Generated from contract/ by `python -m codegen`; do not edit."]


def test_each_class_has_a_part_and_nothing_of_it_is_lost() -> None:
    whole: Any = read(PARTS)
    tags, paths, schemas = [], [], list(yamlfile.load(PARTS / "shared.yaml")
        ["components"]["schemas"])  # fmt: skip
    for file in sorted(PARTS.glob("*.yaml")):
        if file.name != "shared.yaml":
            part = yamlfile.load(file)
            assert file.stem == part["tag"]["name"].lower().replace(" ", "_")
            tags.append(part["tag"])
            paths += part["paths"] or []
            schemas += part["schemas"] or []
    assert (whole["tags"], list(whole["paths"])) == (tags, paths)
    assert list(whole["components"]["schemas"]) == schemas, "in the order of the parts"


def test_a_stale_one_file_is_noticed(parts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = parts / "users.yaml"
    file.write_text(file.read_text().replace("summary: Update a user", "summary: Change a user"))
    assert main(["--check", "--contract", str(parts)]) == 1
    assert "stale openapi.yaml\n" in capsys.readouterr().out


@pytest.mark.parametrize("key", ["paths", "schemas"])
def test_a_name_in_two_parts_is_refused(
    parts: Path, capsys: pytest.CaptureFixture[str], key: str
) -> None:
    first: Any = yamlfile.load(parts / "managed_service_provider.yaml")
    second: Any = yamlfile.load(parts / "users.yaml")
    name, value = next(iter(first[key].items()))
    second[key][name] = value
    (parts / "users.yaml").write_text(yamlfile.dump(second))
    assert f"users.yaml: {name} is defined twice" in refusal(parts, capsys)


def test_a_key_that_stands_twice_in_one_part_is_refused(
    parts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = parts / "users.yaml"
    file.write_text(file.read_text() + "  Userslist: {type: object, description: Again.}\n")
    assert "Userslist is defined twice" in refusal(parts, capsys)


def test_a_part_without_a_tag_is_refused(parts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (parts / "more.yaml").write_text("paths: {}\nschemas: {}\n")
    assert "more.yaml: its keys are paths, schemas, tag" in refusal(parts, capsys)


def test_a_reference_to_nothing_is_refused(parts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = parts / "users.yaml"
    file.write_text(file.read_text().replace("parameters/sort", "parameters/sorted"))
    assert "#/components/parameters/sorted leads nowhere" in refusal(parts, capsys)


def test_a_schema_that_is_not_there_is_refused(
    parts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = parts / "users.yaml"
    file.write_text(file.read_text().replace("schemas/Userslist", "schemas/Userlist"))
    assert "users_list: there is no schema Userlist" in refusal(parts, capsys)
