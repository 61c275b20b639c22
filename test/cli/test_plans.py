"""Plan, show, apply, verify: exactly that, once, and with a record of it."""

from __future__ import annotations

import csv
import json
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from commandline import Cli

from jcapiv1.jobs.audit import audited
from jcapiv1.jobs.journal import Journal
from jcapiv1.sandbox import Sandbox

Count = Callable[[], int]


def test_the_whole_way(cli: Cli, sandbox: Sandbox, changes_sent: Count) -> None:
    planned = cli("plan", "mfa", "--out", "mfa.plan")
    assert "2 administrators in 2 tenants get a mail" in planned.stderr
    assert planned.stdout == ""
    rows = cli.rows("show", "mfa.plan")
    assert [(row["tenant"], row["name"], row["field"], row["from"], row["to"]) for row in rows] == [
        ("Acme", "bob@acme.example", "enableMultiFactor", False, True),
        ("Umbra Law", "cem@umbra.example", "enableMultiFactor", False, True),
    ]
    assert "verified: 2 differs" in cli("verify", "mfa.plan", code=1).stderr
    assert changes_sent() == 0
    applied = cli.rows("apply", "mfa.plan", "--yes", "--verify")
    assert sorted((row["name"], row["outcome"]) for row in applied) == [
        ("bob@acme.example", "done"),
        ("cem@umbra.example", "done"),
    ]
    assert all(row["requestId"] for row in applied)
    assert "verified: 2 as wanted" in cli("verify", "mfa.plan").stderr
    assert changes_sent() == 2


def test_a_plan_is_for_its_owner_only(cli: Cli) -> None:
    cli("plan", "mfa", "--out", "mfa.plan")
    assert stat.S_IMODE(os.stat("mfa.plan").st_mode) == 0o600
    cli("apply", "mfa.plan", "--yes")
    for name in ("mfa.plan.journal", "mfa.plan.audit.csv"):
        assert stat.S_IMODE(os.stat(name).st_mode) == 0o600


def test_a_plan_says_what_it_is_about(cli: Cli, sandbox: Sandbox) -> None:
    cli("plan", "mfa", "--out", "mfa.plan", "--tenant", "Acme")
    header, change, end = map(json.loads, Path("mfa.plan").read_text().splitlines())
    acme = sandbox.organizations[0]
    assert header["jcapiv1_plan"] == 1
    assert (header["operation"], header["host"]) == ("users_put", sandbox.url)
    assert header["tenants"] == {acme.id: "Acme"}
    assert change == {
        "tenant": acme.id,
        "name": "bob@acme.example",
        "arguments": {"id": sandbox.administrators[1].id},
        "fields": {"enableMultiFactor": [False, True]},
    }
    assert end["changes"] == 1


@pytest.mark.parametrize(
    "spoil",
    [
        lambda lines: lines[:-1],
        lambda lines: [*lines[:1], *lines[2:]],
        lambda lines: [lines[0], lines[1].replace("true", "null"), *lines[2:]],
        lambda lines: [lines[0], lines[1], lines[1], *lines[2:]],
        lambda lines: ["{}", *lines[1:]],
        lambda lines: [],
    ],
    ids=["cut-off", "line-removed", "value-changed", "line-twice", "other-head", "empty"],
)
def test_a_plan_that_is_not_as_it_was_made_is_refused(
    cli: Cli, changes_sent: Count, spoil: Callable[[list[str]], list[str]]
) -> None:
    cli("plan", "mfa", "--out", "mfa.plan")
    lines = spoil(Path("mfa.plan").read_text().splitlines())
    Path("mfa.plan").write_text("".join(f"{line}\n" for line in lines))
    for words in (["show"], ["verify"], ["apply", "--yes"]):
        result = cli(*words, "mfa.plan", code=2)
        assert result.stdout == ""
        assert len(result.stderr.splitlines()) == 1
    assert changes_sent() == 0


def test_what_does_not_change_is_not_in_the_plan(cli: Cli, sandbox: Sandbox) -> None:
    for each in sandbox.administrators:
        each.document["enableMultiFactor"] = True
    assert cli("plan", "mfa", "--out", "mfa.plan", "--exit-code").exit_code == 0
    assert "the plan has no changes" in cli("apply", "mfa.plan", "--yes").stderr


def test_exit_code_10_says_that_there_are_changes(cli: Cli) -> None:
    cli("plan", "mfa", "--exit-code", code=10)
    cli("plan", "mfa", "--out", "mfa.plan", "--exit-code", code=10)


def test_without_out_the_changes_are_shown_and_nothing_is_saved(cli: Cli, tmp_path: Path) -> None:
    result = cli("plan", "mfa")
    assert len(result.stdout.splitlines()) == 2
    assert "nothing was saved" in result.stderr
    assert not list(tmp_path.glob("*"))


class TestFiles:
    """Changes from a CSV file."""

    def test_rows_become_changes(self, cli: Cli, sandbox: Sandbox, changes_sent: Count) -> None:
        Path("changes.csv").write_bytes(
            b"\xef\xbb\xbfE-Mail;roleName;ENABLE_MULTI_FACTOR;lastname\r\n"
            b"BOB@acme.example;Manager;ja;\r\n"
            b"dee@nameless.example;Manager;;D\xc3\xa9e\r\n"
        )
        cli("plan", "changes.csv", "--map", "E-Mail=email", "--out", "c.plan")
        rows = [(row["name"], row["field"], row["to"]) for row in cli.rows("show", "c.plan")]
        assert sorted(rows, key=str) == [
            ("bob@acme.example", "enableMultiFactor", True),
            ("bob@acme.example", "roleName", "Manager"),
            ("dee@nameless.example", "lastname", "D\xe9e"),
        ]
        cli("apply", "c.plan", "--yes", "--verify")
        bob, dee = sandbox.administrators[1], sandbox.administrators[3]
        assert (bob.role_name, bob.enable_multi_factor) == ("Manager", True)
        assert dee.document["lastname"] == "D\xe9e"
        assert changes_sent() == 2

    def test_everything_that_is_wrong_is_listed_with_its_line(self, cli: Cli) -> None:
        Path("changes.csv").write_text(
            "email,tenant,enableMultiFactor\n"
            "ann@acme.example,,maybe\n"
            ",Acme,true\n"
            "bob@acme.example,,2\n"
        )
        result = cli("plan", "changes.csv", "--out", "c.plan", code=2)
        assert [line.removeprefix("jcapiv1: ") for line in result.stderr.splitlines()] == [
            "line 2: enableMultiFactor: 'maybe' is neither true nor false",
            "line 3: names no administrator: give _id or email",
            "line 4: enableMultiFactor: '2' is neither true nor false",
        ]
        assert not Path("c.plan").exists()

    def test_rows_that_match_nobody_or_several_are_listed_with_their_line(
        self, cli: Cli, sandbox: Sandbox
    ) -> None:
        sandbox.administrator("ann@acme.example", organization=sandbox.organizations[1])
        Path("changes.csv").write_text(
            "email,lastname\nann@acme.example,X\nzoe@acme.example,Y\nbob@acme.example,Z\n"
        )
        result = cli("plan", "changes.csv", "--out", "c.plan", code=2)
        first, second = result.stderr.splitlines()
        assert "line 2: 2 administrators are named 'ann@acme.example'" in first
        assert "in Acme" in first
        assert "name the tenant" in first
        assert "line 3: no administrator is named 'zoe@acme.example'" in second
        assert not list(Path().glob("*plan*"))

    @pytest.mark.parametrize("column", ["tenant", "tenantId"])
    def test_the_tenant_tells_them_apart(self, cli: Cli, sandbox: Sandbox, column: str) -> None:
        umbra = sandbox.organizations[1]
        other = sandbox.administrator("ann@acme.example", organization=umbra)
        value = "umbra law" if column == "tenant" else umbra.id
        Path("changes.csv").write_text(f"email,{column},lastname\nann@acme.example,{value},X\n")
        cli("plan", "changes.csv", "--out", "c.plan")
        assert [row["_id"] for row in cli.rows("show", "c.plan")] == [other.id]

    def test_two_rows_that_want_one_record_otherwise_are_refused(self, cli: Cli) -> None:
        Path("changes.csv").write_text(
            "email,lastname\nann@acme.example,X\nANN@acme.example,Y\nbob@acme.example,Z\n"
        )
        result = cli("plan", "changes.csv", code=2)
        assert "line 3: lastname is wanted otherwise by line 2" in result.stderr

    @pytest.mark.parametrize(
        ("column", "problem"),
        [
            ("enableMultifactr", "there is no field 'enableMultifactr'; did you mean"),
            ("suspended", "'suspended' can be read, but not changed: leave the column out"),
            ("role_name,roleName", "two columns stand for one field"),
        ],
    )
    def test_a_column_that_cannot_be_is_refused(self, cli: Cli, column: str, problem: str) -> None:
        Path("changes.csv").write_text(f"email,{column}\nann@acme.example,true\n")
        assert f"line 1: {problem}" in cli("plan", "changes.csv", code=2).stderr

    def test_an_export_can_be_edited_and_planned(self, cli: Cli, sandbox: Sandbox) -> None:
        sandbox.administrators[0].document["lastname"] = "=Sum"
        columns = "_id,tenant,tenantId,email,firstname,lastname,suspended"
        text = cli("admins", "list", "-o", "csv", "--columns", columns).stdout
        Path("all.csv").write_text(text.replace("bob@", "robert@"))
        cli("plan", "all.csv", "--ignore", "suspended", "--out", "all.plan")
        rows = cli.rows("show", "all.plan")
        assert [(row["field"], row["from"], row["to"]) for row in rows] == [
            ("email", "bob@acme.example", "robert@acme.example")
        ]

    def test_a_tenant_that_cannot_be_read_is_a_problem_of_the_plan(
        self, cli: Cli, sandbox: Sandbox
    ) -> None:
        sandbox.fail("users_list", status=403)
        result = cli("plan", "mfa", "--out", "m.plan", "--workers", "1", code=2)
        assert "tenant Acme cannot be read: 403 Forbidden" in result.stderr
        assert not Path("m.plan").exists()

    def test_a_file_that_is_not_there_is_one_line(self, cli: Cli) -> None:
        result = cli("plan", "nothing.csv", code=2)
        assert "nothing.csv" in result.stderr
        assert len(result.stderr.splitlines()) == 1


class TestActions:
    """Plans that send mails and reset factors."""

    def test_a_totp_reset_of_those_in_a_file(self, cli: Cli, sandbox: Sandbox) -> None:
        Path("lost.txt").write_text("ann@acme.example\nDEE@nameless.example\n")
        planned = cli("plan", "totp-reset", "--from", "lost.txt", "--out", "t.plan")
        assert "2 administrators in 2 tenants get a mail and must enrol" in planned.stderr
        cli("apply", "t.plan", "--yes", "--verify")
        assert [mail.kind for mail in sandbox.outbox] == ["totp_reset", "totp_reset"]

    def test_it_is_not_sent_again_once_it_is_done(self, cli: Cli, sandbox: Sandbox) -> None:
        cli("plan", "reactivate", "--from", "-", "--out", "r.plan", input="ann@acme.example\n")
        for _ in range(3):
            (row,) = cli.rows("apply", "r.plan", "--yes")
            assert row["outcome"] == "done"
        assert len(sandbox.outbox) == 1
        assert "1 as wanted" in cli("verify", "r.plan").stderr
        assert len(audited("r.plan.audit.csv")) == 1

    def test_what_was_not_sent_is_a_finding_of_verify(self, cli: Cli) -> None:
        cli("plan", "reactivate", "--from", "-", "--out", "r.plan", input="ann@acme.example\n")
        (row,) = cli.rows("verify", "r.plan", code=1)
        assert (row["outcome"], row["message"]) == ("differs", "it was not sent, by the journal")

    def test_all_are_meant_only_if_one_says_so(self, cli: Cli) -> None:
        assert "--everybody" in cli("plan", "totp-reset", code=2).stderr
        assert len(cli.rows("plan", "totp-reset", "--everybody")) == 2

    @pytest.mark.parametrize(
        "text",
        [
            "ann@acme.example\n\nbob@acme.example\n",
            "\ufeffemail\r\nann@acme.example\r\nbob@acme.example\r\n",
            "name;Email\nAnn;ann@acme.example\nBob;bob@acme.example\n",
        ],
        ids=["lines", "column", "table"],
    )
    def test_a_list_of_names_in_any_form(self, cli: Cli, text: str) -> None:
        rows = cli.rows("plan", "reactivate", "--from", "-", code=None)
        assert rows == []
        Path("names").write_text(text)
        rows = cli.rows("plan", "reactivate", "--from", "names")
        assert [row["name"] for row in rows] == ["ann@acme.example", "bob@acme.example"]

    def test_a_name_that_nobody_has_is_refused(self, cli: Cli) -> None:
        result = cli("plan", "reactivate", "--from", "-", code=2, input="ann@acme.example\nzoe@x\n")
        assert "entry 2 (zoe@x): no administrator is named 'zoe@x'" in result.stderr


class TestApply:
    """What apply does with records that are not as the plan saw them."""

    def test_each_outcome_is_told_and_audited(self, cli: Cli, sandbox: Sandbox) -> None:
        ann, bob, cem, dee = sandbox.administrators
        Path("c.csv").write_text(
            "email,lastname\n" + "".join(f"{each.email},New\n" for each in (ann, bob, cem, dee))
        )
        cli("plan", "c.csv", "--out", "c.plan")
        ann.document["lastname"] = "New"
        bob.document["lastname"] = "Changed by others"
        sandbox.fail("users_put", status=400, body='{"message": "no such name"}')
        rows = cli.rows("apply", "c.plan", "--yes", "--workers", "1", code=4)
        outcomes = {row["name"]: row["outcome"] for row in rows}
        assert outcomes == {
            ann.email: "done already",
            bob.email: "drifted",
            cem.email: "failed",
            dee.email: "done",
        }
        messages = {row["name"]: row["message"] for row in rows}
        assert messages[bob.email] == ('lastname is "Changed by others", the plan saw "Almeida"')
        assert "no such name" in messages[cem.email]
        audit = {line["name"]: line for line in audited("c.plan.audit.csv")}
        assert {name: line["outcome"] for name, line in audit.items()} == outcomes
        line = audit[dee.email]
        assert (line["field"], line["from"], line["to"]) == ("lastname", "Almeida", "New")
        assert (line["operation"], line["id"], line["tenantId"]) == (
            "users_put", dee.id, sandbox.organizations[2].id,
        )  # fmt: skip
        assert line["time"]
        assert line["requestId"]
        # Again: what failed is tried again, and nothing else.
        before = sandbox.request_counts["users_put"]
        rows = cli.rows("apply", "c.plan", "--yes", code=4)
        assert {row["name"]: row["outcome"] for row in rows} == {**outcomes, cem.email: "done"}
        assert sandbox.request_counts["users_put"] == before + 1
        cli("apply", "c.plan", "--yes", "--force-drifted")
        assert bob.document["lastname"] == "New"
        final = {line["name"]: line["outcome"] for line in audited("c.plan.audit.csv")}
        assert final == {**outcomes, bob.email: "done", cem.email: "done"}

    def test_who_is_gone_is_drifted(self, cli: Cli, sandbox: Sandbox) -> None:
        cli("plan", "mfa", "--out", "m.plan")
        sandbox.fail("users_get", status=404)
        rows = cli.rows("apply", "m.plan", "--yes", code=4)
        assert sorted(row["outcome"] for row in rows) == ["done", "drifted"]
        sandbox.fail("users_get", status=404)
        found = cli.rows("verify", "m.plan", code=1)
        assert "gone" in [row["outcome"] for row in found]

    def test_a_mail_does_not_go_to_another_address_than_was_reviewed(
        self, cli: Cli, sandbox: Sandbox
    ) -> None:
        cli("plan", "reactivate", "--from", "-", "--out", "r.plan", input="ann@acme.example\n")
        sandbox.administrators[0].document["email"] = "mallory@evil.example"
        (row,) = cli.rows("apply", "r.plan", "--yes", code=4)
        assert row["outcome"] == "drifted"
        assert not sandbox.outbox

    def test_an_answer_that_got_lost_is_unknown_and_exit_code_5(
        self, cli: Cli, sandbox: Sandbox
    ) -> None:
        cli("plan", "reactivate", "--from", "-", "--out", "r.plan", input="ann@acme.example\n")
        sandbox.fail("users_reactivate_get", reset=True, carried_out=True)
        for _ in range(2):
            (row,) = cli.rows("apply", "r.plan", "--yes", code=5)
            assert row["outcome"] == "unknown"
        assert len(sandbox.outbox) == 1
        cli("apply", "r.plan", "--yes", "--retry-unknown")
        assert len(sandbox.outbox) == 2

    def test_a_reset_whose_answer_got_lost_is_seen_to_be_done(
        self, cli: Cli, sandbox: Sandbox
    ) -> None:
        cli("plan", "totp-reset", "--from", "-", "--out", "t.plan", input="ann@acme.example\n")
        sandbox.fail("admin_totpreset_begin", reset=True, carried_out=True)
        cli("apply", "t.plan", "--yes", code=5)
        (row,) = cli.rows("apply", "t.plan", "--yes")
        assert row["outcome"] == "done"
        assert len(sandbox.outbox) == 1

    def test_without_a_terminal_it_needs_yes(self, cli: Cli, changes_sent: Count) -> None:
        cli("plan", "mfa", "--out", "m.plan")
        result = cli("apply", "m.plan", code=2, input="2\n")
        assert "add --yes; nothing was sent" in result.stderr
        assert changes_sent() == 0

    def test_a_refused_key_ends_it_at_once(self, cli: Cli, sandbox: Sandbox) -> None:
        cli("plan", "mfa", "--out", "m.plan")
        sandbox.revoke(sandbox.api_key)
        result = cli("apply", "m.plan", "--yes", "--workers", "1", code=3)
        assert "401" in result.stderr
        assert len(result.stderr.splitlines()) == 2  # what it is about to do, and the error

    def test_a_plan_is_for_the_host_it_was_made_for(self, cli: Cli, sandbox: Sandbox) -> None:
        cli("plan", "mfa", "--out", "m.plan")
        with Sandbox(organizations=1, administrators=1) as other:
            cli.environment.update(JUMPCLOUD_API_URL=other.url, JUMPCLOUD_API_KEY=other.api_key)
            result = cli("apply", "m.plan", "--yes", code=2)
            assert f"the plan was made for {sandbox.url}" in result.stderr
            assert not other.request_counts

    def test_two_runs_cannot_apply_one_plan_at_a_time(self, cli: Cli, changes_sent: Count) -> None:
        cli("plan", "mfa", "--out", "m.plan")
        header = json.loads(Path("m.plan").read_text().splitlines()[0])
        name = f"plan {header['id']}"
        held = Journal("m.plan.journal", "users_put", name, "function")
        try:
            result = cli("apply", "m.plan", "--yes", code=2)
        finally:
            held.close()
        assert "in use by" in result.stderr
        assert changes_sent() == 0

    @pytest.mark.parametrize("written", ["", '{"jcapiv1_jour'])
    def test_a_crash_before_the_first_line_of_the_journal_changes_nothing(
        self, cli: Cli, changes_sent: Count, written: str
    ) -> None:
        cli("plan", "mfa", "--out", "m.plan")
        Path("m.plan.journal").write_text(written)
        cli("verify", "m.plan", code=1)
        cli("apply", "m.plan", "--yes", "--verify")
        assert changes_sent() == 2

    def test_a_journal_that_is_none_is_refused(self, cli: Cli, changes_sent: Count) -> None:
        cli("plan", "mfa", "--out", "m.plan")
        Path("m.plan.journal").write_text("something else\n")
        for words in (["verify", "m.plan"], ["apply", "m.plan", "--yes"]):
            assert "m.plan.journal is not a journal" in cli(*words, code=2).stderr
        assert changes_sent() == 0

    def test_a_plan_that_was_begun_is_not_overwritten(self, cli: Cli) -> None:
        cli("plan", "mfa", "--out", "m.plan")
        cli("plan", "mfa", "--out", "m.plan")
        cli("apply", "m.plan", "--yes")
        assert "take another name" in cli("plan", "mfa", "--out", "m.plan", code=2).stderr

    def test_the_audit_is_safe_to_open(self, cli: Cli, sandbox: Sandbox) -> None:
        sandbox.administrators[1].document["email"] = "=evil()"
        cli("plan", "mfa", "--out", "m.plan")
        cli("apply", "m.plan", "--yes")
        with open("m.plan.audit.csv", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert "'=evil()" in cells
        assert not [cell for cell in cells if cell[:1] in ("=", "+", "@")]


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
def test_a_line_of_the_audit_that_a_crash_cut_off_is_made_good(cli: Cli, sandbox: Sandbox) -> None:
    cli("plan", "mfa", "--out", "m.plan")
    cli("apply", "m.plan", "--yes")
    audit = Path("m.plan.audit.csv")
    whole = audit.read_bytes()
    audit.write_bytes(whole[:-20])
    cli("apply", "m.plan", "--yes")
    lines = audited(audit)
    assert len(lines) == 2
    assert {line["outcome"] for line in lines} == {"done"}
    assert sandbox.request_counts["users_put"] == 2
