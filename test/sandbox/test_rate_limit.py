"""A rate limit for each key."""

from __future__ import annotations

import time

import pytest
from plainhttp import Plain

from jcapiv1.sandbox import Sandbox


def test_each_key_has_its_own_limit() -> None:
    with Sandbox(rate_limit=(3, 60.0)) as sandbox:
        http, other = Plain(sandbox), sandbox.key()
        assert [http.get("/organizations").status for _ in range(4)] == [200, 200, 200, 429]
        assert http.get("/organizations", key=other).status == 200
        limited = http.get("/organizations")
        assert limited.json() == {"message": "Too Many Requests", "error": "Too Many Requests"}
        assert "retry-after" not in limited.headers
        sandbox.reset()
        assert http.get("/organizations").status == 200
        http.close()


def test_a_wrong_key_is_not_counted() -> None:
    with Sandbox(rate_limit=(1, 60.0)) as sandbox:
        http = Plain(sandbox)
        assert [http.get("/organizations", key="wrong").status for _ in range(3)] == [401] * 3
        http.close()


def test_the_next_window_is_free_again() -> None:
    with Sandbox(rate_limit=(1, 0.1)) as sandbox:
        http = Plain(sandbox)
        statuses = [http.get("/organizations").status for _ in range(3)]
        assert 429 in statuses
        time.sleep(0.1)
        assert http.get("/organizations").status == 200
        http.close()


@pytest.mark.parametrize("limit", [(0, 1.0), (1, 0.0), (1, float("nan"))])
def test_a_limit_of_nothing_is_a_value_error(limit: tuple[int, float]) -> None:
    with pytest.raises(ValueError, match="at least one request"):
        Sandbox(rate_limit=limit)
