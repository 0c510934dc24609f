"""A small fixed budget of the fuzz targets; `make fuzz` runs them for as long as one likes."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import fuzzing


@pytest.mark.fuzz
@pytest.mark.parametrize("name", sorted(fuzzing.TARGETS))
def test_fuzz_target_holds_for_a_fixed_budget(name: str) -> None:
    target, strategies = fuzzing.TARGETS[name]

    @settings(max_examples=60, suppress_health_check=list(HealthCheck))
    @given(st.tuples(*strategies))
    def run(arguments: tuple) -> None:
        target(*arguments)

    run()
