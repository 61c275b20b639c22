"""A real browser, and what it finds wrong with a page."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any, Literal

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

MISSING = (
    "The browser tests need Chromium and its driver, and this machine lacks {}. "
    "Debian and Ubuntu: apt-get install chromium chromium-driver"
)
_PROGRAMS = {
    "a browser (chromium)": ("chromium", "chromium-browser", "google-chrome"),
    "its driver (chromedriver)": ("chromedriver",),
}
_ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",  # it is started as root in containers, and opens our own pages only
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,1000",
    # Whatever a page asks of another host fails, and so shows up as an error in the console.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
_AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, {resultTypes: ["violations"]}).then(
    found => done(found.violations.flatMap(rule => rule.nodes.map(
        node => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary}`))),
    error => done([`axe itself failed: ${error}`]));
"""


def missing() -> str | None:
    """What to say if this machine has no browser; None if it has one."""
    lacking = [what for what, names in _PROGRAMS.items() if not any(map(shutil.which, names))]
    return MISSING.format(" and ".join(lacking)) if lacking else None


class Chromium:
    """One browser window. `open` goes to a page, `faults` says what is wrong with it."""

    def __init__(self, profile: Path) -> None:
        browser, driver = (
            next(filter(None, map(shutil.which, names))) for names in _PROGRAMS.values()
        )
        options = Options()
        options.binary_location = browser
        for argument in (*_ARGUMENTS, f"--user-data-dir={profile}"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(driver))
        self.driver.set_script_timeout(60)
        self._axe = Path(os.environ["AXE"]).read_text(encoding="utf-8")

    def close(self) -> None:
        """End the browser."""
        self.driver.quit()

    def prefer(self, colours: Literal["light", "dark"]) -> None:
        """What the reader's system asks pages for, from the next page on."""
        feature = {"name": "prefers-color-scheme", "value": colours}
        # No movement: axe would measure the colours of a transition that is under way.
        still = {"name": "prefers-reduced-motion", "value": "reduce"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature, still]})

    def open(self, url: str) -> None:
        """Load a page; what was in the console before, and what a page stored, is forgotten."""
        self.driver.get("about:blank")
        stored = {"origin": "*", "storageTypes": "local_storage,session_storage"}
        self.driver.execute_cdp_cmd("Storage.clearDataForOrigin", stored)
        self.driver.get_log("browser")
        self.driver.get(url)

    def first(self, css: str, timeout: float = 10.0) -> WebElement:
        """The first element that fits and is shown; waits for it for some seconds."""
        return WebDriverWait(self.driver, timeout).until(
            lambda driver: next(
                (e for e in driver.find_elements("css selector", css) if e.is_displayed()), False
            )
        )

    def run(self, script: str, *arguments: Any) -> Any:
        """What a piece of JavaScript returns."""
        return self.driver.execute_script(script, *arguments)

    def console(self) -> list[str]:
        """Warnings and errors in the console since `open`."""
        entries = self.driver.get_log("browser")
        return [e["message"] for e in entries if e["level"] in ("WARNING", "SEVERE")]

    def accessibility(self) -> list[str]:
        """What axe finds: rule, element and what to do."""
        self.run(self._axe)
        return self.driver.execute_async_script(_AXE)

    def faults(self) -> list[str]:
        """All that is wrong with the page as it is now: its console, and its accessibility."""
        return [*self.console(), *self.accessibility()]

    def picture(self, path: Path) -> None:
        """Save what is seen as a PNG."""
        path.write_bytes(self.driver.get_screenshot_as_png())
