"""Where a habit of the service breaks a check of Schemathesis."""

from __future__ import annotations

from typing import Any

import schemathesis


@schemathesis.hook
def before_load_schema(context: schemathesis.HookContext, raw_schema: dict[str, Any]) -> None:
    """Count as valid, which has to be accepted, what the client refuses and the service does not.

    A `limit` above 100 is taken as 100, and in a query string a list of one search field looks
    like the field.
    """
    del raw_schema["components"]["parameters"]["limit"]["schema"]["maximum"]
    listing = raw_schema["paths"]["/organizations"]["get"]["parameters"]
    search = next(each for each in listing if each.get("name") == "search")
    search["schema"]["properties"]["fields"]["type"] = ["array", "string"]
