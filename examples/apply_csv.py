"""For every tenant, for every change in a CSV file: apply and report.

    python examples/apply_csv.py changes.csv            # a dry run: shows what would be sent
    python examples/apply_csv.py changes.csv --apply    # reads JUMPCLOUD_API_KEY, as the dry run

The column `email` names an administrator; the others are fields such as roleName or lastname.
"""

import csv
import sys
from collections.abc import Iterator
from typing import Any

import jcapiv1


def changes(msp: jcapiv1.ManagedServiceProviderApi, rows: list[dict[str, str]]) -> Iterator[Any]:
    """The arguments of `users_put` for each row, in each tenant with that administrator."""
    for tenant in jcapiv1.tenants(msp):
        ids = {admin.email: admin.id for admin in jcapiv1.paginate(tenant.users.users_list)}
        for row in rows:
            if row["email"] in ids:
                body = {name: text for name, text in row.items() if text and name != "email"}
                yield {"id": ids[row["email"]], "body": body, "x_org_id": tenant.organization.id}


def main(path: str, apply: bool) -> None:
    """Show or apply the changes of the file."""
    msp = jcapiv1.ManagedServiceProviderApi()
    with open(path, newline="", encoding="utf-8") as file:
        calls = changes(msp, list(csv.DictReader(file)))
    if not apply:
        for call in calls:
            print(msp.api_client.prepare(msp.users_put, **call), end="\n\n")
        return
    for outcome in jcapiv1.bulk(msp.users_put, calls, journal=f"{path}.jsonl"):
        print(outcome.call["x_org_id"], outcome.call["id"], outcome.status, outcome.error or "")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1], apply="--apply" in sys.argv[2:])
