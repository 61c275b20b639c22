"""Reset the TOTP of the administrators in a CSV file with the column `email`.

    python examples/totp_reset_csv.py lost.csv            # shows who would be reset
    python examples/totp_reset_csv.py lost.csv --apply    # resets them; each gets a mail

It reads JUMPCLOUD_API_KEY. Run it again after an interruption: a journal beside the file sees to
it that nobody is reset twice. Addresses that are not there exactly once make the exit code 1.
"""

import csv
import sys

import jcapiv1


def addresses(path: str) -> list[str]:
    """The addresses in the file, each once."""
    with open(path, newline="", encoding="utf-8-sig") as file:
        rows = csv.DictReader(file)
        if "email" not in (rows.fieldnames or ()):
            sys.exit(f"{path} has no column `email`, only {rows.fieldnames}")
        return list(dict.fromkeys(row["email"].strip().lower() for row in rows if row["email"]))


def main(path: str, apply: bool) -> None:
    """Show the administrators of the file, or reset them."""
    wanted = addresses(path)
    found: dict[str, list[dict[str, object]]] = {email: [] for email in wanted}
    problems = 0
    with jcapiv1.ApiClient() as client:
        msp = jcapiv1.ManagedServiceProviderApi(client)
        for each in jcapiv1.administrators(msp):
            if each.administrator is None:
                sys.exit(f"{each.tenant.name} could not be read: {each.error!r}")
            calls = found.get((each.administrator.email or "").lower())
            if calls is not None:
                calls.append({"id": each.administrator.id, "x_org_id": each.tenant.id})
        for email, calls in found.items():
            print(email, "found" if len(calls) == 1 else f"is left out: {len(calls)} have it")
            problems += len(calls) != 1
        if apply:
            resets = [calls[0] for calls in found.values() if len(calls) == 1]
            job = jcapiv1.bulk(msp.admin_totpreset_begin, resets, journal=f"{path}.jsonl")
            summary = job.run()
            for outcome in summary.failed:
                print(outcome.call["id"], outcome.status, repr(outcome.error))
            print(dict(summary.counts))
            problems += len(summary.failed)
    if problems:
        sys.exit(f"{problems} were not reset")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    try:
        main(sys.argv[1], apply="--apply" in sys.argv[2:])
    except (jcapiv1.ApiException, jcapiv1.JournalError) as error:
        sys.exit(f"the job could not go on: {error}")
