"""The packaged Chinese fonts (Noto Sans SC, Noto Serif SC, SIL Open Font Licence)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

SANS = "Noto Sans SC"


@cache
def paths() -> tuple[Path, Path]:
    """Files of the sans and the serif."""
    import pylopdf_fonts_zh_cn as fonts

    found = []
    for name in ("sans_path", "serif_path"):
        value = getattr(fonts, name)
        found.append(Path(value() if callable(value) else value))
    return found[0], found[1]


@cache
def use_in_matplotlib() -> tuple[str, str]:
    """Register both fonts with matplotlib once; gives their family names."""
    from matplotlib import font_manager

    names = []
    for path in paths():
        font_manager.fontManager.addfont(str(path))
        names.append(font_manager.FontProperties(fname=str(path)).get_name())
    return names[0], names[1]
