"""Run the fuzz targets of tests/fuzzing.py for a time; stops at the first failure and prints the smallest input found.

python tools/fuzz.py --minutes 60
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import fuzzing

EXAMPLES = 200


def one_round(name: str, number: int) -> None:
    """Feed one target with inputs drawn by this seed."""
    target, strategies = fuzzing.TARGETS[name]

    @seed(number)
    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.tuples(*strategies))
    def run(arguments: tuple) -> None:
        target(*arguments)

    run()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--only", nargs="+", choices=sorted(fuzzing.TARGETS), default=sorted(fuzzing.TARGETS))
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    until = time.monotonic() + 60 * args.minutes
    rounds = examples = 0
    while time.monotonic() < until:
        for name in args.only:
            one_round(name, args.seed * 1_000_003 + rounds)
            rounds += 1
            examples += EXAMPLES
    print(f"{examples} inputs, nothing but declared errors")


if __name__ == "__main__":
    main()
