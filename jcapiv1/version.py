"""The version of the package, in one place."""

__version__ = "6.0.0"
