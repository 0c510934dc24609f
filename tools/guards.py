"""Slow tests that run when what they guard has changed.

    python tools/guards.py            run every group whose guarded files differ from those that it last passed with
    python tools/guards.py compiled   run one group, whatever has changed
    python tools/guards.py --list     say which groups would run

A group that passes writes the hash of its files into `tests/guards.json`, which is committed: a fresh clone runs again only what
has changed since.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
STAMPS = ROOT / "tests" / "guards.json"
GROUPS: dict[str, tuple[str, ...]] = {
    "compiled": (
        "pyproject.toml", "tools/make_wheel.py", "tests/test_compiled.py", "tests/mentions.txt", "src/newsstats/text/*.py", "src/newsstats/numbers/*.py",
        "src/newsstats/observations/*.py", "src/newsstats/checks/*.py", "src/newsstats/findings/*.py", "src/newsstats/layout/*.py",
        "src/newsstats/words/*.py", "src/newsstats/topics/*.py", "src/newsstats/archive/*.py",
    ),
    "browser": ("tests/report/test_browser.py", "src/newsstats/report/**/*", "src/newsstats/charts/*.py", "src/newsstats/data/text.*.toml"),
    "fuzz": ("tests/test_fuzz.py", "tests/fuzzing.py", "src/newsstats/**/*.py"),
    "matrix": ("tests/test_reproducible.py", "src/newsstats/report/*.py", "src/newsstats/corpus/*.py", "src/newsstats/charts/*.py", "notebooks/*.ipynb"),
}  # fmt: skip
"""Marker of a group of tests → the files that it guards."""


def digest(group: str) -> str:
    """SHA-256 over the names and bytes of a group's files."""
    found = hashlib.sha256()
    files = {path for pattern in GROUPS[group] for path in ROOT.glob(pattern) if path.is_file() and "__pycache__" not in path.parts}
    for path in sorted(files):
        found.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def stamps() -> dict[str, str]:
    """Group → the hash that it last passed with."""
    held: dict[str, str] = json.loads(STAMPS.read_text(encoding="utf-8")) if STAMPS.exists() else {}
    return held


def run(group: str) -> bool:
    """Run a group; its stamp is written when it passes and nothing that it guards was changed meanwhile."""
    before = digest(group)
    done = subprocess.run([sys.executable, "-m", "pytest", "-q", "-m", group, "tests"], cwd=ROOT, check=False)
    if done.returncode == 0 and digest(group) == before:
        STAMPS.write_text(json.dumps({**stamps(), group: before}, indent=1, sort_keys=True) + "\n", encoding="utf-8", newline="\n")
    return done.returncode == 0


def main(arguments: list[str]) -> int:
    """Exit code 1 when a group failed, 2 for a name that is no group."""
    unknown = [name for name in arguments if name not in GROUPS and name != "--list"]
    if unknown:
        print(f"no group {unknown[0]!r}: there are {', '.join(GROUPS)}", file=sys.stderr)
        return 2
    wanted = [name for name in arguments if name in GROUPS] or [name for name in GROUPS if stamps().get(name) != digest(name)]
    if "--list" in arguments:
        print("\n".join(wanted) or "nothing that is guarded has changed")
        return 0
    failed = [name for name in wanted if not run(name)]
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
