"""Build the site as it is published: a folder for each version, and a list of them.

    python website/build.py [FOLDER]     # build/site, unless another is named

mike keeps the versions in a branch of a git repository. Here it gets a new repository in a folder
of its own, so that building leaves this one alone; whoever publishes runs `mike deploy --push`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import jcapiv1

ROOT = Path(__file__).resolve().parent.parent
_NOBODY = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "site"), ("EMAIL", "site@localhost"))
}


def build(target: Path) -> None:
    """Write the site into the folder; what is in it already goes away."""
    version = ".".join(jcapiv1.__version__.split(".")[:2])
    with tempfile.TemporaryDirectory() as folder:
        configuration = ["--config-file", str(ROOT / "mkdocs.yml")]

        def run(*command: str) -> None:
            environment = {**os.environ, **_NOBODY, "NO_MKDOCS_2_WARNING": "1"}
            subprocess.run(command, cwd=folder, env=environment, check=True)

        run("git", "init", "--quiet", "--initial-branch=main")
        run("git", "commit", "--quiet", "--allow-empty", "--message=Nothing yet")
        run("mike", "deploy", *configuration, version, "latest")
        run("mike", "set-default", *configuration, "latest")
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        run(
            "git",
            "--work-tree",
            str(target.resolve()),
            "checkout",
            "--quiet",
            "gh-pages",
            "--",
            ".",
        )
    print(f"{target} holds the site; its first page is {target / 'latest' / 'index.html'}")


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "site")
