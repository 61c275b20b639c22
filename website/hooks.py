"""What the site adds to the plain files of docs/: the files beside them, and the pages of names.

The pages of docs/ link to files of the project as they lie (`../README.md`, `../examples/x.py`).
README.md and its neighbours become pages of the site, other files are copied into it, and the links
are turned to where things are then. The pages of names are written here because they hold nothing
but references to docstrings, which a reader of plain files has in the code.
"""

from __future__ import annotations

import io
import os
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocstrings import Inventory

import jcapiv1
import jcapiv1.sandbox

ROOT = Path(__file__).resolve().parent.parent
NEIGHBOURS = {
    "README.md": "index.md",
    "CHANGELOG.md": "changelog.md",
    "CODE_OF_CONDUCT.md": "code-of-conduct.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
}
"""Pages that lie beside docs/, and the pages of the site that they become."""

_LINK = re.compile(
    r"(\]\(|(?:src|href|srcset)=\")(?![a-z]+:|#|/)([^()\s\"#]+)(#[^()\s\"]*)?(?=[)\"])"
)
_NAMED = {
    'class="md-search"': 'class="md-search" aria-label="Search"',
    'class="md-search__options" aria-label="Search"': (
        'class="md-search__options" aria-label="Search: options"'
    ),
}
"""Elements of the theme, and what they become."""
_OWN_ONLY = """    options:
      inherited_members: false
      filters: ["!^_", "!^swagger_types$", "!^attribute_map$"]
"""
"""Where many classes have the same base, its methods once are enough."""
_CODE = re.compile(r"^(`{3,})[^`\n]*\n.*?^\1[ ]*$|(`+)[^`\n].*?\2", re.MULTILINE | re.DOTALL)


def _names() -> dict[str, tuple[str, list[str]]]:
    """Page of names to its title and where each public name on it is defined."""
    models = {name: _path(name, jcapiv1.models) for name in jcapiv1.models.__all__}
    public = {name: _path(name) for name in jcapiv1.__all__ if name != "__version__"}
    errors = {name for name in public if name in jcapiv1.exceptions.__all__}
    errors |= {name for name in public if name.endswith("Error") and name not in models}
    taken = {*models.values(), *(public[name] for name in errors), *map(_path, jcapiv1.api.__all__)}
    rest = sorted(set(public.values()) - taken, key=lambda path: path.rpartition(".")[2].lower())
    pages = {
        "names/client.md": ("Clients, jobs, filters: Python names", rest),
        "names/errors.md": ("Errors: Python names", [public[name] for name in sorted(errors)]),
    }
    for name in jcapiv1.api.__all__:
        pages[f"names/{name}.md"] = (f"{name}: Python names", [_path(name)])
    for name, path in sorted(models.items()):  # a page for each letter: one for all would be huge
        page = f"names/models-{name[0].lower()}.md"
        pages.setdefault(page, (f"Models {name[0]}: Python names", []))[1].append(path)
    sandbox = [_path(name, jcapiv1.sandbox) for name in jcapiv1.sandbox.__all__]
    pages["names/sandbox.md"] = (
        "Sandbox and pytest plugin: Python names",
        [*sandbox, "jcapiv1.pytest_plugin"],
    )
    return pages


def _path(name: str, package: ModuleType = jcapiv1) -> str:
    """Where a public name is defined, since what `jcapiv1` loads late is not seen in its source."""
    found = getattr(package, name)
    module = found.__module__ if hasattr(found, "__name__") else type(found).__module__
    return f"{module}.{name}"


def _models() -> list[str]:
    """The pages of models: every generated page that is not that of an API class."""
    return sorted(
        path.name for path in (ROOT / "docs").glob("[A-Z]*.md") if not path.stem.endswith("Api")
    )


def on_config(config: MkDocsConfig) -> None:
    """Fill the parts of the navigation that follow from the code."""
    found: dict[str, list[str]] = {
        "API classes": [
            "api.md",
            *sorted(path.name for path in (ROOT / "docs").glob("*Api.md")),
        ],
        "Commands": [f"cli/{path.name}" for path in sorted((ROOT / "docs/cli").glob("*.md"))],
        "Models": _models(),
        "Python names": [*_names()],
    }
    sections = [entries for part in config.nav or [] for entries in part.values()]
    for entry in [entry for entries in sections if isinstance(entries, list) for entry in entries]:
        if isinstance(entry, dict) and (name := next(iter(entry))) in found:
            entry[name] = found.pop(name)
    if found:
        raise PluginError(f"mkdocs.yml has no place in nav for {', '.join(found)}")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages beside docs/, the pages of names, the style, and files that pages link to."""
    for neighbour, place in NEIGHBOURS.items():
        text = (ROOT / neighbour).read_text(encoding="utf-8")
        files.append(File.generated(config, place, content=text))
    for place, (title, names) in _names().items():
        options = _OWN_ONLY if place.startswith(("names/errors", "names/models")) else ""
        directives = "\n".join(f"::: {name}\n{options}" for name in names)
        files.append(File.generated(config, place, content=f"# {title}\n\n{directives}"))
    for own in ("style.css", "site.js"):
        source = str(ROOT / "website" / own)
        files.append(File.generated(config, own, abs_src_path=source))
    for target in sorted(set(_linked_files(files))):
        if (ROOT / target).is_file():
            place = f"files/{target}"
            files.append(File.generated(config, place, abs_src_path=str(ROOT / target)))
    return files


def _linked_files(files: Files) -> Iterator[str]:
    """Files of the project that a page links to and that are no pages of the site."""
    for file in files.documentation_pages():
        text = _CODE.sub("", file.content_string)
        for match in _LINK.finditer(text):
            target = posixpath.normpath(posixpath.join(_folder(file.src_uri), match[2]))
            if not target.startswith(("docs/", "..")) and target not in NEIGHBOURS:
                yield target


def _folder(page: str) -> str:
    """The folder of the project in which the source of a page of the site lies."""
    return "" if page in NEIGHBOURS.values() else posixpath.join("docs", posixpath.dirname(page))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Turn the links of a page to where their targets are in the site; code stays as it is."""
    here = page.file.src_uri
    markdown = markdown.replace("```python test\n", "```python\n")  # a mark for our tests
    markdown = markdown.replace("[optional] [default", r"[optional] \[default")  # is no link
    if here.endswith("Api.md") and "/" not in here:
        markdown = re.sub(r"^# \*\*", "## **", markdown, flags=re.MULTILINE)  # below the title
    parts, end = [], 0
    for code in _CODE.finditer(markdown):
        parts += [_turned(markdown[end : code.start()], here), code[0]]
        end = code.end()
    return "".join([*parts, _turned(markdown[end:], here)])


def _turned(text: str, here: str) -> str:
    def turn(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(_folder(here), link[2]))
        if target in NEIGHBOURS:
            place = NEIGHBOURS[target]
        elif target.startswith("docs/"):
            place = target.removeprefix("docs/")
        else:
            place = f"files/{target}"
        return f"{link[1]}{os.path.relpath(place, posixpath.dirname(here) or '.')}{link[3] or ''}"

    return _LINK.sub(turn, text)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Give the parts of the search names of their own, which a screen reader says."""
    for found, named in _NAMED.items():
        if found not in output:
            raise PluginError(f"the theme has no {found} any more")
        output = output.replace(found, named, 1)
    return output


def on_post_build(config: MkDocsConfig) -> None:
    """Give every public name an entry of the inventory by which others know it."""
    path = Path(config.site_dir, "objects.inv")
    inventory = Inventory.parse_sphinx(io.BytesIO(path.read_bytes()))
    for package in (jcapiv1, jcapiv1.models, jcapiv1.sandbox):
        for name in package.__all__:
            known = inventory.get(_path(name, package))
            if known:
                public = f"{package.__name__}.{name}"
                inventory.register(public, known.domain, known.role, known.uri)
    inventory.project, inventory.version = "jcapiv1", jcapiv1.__version__
    path.write_bytes(inventory.format_sphinx())
