"""The example sessions of the pages: what is typed. What is shown comes from the sandbox."""

from __future__ import annotations

from typing import NamedTuple


class Step(NamedTuple):
    """A command, without `jcapiv1`; or a file, with its text."""

    text: str
    file: str = ""


SESSIONS: dict[str, list[list[Step]]] = {
    "tenants": [
        [Step("tenants list"), Step("tenants find zürich -o ids")],
        [Step("tenants list --tenant '*GmbH' -o csv --columns _id,displayName")],
    ],
    "admins": [
        [Step("admins list --without-mfa --columns email,roleName,tenant")],
        [Step("admins list --query '[?suspended].email'"), Step("admins find eriksen")],
    ],
    "people": [
        [
            Step("people list --suspended --columns username,department,tenant"),
            Step("people find noor --columns username,state,tenant"),
        ],
        [
            Step("people list --suspended -o ids"),
            Step("people list --without-mfa --state activated -o csv --columns email"),
        ],
    ],
    "devices": [
        # Nothing of time, as --idle: the sandbox's clock stands still, and the pages stay the same.
        [Step("devices list --inactive --columns displayName,os,version,tenant")],
        [
            Step("devices list --os Ubuntu --query '[].hostname'"),
            Step("devices find lea --columns displayName,os,tenant"),
        ],
    ],
    "commands": [
        [
            Step("commands list --type windows"),
            Step("commands find updates -o ids"),
        ],
    ],
    "report": [
        [Step("report mfa"), Step("report mfa --html mfa.html -q -o ids")],
        [Step("report roles --tenant '*GmbH'")],
    ],
    "call": [
        [
            Step("call organization_list --limit 2 --query '[].displayName'"),
            Step('call users_put --id 686134b3912265b1f50d9015 --body \'{"lastname": "Ruiz"}\''),
        ],
    ],
    "plan": [
        [
            Step("plan mfa --out mfa.plan"),
            Step("show mfa.plan"),
            Step("apply mfa.plan --yes --verify"),
        ],
        [
            Step("email;roleName;lastname\nsomebody@example.com;Manager;\n;Manager;\n", "a.csv"),
            Step("plan a.csv --out a.plan"),
        ],
        [
            Step("noor.kaya.10\nmagorzata.admin.1\n", "leavers.txt"),
            Step("plan suspend --from leavers.txt --out leavers.plan"),
            Step("show leavers.plan"),
            Step("apply leavers.plan --yes --verify"),
        ],
    ],
    "show": [[Step("plan mfa --out mfa.plan"), Step("show mfa.plan -o csv")]],
    "apply": [
        [
            Step("plan mfa --out mfa.plan"),
            Step("apply mfa.plan"),
            Step("apply mfa.plan --yes"),
            Step("apply mfa.plan --yes"),
        ],
    ],
    "verify": [[Step("plan mfa --out mfa.plan"), Step("verify mfa.plan")]],
    "doctor": [[Step("doctor --columns check,state,todo")]],
    "profile": [[Step("profile list")]],
}
"""Name of the command to its sessions."""
