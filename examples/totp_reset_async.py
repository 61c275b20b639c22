"""Reset the TOTP of the administrators in a CSV file with the column `email`, with asyncio.

    python examples/totp_reset_async.py lost.csv            # shows who would be reset
    python examples/totp_reset_async.py lost.csv --apply    # resets them; each gets a mail

It reads JUMPCLOUD_API_KEY. It does what totp_reset_csv.py does, while the event loop goes on.
"""

import asyncio
import csv
import sys

import jcapiv1


def administrators(tenant: jcapiv1.Tenant) -> list[jcapiv1.Userreturn]:
    """All administrators of a tenant."""
    return list(jcapiv1.paginate(tenant.users.users_list))


async def main(path: str, apply: bool) -> None:
    """Show the administrators of the file, or reset them."""
    with open(path, newline="", encoding="utf-8-sig") as file:
        rows = csv.DictReader(file)
        if "email" not in (rows.fieldnames or ()):
            sys.exit(f"{path} has no column `email`, only {rows.fieldnames}")
        wanted = {row["email"].strip().lower() for row in rows if row["email"]}
    found: dict[str, list[dict[str, object]]] = {email: [] for email in sorted(wanted)}
    problems = 0
    async with jcapiv1.ApiClient() as client:
        msp = jcapiv1.ManagedServiceProviderApi(client)
        async for outcome in jcapiv1.for_each_tenant(administrators, msp):
            tenant: jcapiv1.Tenant = outcome.call["tenant"]
            if outcome.result is None:
                sys.exit(f"{tenant.name} could not be read: {outcome.error!r}")
            for each in outcome.result:
                if each.email and each.email.lower() in found:
                    found[each.email.lower()].append({"id": each.id, "x_org_id": tenant.id})
        for email, calls in found.items():
            print(email, "found" if len(calls) == 1 else f"is left out: {len(calls)} have it")
            problems += len(calls) != 1
        if apply:
            resets = [calls[0] for calls in found.values() if len(calls) == 1]
            journal = f"{path}.jsonl"
            async with jcapiv1.bulk(msp.admin_totpreset_begin, resets, journal=journal) as job:
                async for reset in job:
                    print(reset.call["id"], reset.status, repr(reset.error) if reset.error else "")
                    problems += not reset.ok
    if problems:
        sys.exit(f"{problems} were not reset")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    try:
        asyncio.run(main(sys.argv[1], apply="--apply" in sys.argv[2:]))
    except (jcapiv1.ApiException, jcapiv1.JournalError) as error:
        sys.exit(f"the job could not go on: {error}")
