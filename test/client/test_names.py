"""Where scripts for the predecessor find things, and what importing costs."""

from __future__ import annotations

from importlib import import_module

import canary
import interpreter
import pytest
import wire
from transport import configuration_for

import jcapiv1

MODULE_OF = {
    "ManagedServiceProviderApi": ("jcapiv1.api", "managed_service_provider_api"),
    "UsersApi": ("jcapiv1.api", "users_api"),
    "Userput": ("jcapiv1.models", "userput"),
    "Userreturn": ("jcapiv1.models", "userreturn"),
    "UserreturnGrowthData": ("jcapiv1.models", "userreturn_growth_data"),
    "Organizationslist": ("jcapiv1.models", "organizationslist"),
    "OrganizationslistResults": ("jcapiv1.models", "organizationslist_results"),
}
HEAVY = {
    "asyncio",
    "certifi",
    "concurrent.futures",
    "copy",
    "dataclasses",
    "dateutil",
    "difflib",
    "inspect",
    "multiprocessing",
    "pprint",
    "typing_extensions",
    "werkzeug",
    "yaml",
}
"""What no script should wait for before it needs it, unless urllib3 itself needs it."""


@pytest.mark.parametrize("name", MODULE_OF)
def test_each_class_is_in_the_package_in_its_collection_and_in_its_module(name: str) -> None:
    collection, module = MODULE_OF[name]
    found = getattr(jcapiv1, name)
    assert found.__name__ == name
    assert getattr(import_module(collection), name) is found
    assert getattr(import_module(f"{collection}.{module}"), name) is found
    assert found.__module__ == f"{collection}.{module}"


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("api_client", "ApiClient"),
        ("configuration", "Configuration"),
        ("rest", "ApiException"),
        ("rest", "RESTClientObject"),
    ],
)
def test_the_runtime_is_in_the_modules_it_was_in(module: str, name: str) -> None:
    found = getattr(import_module(f"jcapiv1.{module}"), name)
    assert getattr(jcapiv1, name, found) is found


@pytest.mark.long
@pytest.mark.parametrize(
    "path",
    [
        "api_client.ApiClient",
        "configuration.Configuration",
        "rest.RESTClientObject",
        *(f"{collection[8:]}.{module}.{name}" for name, (collection, module) in MODULE_OF.items()),
    ],
)
def test_after_a_bare_import_the_modules_resolve(path: str) -> None:
    interpreter.run(
        f"import jcapiv1\nassert jcapiv1.{path}.__name__ == {path.rpartition('.')[2]!r}"
    )


@pytest.mark.parametrize("api", [jcapiv1.UsersApi, jcapiv1.ManagedServiceProviderApi])
def test_an_api_class_without_a_client_makes_its_own(api: type[jcapiv1.UsersApi]) -> None:
    with wire.Server(wire.answer(200, b'{"_id": "1"}')) as server:
        jcapiv1.Configuration.set_default(configuration_for(server))
        try:
            one, other = api(), api()
        finally:
            jcapiv1.Configuration.set_default(None)
        assert one.users_get("1").id == "1"
        assert one.api_client is not other.api_client
        assert server.requests[0].headers["x-api-key"] == canary.KEY
        one.api_client.close()


def test_importing_the_package_loads_nothing_else_of_it() -> None:
    loaded = interpreter.run(
        "import __future__, sys, logging, typing; before = set(sys.modules)\n"
        "import jcapiv1; print(*sorted(set(sys.modules) - before))"
    ).stdout.split()
    assert loaded == ["jcapiv1", "jcapiv1.version"]


@pytest.mark.long
def test_a_client_loads_nothing_beyond_urllib3_and_six() -> None:
    """Neither modules of ours that most scripts do not use, nor heavy ones of Python's."""
    loaded = interpreter.run(
        "import sys, urllib3; before = set(sys.modules)\n"
        "import jcapiv1; jcapiv1.UsersApi(jcapiv1.ApiClient())\n"
        "print(*sorted(set(sys.modules) - before))"
    ).stdout.split()
    foreign = {name for name in loaded if name.partition(".")[0] != "jcapiv1"}
    assert foreign <= {"six"}
    for unused in ("futures", "oauth", "pagination", "bulk", "tenants", "sandbox", "secrets"):
        assert f"jcapiv1.{unused}" not in loaded


@pytest.mark.parametrize("program", ["", "jcapiv1.UsersApi(jcapiv1.ApiClient())"])
def test_nothing_heavy_is_loaded(program: str) -> None:
    loaded = interpreter.run(
        "import sys, urllib3; before = set(sys.modules)\n"
        f"import jcapiv1; {program}\n"
        "print(*sorted(set(sys.modules) - before))"
    ).stdout.split()
    assert HEAVY.isdisjoint(loaded)


@pytest.mark.long
def test_a_call_over_http_loads_nothing_heavy_either() -> None:
    with wire.Server(
        wire.answer(200, b'{"_id": "1", "created": "2021-02-11T20:57:14.837Z"}')
    ) as server:
        loaded = interpreter.run(
            "import sys, urllib3; before = set(sys.modules)\n"
            "import jcapiv1\n"
            f"configuration = jcapiv1.Configuration(host={server.url!r})\n"
            "configuration.api_key['x-api-key'] = 'key'\n"
            "with jcapiv1.ApiClient(configuration) as client:\n"
            "    print(jcapiv1.UsersApi(client).users_get('1').created.year)\n"
            "print(*sorted(set(sys.modules) - before))"
        ).stdout.split()
    assert loaded[0] == "2021"
    assert HEAVY.isdisjoint(loaded)


@pytest.mark.long
def test_importing_and_calling_write_nothing_and_change_no_logger() -> None:
    done = interpreter.run(
        "import logging, jcapiv1\n"
        "jcapiv1.UsersApi(jcapiv1.ApiClient())\n"
        "for name in (None, 'urllib3', 'jcapiv1'):\n"
        "    logger = logging.getLogger(name)\n"
        "    assert logger.level == (logging.WARNING if name is None else logging.NOTSET), name\n"
        "    assert {type(handler) for handler in logger.handlers} <= {logging.NullHandler}\n"
        "import http.client\n"
        "assert http.client.HTTPConnection.debuglevel == 0\n"
    )
    assert (done.stdout, done.stderr) == ("", "")
