"""What is declared agrees, and what is built is whole and can be installed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

import jcapiv1
from jcapiv1.settings.extras import how_to_install


def _lines(path: Path) -> list[str]:
    """The lines of a requirements file, without comments."""
    lines = (line.partition("#")[0].strip() for line in path.read_text("utf-8").splitlines())
    return [line for line in lines if line]


def _declared() -> list[Requirement]:
    return [Requirement(line) for line in metadata.requires("jcapiv1") or []]


def test_the_version_is_the_same_everywhere() -> None:
    assert jcapiv1.__version__ == metadata.version("jcapiv1") == "6.0.0"


def test_requirements_txt_lists_what_setup_py_requires(root: Path) -> None:
    runtime = {str(r) for r in _declared() if r.marker is None}
    assert {str(Requirement(line)) for line in _lines(root / "requirements.txt")} == runtime


def test_the_lowest_releases_are_the_floors_of_setup_py(root: Path) -> None:
    floors = {
        f"{r.name}=={s.version}" for r in _declared() for s in r.specifier if s.operator == ">="
    }
    assert set(_lines(root / "constraints-lowest.txt")) == floors


def test_type_checkers_find_the_annotations() -> None:
    assert Path(jcapiv1.__file__).with_name("py.typed").is_file()


def test_pytest_finds_the_plugin() -> None:
    plugins = {p.name: p.value for p in metadata.entry_points(group="pytest11")}
    assert plugins["jcapiv1"] == "jcapiv1.pytest_plugin"


def test_ci_runs_the_test_command_of_the_readme(root: Path) -> None:
    if not (root / ".ci").is_dir():
        pytest.skip("an sdist has no .ci")
    readme = (root / "README.md").read_text("utf-8")
    [command] = re.findall(r"^    (python3 -m venv .* \.venv/bin/tox -p 3)$", readme, re.MULTILINE)
    assert (root / ".ci" / "run").read_text("utf-8").splitlines()[-1] == command


def test_the_workflow_tests_every_interpreter_that_setup_py_names(root: Path) -> None:
    if not (root / ".github").is_dir():
        pytest.skip("an sdist has no .github")
    workflow = yaml.safe_load((root / ".github" / "workflows" / "test.yml").read_text("utf-8"))
    matrix = workflow["jobs"]["test"]["strategy"]["matrix"]
    named = metadata.metadata("jcapiv1").get_all("Classifier") or []
    minors = [n.rpartition(" ")[2] for n in named if re.search(r"Python :: 3\.\d", n)]
    assert matrix["python"] == minors
    assert len(matrix["os"]) == 3


def test_nothing_says_to_install_from_an_index_that_does_not_have_the_package(root: Path) -> None:
    texts = [*root.glob("*.md"), *root.glob("docs/**/*.md"), *root.glob("jcapiv1/**/*.py")]
    said = re.compile(r"""(?<!`)pip install +(-\S+ +)*["']?jcapiv1(?![-\w])""")
    warned = {
        root / "CONTRIBUTING.md",
        root / "jcapiv1" / "settings" / "extras.py",
    }  # they say: do not
    assert [t for t in texts if said.search(t.read_text("utf-8")) and t not in warned] == []


def _run(*command: str | Path, cwd: Path, **environment: str) -> str:
    run = subprocess.run(
        list(map(str, command)), cwd=cwd, env={**os.environ, **environment},
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert run.returncode == 0, f"{command}\n{run.stdout}{run.stderr}"
    return run.stdout


EPOCH = "1790000000"
"""The time that a build writes into its files."""


def _build(*words: str | Path, cwd: Path) -> None:
    """Build with the tools of this environment; tox has built the package in one of its own."""
    command = [sys.executable, "-m", "build", "--no-isolation", *words]
    _run(*command, cwd=cwd, SOURCE_DATE_EPOCH=EPOCH)


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The sdist, and the wheel built from the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    _build("--outdir", folder, root, cwd=folder)
    [sdist], [wheel] = folder.glob("*.tar.gz"), folder.glob("*.whl")
    return sdist, wheel


@pytest.mark.package
@pytest.mark.timeout(300)
def test_two_builds_make_the_same_wheel(built: tuple[Path, Path], tmp_path: Path) -> None:
    with tarfile.open(built[0]) as archive:
        archive.extractall(tmp_path, filter="data")
    [source] = (each for each in tmp_path.iterdir() if each.is_dir())
    for number, file in enumerate(sorted(source.rglob("*"))):
        os.utime(file, (number, number))  # no two copies have the same times
    _build("--wheel", "--outdir", tmp_path, source, cwd=tmp_path)
    [wheel] = tmp_path.glob("*.whl")
    assert wheel.read_bytes() == built[1].read_bytes()


@pytest.mark.package
@pytest.mark.timeout(300)
def test_the_distribution_passes_twine(built: tuple[Path, Path]) -> None:
    out = _run(sys.executable, "-m", "twine", "check", "--strict", *built, cwd=built[0].parent)
    assert out.count("PASSED") == 2


@pytest.mark.package
def test_the_wheel_holds_the_package_and_nothing_else(built: tuple[Path, Path], root: Path) -> None:
    expected = {
        path.relative_to(root).as_posix()
        for path in root.glob("jcapiv1/**/*")
        if path.is_file() and path.suffix != ".pyc"
    }
    names = set(zipfile.ZipFile(built[1]).namelist())
    assert {n for n in names if ".dist-info/" not in n} == expected


@pytest.mark.package
def test_the_sdist_holds_tests_generator_and_documentation(built: tuple[Path, Path]) -> None:
    with tarfile.open(built[0]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "codegen/__main__.py",
        "contract/users.yaml",
        "docs/migrating.md",
        "examples/main_job.py",
        "LICENSE",
        "openapi.yaml",
        "test/conftest.py",
        "tox.ini",
    } <= names


@pytest.fixture(scope="module")
def clean(built: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment that holds the wheel and what it requires."""
    folder = tmp_path_factory.mktemp("clean")
    _run(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    python = next((folder / "venv").glob("[bS]*/python*"))
    _run(python, "-m", "pip", "install", "-q", built[1], cwd=folder)
    return python


@pytest.mark.package
def test_the_wheel_alone_imports_and_says_what_the_sandbox_needs(clean: Path) -> None:
    _run(clean, "-m", "pip", "check", cwd=clean.parent)
    _run(clean, "-c", "import jcapiv1; jcapiv1.UsersApi()", cwd=clean.parent)
    run = subprocess.run(
        [clean, "-m", "jcapiv1.sandbox"], capture_output=True, text=True, timeout=60, check=False
    )
    assert run.returncode != 0
    assert how_to_install("sandbox") in run.stderr


@pytest.mark.package
def test_the_wheel_with_the_sandbox_does_the_main_job(
    clean: Path, built: tuple[Path, Path], root: Path
) -> None:
    _run(clean, "-m", "pip", "install", "-q", f"{built[1]}[sandbox]", cwd=clean.parent)
    out = _run(clean, "-I", root / "examples" / "main_job.py", "--sandbox", cwd=clean.parent)
    assert "reactivation mail" in out
