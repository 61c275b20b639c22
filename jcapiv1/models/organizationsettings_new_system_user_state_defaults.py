from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class OrganizationsettingsNewSystemUserStateDefaults(Model):
    """The state that new people get when the call that makes them names none.

    Staged people cannot use anything yet; activated ones can at once.
    """

    _wire = "applicationImport csvImport manualEntry"
    application_import: str | None = None
    """The state of people who are imported from an application or another directory. Known:
    `ACTIVATED`, `STAGED`."""
    csv_import: str | None = None
    """The state of people who come from a CSV file or a bulk call. Known: `ACTIVATED`, `STAGED`."""
    manual_entry: str | None = None
    """The state of people who are made one by one, as `systemusers_post` does. Known: `ACTIVATED`,
    `STAGED`."""
