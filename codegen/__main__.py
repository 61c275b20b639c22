"""`python -m codegen [--check] [--contract PLACE] [--root DIR]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from codegen.extensions import ContractError
from codegen.output import stale, write
from codegen.reading import load
from codegen.rendering import render

_PROJECT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 done, 1 `--check` found differences, 2 the contract is at fault."""
    parser = argparse.ArgumentParser(prog="python -m codegen", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, list what differs")
    parser.add_argument("--contract", type=Path, default=_PROJECT / "contract")
    parser.add_argument("--root", type=Path, default=_PROJECT, help="where the files belong")
    options = parser.parse_args(arguments)
    try:
        files = render(load(options.contract))
    except ContractError as error:
        print(f"{options.contract.name}: {error}", file=sys.stderr)
        return 2
    names = (stale if options.check else write)(options.root, files)
    for name in names:
        print(f"{'stale' if options.check else 'wrote'} {name}")
    return 1 if options.check and names else 0


if __name__ == "__main__":
    sys.exit(main())
