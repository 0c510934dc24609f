"""Build the compiled wheel: `python tools/make_wheel.py OUT` (or `make wheel`). Needs a C compiler and the dev extra.

The wheel is built from a source distribution in a folder of its own: compiled modules never stand beside their sources,
where they would be imported in place of what is edited.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def make_wheel(out: Path) -> Path:
    """Build the wheel into `out` and give its path. Raises: `subprocess.CalledProcessError`, with what the compiler said."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        _hatchling(ROOT, "sdist", Path(folder))
        (packed,) = Path(folder).glob("*.tar.gz")
        with tarfile.open(packed) as archive:
            archive.extractall(folder, filter="data")
        _hatchling(packed.with_name(packed.name.removesuffix(".tar.gz")), "wheel", Path(folder), HATCH_BUILD_HOOK_ENABLE_MYPYC="1")
        (wheel,) = Path(folder).glob("*.whl")
        return Path(shutil.move(wheel, out / wheel.name))


def _hatchling(tree: Path, target: str, out: Path, **variables: str) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(out)]
    subprocess.run(command, cwd=tree, env={**os.environ, **variables}, check=True, capture_output=True, text=True)


if __name__ == "__main__":
    if not (shutil.which("cc") or shutil.which("gcc") or shutil.which("clang") or sys.platform == "win32"):
        sys.exit("make_wheel.py: no C compiler here; install one (Debian: apt install gcc)")
    try:
        print(make_wheel(Path(sys.argv[1])))
    except subprocess.CalledProcessError as error:
        sys.exit(f"make_wheel.py: the build failed\n{error.stdout}{error.stderr}")
