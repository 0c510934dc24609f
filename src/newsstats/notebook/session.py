"""How a notebook begins: open a corpus or an archive, and say how charts and tables are shown."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from newsstats import lang as language
from newsstats.archive.archive import Archive
from newsstats.corpus.corpus import Corpus
from newsstats.corpus.read import read
from newsstats.notebook.shared import input_of, shared


def open_issue(
    path: str | Path | Sequence[str | Path] | None = None,
    *,
    date: str | None = None,
    paper: str | None = None,
    script: str | None = None,
    encoding: str | None = None,
    lang: str | None = None,
) -> Corpus:
    """Read pages or a table of articles and set notebooks up: charts are stored as data (their own MIME type), tables are shown whole.

    Without a path it reads what `newsstats.toml` beside the notebook names, with the options that stand there and are not given here.
    `lang` is the language of charts and sentences, `zh` or `en`. `newsstats lab` has tables that sort and search (itables).
    """
    given = {"date": date, "paper": paper, "script": script, "encoding": encoding, "lang": lang}
    options = {name: value for name, value in given.items() if value is not None}
    if path is None:
        said = shared()
        path = input_of(said)
        options = {name: value for name, value in said.items() if name != "input"} | options
    language.use(str(options.pop("lang", "zh")))
    _store_charts()
    pd.set_option("display.max_rows", 200)
    pd.set_option("display.max_columns", 30)
    pd.set_option("display.max_colwidth", 60)
    pd.set_option("display.float_format", _written)
    if os.environ.get("NEWSSTATS_TABLES") == "interactive":
        import itables

        itables.init_notebook_mode(all_interactive=True, connected=False)
    return read(path, **options)


def _store_charts() -> None:
    """Charts are stored as data under plotly's own MIME type, with a PNG beside it for viewers that draw nothing from data.

    Code hosts and `jupyter nbconvert --to html` show the PNG. `NEWSSTATS_STILLS=0` leaves it out.
    """
    import plotly.io as pio

    pio.renderers.default = "plotly_mimetype"
    if os.environ.get("NEWSSTATS_STILLS") == "0":
        return
    from plotly.io.base_renderers import PlotlyRenderer

    class WithStill(PlotlyRenderer):
        def to_mimebundle(self, fig_dict: dict[str, Any]) -> dict[str, Any]:
            import plotly.graph_objects as go

            from newsstats.charts import matplotlib_drawer

            bundle = super().to_mimebundle(fig_dict)
            try:
                return {**bundle, "image/png": matplotlib_drawer.png(go.Figure(fig_dict, skip_invalid=True))}
            except matplotlib_drawer.CannotDrawError:
                return bundle  # type: ignore[no-any-return]

    pio.renderers["newsstats"] = WithStill()
    pio.renderers.default = "newsstats"


def _written(value: float) -> str:
    """A figure as people write it: 740,000,000 and 0.851351, never 7.4e+08."""
    return f"{value:,.0f}" if abs(value) >= 1e6 else f"{value:,.6g}"


def open_archive(folder: str | Path | None, *, lang: str | None = None, issues: int = 240) -> Archive:
    """The archive in a folder; without one, a small archive of made-up newspapers, made in a folder that goes with the kernel."""
    import atexit
    import shutil
    import tempfile

    from newsstats.archive.sample import make

    language.use(lang or str(shared().get("lang", "zh")))
    _store_charts()
    pd.set_option("display.max_rows", 60)
    pd.set_option("display.max_colwidth", 60)
    pd.set_option("display.float_format", _written)
    if folder is not None:
        return Archive(folder)
    work = Path(tempfile.mkdtemp(prefix="newsstats-"))
    atexit.register(shutil.rmtree, work, ignore_errors=True)
    make(work / "issues", issues, characters=450)
    Archive.build(work / "issues", work / "made-up", workers=1)
    return Archive(work / "made-up")
