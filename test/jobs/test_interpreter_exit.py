"""What is still open when the interpreter ends, in a generator that nobody finished."""

from __future__ import annotations

import interpreter
import pytest

pytestmark = pytest.mark.long

WORKERS = """
import threading
from jcapiv1.core.futures import Workers

def managed():
    workers = Workers(2)
    try:
        yield workers.submit("users_get", threading.Event().wait)
    finally:
        workers.close()
"""
SANDBOX = """
import jcapiv1
from jcapiv1.sandbox import Sandbox

def managed():
    with Sandbox(organizations=1, administrators=1) as sandbox:
        client = jcapiv1.ApiClient(sandbox.configuration())
        assert jcapiv1.ManagedServiceProviderApi(client).organization_list().total_count == 1
        yield
"""
JOB = """
import jcapiv1

def managed():
    with jcapiv1.bulk(lambda number: number, [{"number": n} for n in range(50)]) as job:
        yield next(job)
"""
LIST = """
import jcapiv1

class Page:
    total_count = None
    results = [object()] * 5

def managed():
    for record in jcapiv1.paginate(lambda **_: Page, workers=3, limit=5, on_short="warn"):
        yield record
"""


@pytest.mark.parametrize(
    "opened", [WORKERS, SANDBOX, JOB, LIST], ids=["calls", "sandbox", "job", "list"]
)
def test_what_a_suspended_generator_holds_does_not_keep_the_interpreter_from_ending(
    opened: str,
) -> None:
    end = """
import warnings
warnings.simplefilter("ignore")
generator = managed()
next(generator)
print("the script ends")
"""
    assert interpreter.run(opened + end).stdout == "the script ends\n"
