"""Optional libraries, and what to install when one is missing."""

from __future__ import annotations

from importlib.util import find_spec

from newsstats.errors import MissingExtraError


def needs(extra: str, *modules: str, what: str, where: str = "") -> None:
    """Raises `MissingExtraError`, which names the extra of newsstats to install, when one of the modules is not there."""
    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        raise MissingExtraError(f"{what} needs {' and '.join(missing)}", where, f"pip install 'newsstats[{extra}]'")
