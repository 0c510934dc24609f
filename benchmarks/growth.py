"""How the cost of an archive grows with its issues, drawn from results.jsonl as docs/growth.svg.

python benchmarks/growth.py
"""

from __future__ import annotations

import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "results.jsonl"
OUT = ROOT / "docs" / "growth.svg"
PANELS = {
    "milliseconds an issue, on 2 cores": (r"archive of ([\d,]+) issues on 2 cores", lambda rate: 1000 / rate),
    "MB of the largest process": (r"archive of ([\d,]+) issues: largest process", lambda size: size),
    "seconds for a trend over all": (r"a trend over ([\d,]+) issues", lambda took: took),
}


def points(rows: list[dict[str, object]], pattern: str) -> list[tuple[int, float]]:
    """`(issues, value)` of the rows whose work is of this form, in order."""
    found = [(re.fullmatch(pattern, str(row["work"])), row["value"]) for row in rows]
    return sorted((int(m[1].replace(",", "")), float(value)) for m, value in found if m)  # type: ignore[arg-type]


def draw(results: Path = RESULTS, out: Path = OUT) -> None:
    """One panel a cost, over the number of issues."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    rows = [json.loads(line) for line in results.read_text(encoding="utf-8").splitlines()]
    with plt.rc_context({"svg.hashsalt": "newsstats", "font.size": 9, "axes.spines.top": False, "axes.spines.right": False}):
        figure, axes = plt.subplots(1, len(PANELS), figsize=(10, 3), layout="constrained")
        for axis, (title, (pattern, value_of)) in zip(axes, PANELS.items(), strict=True):
            measured = points(rows, pattern)
            xs, ys = [x for x, _ in measured], [value_of(y) for _, y in measured]
            axis.plot(xs, ys, marker="o", color="#0072b2")
            for x, y in zip(xs, ys, strict=True):
                axis.annotate(f"{y:.3g}", (x, y), xytext=(0, 6), textcoords="offset points", ha="center")
            axis.set(
                xscale="log", xlabel="issues", ylim=(0, 1.35 * max(ys, default=1)), xlim=(min(xs, default=1) / 2, max(xs, default=1) * 2)
            )
            axis.set_title(title, loc="left", fontsize=9)
        figure.savefig(out, metadata={"Date": None})
        plt.close(figure)


if __name__ == "__main__":
    draw()
