"""The report as one file: the page, the marked texts and the downloads in it."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from html import escape
from pathlib import Path

from newsstats.lang import say

NAME = "report.html"
MOST = 8_000_000
"""Bytes of the file at most; what is least needed is left out of a larger one."""
_LEAST_NEEDED = ("charts/", "tables/", "notebooks/", "tables.xlsx", "numbers.csv", "checks.csv")
_FILE = re.compile(r'href="files/([^"]+)"(?: download)?')
_PAGE = re.compile(r'href="page\.html(?:#([^"]+))?"')
_MAIN = re.compile(r"<main[^>]*>(.*)</main>", re.DOTALL)
_BACK = re.compile(r'<p><a href="index\.html">.*?</a></p>')
_TYPES = {
    ".png": "image/png", ".svg": "image/svg+xml", ".csv": "text/csv", ".zip": "application/zip",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip
_EPOCH = (1980, 1, 1, 0, 0, 0)
STYLE = (
    "#marked{max-width:1040px;margin-left:auto;margin-right:auto;padding:0 20px;border-top:2px solid currentColor;margin-top:40px}.page{white-space:pre-wrap;line-height:1.9}.page .line{display:block;"
    "padding-left:9.5em;position:relative;min-height:1.2em}.page .role{position:absolute;left:0;width:9em;font-size:.75rem;color:var(--soft)}"
    "mark:target{outline:3px solid #d55e00}@media(max-width:600px){.page .line{padding-left:0}.page .role{position:static;display:block}}"
)


def write_single(folder: Path) -> Path:
    """Write `report.html` beside a report's `index.html` and `page.html`: one file that holds them and what `files/` has.

    Parameters
    ----------
    folder
        Of a finished report.

    Returns
    -------
    Path
        The file. Where it would be larger than `MOST`, charts, other tables, then notebooks, are not in it and their links are gone.
    """
    index, marked = ((folder / name).read_text(encoding="utf-8") for name in ("index.html", "page.html"))
    found = _MAIN.search(marked)
    text = _BACK.sub("", found[1]) if found else ""
    title = escape(say("html.marked"))
    whole = _PAGE.sub(lambda m: f'href="#{m[1] or "marked"}"', index)
    # outside of the part whose figures are verified: it is the page itself
    whole = whole.replace("</main>", f'</main><section id="marked" aria-label="{title}"><h2>{title}</h2>{text}</section>', 1)
    whole = whole.replace("</style>", f"{STYLE}</style>", 1)
    held = {name: _data_url(folder / "files", name) for name in dict.fromkeys(_FILE.findall(whole))}
    for kind in ("", *_LEAST_NEEDED):
        held = {name: url for name, url in held.items() if not kind or not name.startswith(kind)}
        made = _FILE.sub(lambda m, held=held: _link(m[1], held.get(m[1], "")), whole)  # type: ignore[misc]
        if len(made.encode("utf-8")) <= MOST:
            break
    out = folder / NAME
    out.write_text(made, encoding="utf-8", newline="\n")
    return out


def _link(name: str, url: str) -> str:
    called = name.rstrip("/").replace("/", "-") + (".zip" if name.endswith("/") else "")
    return f'href="{url}" download="{escape(called)}"' if url else "hidden"


def _data_url(folder: Path, name: str) -> str:
    """A file, or a folder as a ZIP that is the same each time; nothing where it is not there."""
    path = folder / name
    if path.is_file():
        data, kind = path.read_bytes(), path.suffix
    elif path.is_dir():
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            for file in sorted(path.rglob("*")):
                if file.is_file():
                    packed.writestr(zipfile.ZipInfo(file.relative_to(path).as_posix(), _EPOCH), file.read_bytes(), zipfile.ZIP_DEFLATED)
        data, kind = out.getvalue(), ".zip"
    else:
        return ""
    return f"data:{_TYPES.get(kind, 'application/octet-stream')};base64,{base64.b64encode(data).decode()}"
