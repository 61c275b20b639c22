"""The settings themselves: built-in values, what they accept, names, the default, copies."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import canary
import pytest

from jcapiv1.configuration import Configuration, Timeout
from jcapiv1.core.retry import RetryPolicy


@pytest.fixture(autouse=True)
def _no_default_left() -> Iterator[None]:
    yield
    Configuration.set_default(None)


BUILT_IN: dict[str, Any] = {
    "host": "https://console.jumpcloud.com/api",
    "region": "us",
    "org_id": None,
    "api_key": {},
    "api_key_prefix": {},
    "refresh_api_key_hook": None,
    "access_token": None,
    "client_id": None,
    "client_secret": None,
    "token_url": None,
    "username": "",
    "password": "",
    "timeout": (10, 60, 300),
    "retries": None,
    "max_response_bytes": 67_108_864,
    "client_side_validation": True,
    "on_attempt": None,
    "verify_ssl": True,
    "ssl_ca_cert": None,
    "cert_file": None,
    "key_file": None,
    "assert_hostname": None,
    "allow_insecure_http": False,
    "proxy": None,
    "connection_pool_maxsize": 64,
    "safe_chars_for_path_param": "",
    "temp_folder_path": None,
    "debug": False,
    "logger_file": None,
    "logger_format": "%(asctime)s %(levelname)s %(message)s",
    "logger_stream_handler": None,
    "logger_file_handler": None,
}


@pytest.mark.parametrize("name", BUILT_IN)
def test_what_is_not_set_has_its_built_in_value(name: str) -> None:
    assert getattr(Configuration(), name) == BUILT_IN[name]


@pytest.mark.parametrize("name", BUILT_IN)
def test_none_restores_the_built_in_value(name: str) -> None:
    configuration = Configuration(
        host="https://example.com", region="eu", org_id="o", api_key={"a": "b"},
        api_key_prefix={"a": "b"}, refresh_api_key_hook=print, access_token="t", client_id="i",
        client_secret="s", token_url="https://example.com/t", username="u", password="p",
        timeout=1, retries=0, max_response_bytes=1, client_side_validation=False,
        on_attempt=print, verify_ssl=False, ssl_ca_cert="a", cert_file="b", key_file="c",
        assert_hostname="h", allow_insecure_http=True, proxy="", connection_pool_maxsize=1,
        safe_chars_for_path_param="@", temp_folder_path="t", logger_format="%(message)s",
    )  # fmt: skip
    configuration.host = configuration.region = None
    setattr(configuration, name, None)
    assert getattr(configuration, name) == BUILT_IN[name]


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("host", " https://example.com/api/\n", "https://example.com/api/"),
        ("region", "EU", "eu"),
        ("org_id", b"5f1a\n", "5f1a"),
        ("api_key", {"x-api-key": "k"}, {"x-api-key": "k"}),
        ("api_key_prefix", {"x-api-key": "Bearer"}, {"x-api-key": "Bearer"}),
        ("access_token", b" token\r\n", "token"),
        ("client_id", "id\n", "id"),
        ("client_secret", "secret\n", "secret"),
        ("token_url", "https://example.com/token", "https://example.com/token"),
        ("timeout", 20, (10, 60, 20)),
        ("timeout", 0.25, (10, 60, 0.25)),
        ("timeout", (1, 2), (1, 2, 300)),
        ("timeout", (20, 600), (20, 600, 620)),
        ("timeout", [1, 2.5, 3], (1, 2.5, 3)),
        ("timeout", (None, 5, None), (10, 5, 300)),
        ("timeout", Timeout(1, 2, 3), (1, 2, 3)),
        ("retries", 0, 0),
        ("verify_ssl", 0, False),
        ("ssl_ca_cert", Path("a") / "b.pem", str(Path("a") / "b.pem")),
        ("assert_hostname", False, False),
        ("assert_hostname", "example.com", "example.com"),
        ("proxy", "proxy.example:3128\n", "http://proxy.example:3128"),
        ("proxy", "https://u:p@proxy.example", "https://u:p@proxy.example"),
        ("proxy", "", ""),
        ("safe_chars_for_path_param", "@:/\\?#% é\n", "@:"),
        ("logger", {}, {}),
    ],
)
def test_a_setting_reads_as_it_will_be_used(name: str, value: Any, read: Any) -> None:
    configuration = Configuration()
    setattr(configuration, name, value)
    assert getattr(configuration, name) == read
    assert getattr(Configuration(**{name: value}), name) == read


def test_a_retry_policy_stays_the_object_that_was_set() -> None:
    policy = RetryPolicy(5)
    assert Configuration(retries=policy).retries is policy


@pytest.mark.parametrize(
    ("name", "value", "error", "message"),
    [
        ("region", "uk", ValueError, "region must be one of 'us', 'eu', 'in'"),
        ("region", 1, TypeError, "region must be str, not int"),
        ("timeout", 0, ValueError, "timeout is 0: it must be more than 0"),
        ("timeout", -1.5, ValueError, "timeout is -1.5"),
        ("timeout", float("nan"), ValueError, "timeout is nan"),
        ("timeout", float("inf"), ValueError, "timeout is inf: .* at most 4000000 seconds"),
        ("timeout", True, TypeError, "timeout is given in seconds, not as bool"),
        ("timeout", "10", TypeError, "timeout is given in seconds, not as str"),
        ("timeout", (1, "2"), TypeError, "timeout is given in seconds, not as str"),
        ("timeout", (1,), ValueError, r"a number, \(connect, read\) or"),
        ("timeout", (1, 2, 3, 4), ValueError, r"a number, \(connect, read\) or"),
        ("retries", -1, ValueError, "retries is -1: it must be at least 0"),
        ("retries", True, TypeError, "retries is a whole number or a RetryPolicy, not bool"),
        ("retries", "3", TypeError, "retries is a whole number or a RetryPolicy, not str"),
        ("max_response_bytes", 0, ValueError, "max_response_bytes is 0: it must be at least 1"),
        ("connection_pool_maxsize", 1.5, TypeError, "is a whole number, not float"),
        ("connection_pool_maxsize", True, TypeError, "is a whole number, not bool"),
        ("verify_ssl", "false", TypeError, "verify_ssl is True or False, not str"),
        ("on_attempt", 3, TypeError, "on_attempt must be callable, not int"),
        ("ssl_ca_cert", 3, TypeError, "ssl_ca_cert must be a path, not int"),
        ("assert_hostname", 3, TypeError, "assert_hostname must be str, not int"),
        ("host", 3, TypeError, "host must be str, not int"),
        ("org_id", 3, TypeError, "org_id is text, not int"),
        ("logger_formatter", "%s", TypeError, "logger_formatter must be a Formatter, not str"),
        ("logger_stream_handler", 3, TypeError, "must be a Handler, not int"),
        ("logger_file_handler", 3, TypeError, "must be a Handler, not int"),
        ("logger_format", "no field", ValueError, "[Ii]nvalid format"),
        ("proxy", "socks5://proxy.example", ValueError, "proxy must be an http or https URL"),
        ("proxy", "http://proxy.example:port", ValueError, "host or port cannot be read"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_at_once(
    name: str, value: Any, error: type[Exception], message: str
) -> None:
    configuration = Configuration()
    before = getattr(configuration, name)
    with pytest.raises(error, match=message):
        setattr(configuration, name, value)
    assert getattr(configuration, name) == before or name == "logger_formatter"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("api_key", canary.KEY),
        ("password", canary.PASSWORD.encode()),
        ("access_token", f"{canary.TOKEN}\nx"),
        ("access_token", f"{canary.TOKEN}\u2713"),
        ("access_token", canary.TOKEN.encode() + b"\xff"),
        ("client_secret", [canary.CLIENT_SECRET]),
        ("proxy", f"socks5://u:{canary.PROXY_PASSWORD}@proxy.example"),
        ("proxy", f"http://u:{canary.PROXY_PASSWORD}@:x"),
        ("proxy", f"http://u:{canary.PROXY_PASSWORD}/a@proxy.example"),
        ("proxy", f"http://u:{canary.PROXY_PASSWORD}#a@proxy.example"),
        ("proxy", f"http://u:[{canary.PROXY_PASSWORD}@proxy.example"),
        ("host", f"https://u:{canary.PASSWORD}@example.com"),
        ("host", f"https://example.com/?key={canary.KEY}"),
    ],
)
def test_a_refusal_shows_no_part_of_a_secret(name: str, value: Any) -> None:
    with pytest.raises((TypeError, ValueError)) as caught:
        setattr(Configuration(), name, value)
    assert not canary.shows(str(caught.value))
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


class TestNames:
    def test_setting_an_attribute_that_does_not_exist_suggests_the_nearest(self) -> None:
        with pytest.raises(AttributeError, match="no attribute 'hots'; did you mean 'host'"):
            Configuration().hots = "https://example.com"  # type: ignore[attr-defined]

    def test_reading_an_attribute_that_does_not_exist_suggests_the_nearest(self) -> None:
        with pytest.raises(AttributeError, match="'verify_tls'; did you mean 'verify_ssl'"):
            Configuration().verify_tls  # type: ignore[attr-defined]  # noqa: B018

    def test_a_keyword_that_does_not_exist_suggests_the_nearest(self) -> None:
        with pytest.raises(TypeError, match="no setting 'api_keys'; did you mean 'api_key'"):
            Configuration(api_keys={})  # type: ignore[call-arg]

    @pytest.mark.parametrize("name", ["secrets", "_default", "to_debug_report"])
    def test_a_keyword_that_is_no_setting_is_refused(self, name: str) -> None:
        with pytest.raises(TypeError, match="no setting"):
            Configuration(**{name: 1})  # type: ignore[arg-type]

    def test_nothing_is_suggested_where_nothing_is_near(self) -> None:
        with pytest.raises(AttributeError, match=r"has no attribute 'zzzzzz'$"):
            Configuration().zzzzzz  # type: ignore[attr-defined]  # noqa: B018

    def test_probing_for_special_methods_suggests_nothing(self) -> None:
        assert not hasattr(Configuration(), "__html__")

    def test_positional_arguments_are_refused(self) -> None:
        with pytest.raises(TypeError):
            Configuration("https://example.com")  # type: ignore[call-arg]

    def test_a_subclass_may_add_attributes_by_declaring_them(self) -> None:
        class Mine(Configuration):
            tenant: str | None = None

        mine = Mine()
        mine.tenant = "Acme"
        assert copy.deepcopy(mine).tenant == "Acme"

    def test_the_setting_itself_is_found_on_the_class(self) -> None:
        assert Configuration.timeout.default == (10, 60, 300)


class TestSeparation:
    def test_two_configurations_never_share_their_keys(self) -> None:
        first, second = Configuration(), Configuration()
        first.api_key["x-api-key"] = "first"
        second.api_key["x-api-key"] = "second"
        assert first.api_key["x-api-key"] == "first"

    def test_a_dictionary_that_is_set_is_copied(self) -> None:
        keys = {"x-api-key": "first"}
        first, second = Configuration(api_key=keys), Configuration()
        second.api_key = first.api_key
        keys["x-api-key"] = "changed"
        second.api_key["x-api-key"] = "second"
        assert first.api_key == {"x-api-key": "first"}

    def test_loggers_are_named_and_not_shared(self) -> None:
        first, second = Configuration(), Configuration()
        assert {name: logger.name for name, logger in first.logger.items()} == {
            "package_logger": "jcapiv1",
            "urllib3_logger": "urllib3",
        }
        first.logger.clear()
        assert len(second.logger) == 2


class TestDefault:
    def test_each_new_configuration_is_a_deep_copy_of_the_default(self) -> None:
        default = Configuration(api_key={"x-api-key": "k"}, host="https://example.com", timeout=5)
        Configuration.set_default(default)
        first, second = Configuration(), Configuration()
        assert (first.host, first.timeout.total) == ("https://example.com", 5)
        first.api_key["x-api-key"] = "first"
        first.api_key_prefix["x-api-key"] = "Bearer"
        assert second.api_key == default.api_key == {"x-api-key": "k"}
        assert second.api_key_prefix == {}

    def test_later_changes_of_the_default_do_not_matter(self) -> None:
        default = Configuration(org_id="o1")
        Configuration.set_default(default)
        default.org_id = "o2"
        default.api_key["x-api-key"] = "k"
        assert (Configuration().org_id, Configuration().api_key) == ("o1", {})

    def test_what_is_explicit_beats_the_default(self) -> None:
        Configuration.set_default(Configuration(org_id="default", timeout=5))
        configuration = Configuration(org_id="explicit")
        assert (configuration.org_id, configuration.timeout.total) == ("explicit", 5)

    def test_none_restores_the_built_in(self) -> None:
        Configuration.set_default(Configuration(org_id="default"))
        Configuration.set_default(None)
        assert Configuration().org_id is None

    def test_something_else_as_default_is_refused(self) -> None:
        with pytest.raises(TypeError, match="default must be a Configuration, not dict"):
            Configuration.set_default({})  # type: ignore[arg-type]

    def test_a_subclass_may_have_a_default_of_its_own(self) -> None:
        class Mine(Configuration):
            pass

        Mine.set_default(Mine(org_id="mine"))
        assert (Mine().org_id, Configuration().org_id) == ("mine", None)


def _pickled(configuration: Configuration) -> Configuration:
    loaded: Configuration = pickle.loads(pickle.dumps(configuration))
    return loaded


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy, _pickled])
class TestDuplicates:
    Duplicate = Callable[[Configuration], Configuration]

    def test_a_duplicate_has_the_settings_and_the_credential(self, duplicate: Duplicate) -> None:
        original = Configuration(
            api_key={"x-api-key": canary.KEY}, region="in", org_id="o", timeout=(1, 2), retries=0
        )
        original.authorization()
        twin = duplicate(original)
        assert twin.authorization() == ("x-api-key", canary.KEY)
        assert (twin.region, twin.org_id, twin.timeout, twin.retries) == ("in", "o", (1, 2, 300), 0)

    def test_a_duplicate_shares_no_dictionary(self, duplicate: Duplicate) -> None:
        original = Configuration(api_key={"x-api-key": "k"})
        assert original.logger
        twin = duplicate(original)
        twin.api_key["x-api-key"] = "other"
        twin.logger.clear()
        assert original.authorization() == ("x-api-key", "k")
        assert original.logger

    def test_a_duplicate_keeps_what_came_from_the_environment(
        self, duplicate: Duplicate, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("JUMPCLOUD_API_KEY", canary.KEY)
        monkeypatch.setenv("JUMPCLOUD_ORG_ID", "o")
        original = Configuration()
        monkeypatch.delenv("JUMPCLOUD_API_KEY")
        twin = duplicate(original)
        assert (twin.authorization(), twin.org_id) == (("x-api-key", canary.KEY), "o")
        assert twin.credential_in_force() == "api_key (environment)"


def test_hooks_are_shared_by_copies_and_called_with_the_copy() -> None:
    class Vault:
        def __init__(self) -> None:
            self.asked: list[Configuration] = []

        def refresh(self, configuration: Configuration) -> None:
            self.asked.append(configuration)

        def __deepcopy__(self, memo: object) -> Any:
            raise AssertionError("a vault cannot be copied")

    vault = Vault()
    Configuration.set_default(Configuration(refresh_api_key_hook=vault.refresh))
    configuration = Configuration()
    configuration.authorization()
    assert vault.asked == [configuration]


def test_no_repr_shows_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUMPCLOUD_API_KEY", canary.KEY)
    configuration = Configuration(proxy=f"http://u:{canary.PROXY_PASSWORD}@proxy.example")
    assert repr(configuration) == (
        "<Configuration host='built-in' credential='api_key (environment)'>"
    )
    configuration = Configuration(
        api_key={"x-api-key": canary.KEY}, password=canary.PASSWORD, region="eu"
    )
    assert repr(configuration) == "<Configuration host='eu' credential='api_key (explicit)'>"
    assert not canary.shows(repr(configuration.authorization()))
    assert not canary.shows(repr(configuration.auth_settings()))
    assert not canary.shows(repr(configuration.get_basic_auth_token()))


class TestDebugReport:
    def test_it_says_what_support_needs_without_a_secret(self) -> None:
        configuration = Configuration(
            api_key={"x-api-key": canary.KEY},
            org_id="5f1a",
            timeout=(1, 2.5, 30),
            retries=2,
            proxy=f"http://u:{canary.PROXY_PASSWORD}@proxy.example:3128",
        )
        assert configuration.to_debug_report().splitlines() == [
            "Python SDK Debug Report:",
            f"OS: {sys.platform}",
            *f"Python Version: {sys.version}".splitlines(),
            "Version of the API: 1.0",
            "SDK Package Version: 6.0.0",
            "Host: https://console.jumpcloud.com/api",
            "Region: us",
            "Credential: api_key (explicit)",
            "Organization: 5f1a",
            "Timeout: connect 1 s, read 2.5 s, whole call 30 s",
            "Retries: 2",
            "Proxy: http://proxy.example:3128 (explicit)",
        ]

    def test_what_is_set_wrongly_is_said_in_its_place(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("JUMPCLOUD_API_KEY", canary.KEY)
        monkeypatch.setenv("JUMPCLOUD_REGION", "uk")
        report = Configuration().to_debug_report()
        assert "Host: not usable: JUMPCLOUD_REGION must be one of 'us', 'eu', 'in'" in report
        assert "Region: not usable: JUMPCLOUD_REGION" in report
        assert "Credential: api_key (environment)" in report
        assert not canary.shows(report)

    def test_it_names_the_proxy_of_the_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("https_proxy", f"http://u:{canary.PROXY_PASSWORD}@proxy.example")
        report = Configuration().to_debug_report()
        assert "Proxy: http://proxy.example (environment)" in report
        assert "Retries: built-in" in report
        assert "Proxy: none" in Configuration(proxy="").to_debug_report()


@pytest.mark.bare  # coverage loads modules
def test_making_one_needs_no_more_modules_than_reading_its_settings() -> None:
    program = (
        "import sys; from jcapiv1.configuration import Configuration;"
        "c = Configuration(); c.api_key['x-api-key'] = 'k'; c.authorization(); c.base_url();"
        "print(*{'six', 'difflib', 'copy', 'inspect', 'dataclasses', 'urllib.request',"
        " 'jcapiv1.security.secrets', 'jcapiv1.settings.debug_report'} & set(sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == []


def test_making_one_computes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    configuration = Configuration()
    assert configuration.__dict__ == {"api_key": {}, "api_key_prefix": {}}
