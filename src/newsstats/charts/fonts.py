"""The packaged Chinese fonts (Noto Sans SC, Noto Serif SC, SIL Open Font Licence)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from newsstats.errors import MissingExtraError

SANS = "Noto Sans SC"


@cache
def paths() -> tuple[Path, Path]:
    """Files of the sans and the serif. Raises: `MissingExtraError` when the package with the fonts, or a font in it, is gone."""
    try:
        import pylopdf_fonts_zh_cn as fonts
    except ImportError as error:
        raise _gone("the package of the Chinese fonts is not installed") from error
    found = []
    for name in ("sans_path", "serif_path"):
        value = getattr(fonts, name)
        found.append(Path(value() if callable(value) else value))
    for path in found:
        if not path.is_file():
            raise _gone(f"the Chinese font {path.name} is gone")
    return found[0], found[1]


def _gone(what: str) -> MissingExtraError:
    return MissingExtraError(what, "", "pip install --force-reinstall pylopdf-fonts-zh-cn")


@cache
def use_in_matplotlib() -> tuple[str, str]:
    """Register both fonts with matplotlib once; gives their family names."""
    import logging

    # where its cache cannot be kept matplotlib says so on standard error, which is for what is wrong with an input
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    from matplotlib import font_manager

    names = []
    for path in paths():
        font_manager.fontManager.addfont(str(path))
        names.append(font_manager.FontProperties(fname=str(path)).get_name())
    return names[0], names[1]
