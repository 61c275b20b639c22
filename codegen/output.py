"""The generated files on disk: which are missing, changed or left over, and writing them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from codegen.rendering import MARK

_PLACES = ("jcapiv1/api/*.py*", "jcapiv1/models/*.py*", "docs/*.md")


def stale(root: Path, files: Mapping[str, str]) -> list[str]:
    """Names below `root` whose content is not what it should be, those left over included."""
    differing = (name for name, text in files.items() if _read(root / name) != text)
    return sorted([*differing, *_left_over(root, files)])


def write(root: Path, files: Mapping[str, str]) -> list[str]:
    """Make `root` hold exactly these generated files; the names that had to change."""
    changed = stale(root, files)
    for name in changed:
        path = root / name
        if name not in files:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name].encode("utf-8"))
    return changed


def _read(path: Path) -> str | None:
    return path.read_bytes().decode("utf-8") if path.exists() else None


def _left_over(root: Path, files: Mapping[str, str]) -> Iterator[str]:
    """Files that say that they are generated, and are no longer."""
    for pattern in _PLACES:
        for path in root.glob(pattern):
            name = path.relative_to(root).as_posix()
            if name not in files and MARK in path.read_text(encoding="utf-8"):
                yield name
