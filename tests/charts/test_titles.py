"""The figures of a chart's title are those that the chart draws, whatever the page says."""

from __future__ import annotations

import re

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

import newsstats as ns
from newsstats import charts
from newsstats.charts import statements
from newsstats.charts.select import first_wholes, largest_figures, largest_projects

AMOUNTS = st.integers(2, 900)
FEW = settings(max_examples=15, deadline=None)


@st.composite
def pages(draw: st.DrawFn) -> ns.Corpus:
    """Articles with a project in phases, what its cost is made of, a goal, and places."""
    phases = draw(st.lists(AMOUNTS, min_size=2, max_size=4))
    fixed, working = draw(AMOUNTS), draw(AMOUNTS)
    done, left = draw(AMOUNTS), draw(AMOUNTS)
    town = draw(st.sampled_from(["成都", "昆明", "兰州"]))
    names = "一二三四"
    project = f"青石物流园项目总投资{sum(phases)}亿元，分{names[len(phases) - 1]}期建设，" + "，".join(
        f"{names[n]}期投资{amount}亿元" for n, amount in enumerate(phases)
    )
    cost = f"白沙水厂项目总投资{fixed + working}亿元（固定资产投资{fixed}亿元，流动资金{working}亿元）。"
    goal = f"红柳防护林带总长{done + left}公里，已完成{done}公里，还剩{left}公里。"
    place = f"{town}市昨天下雨，{town}的河水涨了。广州没有下雨。" * draw(st.integers(1, 3))
    bodies = [project + "。", cost, goal, place]
    return ns.read([{"id": f"a{n}", "title": f"第{n}条", "body": body, "date": "2024-11-29"} for n, body in enumerate(bodies)])


def percent(title: str) -> float:
    return float(re.search(r"([\d.]+)%", title)[1])


@FEW
@given(pages())
def test_the_share_of_the_largest_phase(page: ns.Corpus) -> None:
    projects = largest_projects(page.projects)
    title = statements.phases(projects)
    drawn = [float(value) for value in charts.project_phases(projects, title=title).data[0].x if value == value]
    if len(drawn) > 1 and projects["project"].nunique() == 1:
        assert percent(title) == round(100 * max(drawn) / sum(drawn))


@FEW
@given(pages())
def test_the_largest_part_of_a_whole(page: ns.Corpus) -> None:
    wholes = first_wholes(page.breakdowns)
    if wholes.empty:
        return
    title = statements.breakdown(wholes)
    rows = pd.DataFrame(charts.investment_breakdown(wholes, title=title).layout.meta["rows"])
    first = rows[rows[0] == rows[0].iloc[0]]
    shares = first[3].str.rstrip("%").astype(float)
    assert abs(percent(title) - shares.max()) <= 0.5
    assert any(part in title for part in first[1][shares == shares.max()])


@FEW
@given(pages())
def test_how_much_of_a_goal_is_done(page: ns.Corpus) -> None:
    goals = page.progress
    if goals.empty:
        return
    title = statements.progress(goals)
    figure = charts.progress(goals, title=title)
    assert abs(percent(title) - float(figure.data[0].x[0])) <= 0.05 + 1e-9


@FEW
@given(pages())
def test_the_largest_sum_is_the_dot_that_lies_furthest(page: ns.Corpus) -> None:
    rows = largest_figures(page.numbers, "money")
    title = statements.largest(rows, "money")
    dots = charts.dimension_strip(rows, "money", title=title).data[0]
    far = max(range(len(dots.x)), key=lambda n: dots.x[n])
    assert title.endswith(dots.text[far].strip())


@FEW
@given(pages())
def test_the_most_frequent_word_and_place(page: ns.Corpus) -> None:
    words = page.terms(by="issue", pos="n", top=20)
    drawn = charts.top_terms(words, by=None, title=statements.terms(words)).data[0]
    assert re.findall(r"\d+", statements.terms(words)) == [str(max(drawn.x))]
    named = page.places()
    dots = charts.places(named, title=statements.places(named)).data[1].customdata
    place, count, _ = max(dots, key=lambda dot: dot[1])
    assert re.findall(r"\d+", statements.places(named)) == [str(count)]
    assert place in statements.places(named)


@FEW
@given(pages())
def test_the_topic_that_a_group_is_most_about(page: ns.Corpus) -> None:
    topics = page.topics(by="article")
    title = statements.topics(topics)
    known = topics[topics["topic"] != "unknown"]
    if known.empty:
        return
    heat = charts.topic_heatmap(topics, by="article_id", title=title).data[0].z
    assert abs(percent(title) - max(float(value) for row in heat for value in row if value == value)) <= 0.5 + 1e-9
