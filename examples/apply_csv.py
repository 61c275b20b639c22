"""For every tenant: see what a CSV file would change, then apply exactly that.

    python examples/apply_csv.py changes.csv            # shows it, and keeps it as a plan
    python examples/apply_csv.py changes.csv --apply    # applies the plan; run it again to go on

The column `email` names an administrator; the others are fields such as roleName or lastname.
`jcapiv1 plan` and `jcapiv1 apply` do the same on the command line, and more.
"""

import os
import sys

import jcapiv1


def main(path: str, apply: bool) -> None:
    """Show or apply the changes of the file."""
    msp = jcapiv1.ManagedServiceProviderApi()
    saved = f"{path}.plan"
    if not apply or not os.path.exists(saved):
        try:
            jcapiv1.plan(msp, path, out=saved)
        except jcapiv1.PlanError as error:
            sys.exit("\n".join(error.problems))
    plan = jcapiv1.Plan.load(saved)
    if not apply:
        for change in plan.changes:
            print(change.tenant_name, change.name, dict(change.fields))
        return
    run = plan.apply(msp, journal=f"{saved}.journal", audit=f"{saved}.audit.csv")
    for step in run:
        print(step.change.tenant_name, step.change.name, step.status, step.message)
    if set(run.counts) - {"done", "done already"}:
        sys.exit("not all is done; run it again to send what is left")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1], apply="--apply" in sys.argv[2:])
