from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from typing import Any

from jcapiv1.core.model import Model


class UserreturnGrowthData(Model):
    """Data of the console about its own guides and experiments."""

    _wire = "experimentStates onboardingState"
    experiment_states: Any | None = None
    """Free data about experiments."""
    onboarding_state: Any | None = None
    """Free data about the first steps in the console."""
