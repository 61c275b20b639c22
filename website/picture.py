"""Draw docs/images/terminal.svg: the first example of README.md, and what it prints.

    python website/picture.py            # draws it
    python website/picture.py --check    # exit status 1 if it is not up to date

The example runs against the sandbox, whose made-up tenants are the same on every machine.
"""

from __future__ import annotations

import contextlib
import io
import re
import sys
from pathlib import Path
from xml.sax.saxutils import escape

import jcapiv1
from jcapiv1.sandbox import Sandbox

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "images" / "terminal.svg"
COMMAND = "$ python without_mfa.py"
SHOWN = 9
"""Lines of output that are drawn."""
_LINE, _LEFT, _TOP, _WIDTH = 22, 24, 64, 720


def output() -> list[str]:
    """What the example prints, line by line."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    example = re.findall(r"^```python\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)[0]
    printed = io.StringIO()
    with Sandbox() as sandbox, contextlib.redirect_stdout(printed):
        jcapiv1.Configuration.set_default(sandbox.configuration())
        try:
            exec(compile(example, "README.md", "exec"), {})  # noqa: S102 - it is our own example
        finally:
            jcapiv1.Configuration.set_default(None)
    return printed.getvalue().splitlines()


def draw(lines: list[str]) -> str:
    """A picture of a terminal, without fonts of its own."""
    height = _TOP + _LINE * len(lines)
    texts = "\n".join(
        f'    <text x="{_LEFT}" y="{_TOP + _LINE * number}">{escape(line)}</text>'
        for number, line in enumerate(lines)
    )
    dots = "\n".join(
        f'  <circle cx="{_LEFT + 20 * number}" cy="22" r="6" fill="{colour}"/>'
        for number, colour in enumerate(("#ff5f57", "#febc2e", "#28c840"))
    )
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img">
  <title>A terminal: the example and what it prints</title>
  <rect width="{_WIDTH}" height="{height}" rx="10" fill="#16212b"/>
{dots}
  <g font-family="ui-monospace, Menlo, Consolas, monospace" font-size="15" fill="#e6edf3">
{texts}
  </g>
</svg>
"""


def main() -> int:
    """Draw, or say that what is drawn is old."""
    printed = output()
    more = f"... {len(printed) - SHOWN} more lines"
    picture = draw([COMMAND, *printed[:SHOWN], more])
    if "--check" in sys.argv[1:]:
        return int(not PICTURE.is_file() or PICTURE.read_text(encoding="utf-8") != picture)
    PICTURE.write_text(picture, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
