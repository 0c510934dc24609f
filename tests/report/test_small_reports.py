"""A report is made of any page, however little it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsstats.report.build import build_report

STORIES = (
    """城东菜市场改造完工

本报讯 记者李明报道：城东菜市场的改造昨天完工，
一百二十个摊位今天起重新开张。市场占地3200平方
米，改造花了四个月。附近的居民说，地面不再积水，
买菜方便多了。
""",
    """山区小学通了校车

本报讯 通讯员王芳报道：从本周一开始，两辆校车每天
接送河湾村的孩子上学。过去，孩子们每天要走一个多
小时的山路。校长说，校车由县里的客运公司运行，家
长不用花钱。
""",
    """县医院添了新设备

本报讯 记者赵强报道：县医院的新设备上周投入使用，
病人做一次检查只要15分钟。医院今年还要招聘20名护
士，明年春天开始培训。
""",
)
WORDLESS = """老街的早晨

本报讯 记者李明报道：老街的早晨从豆浆的香气开始。
卖花的老人把花摆在门口，和邻居说着家常。孩子们背
着书包走过石板路，笑声飘得很远。
"""
ARTICLE = """<!DOCTYPE html><html><head><title>老桥换了新栏杆</title><meta name="pubdate" content="2024-05-06"></head><body>
<h1>老桥换了新栏杆</h1><p>本报讯 记者李明报道：城西的老桥这个月换上了新栏杆，桥面也重新铺过，行人走在上面不再担心。</p>
<p>施工队说，栏杆用的是本地的石料，一共用了60块，花了三个星期才装好，夜里还有灯光照着桥身。</p></body></html>"""


UNDATED = """一则消息

本报讯 记者李明报道：某县的项目总投资3亿元，分两期建设，一期投
资1亿元，二期投资2亿元，项目什么时候开工还没有定下来，附近的居民都在等消息，大家说路修好了才方便。
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("one-story.txt", STORIES[0]),
        ("two-stories.txt", "\n".join(STORIES[:2])),
        ("three-stories.txt", "\n".join(STORIES)),
        ("no-figures.txt", WORDLESS),
        ("article.html", ARTICLE),
        ("no-date.txt", UNDATED),
        ("marks.txt", WORDLESS.replace("孩子们", "孩子\u202e们")),
        ("one-line.txt", "本报讯 记者李明报道：今天小雨。\n"),
    ],
)
def test_every_small_page_makes_a_report(tmp_path: Path, name: str, text: str) -> None:
    page = tmp_path / name
    page.write_text(text, encoding="utf-8")
    index = build_report(page, tmp_path / "report")
    assert "<h1" in index.read_text(encoding="utf-8")


def test_a_section_that_cannot_be_made_says_so_and_the_rest_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A keyness table without rows once took the whole report with it."""
    import nbformat

    from newsstats.report import execute

    broken = tmp_path / "00-broken.ipynb"
    cells = [
        nbformat.v4.new_code_cell("ISSUE = ''", metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell("from IPython.display import HTML\nHTML('<p>first output</p>')", metadata={"tags": ["section"]}),
        nbformat.v4.new_code_cell("numbers = 1 / 0", metadata={"tags": ["section"]}),
        nbformat.v4.new_code_cell("numbers", metadata={"tags": ["section"]}),
    ]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), broken)
    monkeypatch.setattr(execute, "report_notebook", lambda: broken)
    page = tmp_path / "page.txt"
    page.write_text(STORIES[0], encoding="utf-8")
    told: list[tuple[str, str]] = []
    text = build_report(page, tmp_path / "report", with_code=True, failed=lambda *what: told.append(what)).read_text(encoding="utf-8")
    assert told == [("00-broken", "ZeroDivisionError: division by zero")]
    assert text.count('class="notice"') == 1
    assert "这一部分未能做成： ZeroDivisionError: division by zero" in text
    assert "first output" in text
    assert (tmp_path / "report" / "notebooks.html").exists()


def test_a_report_of_which_nothing_can_be_made_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import nbformat

    from newsstats.errors import ExecutionError
    from newsstats.report import execute

    broken = tmp_path / "00-broken.ipynb"
    cells = [nbformat.v4.new_code_cell("ISSUE = ''", metadata={"tags": ["parameters"]}), nbformat.v4.new_code_cell("1 / 0")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), broken)
    monkeypatch.setattr(execute, "report_notebook", lambda: broken)
    page = tmp_path / "page.txt"
    page.write_text(STORIES[0], encoding="utf-8")
    with pytest.raises(ExecutionError, match="no section can be made: ZeroDivisionError"):
        build_report(page, tmp_path / "report")
    assert not (tmp_path / "report").exists()


def test_marks_that_turn_text_around_are_shown_by_name(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(STORIES[0].replace("3200", "32\u202e00"), encoding="utf-8")
    index = build_report(page, tmp_path / "report")
    for file in (index, index.with_name("page.html")):
        text = file.read_text(encoding="utf-8")
        assert "\u202e" not in text
    assert "⟨RIGHT-TO-LEFT OVERRIDE⟩" in text
