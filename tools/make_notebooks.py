"""Write the notebooks' cells and execute them over the sample page.

    python tools/make_notebooks.py

The prose and the code of every notebook stand here once; the committed notebooks carry the outputs.
"""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

ROOT = Path(__file__).parents[1]
PARAMETERS = 'ISSUE = "../data/issues/changji-2024-11-29-retold.txt"\nDATE = None  # 版面没有写明时，给出 "2024-11-29" 这样的日期\nPAPER = None\nSCRIPT = None  # 繁体版面可写 "simplified"'
OPEN = "from newsstats import charts, notebook\nfrom newsstats.charts.static import source_line\n\nissue = notebook.open_issue(ISSUE, date=DATE, paper=PAPER, script=SCRIPT)\nsource = source_line(issue)"
LIMITS = "**这些数字说明不了什么。** 它们来自一个版面，是版面自己的说法，没有向别处核实；写着“约”“近”“余”的数本来就不精确。"

NOTEBOOKS: dict[str, list[tuple[str, str]]] = {
    "01-the-page": [
        ("md", "# 这一版有哪些稿件？\n\n版面文字从 PDF 里出来是一堆断行；这里先看它被还原成了哪些稿件，每一行去了哪里。"),
        ("code", "issue"),
        ("md", "每篇稿件一行：标题、来源、作者、地点和日期都来自稿件自己的文字。"),
        ("code", 'issue.articles.drop(columns=["text", "source_start", "source_end"])'),
        ("md", "一行也没有丢：各行的起止位置首尾相接，正好拼回原文。"),
        ("code", 'tiles = "".join(issue.source[a:b] for a, b in zip(issue.lines["source_start"], issue.lines["source_end"], strict=True))\nassert tiles == issue.source\nroles = issue.lines["role"].value_counts().sort_index().rename_axis("role").reset_index()\nroles'),
        ("code", 'charts.roles(roles, title="版面的每一行是什么", source=source)'),
        ("md", "正文连贯了，跨栏断开的句子和数字都接上了。以第一篇为例："),
        ("code", 'issue.articles["text"].iloc[0]'),
        ("md", LIMITS),
    ],
    "02-words": [
        ("md", "# 这一版在说什么？\n\n数每个词出现几次，看哪些词属于哪篇稿件，再回到原句里读。"),
        ("code", 'top = issue.terms(by="section", pos="n", top=6)\ntop'),
        ("code", 'notebook.draw(charts.top_terms, top, empty="这一版没有可数的名词。", title="各版块出现最多的名词", source=source)'),
        ("md", "词云只用来看个大概；上面的表才是数字。"),
        ("code", 'charts.word_cloud(issue.terms(by="issue", pos="n", top=80)).to_image() if len(top) else None'),
        ("md", "**关键词**：和本版其他稿件相比，哪些词在这一篇里多得不寻常（对数似然值 G²，Dunning 1993）。`reliable` 为假的行，次数太少，只作参考。"),
        ("code", 'key = issue.keyness(by="article", top=4)\nkey[["article_id", "word", "count", "reference_count", "log_likelihood", "log_ratio", "p_value", "reliable"]]'),
        ("code", 'names = dict(zip(issue.articles["article_id"], issue.articles["headline"], strict=True))\nnotebook.draw(charts.keyness, key, empty="各篇之间没有用词上的差别。", names=names, title="每篇稿件特有的词", source=source)'),
        ("md", "回到原句：全版最常见的名词在哪些句子里。"),
        ("code", 'whole = issue.terms(by="issue", pos="n", top=1)\nnotebook.kwic(issue.concordance(whole["word"].iloc[0], width=14, sort="right"), issue.articles) if len(whole) else whole'),
        ("md", "提到了谁、哪里、哪些单位？职务是版面写在名字前后的。"),
        ("code", 'issue.names[["name", "kind", "role", "count", "articles"]]'),
        ("md", "常常并排出现的词："),
        ("code", "issue.collocations(top=10)"),
        ("md", LIMITS),
    ],
    "03-numbers": [
        ("md", "# 这一版有哪些数字？\n\n找出每一个数字，换算成基本单位，写明它量的是什么；口号和成语里的数字留在表里，但不算作数字。"),
        ("code", 'numbers = issue.numbers\nkinds = numbers["kind"].value_counts().sort_index().rename_axis("kind").reset_index()\nkinds'),
        ("code", 'notebook.draw(charts.mention_kinds, kinds, empty="这一版没有数字。", title="各类数字各有多少", source=source)'),
        ("md", "每个数字都能回到原文：`source_start` 到 `source_end` 之间就是它在版面上的字（中间可能有断行和空格）。"),
        ("code", 'DIMENSION = None  # "money"、"length"、"area"、"count" ……\nSECTION = None  # 版块名\nquantities = numbers.query("kind == \'quantity\'")\nnotebook.marked(quantities, dimension=DIMENSION, section=SECTION)'),
        ("code", 'sliced = ["".join(issue.source[a:b].split()) for a, b in zip(numbers["source_start"], numbers["source_end"], strict=True)]\nassert sliced == list(numbers["text"])\nnumbers.query("kind in (\'date\', \'time\', \'ordinal\')")[["mention_id", "text", "kind", "date", "value", "context"]].reset_index(drop=True)'),
        ("md", "同一类的数字放在一起比。空心的点是版面说“约”“余”的数。"),
        ("code", 'notebook.draw(charts.dimension_strip, numbers.query("dimension == \'money\'"), empty="这一版没有金额。", dimension="money", title="金额", source=source)'),
        ("code", 'notebook.draw(charts.dimension_strip, numbers.query("dimension == \'length\'"), empty="这一版没有长度。", dimension="length", title="长度", source=source)'),
        ("code", 'notebook.draw(charts.dimension_strip, numbers.query("dimension == \'area\'"), empty="这一版没有面积。", dimension="area", title="面积", source=source)'),
        ("code", 'notebook.draw(charts.dimension_strip, numbers.query("dimension == \'count\'"), empty="这一版没有计数。", dimension="count", title="数量", source=source)'),
        ("md", LIMITS),
    ],
    "04-project-phases": [
        ("md", "# 项目分几期，钱怎么分？\n\n把宣布的项目拆成总体和各期，投资、面积、岗位、开工时间各归各位；再看总投资由哪几部分组成。"),
        ("code", "from newsstats.findings import statements\n\nprojects = issue.projects\nprojects[[\"article_id\", \"project\", \"phase\", \"label\", \"investment\", \"investment_modifier\", \"fixed_investment\", \"working_capital\", \"area\", \"length\", \"capacity\", \"jobs\", \"output_value\", \"start\", \"finish\", \"status\", \"mention_ids\"]]"),
        ("code", 'phases = projects.query("phase > 0")\nnotebook.draw(charts.project_phases, phases, empty="这一版没有分期建设的项目。", title=statements.phases(projects), source=source)'),
        ("md", "各期什么时候开工、什么时候完工？版面没有写的一头用点线拖出去，一头都没有写的照实说。"),
        ("code", 'notebook.draw(charts.project_schedule, projects[(projects["start"] != "") | (projects["finish"] != "") | (projects["phase"] > 0)], empty="这一版没有写明项目的时间。", issued=issue.date, title=statements.schedule(projects), source=source)'),
        ("md", "斜纹表示版面写的是“约”。下面是总额和它的组成：`unaccounted` 是各部分加起来与总额的差。"),
        ("code", 'breakdowns = issue.breakdowns\nbreakdowns.drop(columns=["source_start", "source_end"])'),
        ("code", 'notebook.draw(charts.investment_breakdown, breakdowns, empty="这一版没有写明组成的总额。", title=statements.breakdown(breakdowns), source=source)'),
        ("md", "各期投资加起来和总投资对得上吗？各期都是“约”数，差额在四舍五入之内就不算矛盾。"),
        ("code", 'whole = projects.query("phase == 0 and investment.notna()")["investment"].sum()\nparts = phases["investment"].sum()\nnotebook.say(f"各期合计 {parts / 1e8:.2f} 亿元，总投资 {whole / 1e8:.2f} 亿元，相差 {abs(parts - whole) / 1e8:.2f} 亿元。" if len(phases) else "没有分期，不比较。")'),
        ("md", LIMITS),
    ],
    "05-shelterbelt": [
        ("md", "# 目标完成了多少？\n\n已完成的、剩下的、总共的：三个数同时出现，就能看进度，也能验算。"),
        ("code", 'from newsstats.findings import statements\nfrom newsstats.findings.progress import stretches\n\nprogress = issue.progress\nprogress.drop(columns=["source_start", "source_end"])'),
        ("md", "剩下的里面，版面还单独讲到哪几段？"),
        ("code", 'inside = stretches(issue.numbers, progress)\ninside[["mention_id", "text", "base_value", "base_unit", "measured_property", "measured_entity", "context"]]'),
        ("code", 'notebook.draw(charts.progress, progress, empty="这一版没有写明进度的目标。", stretches=inside, title=statements.progress(progress), source=source)'),
        ("md", "同样的数，画成一个环："),
        ("code", 'notebook.draw(charts.progress_ring, progress, empty="这一版没有写明进度的目标。", stretches=inside, title=statements.progress(progress), source=source)'),
        ("md", "验算：已完成 + 剩余 = 总数。"),
        ("code", 'notebook.say("；".join(f"{r.what}：{r.done:,.0f} + {r.remaining:,.0f} = {r.done + r.remaining:,.0f} {r.unit}，版面写的总数是 {r.total:,.0f} {r.unit}" for r in progress.itertuples()) or "没有可验算的数。")'),
        ("md", "这些数字的出处，一个一个放回原句："),
        ("code", 'used = [m for ids in progress["mention_ids"] for m in ids.split("、")]\nissue.numbers[issue.numbers["mention_id"].isin(used)][["mention_id", "text", "measured_property", "measured_entity", "context"]].reset_index(drop=True)'),
        ("md", "版面上有日期的事，按时间排列："),
        ("code", 'issue.timeline[["date", "tense", "article_id", "event"]]'),
        ("md", LIMITS),
    ],
    "06-topics": [
        ("md", "# 各版块关心什么？\n\n每篇稿件按国际新闻电信委员会（IPTC）的一级主题打分，分数来自词表；`evidence` 就是起作用的词和它们的次数。"),
        ("code", 'sections = issue.topics(by="section")\nsections.query("weight >= 0.01").reset_index(drop=True)'),
        ("code", 'notebook.draw(charts.topic_heatmap, sections, empty="这一版看不出主题。", title="各版块的主题（占比）", source=source)'),
        ("md", "每篇稿件的首要主题："),
        ("code", 'leading = issue.topics(by="article").groupby("article_id").head(1)\nleading.merge(issue.articles[["article_id", "headline"]], on="article_id", validate="one_to_one")[["article_id", "headline", "label_zh", "weight", "reliable", "evidence"]]'),
        ("md", LIMITS + "主题来自词表，不是读懂之后的判断；起作用的词少于五个时 `reliable` 为假。"),
    ],
    "07-do-the-figures-add-up": [
        ("md", "# 版面自己的数对得上吗？\n\n总数和分项、已完成和剩余、占比和增幅、列举和个数、标题和正文、日期和星期：凡是版面自己写明了关系的数，都拿来验算。每个数按它印出来的精度算一个区间，“约”“近”“余”再往该去的方向放宽；区间碰得上就算相符。没有写明关系的数不硬凑。"),
        ("code", 'from newsstats.findings import statements\n\nchecks = issue.checks\nnotebook.say(statements.checks(checks))'),
        ("code", 'notebook.draw(notebook.checked, checks, empty="这一版没有找到可以验算的关系。")'),
        ("md", "整张表：`expected` 是按分项算出来的，`printed` 是版面写的，都换算成基本单位；`relative` 是相差的比例。"),
        ("code", 'checks[["article_id", "kind", "verdict", "expected", "printed", "difference", "relative", "part_mention_ids", "whole_mention_id"]]'),
        ("md", "参与验算的每个数，放回原句："),
        ("code", 'used = {m for column in ("part_mention_ids", "whole_mention_id") for ids in checks[column] for m in ids.split("、") if m}\nnumbers = issue.numbers[issue.numbers["mention_id"].isin(used)]\nnotebook.marked(numbers)'),
        ("md", LIMITS + "相符只说明版面前后一致，不说明数字属实；没有写明关系的数，这里一概不查。"),
    ],
}  # fmt: skip


def build(name: str, cells: list[tuple[str, str]]) -> nbformat.NotebookNode:
    notebook = new_notebook(
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}, "language_info": {"name": "python"}}
    )
    draws = any(kind == "code" and "charts." in text for kind, text in cells)
    imports = OPEN if draws else OPEN.replace("import charts, notebook", "import notebook")
    opening = [cells[0], ("parameters", PARAMETERS), ("code", imports), *cells[1:]]
    for n, (kind, text) in enumerate(opening):
        cell_id = f"{name[:2]}-{n:02}"
        if kind == "md":
            notebook.cells.append(new_markdown_cell(text, id=cell_id))
        else:
            metadata = {"tags": ["parameters"]} if kind == "parameters" else {}
            notebook.cells.append(new_code_cell(text, id=cell_id, metadata=metadata))
    return notebook


def main() -> None:
    folder = ROOT / "notebooks"
    for name, cells in NOTEBOOKS.items():
        notebook = build(name, cells)
        NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(folder)}}, record_timing=False).execute()
        notebook.metadata.pop("widgets", None)
        notebook.metadata["language_info"] = {"name": "python"}
        nbformat.write(notebook, folder / f"{name}.ipynb")
        print(name)


if __name__ == "__main__":
    main()
