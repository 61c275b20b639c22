"""What a start, a call and a record cost, counted: counts do not depend on the machine's mood.

How long it takes is for `benchmarks` to say.
"""

from __future__ import annotations

import gc
import json
import logging
import re
import sys
from collections import Counter
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

import interpreter
import predecessor
import pytest
import wire
from contract import ID
from transport import client_for

import jcapiv1

PACKAGE = str(Path(jcapiv1.__file__).parent)
START = (
    "c = jcapiv1.Configuration(); c.host = 'http://127.0.0.1:9/api'; c.api_key['x-api-key'] = 'k';"
    "jcapiv1.ManagedServiceProviderApi(jcapiv1.ApiClient(c))"
)


@pytest.fixture(autouse=True)
def _as_in_a_script(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests log at DEBUG, and have decoded records of all shapes; scripts do neither."""
    caplog.set_level(logging.WARNING)
    # A configuration with `debug` that an earlier test has left is gone once it is collected.
    caplog.set_level(logging.WARNING, "jcapiv1")
    monkeypatch.setattr("jcapiv1.core.decode._readers", {})


# Starting.


def loaded_by(program: str) -> set[str]:
    """Modules that `program` loads beyond those that urllib3 and json have loaded."""
    done = interpreter.run(
        "import sys, json, urllib3; before = set(sys.modules)\n"
        f"{program}\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    return set(done.stdout.split())


def test_importing_the_package_loads_two_modules() -> None:
    assert loaded_by("import jcapiv1") == {"jcapiv1", "jcapiv1.version"}


@pytest.mark.long
def test_making_a_client_loads_nothing_but_the_package_and_urllib3() -> None:
    loaded = loaded_by(f"import jcapiv1; {START}")
    assert {name.partition(".")[0] for name in loaded} == {"jcapiv1"}
    assert len(loaded) <= 39


@pytest.mark.long
@pytest.mark.parametrize(
    "module",
    [
        *("core.futures", "jobs", "jobs.bulk", "jobs.journal", "jobs.pagination", "sandbox"),
        *("security.secrets", "security.tokens", "transport.tls"),
    ],
)
def test_making_a_client_leaves_what_most_scripts_do_not_use(module: str) -> None:
    assert find_spec(f"jcapiv1.{module}")
    assert f"jcapiv1.{module}" not in loaded_by(f"import jcapiv1; {START}")


def test_making_a_client_loads_no_model_before_it_is_needed() -> None:
    loaded = loaded_by(f"import jcapiv1; {START}")
    assert not {name for name in loaded if name.startswith("jcapiv1.models.")}


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(predecessor.CLASSES))
def test_a_class_loads_neither_the_others_nor_their_models(name: str) -> None:
    program = START.replace("ManagedServiceProviderApi", name)
    loaded = loaded_by(f"import jcapiv1; {program}")
    classes = {each.removeprefix("jcapiv1.api.") for each in loaded if "jcapiv1.api." in each}
    shared = {"administrator_operations", "tenant_operations"}
    module = re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()
    assert classes - shared == {module}
    assert len(loaded) <= 39
    assert not {each for each in loaded if each.startswith("jcapiv1.models.")}


def test_a_call_loads_the_models_of_its_answer_alone() -> None:
    with wire.Server(wire.answer(200, b'{"results": [{"_id": "1"}], "totalCount": 1}')) as server:
        start = START.replace("http://127.0.0.1:9/api", server.url)
        start = start.replace("ManagedServiceProviderApi", "SystemsApi")
        loaded = loaded_by(f"import jcapiv1; {start}.systems_list()")
    models = {each.removeprefix("jcapiv1.models.") for each in loaded if "1.models." in each}
    assert models == {"systemslist", "system"}


# Records.


def page(count: int) -> bytes:
    results = [
        {"_id": f"{n:024x}", "displayName": f"Tenant {n}", "logoUrl": f"https://a.example/{n}"}
        for n in range(count)
    ]
    return json.dumps({"results": results, "totalCount": count}).encode()


class Document(NamedTuple):
    data: bytes


class Calls(NamedTuple):
    """What was called while something was done."""

    python: Counter[tuple[str, str]]
    """File and name of each Python function."""
    from_package: Counter[str]
    """Names of what the package's own code called, be it Python or C."""
    builtin: int
    """How many functions in C."""


def calls_of(work: Callable[[], object]) -> Calls:
    """Do it once to warm up and once to count."""
    work()
    calls = Calls(Counter(), Counter(), 0)
    builtin = 0

    def note(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal builtin
        if event == "call":
            code, caller = frame.f_code, frame.f_back
            calls.python[code.co_filename, code.co_name] += 1
            if caller is not None and caller.f_code.co_filename.startswith(PACKAGE):
                owner = frame.f_locals.get("self")
                name = type(owner).__name__ if code.co_name == "__init__" else code.co_name
                calls.from_package[name] += 1
        elif event == "c_call":
            builtin += 1
            if frame.f_code.co_filename.startswith(PACKAGE):
                calls.from_package[getattr(argument, "__qualname__", "")] += 1

    before = sys.getprofile()
    gc.disable()  # Hypothesis, once imported, is called back by each collection
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
        gc.enable()
    return calls._replace(builtin=builtin)


def decoding(count: int) -> Callable[[], object]:
    client, document = jcapiv1.ApiClient(), Document(page(count))
    return lambda: client.deserialize(document, "Organizationslist")


def test_another_record_costs_no_python_call_and_three_in_c() -> None:
    few, many = calls_of(decoding(10)), calls_of(decoding(1010))
    assert many.python.total() == few.python.total()
    assert many.builtin - few.builtin <= 3 * 1000  # len, object.__new__ and list.append


def test_a_page_is_decoded_by_a_dozen_python_calls() -> None:
    assert calls_of(decoding(100)).python.total() <= 14


def blocks_held(count: int) -> int:
    """How many blocks of memory so many decoded records hold."""
    decode = decoding(count)
    decode()
    gc.collect()
    gc.disable()
    try:
        before = sys.getallocatedblocks()
        held = decode()
        blocks = sys.getallocatedblocks() - before
    finally:
        gc.enable()
    assert held is not None
    return blocks


def test_a_record_holds_one_block_of_memory_besides_its_texts() -> None:
    another = (blocks_held(2100) - blocks_held(100)) / 2000
    assert another < 4.2  # three texts and the model; a dictionary would be two


def test_a_record_has_no_dictionary() -> None:
    client = jcapiv1.ApiClient()
    tenant = client.deserialize(Document(page(1)), "Organizationslist").results[0]
    assert not hasattr(tenant, "__dict__")
    # The head of an object that the garbage collector knows, its fields, and one slot for extras.
    assert sys.getsizeof(tenant) <= 32 + 8 * (len(tenant.attribute_map) + 1)


def test_a_date_costs_one_python_call() -> None:
    client = jcapiv1.ApiClient()

    def decode(text: bytes) -> Callable[[], object]:
        return lambda: client.deserialize(Document(text), "OrganizationslistResults")

    without = calls_of(decode(b'{"_id": "a"}'))
    dated = calls_of(decode(b'{"_id": "a", "created": "2026-11-02T10:00:00.000Z"}'))
    assert dated.python.total() - without.python.total() <= 3


# Calls.

ONCE = {
    "ApiClient", "Configuration", "HTTPConnectionPool", "Pool", "PoolManager", "Resources",
    "Retry", "RetryPolicy", "SSLContext", "Timeout", "TLSPool", "compile", "create_urllib3_context",
    "exec", "getLogger", "import_module", "load_verify_locations", "namedtuple", "parse_url",
    "setLevel", "signature", "template", "urlsplit",
}  # fmt: skip
"""What belongs to a process, a client or a class, and never to a call."""

CALLS: dict[str, Callable[[jcapiv1.UsersApi, jcapiv1.ManagedServiceProviderApi], object]] = {
    "organization_list": lambda users, provider: provider.organization_list(limit=10, skip=0),
    "users_put": lambda users, provider: users.users_put(ID, jcapiv1.Userput(lastname="L")),
    "admin_totpreset_begin": lambda users, provider: users.admin_totpreset_begin(ID),
}
MOST = {"organization_list": 91, "users_put": 84, "admin_totpreset_begin": 76}
"""Python functions of the package that a call may run."""


def live(name: str) -> Calls:
    """One call over loopback, on a connection that is open already."""
    with wire.Server(wire.answer(body=page(10))) as server, client_for(server) as client:
        users, provider = jcapiv1.UsersApi(client), jcapiv1.ManagedServiceProviderApi(client)
        return calls_of(lambda: CALLS[name](users, provider))


@pytest.mark.parametrize("name", CALLS)
def test_a_call_makes_nothing_anew_that_can_be_kept(name: str) -> None:
    calls = live(name)
    assert calls.from_package, "nothing was counted"
    assert not ONCE & calls.from_package.keys()


@pytest.mark.bare  # coverage would be counted
@pytest.mark.parametrize("name", CALLS)
def test_a_call_runs_few_functions_of_the_package(name: str) -> None:
    ours = [file for file, _ in live(name).python.elements() if file.startswith(PACKAGE)]
    assert len(ours) <= MOST[name]


@pytest.mark.parametrize("name", CALLS)
def test_a_call_reads_no_head_with_the_parser_for_e_mail(name: str) -> None:
    folders = {Path(file).parent.name for file, _ in live(name).python}
    assert "urllib3" in folders
    assert "email" not in folders


def test_what_a_call_costs_does_not_grow_with_their_number() -> None:
    with wire.Server(wire.answer(body=page(10))) as server, client_for(server) as client:
        provider = jcapiv1.ManagedServiceProviderApi(client)

        def call() -> object:
            return provider.organization_list(limit=10)

        first = calls_of(call)
        for _ in range(100):
            call()
        assert calls_of(call).python.total() == first.python.total()
