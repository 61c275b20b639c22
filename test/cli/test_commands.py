"""Each command that looks, against the sandbox."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pytest
from commandline import Cli

from jcapiv1.cli.root import COMMANDS
from jcapiv1.sandbox import Sandbox


def test_help_lists_every_command(cli: Cli) -> None:
    shown = cli("--help").stdout
    assert all(f"  {name} " in shown for name in COMMANDS)


def test_every_command_has_help_with_an_example(cli: Cli) -> None:
    for name in COMMANDS:
        if name != "sandbox":  # prints that of the sandbox's own program
            assert "Usage: jcapiv1" in cli(name, "--help").stdout


def test_tenants_are_listed_and_found(cli: Cli, sandbox: Sandbox) -> None:
    ids = [each.id for each in sandbox.organizations]
    assert [row["_id"] for row in cli.rows("tenants", "list")] == ids
    assert cli("tenants", "list", "-o", "ids").stdout.split() == ids
    assert [row["displayName"] for row in cli.rows("tenants", "find", "umbra")] == ["Umbra Law"]
    assert [row["_id"] for row in cli.rows("tenants", "find", ids[2])] == [ids[2]]
    assert [row["_id"] for row in cli.rows("tenants", "list", "--exclude-tenant", "*a*")] == ids[2:]
    assert "no tenant has the id or name 'nix'" in cli("tenants", "find", "nix", code=1).stderr


@pytest.mark.parametrize(
    ("options", "emails"),
    [
        ([], ["ann@acme.example", "bob@acme.example", "cem@umbra.example", "dee@nameless.example"]),
        (["--without-mfa"], ["bob@acme.example", "cem@umbra.example"]),
        (["--without-totp", "--tenant", "acme"], ["bob@acme.example"]),
        (["--suspended"], ["cem@umbra.example"]),
        (["--role", "read only"], ["bob@acme.example"]),
        (["--idle", "100000"], []),
        (["--tenant", "Umbra*", "--tenant", "Acme"],
         ["ann@acme.example", "bob@acme.example", "cem@umbra.example"]),
        (["--exclude-tenant", "Acme"], ["cem@umbra.example", "dee@nameless.example"]),
    ],
)  # fmt: skip
def test_administrators_are_listed_by_what_people_ask_for(
    cli: Cli, options: list[str], emails: list[str]
) -> None:
    assert [row["email"] for row in cli.rows("admins", "list", *options)] == emails


def test_those_named_in_a_file_are_listed_and_those_who_are_missing_are_said(cli: Cli) -> None:
    names = "BOB@acme.example\ndee@nameless.example\n"
    rows = [
        json.loads(line)
        for line in cli("admins", "list", "--from", "-", input=names).stdout.splitlines()
    ]
    assert [row["email"] for row in rows] == ["bob@acme.example", "dee@nameless.example"]
    result = cli("admins", "list", "--from", "-", input=f"{names}zoe@x.example\n", code=1)
    assert "no administrator among these is named 'zoe@x.example'" in result.stderr
    assert len(result.stdout.splitlines()) == 2


def test_an_administrator_is_found_and_shown(cli: Cli, sandbox: Sandbox) -> None:
    (row,) = cli.rows("admins", "find", "BOB@")
    assert (row["email"], row["tenant"]) == ("bob@acme.example", "Acme")
    assert json.loads(cli("admins", "show", row["_id"]).stdout) == row
    assert "email" in cli("admins", "show", "bob@acme.example", "-o", "table").stdout
    assert "0 administrators" in cli("admins", "show", "nobody", code=1).stderr
    assert "no administrator has 'zoe'" in cli("admins", "find", "zoe", code=1).stderr


def test_one_who_is_in_two_tenants_is_not_shown_but_listed(cli: Cli, sandbox: Sandbox) -> None:
    second = sandbox.administrator("ann@acme.example", organization=sandbox.organizations[1])
    result = cli("admins", "show", "ann@acme.example", code=1)
    assert "2 administrators have the id or email 'ann@acme.example'" in result.stderr
    assert f"{second.id} in Umbra Law" in result.stderr


@pytest.mark.parametrize("name", ["Acmee", "umbra law x"])
def test_a_tenant_that_there_is_not_is_a_usage_error_with_the_nearest_name(
    cli: Cli, name: str
) -> None:
    result = cli("admins", "list", "--tenant", name, code=2)
    assert f"no tenant has the id or name {name!r}; similar are" in result.stderr
    assert result.stdout == ""


def test_a_name_of_two_tenants_is_refused_with_their_ids(cli: Cli, sandbox: Sandbox) -> None:
    other = sandbox.organization("ACME")
    result = cli("admins", "list", "--tenant", "acme", code=2)
    assert "2 tenants are named 'acme'" in result.stderr
    assert other.id in result.stderr
    assert len(cli.rows("tenants", "list", "--tenant", "acme*")) == 2
    # Exactly these letters are those of one.
    assert [row["_id"] for row in cli.rows("tenants", "list", "--tenant", "ACME")] == [other.id]


def test_a_pattern_that_fits_no_tenant_is_a_usage_error(cli: Cli) -> None:
    result = cli("admins", "list", "--tenant", "Nix*", code=2)
    assert "no tenant has a name like 'Nix*' among the 3" in result.stderr


def test_requests_wait_for_the_rate_that_is_asked_for(cli: Cli, sandbox: Sandbox) -> None:
    began = time.monotonic()
    cli("admins", "list", "--rate", "20")
    waits = sum(sandbox.request_counts.values()) - 1
    assert waits >= 3
    assert time.monotonic() - began >= waits / 20


def test_a_tenant_that_cannot_be_read_is_said_and_the_rest_is_listed(
    cli: Cli, sandbox: Sandbox
) -> None:
    sandbox.fail("users_list", status=403, body='{"message": "no"}')
    result = cli("admins", "list", "--workers", "1", code=4)
    assert "tenant Acme cannot be read: 403 Forbidden: no" in result.stderr
    assert len(result.stdout.splitlines()) == 2


class TestOutput:
    """The forms of output."""

    def test_csv_has_the_columns_and_escapes_formulas(self, cli: Cli, sandbox: Sandbox) -> None:
        sandbox.administrators[0].document["email"] = "=cmd|'/c calc'!A1"
        sandbox.organizations[0].document["displayName"] = "+Plus"
        text = cli("admins", "list", "--tenant", "+Plus", "-o", "csv").stdout
        first, second = csv.DictReader(io.StringIO(text))
        assert first["email"] == "'=cmd|'/c calc'!A1"
        assert second["tenant"] == "'+Plus"
        assert second["enableMultiFactor"] == "false"

    def test_xlsx_has_text_and_no_formula(self, cli: Cli, sandbox: Sandbox) -> None:
        sandbox.administrators[0].document["email"] = '=HYPERLINK("http://x")'
        data = cli("admins", "list", "-o", "xlsx").stdout_bytes
        sheet = openpyxl.load_workbook(io.BytesIO(data)).active
        assert sheet is not None
        cells = {cell.data_type: cell.value for cell in next(sheet.iter_rows(min_row=2))}
        assert cells["s"] is not None
        assert "f" not in cells
        assert sheet["A2"].value == '\'=HYPERLINK("http://x")'
        assert sheet["C2"].value is True

    def test_json_is_one_document_and_ndjson_a_line_each(self, cli: Cli) -> None:
        listed = json.loads(cli("admins", "list", "-o", "json").stdout)
        assert listed == cli.rows("admins", "list", "-o", "ndjson")
        assert json.loads(cli("admins", "list", "-o", "json", "--idle", "99999").stdout) == []

    def test_markdown_escapes_what_would_be_marks(self, cli: Cli, sandbox: Sandbox) -> None:
        sandbox.organizations[0].document["displayName"] = "A|B *c*"
        text = cli("tenants", "list", "-o", "markdown").stdout
        assert text.splitlines()[:2] == ["| displayName | _id | created |", "|---|---|---|"]
        assert "| A\\|B \\*c\\* |" in text

    def test_columns_are_chosen_and_unknown_ones_refused(self, cli: Cli) -> None:
        rows = cli.rows("admins", "list", "--columns", "email,suspended", "--suspended")
        assert rows == [{"email": "cem@umbra.example", "suspended": True}]
        result = cli("admins", "list", "--columns", "mail", code=2)
        assert "there is no 'mail'; there are" in result.stderr

    def test_a_query_takes_what_it_says(self, cli: Cli) -> None:
        query = "[?suspended].email"
        assert cli("admins", "list", "--query", query).stdout == "cem@umbra.example\n"
        query = "[?suspended].{who: email, where: tenant}"
        assert cli("admins", "list", "--query", query, "-o", "csv").stdout == (
            "who,where\ncem@umbra.example,Umbra Law\n"
        )
        assert cli("admins", "list", "--query", "length(@)").stdout == "4\n"
        assert "--query" in cli("admins", "list", "--query", "[?", code=2).stderr

    def test_a_table_shows_control_characters_of_the_service_as_such(
        self, cli: Cli, sandbox: Sandbox
    ) -> None:
        sandbox.organizations[0].document["displayName"] = "A\x1b[31mB\nC\x07"
        text = cli("tenants", "list", "-o", "table").stdout
        assert "\x1b" not in text
        assert "\x07" not in text
        assert "A\N{REPLACEMENT CHARACTER}[31mB C" in text

    def test_a_table_in_a_file_is_neither_coloured_nor_cut(
        self, cli: Cli, sandbox: Sandbox
    ) -> None:
        sandbox.organizations[0].document["displayName"] = "x" * 300
        text = cli("tenants", "list", "-o", "table").stdout
        assert "x" * 300 in text
        assert "\x1b" not in text


class TestReports:
    """What the reports say."""

    def test_second_factors_worst_first_with_exit_code_1(self, cli: Cli, sandbox: Sandbox) -> None:
        rows = cli.rows("report", "mfa", code=1)
        assert [(row["tenant"], row["findings"], row["total"]) for row in rows] == [
            ("Acme", 1, 2),
            ("Umbra Law", 1, 1),
            ("", 0, 1),
        ]
        result = cli("report", "mfa", "--tenant", sandbox.organizations[2].id)
        assert "1 of 1 administrators must use a second factor to sign in (100 %)" in result.stderr

    def test_a_terminal_table_has_coverage_bars(self, cli: Cli) -> None:
        text = cli("report", "mfa", "-o", "table", code=1).stdout
        assert "██████████░░░░░░░░░░  50 %" in text

    def test_what_changed_since_the_last_report(self, cli: Cli, sandbox: Sandbox) -> None:
        Path("last.json").write_text(cli("report", "mfa", "-o", "json", code=1).stdout)
        ann, bob = sandbox.administrators[:2]
        ann.document["enableMultiFactor"] = False
        bob.document["enableMultiFactor"] = True
        result = cli("report", "mfa", "--compare", "last.json", "-o", "json", code=1)
        document = json.loads(result.stdout)
        acme = document["tenants"][0]
        assert (acme["change"], acme["gone"]) == (0, 1)
        assert [(each["name"], each["new"]) for each in acme["findings"]] == [
            ("ann@acme.example", True)
        ]
        assert "1 new, 1 gone" in result.stderr

    def test_a_report_of_another_kind_or_no_report_is_refused(self, cli: Cli) -> None:
        Path("last.json").write_text(cli("report", "roles", "-o", "json", code=None).stdout)
        result = cli("report", "mfa", "--compare", "last.json", code=2)
        assert "the earlier report is of report 'roles'" in result.stderr
        Path("last.json").write_text("[]")
        assert "not a report" in cli("report", "mfa", "--compare", "last.json", code=2).stderr

    def test_roles_say_who_beyond_the_first_has_the_full_role(
        self, cli: Cli, sandbox: Sandbox
    ) -> None:
        sandbox.administrator("eve@acme.example", organization=sandbox.organizations[0])
        document = json.loads(cli("report", "roles", "-o", "json", code=1).stdout)
        acme = document["tenants"][0]
        assert acme["roles"] == {"Administrator With Billing": 2, "Read Only": 1}
        assert [each["name"] for each in acme["findings"]] == ["eve@acme.example"]

    def test_who_gave_no_sign_of_life_in_the_period_is_dormant(
        self, cli: Cli, sandbox: Sandbox
    ) -> None:
        for each in sandbox.administrators:
            each.document["created"] = "2020-01-01T00:00:00.000Z"
        sandbox.administrators[0].document["apiKeyUpdatedAt"] = "2999-01-01T00:00:00.000Z"
        document = json.loads(cli("report", "dormant", "-o", "json", code=1).stdout)
        found = [each["name"] for tenant in document["tenants"] for each in tenant["findings"]]
        # Ann did something, and Cem is suspended already.
        assert sorted(found) == ["bob@acme.example", "dee@nameless.example"]

    def test_a_tenant_that_cannot_be_read_is_an_entry_and_exit_code_4(
        self, cli: Cli, sandbox: Sandbox
    ) -> None:
        sandbox.fail("users_list", status=403)
        result = cli("report", "mfa", "--workers", "1", code=4)
        assert json.loads(result.stdout.splitlines()[0])["error"] == "403 Forbidden"
        assert "1 of them could not be read" in result.stderr

    def test_the_page_says_what_changed_and_what_could_not_be_read(
        self, cli: Cli, sandbox: Sandbox
    ) -> None:
        Path("last.json").write_text(cli("report", "mfa", "-o", "json", code=1).stdout)
        sandbox.administrators[0].document["enableMultiFactor"] = False
        sandbox.fail("users_list", status=403)
        words = ["--compare", "last.json", "--html", "page.html", "--workers", "1"]
        cli("report", "mfa", *words, code=4)
        page = Path("page.html").read_text(encoding="utf-8")
        assert "tenants could not be read" in page
        assert "could not be read: 403 Forbidden" in page
        assert "<b>0</b> new findings" in page
        assert ">change</button>" in page

    def test_the_page_holds_everything_and_loads_nothing(self, cli: Cli, sandbox: Sandbox) -> None:
        sandbox.organizations[0].document["displayName"] = "<script>alert(1)</script>"
        cli("report", "mfa", "--html", "page.html", code=1)
        page = Path("page.html").read_text(encoding="utf-8")
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
        assert page.count("<script>") == 1
        assert "default-src 'none'" in page
        assert "src=" not in page.replace("default-src", "")
        assert "bob@acme.example" in page


class TestCall:
    """Every operation, from the contract."""

    def test_a_list_is_read_page_by_page_or_whole(self, cli: Cli) -> None:
        result = cli("call", "organization_list", "--limit", "1")
        assert len(result.stdout.splitlines()) == 1
        assert "1 of 3; --all reads all of them" in result.stderr
        assert len(cli.rows("call", "organization-list", "--all")) == 3

    def test_one_record_is_a_document(self, cli: Cli, sandbox: Sandbox) -> None:
        id = sandbox.administrators[0].id
        result = cli("call", "users_get", "--id", id, "--tenant", "Acme")
        assert json.loads(result.stdout)["email"] == "ann@acme.example"

    def test_filters_go_out(self, cli: Cli) -> None:
        rows = cli.rows(
            "call", "users_list", "--tenant", "Acme", "--filter", "email:$eq:bob@acme.example"
        )
        assert [row["email"] for row in rows] == ["bob@acme.example"]

    def test_what_changes_something_becomes_a_plan(
        self, cli: Cli, sandbox: Sandbox, changes_sent: object
    ) -> None:
        bob = sandbox.administrators[1]
        words = ["call", "users_put", "--id", bob.id, "--body", '{"lastname": "Ruiz"}']
        assert "add --out PLAN" in cli(*words, "--tenant", "Acme", code=2).stderr
        assert "say which, with --tenant" in cli(*words, "--out", "one.plan", code=2).stderr
        cli(*words, "--tenant", "Acme", "--out", "one.plan")
        assert callable(changes_sent)
        assert changes_sent() == 0
        cli("apply", "one.plan", "--yes")
        assert bob.document["lastname"] == "Ruiz"

    def test_the_body_comes_from_a_file_or_stdin(self, cli: Cli, sandbox: Sandbox) -> None:
        bob = sandbox.administrators[1]
        Path("body.json").write_text('{"lastname": "Ruiz"}')
        words = ["call", "users_put", "--id", bob.id, "--tenant", "Acme"]
        cli(*words, "--body", "@body.json", "--out", "one.plan")
        cli(*words, "--body", "-", "--out", "two.plan", input='{"lastname": "Diaz"}')
        shown = cli.rows("show", "two.plan")
        assert [(row["field"], row["to"]) for row in shown] == [("lastname", "Diaz")]
        assert "--body is not JSON" in cli(*words, "--body", "{", code=2).stderr

    def test_there_is_a_command_for_each_operation(self, cli: Cli) -> None:
        shown = cli("call", "--help").stdout
        for name in ("organization_list", "users_put", "admin_totpreset_begin"):
            assert name in shown
        assert "24 hexadecimal digits" in cli("call", "users_get", "--help").stdout
        assert "No such command 'users_gett'" in cli("call", "users_gett", code=2).stderr


class TestDoctor:
    """What the doctor finds."""

    def test_all_is_well(self, cli: Cli, sandbox: Sandbox) -> None:
        rows = cli.rows("doctor")
        assert {row["state"] for row in rows} == {"ok"}
        found = {row["check"]: row["found"] for row in rows}
        assert found["host"] == sandbox.url
        assert found["tenants"].startswith("3, such as 'Acme'")

    def test_no_key(self, cli: Cli) -> None:
        cli.environment.update(JUMPCLOUD_API_KEY="", JUMPCLOUD_API_URL="")
        (fault,) = [row for row in cli.rows("doctor", code=3) if row["state"] == "fault"]
        assert fault["check"] == "key"
        assert "jcapiv1 login" in fault["todo"]

    def test_a_wrong_key(self, cli: Cli) -> None:
        cli.environment["JUMPCLOUD_API_KEY"] = "jca_wrong_and_secret"
        result = cli("doctor", code=3)
        assert "region" in result.stdout
        assert "jca_wrong" not in result.output

    def test_a_key_without_rights(self, cli: Cli, sandbox: Sandbox) -> None:
        cli.environment["JUMPCLOUD_API_KEY"] = sandbox.key(
            organization=sandbox.organizations[0], scopes={"organizations.readonly"}
        )
        (fault,) = [row for row in cli.rows("doctor", code=3) if row["state"] == "fault"]
        assert fault["check"] == "administrators"

    def test_a_host_that_is_not_there(self, cli: Cli) -> None:
        cli.environment["JUMPCLOUD_API_URL"] = "http://127.0.0.1:9/api"
        (fault,) = [row for row in cli.rows("doctor", code=3) if row["state"] == "fault"]
        assert fault["check"] == "connection"
        assert "network" in fault["todo"]

    def test_a_proxy_that_is_none(self, cli: Cli) -> None:
        cli.environment.update(JUMPCLOUD_API_URL="", HTTPS_PROXY="socks5://name:pass@127.0.0.1:9")
        cli.environment["JUMPCLOUD_API_KEY"] = ""
        rows = {row["check"]: row for row in cli.rows("doctor", code=3)}
        assert rows["proxy"]["state"] == "fault"
        assert "pass" not in rows["proxy"]["found"]

    def test_no_tenant(self, cli: Cli) -> None:
        with Sandbox(organizations=0, administrators=0) as empty:
            cli.environment.update(JUMPCLOUD_API_URL=empty.url, JUMPCLOUD_API_KEY=empty.api_key)
            rows = {row["check"]: row for row in cli.rows("doctor", code=3)}
        assert rows["tenants"]["found"] == "none"

    def test_a_clock_that_is_wrong(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        from jcapiv1.cli import doctor

        monkeypatch.setattr(doctor, "_SKEW", -1)
        rows = {row["check"]: row for row in cli.rows("doctor")}
        assert rows["clock"]["state"] == "warning"
        assert rows["clock"]["todo"] == "set the clock of this machine"

    def test_a_key_that_may_not_list_tenants(self, cli: Cli, sandbox: Sandbox) -> None:
        cli.environment["JUMPCLOUD_API_KEY"] = sandbox.key(
            organization=sandbox.organizations[0], scopes={"administrators"}
        )
        rows = {row["check"]: row["state"] for row in cli.rows("doctor")}
        assert (rows["tenants"], rows["administrators"]) == ("warning", "ok")

    def test_a_setting_that_makes_no_sense(self, cli: Cli) -> None:
        cli.environment.update(JUMPCLOUD_REGION="mars", JUMPCLOUD_API_URL="")
        (fault,) = [row for row in cli.rows("doctor", code=3) if row["state"] == "fault"]
        assert "JUMPCLOUD_REGION" in fault["found"]


@pytest.mark.long
def test_the_sandbox_serves_until_it_is_stopped(environment: dict[str, str]) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "jcapiv1.cli", "sandbox", "--port", "0", "--organizations", "2"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    shown = ""
    while "JUMPCLOUD_API_KEY" not in shown or "JUMPCLOUD_API_URL" not in shown:
        line = process.stdout.readline()
        assert line, shown
        shown += line
    process.terminate()
    process.stdout.close()
    assert process.wait(timeout=20) == 0


@pytest.mark.long
def test_a_script_runs_as_it_is_and_its_calls_go_to_a_sandbox(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import sys, jcapiv1\n"
        "settings = jcapiv1.Configuration(host='http://127.0.0.1:9/api', "
        "api_key={'x-api-key': 'of production'})\n"
        "with jcapiv1.ApiClient(settings) as client:\n"
        "    msp = jcapiv1.ManagedServiceProviderApi(client)\n"
        "    print(len(list(jcapiv1.tenants(msp))), sys.argv[1:])\n"
        "sys.exit(7)\n"
    )
    words = ["sandbox", "run", "--organizations", "3", str(script), "--month", "11"]
    run = subprocess.run(
        [sys.executable, "-m", "jcapiv1.cli", *words],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (run.stdout, run.returncode) == ("3 ['--month', '11']\n", 7), run.stderr


def test_the_sandbox_shows_its_own_options(cli: Cli) -> None:
    assert "--rate-limit" in cli("sandbox", "--help").stdout
