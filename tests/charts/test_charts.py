"""Charts draw what their table holds."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pandas as pd
import pytest

import newsstats as ns
from newsstats.charts.labels import label, short

DRAWN = {
    "days-to-print", "project-phases", "project-schedule", "progress", "progress-ring", "topics", "top-terms", "word-cloud", "investment-breakdown", "money",
    "keyness", "network", "ngrams", "positions", "correspondence", "places", "diversity", "similar",
}  # fmt: skip


def test_labels_in_wan_and_yi() -> None:
    assert short(94_000_000, "about") == "≈0.94亿"
    assert short(46_000) == "4.6万"
    assert label(3_046_000, "", "m") == "3,046公里"
    assert label(70, "over", "名") == ">70名"


def test_phase_chart_has_the_table_s_values(sample: ns.Issue) -> None:
    figure = ns.charts.project_phases(sample.projects)
    assert list(figure.data[0].x) == [0.94e8, 2.5e8, 4e8]
    assert list(figure.data[0].text) == ["≈0.94亿元", "≈2.5亿元", "≈4亿元"]
    assert list(figure.data[1].x) == [20_000, 46_000, 80_000]


def test_progress_chart_is_done_and_remaining(sample: ns.Issue) -> None:
    done, left = ns.charts.progress(sample.progress).data
    assert round(done.x[0] + left.x[0], 9) == 100
    assert done.text[0] == "已完成 2,761公里"


def test_chart_can_be_drawn_twice_although_its_file_was_imported(sample: ns.Issue) -> None:
    assert ns.charts.progress(sample.progress) == ns.charts.progress(sample.progress)


def test_chart_carries_its_data_alt_text_and_links(sample: ns.Issue) -> None:
    meta = ns.charts.investment_breakdown(sample.breakdowns, title="投资").layout.meta
    assert meta["columns"] == ["总额", "部分", "数值", "占比"]
    assert meta["rows"][0] == ["总投资 7.4亿元", "固投", "6.3亿元", "85.1%"]
    assert meta["alt"].startswith("投资：总投资 7.4亿元，固投，6.3亿元，85.1%；")
    assert meta["links"] == list(sample.breakdowns["mention_id"])


def test_dark_theme_changes_text_and_paper(sample: ns.Issue) -> None:
    from newsstats.charts import theme

    with theme.using("dark"):
        figure = ns.charts.progress(sample.progress)
    assert figure.layout.paper_bgcolor == theme.THEMES["dark"].paper
    assert figure.layout.font.color == theme.THEMES["dark"].ink
    assert ns.charts.progress(sample.progress).layout.paper_bgcolor == "#ffffff"


def test_still_picture_has_the_labels_of_its_chart(sample: ns.Issue) -> None:
    from newsstats.charts import matplotlib_drawer

    picture = matplotlib_drawer.svg(ns.charts.project_phases(sample.projects, title="分期"), "p-")
    assert all(text in picture for text in ("分期", "≈0.94亿元", "4.6万平方米", "三期"))
    assert 'id="p-' in picture
    assert "Newsstats Sans" in picture


def test_heat_map_keeps_the_evidence(sample: ns.Issue) -> None:
    heat = ns.charts.topic_heatmap(sample.topics(by="section")).data[0]
    assert heat.z.shape == heat.customdata.shape


def test_topic_bars_have_the_leading_topics_and_the_words_that_speak_for_them(sample: ns.Issue) -> None:
    topics = sample.topics(by="article")
    figure = ns.charts.topic_bars(topics, by="article_id")
    known = topics[(topics["weight"] >= 0.05) & (topics["topic"] != "unknown")]
    assert len(figure.data[0].x) == known.groupby("article_id").head(3).shape[0]
    first = known.iloc[0]
    assert figure.data[0].x[0] == first["weight"] * 100
    assert first["evidence"].split("、")[0] in figure.data[0].text[0]


def test_static_charts_are_the_same_bytes_and_hold_chinese_glyphs(sample: ns.Issue, tmp_path: Path, recwarn: object) -> None:
    digests = []
    for folder in (tmp_path / "a", tmp_path / "b"):
        names = ns.charts.gallery.draw_all(sample, folder)
        digests.append({p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.iterdir())})
    assert digests[0] == digests[1]
    assert set(names) == DRAWN
    assert not [w for w in recwarn.list if "missing from font" in str(w.message)]  # type: ignore[attr-defined]


def test_committed_figures_are_those_of_the_sample_page(sample: ns.Issue) -> None:
    folder = Path(__file__).parents[2] / "figures"
    assert {p.stem for p in folder.glob("*.png")} == DRAWN


def test_schedule_runs_from_printed_start_to_printed_finish() -> None:
    projects = ns.read_text(
        "水厂项目总投资9亿元，分两期建设，一期投资4亿元，2025年3月开工，2026年10月建成；二期投资5亿元，2027年开工。", date="2025-01-02"
    ).projects
    figure = ns.charts.project_schedule(projects, issued="2025-01-02")
    bar = next(t for t in figure.data if t.y[0] == "一期" and t.mode == "lines")
    assert list(bar.x) == ["2025-03-01", "2026-10-31"]
    assert bar.line.dash == "solid"
    open_ended = next(t for t in figure.data if t.y[0] == "二期" and t.mode == "lines")
    assert (open_ended.x[0], open_ended.line.dash) == ("2027-01-01", "dot")


def test_ring_goes_round_the_whole_goal_with_its_stretch(sample: ns.Issue) -> None:
    from newsstats.findings.progress import stretches

    inside = stretches(sample.numbers, sample.progress)
    (ring,) = ns.charts.progress_ring(sample.progress, stretches=inside).data
    assert list(ring.values) == [2_761_000, 35_000, 250_000]
    assert sum(ring.values) == sample.progress["total"].iloc[0]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_chart_of_an_issue_is_drawn_in_both_languages_and_themes(sample: ns.Issue, language: str, name: str) -> None:
    from newsstats import lang
    from newsstats.charts import matplotlib_drawer, statements, theme

    roles = sample.lines["role"].value_counts().sort_index().rename_axis("role").reset_index()
    kinds = sample.numbers["kind"].value_counts().sort_index().rename_axis("kind").reset_index()
    names = dict(zip(sample.articles["article_id"], sample.articles["headline"], strict=True))
    key, terms = sample.keyness(by="article", top=2, under=1), sample.terms(by="section", pos="n", top=2)
    with lang.using(language), theme.using(name):
        figures = [
            ns.charts.roles(roles, title=statements.roles(roles)),
            ns.charts.mention_kinds(kinds, title=statements.kinds(kinds)),
            ns.charts.keyness(key, names=names, title=statements.keyness(key, names)),
            ns.charts.top_terms(terms, title=statements.terms(terms)),
            ns.charts.topic_bars(sample.topics(by="section"), title=statements.topics(sample.topics(by="section"))),
            ns.charts.topic_heatmap(sample.topics(by="section"), title=statements.topics(sample.topics(by="section"))),
            *[
                ns.charts.dimension_strip(sample.numbers, d, title=statements.largest(sample.numbers, d))
                for d in ("money", "length", "area")
            ],
        ]
        pictures = [matplotlib_drawer.svg(figure) for figure in figures]
    assert all(figure.layout.title.text and figure.layout.meta["rows"] for figure in figures)
    assert all(theme.THEMES[name].ink in picture for picture in pictures)
    han = [figure.layout.title.subtitle.text for figure in figures if re.search(r"[\u4e00-\u9fff]", figure.layout.title.subtitle.text)]
    assert bool(han) == (language == "zh")


def test_word_clouds_stand_two_beside_each_other_and_are_the_same_each_time(sample: ns.Issue) -> None:
    terms = sample.terms(by="section", pos="n", top=10)
    one, two = ns.charts.word_clouds(terms), ns.charts.word_clouds(terms)
    groups = terms["section"].nunique()
    assert one.size == (880, 264 * ((groups + 1) // 2))
    assert one.tobytes() == two.tobytes()


def test_charts_of_an_archive_draw_their_tables() -> None:
    trend = pd.DataFrame(
        {"period": ["2024-01", "2024-02", "2024-03"], "word": "水", "count": [3, 0, 5], "issues": [2, 0, 2], "tokens": [900, 0, 1000],
         "per_thousand": [3.3, float("nan"), 5.0]}
    )  # fmt: skip
    changes = pd.DataFrame({"period": ["2024-03"], "before": [3.3], "after": [5.0]})
    figure = ns.charts.trend(trend, changes=changes, title="水")
    assert list(figure.data[0].x) == ["2024-01", "2024-02", "2024-03"]
    assert figure.data[0].connectgaps is False
    assert len(figure.layout.shapes) == 1
    money = ns.charts.monthly(pd.DataFrame({"period": ["2024-01"], "value": [3e8], "base_unit": ["CNY"]}))
    assert money.data[0].text == ("3亿元",)
    days = pd.DataFrame({"paper": "甲报", "date": ["2024-01-31", "2024-02-01", "2024-02-02"], "issues": [1, 0, 1]})
    covered = ns.charts.coverage(days)
    assert [list(row) for row in covered.data[0].z] == [[1.0, 1.0]]
    steps = pd.DataFrame(
        {"project": "水厂项目", "phase": 0, "date": ["2024-01-05", "2024-04-10"], "status": ["signed", "started"], "investment": [5e8, 6e8],
         "changed": ["", "investment 5e+08 → 6e+08"]}
    )  # fmt: skip
    followed = ns.charts.followed(steps)
    assert list(followed.data[0].text) == ["已签约", "已开工"]
    assert followed.layout.meta["rows"][1][3] == "6亿元"


def test_no_label_has_an_exponent_and_none_loses_a_digit_of_its_whole_part() -> None:
    from newsstats.charts.labels import label

    assert label(7.5e12, "", "CNY") == "7.5万亿元"
    assert label(1.23456e14, "", "CNY") == "123.5万亿元"
    assert label(4.321e11, "about", "CNY") == "≈4321亿元"
    assert label(0.000012, "", "") == "0.000012"
    assert label(1.5e17, "", "CNY") == "150000万亿元"


@pytest.mark.parametrize("kind", ["box", "histogram", "violin"])
def test_a_drawer_says_what_it_cannot_draw(kind: str) -> None:
    import plotly.graph_objects as go

    from newsstats.charts import matplotlib_drawer, theme

    figure = theme.finish(go.Figure({"data": [{"type": kind, "x": [1, 2, 3]}]}), "t", "s", table=pd.DataFrame({"a": [1]}))
    with pytest.raises(matplotlib_drawer.CannotDrawError, match=kind):
        matplotlib_drawer.svg(figure)


def test_a_drawer_refuses_marks_and_shapes_that_it_does_not_know() -> None:
    import plotly.graph_objects as go

    from newsstats.charts import matplotlib_drawer, theme

    dots = go.Figure(go.Scatter(x=[1], y=["a"], mode="markers", marker={"symbol": "star"}))
    with pytest.raises(matplotlib_drawer.CannotDrawError, match="star"):
        matplotlib_drawer.svg(theme.finish(dots, "t", "s", table=pd.DataFrame({"a": [1]})))
    ring = go.Figure(go.Scatter(x=[1], y=["a"], mode="markers")).add_shape(type="circle", x0=0, x1=1, y0=0, y1=1)
    with pytest.raises(matplotlib_drawer.CannotDrawError, match="circle"):
        matplotlib_drawer.svg(theme.finish(ring, "t", "s", table=pd.DataFrame({"a": [1]})))


def test_neither_drawer_leaves_out_what_it_does_not_know() -> None:
    import plotly.graph_objects as go

    from newsstats.charts import matplotlib_drawer, plotly_drawer, spec, theme

    dashed = go.Figure(go.Scatter(x=[1, 2], y=["a", "b"], mode="lines", line={"dash": "longdashdot"}))
    figure = theme.finish(dashed, "t", "s", table=pd.DataFrame({"a": [1]}))
    for draw in (lambda: matplotlib_drawer.svg(figure), lambda: plotly_drawer.html(figure, "one")):
        with pytest.raises(spec.CannotDrawError, match="longdashdot"):
            draw()


def test_the_marks_and_dashes_of_the_spec_are_those_of_the_print_drawer() -> None:
    from newsstats.charts import matplotlib_drawer, spec

    assert set(matplotlib_drawer._MARKERS) == set(spec.MARKERS)
    assert set(matplotlib_drawer._DASHES) == set(spec.DASHES)


def test_days_to_print_are_the_bars_of_the_stories() -> None:
    from newsstats.findings.reporting_lag import Lag

    lags = [Lag("a1", "a1-n001", "2024-11-28", "2024-11-29", 1), Lag("a2", "a2-n001", "2024-11-20", "2024-11-29", 9)]
    figure = ns.charts.reporting_lag(lags, names={"a1": "大桥通车", "a2": "协议签下"}, title=ns.charts.statements.lags(lags))
    assert list(figure.data[0].x) == [1, 9]
    assert list(figure.data[0].y) == ["大桥通车", "协议签下"]
    assert "1天" in figure.layout.title.text
    assert "9天" in figure.layout.title.text


def test_a_list_has_a_square_for_each_that_is_counted() -> None:
    figure = ns.charts.listing(["退休", "入学"], 12, title="t")
    assert len(figure.data[0].x) == 12
    assert list(figure.data[0].marker.symbol) == ["square"] * 2 + ["square-open"] * 10
    with pytest.raises(ValueError, match="3 names for a count of 2"):
        ns.charts.listing(["甲", "乙", "丙"], 2)


def test_groups_of_few_words_have_an_open_mark_and_their_count() -> None:
    rows = [("group", "甲", 80), ("group", "乙", 12), ("group", "丙", 45), ("word", "水渠", 9), ("word", "大桥", 8), ("word", "果园", 7)]
    table = pd.DataFrame(rows, columns=["kind", "name", "count"]).assign(x=range(6), y=range(6), quality=1.0, share_x=0.6, share_y=0.3)
    figure = ns.charts.correspondence(table, title="t")
    groups = next(trace for trace in figure.data if next(iter(trace.marker.symbol)).startswith("diamond"))
    assert list(groups.marker.symbol) == ["diamond", "diamond-open", "diamond"]
    assert list(groups.customdata[:, 0]) == ["甲", "乙（12词）", "丙"]
    assert "不到30个词" in figure.layout.title.subtitle.text


def test_money_in_english_is_written_as_on_the_page() -> None:
    from newsstats.charts.labels import label
    from newsstats.lang import using

    with using("en"):
        assert label(7.44e8, "about", "CNY") == "≈CNY 744 million"
        assert label(float("nan"), "", "CNY") == ""


def test_names_at_the_ends_of_lines_do_not_stand_on_each_other() -> None:
    table = pd.DataFrame(
        {
            "period": ["2024-01", "2024-01"],
            "word": ["甲", "乙"],
            "count": [1, 1],
            "articles": [1, 1],
            "tokens": [9, 9],
            "per_thousand": [5.0, 5.0],
        }
    )
    notes = [a for a in ns.charts.trend(table, title="t", source="s").layout.annotations if a.text in ("甲", "乙")]
    assert abs(notes[0].yshift - notes[1].yshift) >= 16


def test_issues_without_a_day_are_in_the_table_and_no_point_of_the_line() -> None:
    table = pd.DataFrame(
        {
            "period": ["2024-05", "2024-06", ""],
            "word": ["水"] * 3,
            "count": [4, 6, 9],
            "issues": [2, 2, 3],
            "tokens": [900] * 3,
            "per_thousand": [4.4, 6.7, 10.0],
        }
    )
    figure = ns.charts.trend(table, title="水")
    assert list(figure.data[0].x) == ["2024-05", "2024-06"]
    assert "日期不明" in str(figure.layout.meta)
    assert "另有 3 期" in str(figure.layout)


def _series(**columns: list[object]) -> pd.DataFrame:
    from newsstats import schema

    count = len(next(iter(columns.values())))
    empty = {name: [""] * count if kind == "str" else [0.0] * count for name, kind in schema.SERIES.items()}
    return schema.frame({**empty, **columns}, schema.SERIES)


def test_a_series_is_drawn_with_its_gaps_and_intervals_and_one_unit_only() -> None:
    table = _series(
        subject=["长河县"] * 3, frequency=["month"] * 3, period_start=["2024-01-01", "2024-02-01", "2024-03-01"],
        period_end=["2024-01-31", "2024-02-29", "2024-03-31"], value=[2e8, float("nan"), 3e8], low=[1.5e8, float("nan"), 2.5e8],
        high=[2.5e8, float("nan"), 3.5e8], unit=["CNY"] * 3, sources=[1, 0, 2], mention_id=["a", "", "b"],
    )  # fmt: skip
    figure = ns.charts.series(table, title="零售额")
    (line,) = figure.data
    assert list(line.x) == ["2024-01-16", "2024-02-15", "2024-03-16"]
    assert (line.y[0], line.y[1] != line.y[1], line.y[2], line.connectgaps) == (2.0, True, 3.0, False)
    assert list(line.error_y.array)[::2] == [0.5, 0.5]
    assert "亿元" in figure.layout.title.subtitle.text
    assert figure.layout.meta["links"] == ["a", "b"]
    assert [row[2] for row in figure.layout.meta["rows"]] == ["2亿元", "3亿元"]
    with pytest.raises(ValueError, match="several units"):
        ns.charts.series(table.assign(unit=["CNY", "CNY", "kg"]))


@pytest.mark.parametrize("chart", ["series", "reports", "biography"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_charts_of_a_ledger_are_drawn_twice_and_with_nothing_at_all(chart: str, language: str, tmp_path: Path) -> None:
    from newsstats import lang
    from newsstats.charts import matplotlib_drawer, statements

    corpus = ns.read(Path(__file__).parents[2] / "data" / "articles" / "two-papers-2024.csv")
    tables = {
        "series": corpus.series("社零总额", "growth", "year"),
        "reports": corpus.contradictions(),
        "biography": corpus.biography("湿地公园"),
    }
    with lang.using(language):
        for n, table in enumerate((tables[chart], tables[chart].iloc[:0])):
            figure = getattr(ns.charts, chart)(table, title="x")
            matplotlib_drawer.save(figure, str(tmp_path / f"{chart}{n}"))
            assert (tmp_path / f"{chart}{n}.png").stat().st_size > 5000
            assert len(figure.layout.meta["rows"]) == len(figure.layout.meta["links"])
        said = {"series": statements.series(tables["series"], "x"), "reports": statements.contradictions(tables["reports"]), "biography": statements.biography(tables["biography"])}  # fmt: skip
        assert any(c.isdigit() for c in said[chart])


def test_labels_of_points_that_lie_on_each_other_are_left_out() -> None:
    from newsstats.charts.labels import room_for

    assert room_for([(0, 0), (1, 0.001), (100, 100)], ["一个长名字", "另一个", "远处"]) == ["一个长名字", "", "远处"]
    assert room_for([], []) == []


def test_the_map_s_dots_stand_where_the_places_are(sample: ns.Issue) -> None:
    table = sample.places()
    figure = ns.charts.places(table)
    dots = figure.data[1]
    assert list(dots.x) == table["longitude"].tolist()
    assert dots.marker.size[0] == max(dots.marker.size)


def test_a_network_draws_each_link_once(sample: ns.Issue) -> None:
    found = sample.network(pos="n")
    figure = ns.charts.network(found)
    assert sum(list(trace.x).count(None) for trace in figure.data[:-1]) == len(found)
    assert len(figure.data[-1].x) == len(found.words)


def test_bursts_and_codes_are_drawn_as_their_tables_have_them(tmp_path: Path) -> None:
    import pandas as pd

    bursts = pd.DataFrame({"word": ["甲"], "first": ["2024-02"], "last": ["2024-03"], "documents": [5], "expected": [1.5], "weight": [3.0]})
    figure = ns.charts.bursts(bursts)
    assert list(figure.data[0].x) == ["2024-02-01", "2024-03-31"]
    corpus = ns.read(
        [{"id": "a", "title": "桥", "body": "桥通车。", "section": "交通"}, {"id": "b", "title": "雨", "body": "下雨。", "section": "天气"}]
    )
    heat = ns.charts.codes(corpus.codes({"桥": "桥"}, by="section"), by="section")
    assert sorted(row[0] for row in heat.data[0].z) == [0.0, 100.0]
    for name, drawn in (("bursts", figure), ("codes", heat)):
        ns.charts.matplotlib_drawer.save(drawn, str(tmp_path / name))
        assert (tmp_path / f"{name}.svg").stat().st_size > 1000


def test_a_map_of_one_province_is_drawn_from_its_prefectures() -> None:
    corpus = ns.read_text("成都市武侯区、青羊区昨天下雨，绵阳市没有下雨。")
    figure = ns.charts.places(corpus.places("county", "510000"), within="510000")
    west, east = figure.layout.xaxis.range
    assert 96 < west < 98 < 107 < east < 110
    assert {place for place, _, _ in figure.data[1].customdata} >= {"武侯", "青羊", "绵阳"}


def test_diversity_chart_has_the_table_s_values() -> None:
    corpus = ns.read([{"title": "甲", "body": "新桥通车。新桥很长。"}, {"title": "乙", "body": "水库蓄水，水库放水。"}])
    table = corpus.diversity("article")
    figure = ns.charts.diversity(table)
    assert list(figure.data[1].x) == list(table["sentence_words"])
    assert figure.layout.meta["columns"][0] == "版块"
