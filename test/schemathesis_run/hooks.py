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
    operations = (each for item in raw_schema["paths"].values() for each in item.values())
    described = [each for each in operations if isinstance(each, dict)]
    own = [parameter for each in described for parameter in each.get("parameters", [])]
    for parameter in [*raw_schema["components"]["parameters"].values(), *own]:
        if parameter.get("name") == "limit":
            parameter["schema"].pop("maximum", None)
        elif parameter.get("name") == "search" and "properties" in parameter["schema"]:
            parameter["schema"]["properties"]["fields"]["type"] = ["array", "string"]
