"""The charts of `figures/`: every one that an issue has data for, as SVG and PNG."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from newsstats import charts
from newsstats.charts import matplotlib_drawer
from newsstats.charts.labels import clip
from newsstats.charts.select import GOALS, first_wholes, largest_figures, largest_projects, last_day
from newsstats.charts.source import source_line
from newsstats.corpus.corpus import Corpus
from newsstats.corpus.export import write_table
from newsstats.findings.progress import stretches
from newsstats.findings.reporting_lag import LAGS, reporting_lags
from newsstats.lang import say
from newsstats.output import replacing
from newsstats.words.diversity import WINDOW

if TYPE_CHECKING:
    import plotly.graph_objects as go

KEYS, RUNS, STROKES, BURSTS, GROUPS = 3, 15, 6, 20, 12
"""Key words of an article, runs of words, words whose places are drawn, bursts, and articles beside each other, at most."""


def draw_all(issue: Corpus, folder: Path, *, data: bool = False) -> list[str]:
    """Write the charts of an issue into a folder, all or none (`newsstats.output.replacing`); gives their names. `data` adds each one's CSV."""
    from newsstats.charts import statements

    source = source_line(issue)
    drawn: dict[str, go.Figure] = {}
    projects, breakdowns, goals = largest_projects(issue.projects), first_wholes(issue.breakdowns), issue.progress.head(GOALS)
    if (projects["phase"] > 0).any():
        drawn["project-phases"] = charts.project_phases(projects, title=statements.phases(projects), source=source)
    if len(breakdowns):
        drawn["investment-breakdown"] = charts.investment_breakdown(breakdowns, title=statements.breakdown(breakdowns), source=source)
    if ((projects["start"] != "") | (projects["finish"] != "")).any():
        drawn["project-schedule"] = charts.project_schedule(
            projects, issued=last_day(issue), title=statements.schedule(projects), source=source
        )
    if len(goals):
        inside = stretches(issue.numbers, goals)
        drawn["progress"] = charts.progress(goals, stretches=inside, title=statements.progress(goals), source=source)
        drawn["progress-ring"] = charts.progress_ring(goals, stretches=inside, title=statements.progress(goals), source=source)
    names = dict(zip(issue.articles["article_id"], issue.articles["headline"], strict=True))
    lags = reporting_lags(issue.analysis.stories)
    if len({article.published for article in issue}) == 1 and len(lags) >= LAGS:
        drawn["days-to-print"] = charts.reporting_lag(lags[:GROUPS], names=names, title=statements.lags(lags[:GROUPS]), source=source)
    whole = issue.terms(by="issue", pos="n", top=20)
    if len(whole):
        drawn["top-terms"] = charts.top_terms(whole, by=None, title=statements.terms(whole), source=source)
    drawn |= _of_words(issue, names, source)
    by = issue.grouping if issue.grouping != "article" else "section"
    topics = issue.topics(by=by)
    if len(topics) and by != "issue":
        drawn["topics"] = charts.topic_bars(topics, by=topics.columns[0], title=statements.topics(topics), source=source)
    if (issue.numbers["dimension"] == "money").any():
        drawn["money"] = charts.dimension_strip(
            largest_figures(issue.numbers, "money"), "money", title=statements.largest(issue.numbers, "money"), source=source
        )
    with replacing(folder) as new:
        for name, figure in drawn.items():
            matplotlib_drawer.save(figure, str(new / name))
            if data:
                write_data(figure, new / f"{name}.csv")
        if len(whole):
            charts.word_cloud(issue.terms(by="issue", pos="n", top=80)).to_file(str(new / "word-cloud.png"))
    return sorted([*drawn, *(["word-cloud"] if len(whole) else [])])


def write_data(figure: go.Figure, file: Path) -> None:
    """The table behind a chart as CSV."""
    meta = figure.layout.meta
    write_table(pd.DataFrame(meta["rows"], columns=meta["columns"]), file)


def _of_words(issue: Corpus, names: Mapping[str, str], source: str) -> dict[str, go.Figure]:
    """What is asked of words and places, each where there is something to draw."""
    from newsstats.charts import statements

    drawn: dict[str, go.Figure] = {}
    key = issue.keyness(by="article", top=KEYS, under=0)
    if len(key):
        drawn["keyness"] = charts.keyness(key, names=names, title=statements.keyness(key, names), source=source)
    linked = issue.network(pos="n")
    if len(linked):
        drawn["network"] = charts.network(linked, title=statements.network(linked), source=source)
    runs = issue.ngrams(top=RUNS, stop=False)
    if len(runs):
        drawn["ngrams"] = charts.ranking(runs, "ngram", "count", title=say("say.runs"), source=source)
    frequent = issue.terms(by="issue", pos="n", top=STROKES)["word"].tolist()
    if frequent:
        places_of_words = issue.positions(frequent)
        drawn["positions"] = charts.positions(places_of_words, title=statements.positions(places_of_words), source=source)
    try:
        plane = issue.correspondence("article", pos="n")
    except ValueError:
        plane = None
    if plane is not None:
        drawn["correspondence"] = charts.correspondence(plane, names=names, title=say("say.plane"), source=source)
    rich = issue.diversity("article")
    rich = rich[rich["words"] >= WINDOW]
    if len(rich) > 1:
        drawn["diversity"] = charts.diversity(rich.head(GROUPS), names=names, title=say("say.richness"), source=source)
    first = [one for one, headline in names.items() if headline][:1]
    alike = issue.similar(first[0], top=GROUPS) if first else rich.head(0)
    alike = alike[alike["article_id"].map(names).astype(bool)]
    if len(alike):
        drawn["similar"] = charts.ranking(
            alike,
            "article_id",
            "similarity",
            names=names,
            form="{:.2f}",
            title=say("say.alike", first=clip(names[first[0]], 16)),
            source=source,
        )
    burst = issue.bursts("month", top=BURSTS)
    if len(burst):
        drawn["bursts"] = charts.bursts(burst, title=say("say.bursts"), source=source)
    named = issue.places()
    if len(named):
        drawn["places"] = charts.places(named, title=statements.places(named), source=source)
    return drawn
