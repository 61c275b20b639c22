"""Metadata of the distribution; the settings of tools are in pyproject.toml."""

from __future__ import annotations

import re
from pathlib import Path

from setuptools import find_packages, setup

HERE = Path(__file__).resolve().parent


def version() -> str:
    """`__version__` as it is written, since importing the package needs its dependencies."""
    text = (HERE / "jcapiv1" / "version.py").read_text(encoding="utf-8")
    return re.search(r'^__version__ = "(.+)"$', text, re.MULTILINE)[1]


setup(
    name="jcapiv1",
    version=version(),
    description="A client for the JumpCloud v1 API that loses nothing and sends nothing twice",
    long_description=(HERE / "README.md").read_text(encoding="utf-8"),
    long_description_content_type="text/markdown",
    author="The jcapiv1 authors",
    license="MIT",
    license_files=["LICENSE"],
    keywords=["jumpcloud", "directory", "api", "sdk", "sandbox", "msp"],
    classifiers=[
        "Development Status :: 5 - Production/Stable",
        "Framework :: Pytest",
        "Intended Audience :: Developers",
        "Intended Audience :: System Administrators",
        "Operating System :: OS Independent",
        "Programming Language :: Python :: 3",
        "Programming Language :: Python :: 3 :: Only",
        "Programming Language :: Python :: 3.10",
        "Programming Language :: Python :: 3.11",
        "Programming Language :: Python :: 3.12",
        "Programming Language :: Python :: 3.13",
        "Programming Language :: Python :: 3.14",
        "Topic :: System :: Systems Administration :: Authentication/Directory",
        "Typing :: Typed",
    ],
    packages=find_packages(include=["jcapiv1", "jcapiv1.*"]),
    package_data={
        "jcapiv1": ["py.typed", "api/*.pyi", "models/*.pyi", "sandbox/*.json", "sandbox/control/*"]
    },
    python_requires=">=3.10",
    # The floors are also in constraints-lowest.txt, with which the tests run once; a test
    # holds the two together.
    install_requires=[
        "certifi>=2024.7.4",
        "python-dateutil>=2.9.0",
        "six>=1.16",
        "urllib3>=2.6.3,<3",
    ],
    extras_require={
        "cli": ["click>=8.2.1", "jmespath>=1.0.1", "rich>=13.7"],
        "keyring": ["keyring>=24.3"],
        "progress": ["tqdm>=4.66.3"],
        "sandbox": ["Werkzeug>=3.0.6"],
        "sandbox-tls": ["Werkzeug>=3.0.6", "trustme>=1.2"],
        "xlsx": ["openpyxl>=3.1.2"],
    },
    entry_points={
        "console_scripts": ["jcapiv1 = jcapiv1.cli.start:main"],
        "pytest11": ["jcapiv1 = jcapiv1.pytest_plugin"],
    },
    zip_safe=False,
)
