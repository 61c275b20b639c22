"""From the contract to the API classes, the models and their reference pages.

Development only; the package never imports it. `python -m codegen` writes, and with `--check`
only tells what it would change.
"""
