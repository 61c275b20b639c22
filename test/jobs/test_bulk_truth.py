"""What a job tells by itself: that it had finished, was never run, cannot work, or waits."""

from __future__ import annotations

import gc
import json
import logging
import pickle
import re
import warnings
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import interpreter
import pytest
from transport import client_for
from wire import Server, answer

import jcapiv1
from jcapiv1 import (
    BulkSummary,
    JournalError,
    RetryPolicy,
    SystemsApi,
    SystemusersApi,
    UsersApi,
    WrappedException,
)
from jcapiv1.jobs.outcome import as_api_exception
from jcapiv1.sandbox import Sandbox

ID = "5f0c1d2e3a4b5c6d7e8f9a0b"


@pytest.fixture
def calls(sandbox: Sandbox) -> list[dict[str, Any]]:
    tenant = sandbox.organizations[0]
    ids = [sandbox.administrator(organization=tenant).id for _ in range(3)]
    return [{"id": id, "body": {"enableMultiFactor": True}} for id in ids]


# A journal that has finished.


def test_the_second_night_of_a_job_is_an_error_and_not_a_silent_nothing(
    sandbox: Sandbox, api: UsersApi, calls: list[dict[str, Any]], path: Path
) -> None:
    assert jcapiv1.bulk(api.users_put, calls, journal=path).run().finished
    finished_at = json.loads(path.read_text().splitlines()[-1])["at"]
    with pytest.raises(JournalError) as caught:
        jcapiv1.bulk(api.users_put, calls, journal=path)
    text = str(caught.value)
    assert f"finished at {finished_at}" in text
    assert all(advice in text for advice in ("one file per run", '"restart"', '"skip"'))
    assert sandbox.request_counts["users_put"] == 3
    # And it is not left locked.
    assert jcapiv1.bulk(api.users_put, calls, journal=path, if_finished="skip").run().finished


def test_skip_leaves_out_what_is_done_and_does_what_is_new(
    sandbox: Sandbox, api: UsersApi, calls: list[dict[str, Any]], path: Path
) -> None:
    jcapiv1.bulk(api.users_put, calls[:2], journal=path).run()
    summary = jcapiv1.bulk(api.users_put, calls, journal=path, if_finished="skip").run()
    assert summary.counts == {"skipped": 2, "done": 1}
    assert sandbox.request_counts["users_put"] == 3


def test_restart_does_all_of_it_again_below_the_old_run(
    sandbox: Sandbox, api: UsersApi, calls: list[dict[str, Any]], path: Path
) -> None:
    for night in (1, 2, 3):
        job = jcapiv1.bulk(api.users_put, calls, journal=path, if_finished="restart")
        assert job.run().counts == {"done": 3}
        assert sandbox.request_counts["users_put"] == 3 * night
    journal = jcapiv1.read_journal(path)
    assert [each.counts["done"] for each in (*journal.earlier, journal)] == [3, 3, 3]
    assert all(each.finished_at for each in (*journal.earlier, journal))
    with pytest.raises(JournalError, match="one file per run"):
        jcapiv1.bulk(api.users_put, calls, journal=path)


def test_restart_goes_on_with_a_run_that_was_interrupted(
    sandbox: Sandbox, api: UsersApi, calls: list[dict[str, Any]], path: Path
) -> None:
    jcapiv1.bulk(api.users_put, calls, journal=path).run()
    with jcapiv1.bulk(api.users_put, calls, 1, journal=path, if_finished="restart") as job:
        assert next(job).status == "done"
    done = sandbox.request_counts["users_put"] - 3
    rest = jcapiv1.bulk(api.users_put, calls, journal=path, if_finished="restart").run()
    assert rest.counts == {"skipped": done, **({"done": 3 - done} if done < 3 else {})}
    assert sandbox.request_counts["users_put"] == 6


def test_a_run_that_did_not_finish_needs_no_word_to_go_on(
    sandbox: Sandbox, api: UsersApi, calls: list[dict[str, Any]], path: Path
) -> None:
    sandbox.fail(operation="users_put", status=403)
    assert not jcapiv1.bulk(api.users_put, calls, 1, journal=path).run().finished
    again = jcapiv1.bulk(api.users_put, calls, 1, journal=path).run()
    assert again.counts == {"done": 1, "skipped": 2}
    assert again.finished


def test_a_third_word_is_a_value_error(api: UsersApi, path: Path) -> None:
    with pytest.raises(ValueError, match='"error", "skip" or "restart", not \'again\''):
        jcapiv1.bulk(api.users_put, [], journal=path, if_finished="again")  # type: ignore[call-overload]
    assert not path.exists()


# A job that nobody iterates.


def test_run_carries_a_job_out_and_returns_counts_and_what_failed(
    sandbox: Sandbox, api: UsersApi, calls: list[dict[str, Any]]
) -> None:
    unknown = {"id": "0" * 24, "body": {"lastname": "N"}}
    summary = jcapiv1.bulk(api.users_put, [*calls, unknown]).run()
    assert isinstance(summary, BulkSummary)
    assert summary.counts == {"done": 3, "failed": 1}
    assert [(o.call["id"], o.error and o.error.status) for o in summary.failed] == [("0" * 24, 404)]
    assert not summary.finished
    assert jcapiv1.bulk(api.users_put, calls).run() == BulkSummary(
        summary.counts - type(summary.counts)(failed=1), [], True
    )
    assert sandbox.request_counts["users_put"] == 7


def test_a_job_dropped_without_a_single_step_warns(
    sandbox: Sandbox, api: UsersApi, calls: list[dict[str, Any]]
) -> None:
    with pytest.warns(RuntimeWarning, match=r"nothing was sent of job 'users_put'.*run\(\)") as w:
        jcapiv1.bulk(api.users_put, calls)
    assert w[0].filename == __file__
    assert sandbox.request_counts["users_put"] == 0


def test_a_block_without_a_loop_warns(api: UsersApi, calls: list[dict[str, Any]]) -> None:
    with pytest.warns(RuntimeWarning, match="nothing was sent of job 'spring'"):
        with jcapiv1.bulk(api.users_put, calls, name="spring"):
            pass


def test_a_script_that_forgets_the_loop_is_told_so() -> None:
    done = interpreter.run(
        "import warnings; warnings.simplefilter('default')\n"
        "import jcapiv1\n"
        "job = jcapiv1.bulk(print, [{}])\n"
    )
    assert "RuntimeWarning: nothing was sent of job 'print'" in done.stderr
    assert done.stdout == ""


def test_a_job_that_was_begun_closed_or_interrupted_does_not_warn(
    api: UsersApi, calls: list[dict[str, Any]]
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        jcapiv1.bulk(api.users_put, calls).close()
        next(jcapiv1.bulk(api.users_put, calls))
        with pytest.raises(KeyError):
            with jcapiv1.bulk(api.users_put, calls):
                raise KeyError
        gc.collect()


# Calls that can never work.


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ({"id": ID, "x_orgid": ID}, "unexpected keyword argument 'x_orgid'.*mean 'x_org_id'"),
        ({"id": ID, "enable_multi_factor": True}, "'enable_multi_factor'"),
        ({"body": {}}, "missing a required argument: 'id'"),
        ({"id": ID, "async_req": True}, "leave async_req out"),
    ],
)
@pytest.mark.parametrize("twin", ["", "_with_http_info"])
def test_a_misspelt_argument_is_an_error_before_anything_is_sent(
    sandbox: Sandbox, api: UsersApi, path: Path, call: dict[str, Any], message: str, twin: str
) -> None:
    method = getattr(api, f"users_put{twin}")
    with pytest.raises(TypeError, match=message):
        jcapiv1.bulk(method, [call] * 250, journal=path).run()
    assert not sandbox.requests
    assert jcapiv1.read_journal(path).entries == {}


def test_the_first_call_of_a_function_is_checked_too() -> None:
    def change(id: str, *, name: str) -> None:
        raise AssertionError("it was called")

    for wrong in ({"id": ID}, {"id": ID, "nam": "x"}, {}):
        with pytest.raises(TypeError, match="the first of the calls does not fit change"):
            jcapiv1.bulk(change, iter([wrong])).run()


def test_what_has_no_signature_to_read_is_called_as_it_is() -> None:
    method = Mock(return_value=1, __name__="mock")
    method.__signature__ = "none"
    assert jcapiv1.bulk(method, [{"anything": 1}]).run().counts == {"done": 1}
    assert jcapiv1.bulk(dict, [{"a": 1}, {"b": 2}]).run().counts == {"done": 2}


def test_options_of_an_api_method_are_no_misspelt_arguments(
    api: UsersApi, calls: list[dict[str, Any]]
) -> None:
    assert jcapiv1.bulk(api.users_put, [{**calls[0], "_request_timeout": 9}]).run().finished


# Every method.


def test_bulk_knows_the_methods_of_every_class(path: Path) -> None:
    with Server(answer(body=b'{"_id": "5f0c1d2e3a4b5c6d7e8f9a0b"}')) as server:
        with client_for(server, retries=0) as client:
            people, devices = SystemusersApi(client), SystemsApi(client)
            put = jcapiv1.bulk(people.systemusers_put, [{"id": ID, "body": {"company": "Acme"}}])
            assert put.run().finished
            erase = {"system_id": ID}
            job = jcapiv1.bulk(devices.systems_command_builtin_erase, [erase], journal=path)
            assert job.run().finished
    requests = [f"{each.method} {each.target}" for each in server.requests]
    assert requests == [
        f"PUT /api/systemusers/{ID}",
        f"POST /api/systems/{ID}/command/builtin/erase",
    ]
    assert path.read_text().splitlines()[1].startswith('{"begun"')  # must not be repeated


# Errors.


def test_an_error_of_any_kind_has_a_status() -> None:
    def fail(number: int) -> None:
        raise KeyError("no such name")

    (outcome,) = jcapiv1.bulk(fail, [{"number": 1}])
    error = outcome.error
    assert isinstance(error, WrappedException)
    assert (error.status, error.reason) == (0, "KeyError: 'no such name'")
    assert isinstance(error.original, KeyError)
    assert error.__cause__ is error.original
    copy = pickle.loads(pickle.dumps(as_api_exception(KeyError("x"))))
    assert (copy.status, repr(copy.original)) == (0, "KeyError('x')")


# Waiting.


@pytest.mark.long
def test_a_job_that_waits_says_so_in_log_progress_and_outcome(
    caplog: pytest.LogCaptureFixture,
) -> None:
    class Progress:
        waits: list[float] = []  # noqa: RUF012 - one of it

        def __call__(self, done: int, total: int | None, outcome: Any) -> None:
            pass

        def waiting(self, seconds: float) -> None:
            self.waits.append(seconds)

    # The 429 ends its call, and so holds up the next.
    with Server(answer(429, headers={"Retry-After": "1"}), answer(body=b"{}")) as server:
        with client_for(server, retries=0) as client, caplog.at_level(logging.WARNING, "jcapiv1"):
            job = jcapiv1.bulk(UsersApi(client).users_get, [{"id": ID}] * 3, 1, progress=Progress())
            first, second, third = job
    assert [each.status for each in (first, second, third)] == ["failed", "done", "done"]
    assert (first.waited, third.waited) == (0.0, 0.0)
    assert 0.5 < second.waited <= 1
    assert len(Progress.waits) == 1
    assert 0.5 < Progress.waits[0] <= 1
    assert re.search(r"job 'users_get' sends nothing for \d.\d s: the service asked", caplog.text)


def test_an_outcome_tells_how_long_its_call_waited_between_attempts() -> None:
    slept: list[float] = []
    policy = RetryPolicy(sleep=slept.append)
    with Server(answer(503), answer(503), answer(body=b"{}")) as server:
        with client_for(server, retries=policy) as client:
            (outcome,) = jcapiv1.bulk(UsersApi(client).users_get, [{"id": ID}])
    assert outcome.attempts == 3
    assert outcome.waited == pytest.approx(sum(slept))
    assert outcome.waited > 0
