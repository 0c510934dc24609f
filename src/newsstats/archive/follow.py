"""The same project across issues: from announcement to completion, with what changed on the way."""

from __future__ import annotations

import pandas as pd

from newsstats.archive.store import Store
from newsstats.corpus.corpus import Corpus

FIGURES = ("investment", "area", "length", "jobs", "output_value")
_KINDS = {
    "date": "str", "paper": "str", "issue_id": "str", "article_id": "str", "project": "str", "phase": "int64", "label": "str", "status": "str",
    **dict.fromkeys(FIGURES, "float64"), "start": "str", "finish": "str", "changed": "str",
}  # fmt: skip


def follow(archive: Store, project: str) -> pd.DataFrame:
    """Every mention of the projects whose name holds `project`, by project, phase and date.

    `changed` says which figures differ from the last issue that printed them (`investment 5e+08 → 7e+08`) and how the status
    moved. Reprints of one day count once. Columns: date, paper, ids, project, phase, label, status, figures, start, finish, changed.
    """
    columns = ", ".join(("date", "paper", "issue_id", "article_id", "project", "phase", "label", "status", *FIGURES, "start", "finish"))
    table = archive.ask(
        f"select {columns} from projects where contains(project, $name) order by project, phase, date, issue_id, article_id", name=project
    )
    table = table.drop_duplicates([c for c in table.columns if c not in ("paper", "issue_id", "article_id")]).reset_index(drop=True)
    table["changed"] = [_changes(rows, row) for _, rows in table.groupby(["project", "phase"], sort=False) for row in range(len(rows))]
    return table[list(_KINDS)].astype(_KINDS)


def _changes(rows: pd.DataFrame, row: int) -> str:
    now, before = rows.iloc[row], rows.iloc[:row]
    out = []
    for name in (*FIGURES, "status", "start", "finish"):
        printed = before[name][before[name].notna() & (before[name] != "")]
        value = now[name]
        if len(printed) and value == value and value != "" and value != printed.iloc[-1]:
            was = printed.iloc[-1]
            out.append(f"{name} {was:.6g} → {value:.6g}" if isinstance(value, float) else f"{name} {was} → {value}")
    return "；".join(out)


def compare(archive: Store, issue: Corpus) -> pd.DataFrame:
    """Projects of an issue that the archive has by the same name, before the issue's date: one row a figure that both print.

    Columns: `project`, `phase`, `figure`, `now`, `before`, `before_date`, `difference`, `mention_id`.
    """
    rows = []
    for project in issue.projects.to_dict("records"):
        printed = archive.ask(
            "select * from projects where project = $name and phase = $phase and ($day = '' or date < $day) order by date desc, issue_id",
            name=project["project"], phase=int(project["phase"]), day=max((article.published for article in issue), default=""),
        )  # fmt: skip
        for figure in FIGURES:
            known = printed[printed[figure].notna()]
            if len(known) and project[figure] == project[figure]:
                was = known.iloc[0]
                rows.append(
                    (
                        project["project"],
                        project["phase"],
                        figure,
                        project[figure],
                        was[figure],
                        was["date"],
                        project[figure] - was[figure],
                        project[f"{figure}_mention"],
                    )
                )
    kinds = {
        "project": "str", "phase": "int64", "figure": "str", "now": "float64", "before": "float64", "before_date": "str",
        "difference": "float64", "mention_id": "str",
    }  # fmt: skip
    return pd.DataFrame(rows, columns=list(kinds)).astype(kinds)
