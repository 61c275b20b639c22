"""A nightly job: force a second factor on administrators who were added without one.

    python examples/nightly.py journals            # shows what the run would do
    python examples/nightly.py journals --apply    # does it; this is the line for cron

It reads JUMPCLOUD_API_KEY. Each day (UTC) has a journal of its own in the folder. A second start on
the same day goes on where the first one was interrupted. Exit code 1: look at the log, on stderr.
"""

import logging
import sys
from datetime import datetime, timezone
from pathlib import Path

import jcapiv1

log = logging.getLogger("nightly")


def main(folder: str, apply: bool) -> int:
    """The exit code."""
    with jcapiv1.ApiClient() as client:
        msp = jcapiv1.ManagedServiceProviderApi(client)
        calls: list[dict[str, object]] = []
        failed = 0
        for each in jcapiv1.administrators(msp):
            if each.administrator is None:
                log.error("%s could not be read: %r", each.tenant.name, each.error)
                failed += 1
            elif not each.administrator.enable_multi_factor:
                log.info("%s: %s has no MFA", each.tenant.name, each.administrator.email)
                body = {"enableMultiFactor": True}
                id = each.administrator.id
                calls.append({"id": id, "x_org_id": each.tenant.id, "body": body})
        if apply:
            journal = Path(folder) / f"mfa-{datetime.now(timezone.utc).date()}.jsonl"
            job = jcapiv1.bulk(msp.users_put, calls, journal=journal, if_finished="skip")
            summary = job.run()
            for outcome in summary.failed:
                log.error("%s: %r", outcome.call["id"], outcome.error)
            log.info("%s", dict(summary.counts))
            failed += len(summary.failed)
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    try:
        sys.exit(main(sys.argv[1], apply="--apply" in sys.argv[2:]))
    except (jcapiv1.ApiException, jcapiv1.JournalError) as error:
        sys.exit(f"the job could not go on: {error}")
