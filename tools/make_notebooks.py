"""Write the notebooks' cells and execute them over the sample page.

    python tools/make_notebooks.py

The prose and the code of every notebook stand here once; the committed notebooks carry the outputs.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from newsstats.report.kernels import OPTIONS

ROOT = Path(__file__).parents[1]
PARAMETERS = """
ISSUE = None  # 自己的版面、文件夹或稿件表；None 就是 newsstats.toml 里写的那一个
OPTIONS = {}  # 如 {"date": "2024-11-29", "script": "simplified", "lang": "en"}
""".strip()
OPEN = """from newsstats import charts, notebook
from newsstats.charts import select, statements
from newsstats.lang import say

issue = notebook.open_issue(ISSUE, **OPTIONS)
source = notebook.source(issue)"""
LIMITS = "**读这些数字要注意。** 它们来自一个版面，是版面自己的说法，没有向别处核实；写着“约”“近”“余”的数本来就不精确。"

NOTEBOOKS: dict[str, list[tuple[str, str]]] = {
    "00-report": [
        ("md", "# 一版读数\n\n这本笔记本做出报告的那一页：下面每个格子是页面的一段。把旁边 `newsstats.toml` 里的 `input` 换成自己的版面、文件夹或稿件表，从头运行，就是那一份材料的读数。"),
        ("code", "from newsstats.report.page import Page\n\npage = Page(issue)"),
        ("md", "题目和导语由最强的几条发现写成；每个数字都能点回原文。"),
        ("section", "page.head()"),
        ("md", "一眼看全：要紧的数、稿件在版面上的位置、篇目。"),
        ("section", "page.glance()"),
        ("md", "发现按新闻价值排序（`page.findings` 里有分数）：写在哪里，是矛盾、完成还是变化，数额多大，是不是新的。"),
        ("code", "[(finding.kind, finding.article_id, round(finding.score, 2)) for finding in page.findings]"),
        ("section", "page.cards()"),
        ("md", "几天的报道才有这一段：序列、前后不一的数、项目的变化。"),
        ("section", "page.over_time()"),
        ("md", "版面自己的数，对得上吗？"),
        ("section", "page.checks()"),
        ("md", "词和名字。"),
        ("section", "page.terms()"),
        ("md", "全部数字，一行一个。"),
        ("section", "page.figures()"),
        ("section", "page.method()"),
    ],
    "01-the-page": [
        ("md", "# 这一版有哪些稿件？\n\n版面文字从 PDF 里出来是一堆断行；这里先看它被还原成了哪些稿件，每一行去了哪里。"),
        ("code", "issue"),
        ("md", "每篇稿件一行：标题、来源、作者、地点和日期都来自稿件自己的文字。"),
        ("code", 'issue.articles.drop(columns=["text", "source_start", "source_end"])'),
        ("md", "一行也没有丢：各行的起止位置首尾相接，正好拼回原文（`line_roles` 会验算）。"),
        ("code", 'roles = notebook.line_roles(issue)\nroles'),
        ("code", 'notebook.draw(charts.roles, roles, empty=say("say.no_lines"), title=statements.roles(roles), source=source)'),
        ("md", "正文连贯了，跨栏断开的句子和数字都接上了。以第一篇为例："),
        ("code", 'print(issue.articles["text"].iloc[0])'),
        ("md", LIMITS),
    ],
    "02-words": [
        ("md", "# 这一版在说什么？\n\n数每个词出现几次，看哪些词属于哪篇稿件，再回到原句里读。"),
        ("code", 'by = notebook.group_by(issue)\ntop = issue.terms(by=by, pos="n", top=6)\ntop'),
        ("code", 'notebook.draw(charts.top_terms, top, empty=say("say.no_nouns"), by=None if by == "issue" else top.columns[0], title=statements.terms(top), source=source)'),
        ("md", "每个版块一朵词云，只用来看个大概；上面的表才是数字。"),
        ("code", 'many = issue.terms(by=by, pos="n", top=40)\nnotebook.clouds(many, by=many.columns[0])'),
        ("md", "**关键词**：和本版其他稿件相比，哪些词在这一篇里多得不寻常（对数似然值 G²，Dunning 1993），哪些少得不寻常（向左）。`reliable` 为假的行，次数太少，只作参考。"),
        ("code", 'key = issue.keyness(by=issue.grouping, top=4, under=2)\nkey.drop(columns=["expected"])'),
        ("code", 'names = dict(zip(issue.articles["article_id"], issue.articles["headline"], strict=True))\nnotebook.draw(charts.keyness, key, empty=say("say.no_keys"), by=key.columns[0], names=names, title=statements.keyness(key, names), source=source)'),
        ("md", "和一般中文（jieba 词典的词频）相比，这一版最特别的词："),
        ("code", 'issue.keyness(by="issue", reference="general", pos="n", top=12)[["word", "count", "log_likelihood", "log_ratio"]]'),
        ("md", "回到原句：全版最常见的名词在哪些句子里。"),
        ("code", 'whole = issue.terms(by="issue", pos="n", top=1)\nnotebook.kwic(issue.concordance(whole["word"].iloc[0], width=14, sort="right"), issue.articles) if len(whole) else whole'),
        ("md", "提到了谁、哪里、哪些单位？职务是版面写在名字前后的。"),
        ("code", 'issue.names[["name", "kind", "role", "count", "articles"]]'),
        ("md", "国内的地方在哪里？县归到地州市；有几个同名地方、分不清是哪一个的，不画。"),
        ("code", 'places = issue.places()\nnotebook.draw(charts.places, places, empty=say("say.no_places"), title=statements.places(places), source=source)'),
        ("md", "常常并排出现的词："),
        ("code", "issue.collocations(top=10)"),
        ("md", "同在一句里的名词连成网；最常见的几个名词出现在版面的哪里。"),
        ("code", 'links = issue.network(pos="n")\nnotebook.draw(charts.network, links, empty=say("say.no_links"), title=statements.network(links), source=source)'),
        ("code", 'frequent = issue.terms(by="issue", pos="n", top=6)["word"].tolist()\nstrokes = issue.positions(frequent) if frequent else issue.concordance("。").head(0)\nnotebook.draw(charts.positions, strokes, empty=say("say.no_nouns"), title=statements.positions(strokes) if len(strokes) else "", source=source)'),
        ("md", LIMITS),
    ],
    "03-numbers": [
        ("md", "# 这一版有哪些数字？\n\n找出每一个数字，换算成基本单位，写明它量的是什么；口号和成语里的数字留在表里，但不算作数字。"),
        ("md", "它们说了什么？一行一个数：谁的、什么、多少、怎么说、什么时候；同一主体、同一指标的排在一起。括号里带问号的名称是没有把握的，空格表示版面没有写。"),
        ("code", "numbers = issue.numbers\nnotebook.observed(numbers)"),
        ("code", 'kinds = numbers["kind"].value_counts().sort_index().rename_axis("kind").reset_index()\nkinds'),
        ("code", 'notebook.draw(charts.mention_kinds, kinds, empty=say("say.no_numbers"), title=statements.kinds(kinds), source=source)'),
        ("md", "每个数字都能回到原文：`source_start` 到 `source_end` 之间就是它在版面上的字（中间可能有断行和空格）。"),
        ("code", 'DIMENSION = None  # "money"、"length"、"area"、"count" ……\nSECTION = None  # 版块名\nquantities = numbers.query("kind == \'quantity\'")\nnotebook.marked(quantities, dimension=DIMENSION, section=SECTION)'),
        ("code", 'sliced = ["".join(issue.source[a:b].split()) for a, b in zip(numbers["source_start"], numbers["source_end"], strict=True)]\nassert sliced == list(numbers["text"])\nnumbers.query("kind in (\'date\', \'time\', \'ordinal\')")[["mention_id", "text", "kind", "date", "value", "context"]].reset_index(drop=True)'),
        ("md", "同一类的数字放在一起比。空心的点是版面说“约”“余”的数。"),
        *[("code", f'notebook.strip(numbers, "{dimension}", source=source)') for dimension in ("money", "length", "area", "count")],
        ("md", LIMITS),
    ],
    "04-project-phases": [
        ("md", "# 项目分几期，钱怎么分？\n\n把宣布的项目拆成总体和各期，投资、面积、岗位、开工时间各归各位；再看总投资由哪几部分组成。"),
        ("code", "projects = issue.projects\nprojects[[\"article_id\", \"project\", \"phase\", \"label\", \"investment\", \"investment_modifier\", \"fixed_investment\", \"working_capital\", \"area\", \"length\", \"capacity\", \"jobs\", \"output_value\", \"start\", \"finish\", \"status\", \"mention_ids\"]]"),
        ("code", 'phases = select.largest_projects(projects).query("phase > 0")\nnotebook.draw(charts.project_phases, phases, empty=say("say.no_phases"), title=statements.phases(projects), source=source)'),
        ("md", "各期什么时候开工、什么时候完工？版面没有写的一头用点线拖出去，一头都没有写的照实说。"),
        ("code", 'dated = projects[(projects["start"] != "") | (projects["finish"] != "") | (projects["phase"] > 0)]\nnotebook.draw(charts.project_schedule, select.largest_projects(dated), empty=say("say.no_schedule"), issued=select.last_day(issue), title=statements.schedule(projects), source=source)'),
        ("md", "斜纹表示版面写的是“约”。下面是总额和它的组成：`unaccounted` 是各部分加起来与总额的差。"),
        ("code", 'breakdowns = issue.breakdowns\nbreakdowns.drop(columns=["source_start", "source_end"])'),
        ("code", 'notebook.draw(charts.investment_breakdown, select.first_wholes(breakdowns), empty=say("say.no_breakdown"), title=statements.breakdown(breakdowns), source=source)'),
        ("md", "各期投资加起来和总投资对得上吗？各期都是“约”数，差额在四舍五入之内就不算矛盾。"),
        ("code", 'notebook.phase_sum(projects)'),
        ("md", LIMITS),
    ],
    "05-shelterbelt": [
        ("md", "# 目标完成了多少？\n\n已完成的、剩下的、总共的：三个数同时出现，就能看进度，也能验算。"),
        ("code", 'from newsstats.findings.progress import stretches\n\nprogress = issue.progress\nprogress.drop(columns=["source_start", "source_end"])'),
        ("md", "剩下的里面，版面还单独讲到哪几段？"),
        ("code", 'inside = stretches(issue.numbers, progress)\ninside[["mention_id", "text", "base_value", "base_unit", "measured_property", "measured_entity", "context"]]'),
        ("code", 'notebook.draw(charts.progress, progress.head(select.GOALS), empty=say("say.no_goal"), stretches=inside, title=statements.progress(progress), source=source)'),
        ("md", "同样的数，画成一个环："),
        ("code", 'notebook.draw(charts.progress_ring, progress.head(1), empty=say("say.no_goal"), stretches=inside, title=statements.progress(progress), source=source)'),
        ("md", "验算：已完成 + 剩余 = 总数。"),
        ("code", 'notebook.adds_up(progress)'),
        ("md", "这些数字的出处，一个一个放回原句："),
        ("code", 'used = [m for ids in progress["mention_ids"] for m in ids.split("、")]\nissue.numbers[issue.numbers["mention_id"].isin(used)][["mention_id", "text", "measured_property", "measured_entity", "context"]].reset_index(drop=True)'),
        ("md", "版面上有日期的事，按时间排列："),
        ("code", 'issue.timeline[["date", "tense", "article_id", "event"]]'),
        ("md", LIMITS),
    ],
    "06-topics": [
        ("md", "# 各版块关心什么？\n\n每篇稿件按国际新闻电信委员会（IPTC）的一级主题打分，分数来自词表；`evidence` 就是起作用的词和它们的次数。"),
        ("code", 'by = notebook.group_by(issue)\nsections = issue.topics(by=by)\nsections.query("weight >= 0.01").reset_index(drop=True)'),
        ("code", 'notebook.draw(charts.topic_bars, sections.assign(**({by: ""} if by == "issue" else {})), empty=say("say.no_topics"), by=by if by == "issue" else sections.columns[0], title=statements.topics(sections), source=source)'),
        ("md", "每篇稿件的首要主题："),
        ("code", 'from newsstats.lang import current\n\nleading = issue.topics(by="article").groupby("article_id").head(1)\nleading.merge(issue.articles[["article_id", "headline"]], on="article_id", validate="one_to_one")[["article_id", "headline", f"label_{current()}", f"subtopic_{current()}", "weight", "reliable", "evidence"]]'),
        ("md", LIMITS + "主题来自词表，不是读懂之后的判断；起作用的词少于五个时 `reliable` 为假。"),
    ],
    "07-do-the-figures-add-up": [
        ("md", "# 版面自己的数对得上吗？\n\n总数和分项、已完成和剩余、占比和增幅、列举和个数、标题和正文、日期和星期：凡是版面自己写明了关系的数，都拿来验算。每个数按它印出来的精度算一个区间，“约”“近”“余”再往该去的方向放宽；区间碰得上就算相符。没有写明关系的数不硬凑。"),
        ("code", 'checks = issue.checks\nnotebook.tell(statements.checks(checks))'),
        ("code", 'notebook.draw(notebook.checked, checks, empty=say("say.no_checks"))'),
        ("md", "整张表：`expected` 是按分项算出来的，`printed` 是版面写的，都换算成基本单位；`relative` 是相差的比例。"),
        ("code", 'checks[["article_id", "kind", "verdict", "expected", "printed", "difference", "relative", "part_mention_ids", "whole_mention_id"]]'),
        ("md", "参与验算的每个数，放回原句："),
        ("code", 'used = {m for column in ("part_mention_ids", "whole_mention_id") for ids in checks[column] for m in ids.split("、") if m}\nnumbers = issue.numbers[issue.numbers["mention_id"].isin(used)]\nnotebook.marked(numbers)'),
        ("md", LIMITS + "相符只说明版面前后一致，不说明数字属实；没有写明关系的数，这里一概不查。"),
    ],
    "08-the-archive": [
        ("md", "# 一份档案能说什么？\n\n许多期报纸放在一起，才看得出趋势。这里用的是一个按固定种子生成的小档案，报纸和内容都是**虚构**的；把 `ARCHIVE` 换成自己的档案，同样的问题照样能问。"),
        ("code", 'archive'),
        ("md", "先看有哪些期、缺哪些期：缺报不能当成少报。"),
        ("code", 'coverage = archive.coverage()\nmissing = coverage.assign(month=coverage["date"].str[:7]).groupby(["paper", "month"])["issues"].sum()\nmissing[missing == 0].reset_index()'),
        ("code", 'charts.coverage(coverage, title="虚构晚报 2024 年 5 月没有报纸" if ARCHIVE is None else "每月有几期", source=source)'),
        ("md", "几个词在一年里怎么起落？`issues` 是那个月有几期报纸，没有报纸的月份不画。"),
        ("code", 'words = ["新能源", "防汛", "供暖"]\ntrend = archive.trend(words, by="month")\ntrend.head(9)'),
        ("code", 'changes = archive.change_points("新能源")\ncharts.trend(trend, changes=changes, title="词的起落", source=source)'),
        ("code", 'changes'),
        ("md", "它在原文里是怎么说的？每一行都指到文件、版面和字符，一查就能核对。"),
        ("code", 'lines = archive.concordance("新能源", width=12, sort="right")\nlines[["date", "paper", "left", "keyword", "right", "part", "source_start"]].head(8)'),
        ("md", "问法可以更细：`AND`、`OR`、`NOT`、`NEAR/5`，也可以只看标题（`headline:`）、一家报纸（`paper:`）、一段时间（`date:`）。问到的稿件分布在哪里？"),
        ("code", 'archive.facets("新能源 NOT 汽车 date:2024", by="month").head(6)'),
        ("md", "夏天和其他时候相比，哪些词多得不寻常？"),
        ("code", 'archive.keyness("2024-06", "2024-08", top=8)[["word", "count", "reference_count", "log_likelihood", "log_ratio", "reliable"]]'),
        ("md", "哪些词到处都有，哪些只在几期里出现？`dp` 接近 0 是到处都有，接近 1 是集中在少数几期（Gries 2008）。"),
        ("code", 'archive.terms_table(12, pos="n")'),
        ("md", "每个月第一次宣布的总投资：同一个项目只算第一次。"),
        ("code", "announced = archive.sql(\"\"\"\n    with firsts as (select project, min(date) as date, arg_min(investment, date) as value\n                    from projects where phase = 0 and investment is not null and project <> '' group by project)\n    select left(date, 7) as period, sum(value) as value, 'CNY' as base_unit from firsts group by 1 order by 1\"\"\").df()\nannounced"),
        ("code", 'charts.monthly(announced, title="每月宣布的投资", source=source)'),
        ("md", "项目从签约到建成，中间改了什么？"),
        ("code", 'followed = archive.follow("")\nfollowed[["date", "paper", "project", "phase", "status", "investment", "changed"]].head(14)'),
        ("code", 'charts.followed(followed, title="项目走到了哪一步", source=source)'),
        ("md", "主题：先数各月的版块，再让机器自己找（NMF）。`stability` 是换了随机种子之后还剩多少，`coherence` 是这些词是不是真的常在一起。"),
        ("code", 'archive.topics("lexicon").head(10)'),
        ("code", '# NBVAL_IGNORE_OUTPUT\narchive.topics("nmf", n=6, seeds=3)[["topic", "words", "stability", "coherence"]].round(2)'),
        ("md", "同一篇通稿登在两家报纸上，只该数一次："),
        ("code", 'copies = archive.reprints(0.8)\ncopies[copies["headline"].str.startswith("全省")].head(6)[["group", "paper", "date", "headline", "first"]].reset_index(drop=True)'),
        ("md", "哪些期的数自己对不上？"),
        ("code", "archive.sql(\"select date, paper, statement, reason from checks where verdict = 'disagrees' order by date, paper, statement\").df()"),
        ("md", "**读这些数字要注意。** 这个档案是虚构的，只用来演示；换成真的档案，数字也仍是各家报纸自己的说法，缺期、转载和改版都会改变词频。"),
    ],
    "09-over-time": [
        ("md", "# 半年里，两家报纸怎么说一座湿地公园？\n\n手上常有的不是版面，是一张稿件表：标题、正文、日期、版面、报纸。这里用一张**虚构**的小表（四十篇，两家报纸，半年），从读表到跟住一个项目，走一遍；把 `ISSUE` 换成自己的 CSV、JSONL 或 XLSX，`WORDS` 换成要跟的词，就能照做。"),
        ("code", "issue"),
        ("md", "哪一列是标题、正文、日期，是按列名认出来的；没有照原样读进来的行，都记在 `notes` 里。"),
        ("code", "issue.notes"),
        ("md", "每月各家登了几篇？没有稿件的月份不能当成没有事。"),
        ("code", 'monthly = issue.articles.assign(month=issue.articles["published"].str[:7]).groupby(["month", "outlet"]).size().unstack(fill_value=0)\nmonthly'),
        ("md", "这些词在每个月里印了几次（照印出来的字数，不管分词怎么切）："),
        ("code", 'words = WORDS or notebook.frequent(issue, 3)\ntrend = issue.trend(words, by="month")\nnotebook.draw(charts.trend, trend, empty=say("say.no_dates"), title=say("say.trend", words="、".join(words)), source=source)'),
        ("md", "各栏目说得最多的名词："),
        ("code", 'by = notebook.group_by(issue)\nissue.terms(by=by, pos="n", top=4)'),
        ("md", "跟住一个词：只留下正文里有它的稿件，再看它们的大数字。每行都是一篇稿件里的一个数，按日期排。"),
        ("code", 'about = issue.where(f"text.str.contains({words[0]!r}, regex=False)")\nabout'),
        ("code", 'dated = about.numbers.merge(about.articles[["article_id", "published", "outlet"]], on="article_id", validate="many_to_one")\nmoney = dated.query("dimension == \'money\' and part == \'body\'").sort_values(["published", "article_id", "start"])\nmoney[["published", "outlet", "text", "measured_property", "measured_entity", "context"]].head(20).reset_index(drop=True)'),
        ("md", "## 把数字记成账\n\n同一个指标，各篇稿件、各家报纸报了什么？`ledger` 把每个数记成一行：谁的、哪个指标、哪段时间、是不是已经发生；同一指标的不同写法并到一个名字下（`series_indicator`，原文的写法留在 `indicator`）。先看有哪些指标可以排成序列："),
        ("code", 'issue.indicators().head(8)[["indicator", "aspect", "comparison", "count", "subjects", "outlets", "periods", "first", "last"]]'),
        ("md", "挑一个指标，一个时段一行：缺的月份空着，年初以来的累计和单月分开，每个数带着它最早见报的日期。"),
        ("code", 'indicator = INDICATOR or notebook.indicator(issue)\nseries = notebook.series(issue, indicator)\nseries.drop(columns=["article_id", "mention_id"])'),
        ("code", 'notebook.draw(charts.series, series, empty=say("ledger.no_series"), title=statements.series(series, indicator), source=source)'),
        ("md", "同一件事，两家说的数一样吗？`contradictions` 把对不上的两句放在一起：原文说明是修订的，或者同一家报纸后来改的，算修订；其余算矛盾，要去问。"),
        ("code", 'said = issue.contradictions()\nsaid[["kind", "indicator", "subject", "first_published", "first_outlet", "first_sentence", "second_published", "second_outlet", "second_sentence"]]'),
        ("code", 'notebook.draw(charts.reports, said, empty=say("ledger.no_contradictions"), title=statements.contradictions(said), source=source)'),
        ("md", "一个项目从宣布到动工，投资和时间怎么变的："),
        ("code", 'life = notebook.biography(issue)\nlife[["project", "phase", "fact", "said", "as_of", "outlet", "was"]]'),
        ("code", 'notebook.draw(charts.biography, life, empty=say("ledger.no_biography"), title=statements.biography(life), source=source)'),
        ("md", "按数字找：哪些投资到了一亿元？"),
        ("code", 'issue.find("投资", at_least="1亿元")[["published", "outlet", "series_subject", "indicator", "text", "status"]].head(12)'),
        ("md", "进度和验算，也是按每篇稿件自己的日期读的："),
        ("code", 'about.progress[["article_id", "what", "total", "done", "remaining", "share", "as_of"]]'),
        ("code", 'about.timeline[["date", "tense", "article_id", "event"]].head(20)'),
        ("md", "回到原句："),
        ("code", 'notebook.kwic(about.concordance(words[0], width=14), about.articles)'),
        ("md", "**读这些数字要注意。** 这张表是虚构的，只用来演示；换成真的稿件，数字也仍是各家报纸自己的说法。"),
    ],
}  # fmt: skip

OVER_TIME = """
ISSUE = "../data/articles/two-papers-2024.csv"
OPTIONS = {}  # 如 {"date": "2024-06-30", "lang": "en"}
WORDS = ["湿地公园", "零售总额"]  # 要跟的词；None 就取出现最多的名词
INDICATOR = None  # 要排成序列的指标，如 "社会消费品零售总额"；None 就取报得最多的
""".strip()
ARCHIVE = """
ARCHIVE = None  # 档案所在的文件夹；None 就生成一个虚构的小档案
""".strip()
OPEN_ARCHIVE = """from newsstats import charts, notebook
from newsstats.lang import say

archive = notebook.open_archive(ARCHIVE)
source = say("archive.sample") if ARCHIVE is None else repr(archive)"""


def imports(cells: list[tuple[str, str]]) -> str:
    """The opening cell with the imports that the notebook's own cells use."""
    code = "\n".join(text for kind, text in cells if kind == "code")
    opening = OPEN if "charts." in code else OPEN.replace("import charts, notebook", "import notebook")
    used = [name for name in ("select", "statements") if f"{name}." in code]
    opening = opening.replace(
        "from newsstats.charts import select, statements\n", f"from newsstats.charts import {', '.join(used)}\n" if used else ""
    )
    if "say(" not in code:
        opening = opening.replace("from newsstats.lang import say\n", "")
    return opening if "source=source" in code else opening.replace("\nsource = notebook.source(issue)", "")


def build(name: str, cells: list[tuple[str, str]]) -> nbformat.NotebookNode:
    notebook = new_notebook(
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}, "language_info": {"name": "python"}}
    )
    archive, over_time = name == "08-the-archive", name == "09-over-time"
    parameters = ARCHIVE if archive else OVER_TIME if over_time else PARAMETERS
    opening_code = OPEN_ARCHIVE if archive else imports(cells)
    opening = [cells[0], ("parameters", parameters), ("code", opening_code), *cells[1:]]
    for n, (kind, text) in enumerate(opening):
        cell_id = f"{name[:2]}-{n:02}"
        if kind == "md":
            notebook.cells.append(new_markdown_cell(text, id=cell_id))
        else:
            metadata = {"tags": [kind]} if kind in ("parameters", "section") else {}
            notebook.cells.append(new_code_cell(text, id=cell_id, metadata=metadata))
    return notebook


def main() -> None:
    folder = ROOT / "notebooks"
    wanted = sys.argv[1:]
    for name, cells in NOTEBOOKS.items():
        if wanted and name[:2] not in wanted:
            continue
        notebook = build(name, cells)
        NotebookClient(
            notebook, timeout=300, resources={"metadata": {"path": str(folder)}}, record_timing=False, extra_arguments=OPTIONS
        ).execute()
        notebook.metadata.pop("widgets", None)
        notebook.metadata["language_info"] = {"name": "python"}
        nbformat.write(notebook, folder / f"{name}.ipynb")
        print(name)


if __name__ == "__main__":
    main()
