"""A plotly chart as a still picture, drawn by matplotlib: for `figures/`, for paper and for readers without JavaScript.

Draws what `charts.spec` names: bars, dots, lines, heat maps and rings, with their labels, notes, lines and source line. What it cannot
draw it names in a `CannotDrawError`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import StringIO
from typing import TYPE_CHECKING, Any

from newsstats.charts import theme
from newsstats.charts.spec import CannotDrawError, require

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 860
"""Pixels of a picture's width."""
DPI = 100
"""Pixels an inch."""
_MARKERS = {
    "circle": "o", "circle-open": "o", "diamond": "D", "diamond-open": "D", "square": "s", "square-open": "s",
    "triangle-right": ">", "triangle-left": "<", "line-ns": "|",
}  # fmt: skip
_DASHES = {"dot": ":", "solid": "-", "dash": "--"}
_TAGS = re.compile(r"</?b>")
_ID = re.compile(r'(\bid="|url\(#|href="#)')


@contextmanager
def _look(text_as_paths: bool) -> Iterator[None]:
    import matplotlib as mpl

    from newsstats.charts.fonts import use_in_matplotlib

    sans, _ = use_in_matplotlib()
    look: Any = {
        "svg.hashsalt": "newsstats", "svg.fonttype": "path" if text_as_paths else "none", "font.family": [sans], "axes.unicode_minus": False,
        "hatch.linewidth": 1.4, "text.parse_math": False,
    }  # fmt: skip
    with mpl.rc_context(look):
        yield


def svg(figure: go.Figure, prefix: str = "", *, text_as_paths: bool = False) -> str:
    """The chart as an SVG element. Its ids begin with `prefix`, so that several can stand on one page."""
    with _look(text_as_paths):
        buffer = StringIO()
        drawn_by_matplotlib(figure).savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    text = buffer.getvalue()
    text = text[text.index("<svg") :]
    text = _ID.sub(lambda m: m[1] + prefix, text) if prefix else text
    return text if text_as_paths else re.sub(r"(font-family: ?|font: [^;\"]*?px )'?Noto Sans SC'?", r"\1'Newsstats Sans'", text)


def png(figure: go.Figure) -> str:
    """The chart as a PNG in base64, for a notebook's output."""
    import base64
    from io import BytesIO

    with _look(text_as_paths=True):
        buffer = BytesIO()
        drawn_by_matplotlib(figure).savefig(buffer, format="png", metadata={"Software": None})
    return base64.b64encode(buffer.getvalue()).decode("ascii")


def save(figure: go.Figure, stem: str) -> None:
    """Write `stem.svg` and `stem.png`, the same bytes each time."""
    with _look(text_as_paths=True):
        drawn = drawn_by_matplotlib(figure)
        drawn.savefig(f"{stem}.svg", metadata={"Date": None, "Creator": None})
        drawn.savefig(f"{stem}.png", metadata={"Software": None})


def drawn_by_matplotlib(figure: go.Figure) -> Figure:
    """The chart as a matplotlib figure of the same size and colours. Raises: `CannotDrawError`."""
    from matplotlib.figure import Figure as MplFigure

    spec = require(figure)
    layout, traces = spec["layout"], [*spec["data"]]
    paper, ink, soft = layout.get("paper_bgcolor", theme.PAPER), layout["font"]["color"], _soft(layout)
    drawn = MplFigure(figsize=(WIDTH / DPI, layout["height"] / DPI), dpi=DPI, facecolor=paper, layout="constrained")
    names = sorted({trace.get("xaxis", "x") for trace in traces}) or ["x"]
    panels = dict(zip(names, _panels(drawn, len(names)), strict=True))
    for name, axes in panels.items():
        _Panel(axes, layout, name, ink, soft, first=name == names[0]).draw([t for t in traces if t.get("xaxis", "x") == name])
    title = layout.get("title", {})
    lines = [(title.get("text", ""), 13.5, ink), (title.get("subtitle", {}).get("text", ""), 9.5, soft)]
    head = drawn.suptitle(lines[0][0], x=0.012, ha="left", fontsize=lines[0][1], color=lines[0][2])
    if lines[1][0]:
        head.set_text(lines[0][0] + "\n ")
        drawn.text(0.012, 1 - 42 / layout["height"], lines[1][0], fontsize=lines[1][1], color=soft, ha="left", va="center")
    for note in layout.get("annotations", ()):
        if note.get("name") == "source":
            drawn.supxlabel(note["text"], x=0.012, ha="left", fontsize=8, color=soft)
    return drawn


def _soft(layout: Mapping[str, Any]) -> str:
    return str(layout.get("title", {}).get("subtitle", {}).get("font", {}).get("color", theme.SOFT))


def _panels(drawn: Figure, count: int) -> Sequence[Axes]:
    found = drawn.subplots(1, count, sharey=True, squeeze=False)
    return list(found[0])


class _Panel:
    """One pair of axes and what is drawn on it."""

    def __init__(self, axes: Axes, layout: Mapping[str, Any], name: str, ink: str, soft: str, *, first: bool) -> None:
        self.axes, self.layout, self.ink, self.soft, self.first = axes, layout, ink, soft, first
        self.x = layout.get("xaxis" + name[1:], {})
        self.y = layout.get("yaxis" + name[1:], layout.get("yaxis", {}))
        self.name = name
        self.dates = self.x.get("type") == "date"
        self.rows: list[str] = list(self.y.get("categoryarray") or ())
        self.columns: list[str] = []
        self.upright = False
        self.left: dict[tuple[str, bool], float] = {}

    def draw(self, traces: list[dict[str, Any]]) -> None:
        heights = [v for t in traces if t["type"] in ("bar", "scatter") for v in _list(t.get("y"))]
        self.upright = bool(heights) and not any(isinstance(v, str) for v in heights)
        for trace in traces:
            getattr(self, f"_{trace['type']}")(trace)
        self._frame(traces)

    def _row(self, name: object) -> float:
        if self.upright:
            return float("nan") if name is None else float(str(name))
        if str(name) not in self.rows:
            self.rows.append(str(name))
        return self.rows.index(str(name))

    def _at(self, value: object) -> float:
        if value is None:
            return float("nan")
        if self.dates:
            from matplotlib.dates import date2num

            day = str(value)[:10]
            return float(date2num(datetime.date.fromisoformat(day if len(day) > 7 else f"{day}-01")))  # type: ignore[no-untyped-call]
        if self.x.get("type") == "category":
            if str(value) not in self.columns:
                self.columns.append(str(value))
            return float(self.columns.index(str(value)))
        return float(str(value))

    def _bar(self, trace: Mapping[str, Any]) -> None:
        marker = trace.get("marker", {})
        stacked = self.layout.get("barmode") == "stack"
        texts = _list(trace.get("text"))
        if self.upright:
            for n, (x, height) in enumerate(zip(_list(trace["x"]), _list(trace["y"]), strict=True)):
                self.axes.bar(
                    self._at(x), float(height), width=20 if self.dates else 0.6, color=_pick(marker.get("color"), n) or theme.PALETTE[0]
                )
                self.axes.text(
                    self._at(x),
                    float(height),
                    _plain(texts[n]) if n < len(texts) else "",
                    ha="center",
                    va="bottom",
                    fontsize=9.5,
                    color=self.ink,
                )
            return
        for n, (value, name) in enumerate(zip(_list(trace["x"]), _list(trace["y"]), strict=True)):
            if value is None or value != value:
                self._row(name)
                continue
            width, y = float(value), self._row(name)
            key = (str(name), width < 0)
            left = self.left.get(key, 0.0) if stacked else 0.0
            self.left[key] = left + width
            shape = _pick(marker.get("pattern", {}).get("shape"), n)
            [bar] = self.axes.barh(y, width, left=left, height=0.62, color=_pick(marker.get("color"), n) or theme.PALETTE[0])
            if shape:
                bar.set_hatch("//")
                bar.set_edgecolor(marker["pattern"].get("fgcolor", "white"))
                bar.set_linewidth(0)
            text = _plain(texts[n]) if n < len(texts) else ""
            if text and trace.get("textposition") == "inside":
                self.axes.text(left + width / 2, y, text.replace(" ", "\n", 1), ha="center", va="center", color="white", fontsize=9.5)
            elif text:
                side = "left" if width >= 0 else "right"
                self.axes.text(left + width, y, f" {text} ", ha=side, va="center", color=self.ink, fontsize=9.5)

    def _scatter(self, trace: Mapping[str, Any]) -> None:
        xs = [self._at(x) for x in _list(trace["x"])]
        ys = [self._row(y) for y in _list(trace["y"])]
        mode, marker, line = trace.get("mode", "markers"), trace.get("marker", {}), trace.get("line", {})
        if "lines" in mode:
            style = _DASHES[line.get("dash", "solid")]
            self.axes.plot(xs, ys, style, color=line.get("color"), linewidth=0.75 * line.get("width", 2), solid_capstyle="butt")
        if "markers" in mode:
            error, upright = trace.get("error_x", {}), trace.get("error_y", {})
            for n, (x, y) in enumerate(zip(xs, ys, strict=True)):
                symbol = _pick(marker.get("symbol"), n) or "circle"
                colour = _pick(marker.get("color"), n) or line.get("color") or theme.PALETTE[0]
                if error:
                    high, low = _list(error["array"])[n], _list(error["arrayminus"])[n]
                    if high or low:
                        self.axes.plot([x - low, x + high], [y, y], "-", color=colour, linewidth=1.2)
                if upright:
                    high, low = _list(upright["array"])[n], _list(upright["arrayminus"])[n]
                    self.axes.plot([x, x], [y - low, y + high], "-", color=colour, linewidth=1.2)
                fill = "none" if symbol.endswith("open") else colour
                size = 0.7 * float(_pick(marker.get("size"), n) or 9)
                self.axes.plot(
                    [x], [y], _MARKERS[symbol], color=colour, markerfacecolor=fill, markersize=size, clip_on=False,
                    alpha=marker.get("opacity"), markeredgewidth=1.6 if symbol == "line-ns" else None,
                )  # fmt: skip
        where = trace.get("textposition", "middle right")
        for x, y, text in zip(xs, ys, _list(trace.get("text")), strict=False):
            side, level = ("left" if "right" in where else "right"), ("top" if "bottom" in where else "center")
            lower = 0.16 if level == "top" else 0.0
            away = (8 if side == "left" else -8, 0) if lower == 0.0 else (0, 0)
            if where.startswith("top"):
                side, away = "center", (0, 13)
            self.axes.annotate(
                _plain(text), (x, y + lower), xytext=away, textcoords="offset points", ha=side, va=level, fontsize=9, color=self.ink,
                annotation_clip=False,
            )  # fmt: skip

    def _heatmap(self, trace: Mapping[str, Any]) -> None:
        from matplotlib.colors import LinearSegmentedColormap

        colours = LinearSegmentedColormap.from_list("newsstats", [(float(at), colour) for at, colour in trace["colorscale"]])
        values = [[float(v) for v in row] for row in _list(trace["z"])]
        low = trace["zmin"]
        high = trace.get("zmax") or max((v for row in values for v in row if v == v), default=1.0)
        written = str(trace.get("texttemplate", "%{z:.0f}"))
        self.rows = [str(name) for name in _list(trace["y"])]
        self.axes.imshow(values, aspect="auto", cmap=colours, vmin=low, vmax=high, origin="lower")
        self.axes.set_xticks(range(len(trace["x"])), [str(name) for name in trace["x"]], rotation=28, ha="right", rotation_mode="anchor")
        for y, row in enumerate(values):
            for x, value in enumerate(row):
                if value == value and (value or "%" not in written.replace("%{", "")):
                    dark = value - low > 0.5 * (high - low)
                    self.axes.text(
                        x,
                        y,
                        written.replace("%{z:.0f}", f"{value:.0f}"),
                        ha="center",
                        va="center",
                        fontsize=9,
                        color="white" if dark else "#1f2328",
                    )
        self.axes.grid(visible=False)

    def _pie(self, trace: Mapping[str, Any]) -> None:
        self.axes.pie(
            _list(trace["values"]), colors=trace["marker"]["colors"], startangle=90, counterclock=False, labels=_list(trace["labels"]), labeldistance=1.1,
            wedgeprops={"width": 1 - trace.get("hole", 0), "edgecolor": self.layout.get("paper_bgcolor", "white"), "linewidth": 2},
            textprops={"color": self.ink, "fontsize": 10},
        )  # fmt: skip
        for note in self.layout.get("annotations", ()):
            if note.get("xref") == "paper" and note.get("name") != "source":
                self.axes.text(0, 0, _plain(note["text"]), ha="center", va="center", fontsize=13, color=self.ink)

    def _frame(self, traces: Sequence[Mapping[str, Any]]) -> None:
        axes, rule = self.axes, str(self.x.get("gridcolor", theme.RULE))
        axes.set_facecolor("none")
        for side in axes.spines.values():
            side.set_visible(False)
        if traces and traces[0]["type"] == "pie":
            return
        axes.tick_params(colors=self.ink, length=0, labelsize=9.5)
        self._label_rows()
        self._scale_x()
        heat = any(t["type"] == "heatmap" for t in traces)
        if self.x.get("showgrid", True) and not heat:
            axes.grid(axis="x", color=rule, linewidth=0.7)
            axes.set_axisbelow(True)
        self._room_for_rows(traces)
        if self.x.get("type", "-") in ("-", "linear"):
            from matplotlib.ticker import MaxNLocator

            if not self.x.get("tickvals") and self.x.get("showticklabels") is not False and not heat:
                axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=8))
        self._notes()

    def _label_rows(self) -> None:
        axes = self.axes
        if self.upright:
            if self.y.get("showticklabels") is False:
                axes.set_yticks([])
            if self.y.get("range"):
                axes.set_ylim(*map(float, self.y["range"]))
            if self.y.get("scaleanchor"):
                axes.set_aspect(float(self.y.get("scaleratio", 1)), adjustable="box")
            if said := self.y.get("title", {}).get("text"):
                axes.set_ylabel(_plain(said), fontsize=9.5, color=self.soft)
            if self.columns:
                axes.set_xticks(range(len(self.columns)), self.columns, rotation=30, ha="right")
        else:
            axes.set_yticks(range(len(self.rows)), self.rows)
        if self.y.get("autorange") == "reversed" and self.first:
            axes.invert_yaxis()

    def _scale_x(self) -> None:
        axes = self.axes
        if self.x.get("type") == "log":
            axes.set_xscale("log")
        if self.x.get("range"):
            low, high = (10**v if self.x.get("type") == "log" else self._at(v) for v in self.x["range"])
            axes.set_xlim(low, high)
        if self.dates:
            from matplotlib.dates import DateFormatter, MonthLocator

            axes.xaxis_date()
            every = str(self.x.get("dtick") or "")
            if every.startswith("M"):
                step = int(every[1:])
                months = range(1, 13, step) if step < 12 else [1]
                axes.xaxis.set_major_locator(MonthLocator(bymonth=list(months), interval=max(1, step // 12)))  # type: ignore[no-untyped-call]
            axes.xaxis.set_major_formatter(DateFormatter("%Y-%m"))  # type: ignore[no-untyped-call]
        elif self.x.get("tickvals"):
            axes.set_xticks(list(self.x["tickvals"]))
        if self.x.get("showticklabels") is False:
            axes.set_xticks([], minor=False)
            axes.set_xticks([], minor=True)
        elif self.x.get("ticksuffix"):
            axes.xaxis.set_major_formatter(lambda v, _: f"{v:g}{self.x['ticksuffix']}")
        if said := self.x.get("title", {}).get("text"):
            axes.set_xlabel(_plain(said), fontsize=9.5, color=self.soft)
        if self.x.get("rangemode") == "tozero":
            axes.set_xlim(left=0)

    def _room_for_rows(self, traces: Sequence[Mapping[str, Any]]) -> None:
        axes = self.axes
        if self.first and not self.upright and any(t["type"] == "scatter" for t in traces):
            axes.set_ylim(*((len(self.rows) - 0.4, -0.6) if self.y.get("autorange") == "reversed" else (-0.6, len(self.rows) - 0.4)))
        elif self.first and len(self.rows) <= 2 and any(t["type"] == "bar" for t in traces) and self.layout.get("barmode") == "stack":
            axes.set_ylim(-0.85, len(self.rows) - 0.15)

    def _notes(self) -> None:
        for note in self.layout.get("annotations", ()):
            if note.get("xref", "x") == self.name and str(note.get("yref", "y")).startswith("y"):
                y = self._row(note["y"]) if isinstance(note["y"], str) else float(note["y"])
                up = 0.72 * float(note.get("yshift", 0) or -note.get("ay", 0))
                self.axes.annotate(
                    _plain(note["text"]), (self._at(note["x"]), y), xytext=(0.72 * note.get("xshift", 0), up), textcoords="offset points",
                    fontsize=9, color=note.get("font", {}).get("color", self.ink), annotation_clip=False, va="center",
                    ha={"left": "left", "right": "right"}.get(note.get("xanchor", ""), "center"),
                )  # fmt: skip
            elif note.get("xref", "x") == self.name and note.get("yref") == "paper":
                self.axes.text(
                    self._at(note["x"]), 1.0, _plain(note["text"]), transform=self.axes.get_xaxis_transform(), ha="center", va="bottom",
                    fontsize=8.5, color=self.soft,
                )  # fmt: skip
            elif note.get("xref") == "paper" and note.get("yref") == "paper" and note.get("name") != "source" and note.get("y") == 1.0:
                low, high = self.x.get("domain", (0, 1))
                if low <= note["x"] <= high:
                    self.axes.set_title(_plain(note["text"]), fontsize=10.5, color=self.ink)
            elif note.get("name") != "source" and note.get("xref", "x") in (self.name, "paper") and not self._pie_note(note):
                raise CannotDrawError(f"the note {note.get('text')!r} stands where none can be drawn")
        for shape in self.layout.get("shapes", ()):
            if shape.get("xref", "x") == self.name:
                self._shape(shape)

    def _pie_note(self, note: Mapping[str, Any]) -> bool:
        """True for the words inside of a ring, and for the title of a panel beside this one."""
        return bool(note.get("xref") == "paper" and note.get("yref") == "paper")

    def _shape(self, shape: Mapping[str, Any]) -> None:
        """A straight line, on the axes or over the whole height of the panel, or a rectangle on the axes."""
        line = shape.get("line", {})
        look = {
            "color": line.get("color", self.soft), "linestyle": _DASHES[line.get("dash", "solid")],
            "linewidth": 0.75 * line.get("width", 2),
        }  # fmt: skip
        if shape.get("type") == "rect" and str(shape.get("yref", "y")).startswith("y") and "domain" not in str(shape.get("yref", "")):
            self._rectangle(shape, look)
            return
        if shape.get("type") != "line":
            raise CannotDrawError("a rectangle over a whole panel cannot be drawn; one on the axes can")
        xs = [self._at(shape["x0"]), self._at(shape["x1"])]
        if str(shape.get("yref", "y")).endswith("domain") or shape.get("yref") == "paper":
            self.axes.plot(xs, [shape["y0"], shape["y1"]], transform=self.axes.get_xaxis_transform(), **look)
        else:
            self.axes.plot(xs, [self._row(shape["y0"]), self._row(shape["y1"])], clip_on=False, **look)

    def _rectangle(self, shape: Mapping[str, Any], look: Mapping[str, Any]) -> None:
        from matplotlib.patches import Rectangle

        x0, x1 = (self._at(shape[key]) for key in ("x0", "x1"))
        y0, y1 = (float(shape[key]) if isinstance(shape[key], int | float) else self._row(shape[key]) for key in ("y0", "y1"))
        fill = shape.get("fillcolor")
        filled = fill is not None and not str(fill).startswith("rgba(0,0,0,0")
        corner, width, height = (min(x0, x1), min(y0, y1)), abs(x1 - x0), abs(y1 - y0)
        patch = Rectangle(
            corner, width, height, fill=filled, facecolor=fill if filled else "none", edgecolor=look["color"], linestyle=look["linestyle"],
            linewidth=look["linewidth"] if shape.get("line", {}).get("width", 2) else 0, clip_on=False, alpha=shape.get("opacity"),
        )  # fmt: skip
        self.axes.add_patch(patch)


def _list(values: Any) -> list[Any]:
    if values is None:
        return []
    if isinstance(values, str):
        return [values]
    if isinstance(values, dict):
        return list(_decoded(values).tolist())
    return list(values)


def _decoded(packed: Mapping[str, Any]) -> Any:
    """Numbers as plotly packs them: base64 of a typed array."""
    import base64

    import numpy as np

    values = np.frombuffer(base64.b64decode(packed["bdata"]), dtype=packed["dtype"])
    return values.reshape([int(n) for n in str(packed["shape"]).split(",")]) if "shape" in packed else values


def _pick(values: Any, n: int) -> Any:
    """The value of mark `n`: one for all, or one each."""
    if isinstance(values, dict):
        values = _list(values)
    if isinstance(values, str) or not hasattr(values, "__len__"):
        return values
    return values[n] if n < len(values) else None


def _plain(text: object) -> str:
    if isinstance(text, float) and text.is_integer():
        text = int(text)
    return _TAGS.sub("", str(text)).replace("<br>", "\n").strip()
