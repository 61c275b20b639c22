"""UserreturnGrowthData: one record of the contract."""
# Generated from contract/ by `python -m codegen`; do not edit.

from __future__ import annotations

from typing import Any, ClassVar

from jcapiv1.model import Model


class UserreturnGrowthData(Model):
    """Data of the console about its own guides and experiments."""

    experiment_states: Any | None = None
    """Free data about experiments."""
    onboarding_state: Any | None = None
    """Free data about the first steps in the console."""

    swagger_types: ClassVar[dict[str, str]] = {
        "experiment_states": "object",
        "onboarding_state": "object",
    }
    attribute_map: ClassVar[dict[str, str]] = {
        "experiment_states": "experimentStates",
        "onboarding_state": "onboardingState",
    }
