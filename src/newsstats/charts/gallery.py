"""The charts of `figures/`: every one that an issue has data for, as SVG and PNG."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newsstats import charts
from newsstats.charts import matplotlib_drawer
from newsstats.charts.select import GOALS, first_wholes, largest_figures, largest_projects, last_day
from newsstats.charts.source import source_line
from newsstats.corpus.corpus import Corpus
from newsstats.findings.progress import stretches
from newsstats.output import replacing

if TYPE_CHECKING:
    import plotly.graph_objects as go


def draw_all(issue: Corpus, folder: Path) -> list[str]:
    """Write the charts of an issue into a folder, all or none (`newsstats.output.replacing`); gives their names."""
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
    whole = issue.terms(by="issue", pos="n", top=20)
    if len(whole):
        drawn["top-terms"] = charts.top_terms(whole, by=None, title=statements.terms(whole), source=source)
    by = issue.grouping if issue.grouping != "article" else "section"
    topics = issue.topics(by=by)
    if len(topics) and by != "issue":
        drawn["topics"] = charts.topic_heatmap(topics, by=topics.columns[0], title=statements.topics(topics), source=source)
    if (issue.numbers["dimension"] == "money").any():
        drawn["money"] = charts.dimension_strip(
            largest_figures(issue.numbers, "money"), "money", title=statements.largest(issue.numbers, "money"), source=source
        )
    with replacing(folder) as new:
        for name, figure in drawn.items():
            matplotlib_drawer.save(figure, str(new / name))
        if len(whole):
            charts.word_cloud(issue.terms(by="issue", pos="n", top=80)).to_file(str(new / "word-cloud.png"))
    return sorted([*drawn, *(["word-cloud"] if len(whole) else [])])
