"""Exit codes of the command line."""

from typing import Final

DONE: Final = 0
FINDINGS: Final = 1
"""A report or `verify` found something, or a search found nothing."""
USAGE: Final = 2
"""What was asked for makes no sense; nothing was sent."""
UNREACHABLE: Final = 3
"""The key was refused or lacks a right, or the service cannot be reached."""
FAILED: Final = 4
"""Some of what was asked for failed."""
UNKNOWN: Final = 5
"""Of some changes it is not known whether they were carried out."""
CHANGES: Final = 10
"""The plan has changes; only with `--exit-code`."""
CRASHED: Final = 70
"""A fault of jcapiv1 itself."""
INTERRUPTED: Final = 130
"""Ctrl-C."""
PIPE_CLOSED: Final = 141
"""Whoever read the output stopped reading, as `head` does."""

MEANINGS = {
    DONE: "done",
    FINDINGS: "findings: a report or `verify` found something, or nothing was found",
    USAGE: "usage: nothing was sent",
    UNREACHABLE: "key or network",
    FAILED: "some failed or drifted",
    UNKNOWN: "the outcome of some changes is unknown",
    CHANGES: "the plan has changes (`--exit-code`)",
    CRASHED: "a fault of jcapiv1 itself",
    INTERRUPTED: "Ctrl-C",
    PIPE_CLOSED: "the reader of the output stopped reading",
}
"""In the order of the table in the documentation."""
