"""Run a sandbox from the shell: `python -m jcapiv1.sandbox --port 8017`."""

from __future__ import annotations

import sys


def main() -> int:
    """Serve until interrupted; return the exit status."""
    try:
        # Here, where an interruption or a missing package is not a traceback.
        from jcapiv1.sandbox import Sandbox  # noqa: F401  # pyright: ignore[reportUnusedImport] - says what is missing
        from jcapiv1.sandbox.command import run

        return run()
    except ImportError as error:
        if error.name != "werkzeug":
            raise
        sys.stderr.write(f"jcapiv1.sandbox: {error}\n")
        return 2
    except KeyboardInterrupt:  # before it could serve
        return 130


if __name__ == "__main__":
    sys.exit(main())
