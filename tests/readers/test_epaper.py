"""E-paper HTML of the known makers, and any article page."""

from __future__ import annotations

from pathlib import Path

import pytest

import newsstats as ns
from newsroom import STORIES
from newsstats.errors import InputKindError, NoStoryError
from newsstats.readers.epaper import looks_like_html

HEADLINE, PARAGRAPHS = STORIES[0]
BODY = "".join(f"<p>　　{p}</p>" for p in PARAGRAPHS)
TRAPS = "<script>var stolen = '脚本里的图书馆99亿元';</script><style>.x{content:'样式里的字'}</style><noscript>请开启脚本</noscript>"

FOUNDER = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>海城日报数字报-{HEADLINE}</title>{TRAPS}</head><body>
<table><tr><td><a id="pageLink" href="node_2.htm">第A01版：要闻</a><a id="pageLink" href="node_3.htm">第A03版：文化</a></td></tr></table>
<div class="ban">第A03版：文化</div>
<!--enpproperty <articleid>1</articleid><date>2024-05-06 00:00:00.0</date><author>王一川</author><title>{HEADLINE}</title>
<subtitle>首日迎来两千多名读者</subtitle><introtitle>文化惠民在行动</introtitle><nodename>A03：文化</nodename>/enpproperty-->
<div id="ozoom"><founder-content>{BODY}<p>图为市民在阅览室看书。</p><p>本报记者 李小满 摄</p>{TRAPS}</founder-content></div>
<div>版权所有 海城日报社 <a href="javascript:alert(1)">上一篇</a></div></body></html>"""

PEOPLE = f"""<html><head><title>{HEADLINE}--人民日报</title></head><body><div class="swiper-slide"><a href="node_01.html">01版：要闻</a></div>
<div class="swiper-slide"><a href="node_07.html">07版：社会</a></div>
<div class="article"><h3>文化惠民在行动</h3><h1>{HEADLINE}</h1><h2>首日迎来两千多名读者</h2>
<p class="sec">本报记者 王一川 《人民日报》（ 2024年05月06日 第 07 版）<span class="date">2024年05月06日</span></p>
<div id="ozoom">{BODY}{TRAPS}</div></div></body></html>"""

OLD_FOUNDER = f"""<HTML><HEAD><TITLE>海城晚报</TITLE></HEAD><BODY><TD class=font01>第 5 版：民生</TD>2024年5月6日
<h1>{HEADLINE}</h1><div><!--enpcontent-->{"<br>".join("　　" + p for p in PARAGRAPHS)}<!--/enpcontent--></div></BODY></HTML>"""

ANY = f"""<html><head><title>{HEADLINE}</title><meta property="og:site_name" content="海城日报">
<meta property="article:published_time" content="2024-05-06T08:00:00+08:00">{TRAPS}</head>
<body><nav><a href="/">首页</a><a href="/a">财经</a></nav><article><h1>{HEADLINE}</h1>{BODY}</article><footer>联系我们 电话12345</footer></body></html>"""


def read(tmp_path: Path, html: str, name: str = "content_1.htm", encoding: str = "utf-8") -> ns.Issue:
    path = tmp_path / name
    path.write_bytes(html.encode(encoding))
    return ns.read_issue(path)


@pytest.mark.parametrize(
    ("html", "section", "page", "paper"),
    [(FOUNDER, "文化", 1, "海城日报"), (PEOPLE, None, 7, "人民日报"), (OLD_FOUNDER, "民生", 5, "海城晚报")],
    ids=["Founder", "people.com.cn", "old Founder"],
)
def test_known_maker_gives_story_and_where_it_was_printed(tmp_path: Path, html: str, section: str | None, page: int, paper: str) -> None:
    issue = read(tmp_path, html)
    story = issue.articles.iloc[0]
    assert story["headline"] == HEADLINE
    assert story["text"] == "\n".join(PARAGRAPHS)
    assert (issue.paper, issue.date, issue.date_source) == (paper, "2024-05-06", "meta")
    assert story["page"] == page
    if section:
        assert story["section"] == section


@pytest.mark.parametrize("html", [FOUNDER, PEOPLE], ids=["Founder", "people.com.cn"])
def test_kicker_and_subhead_are_told_apart(tmp_path: Path, html: str) -> None:
    story = read(tmp_path, html).articles.iloc[0]
    assert (story["kicker"], story["subhead"]) == ("文化惠民在行动", "首日迎来两千多名读者")


def test_caption_and_credit_inside_the_article_keep_their_roles(tmp_path: Path) -> None:
    issue = read(tmp_path, FOUNDER)
    assert list(issue.articles["kind"]) == ["story", "caption"]
    assert list(issue.articles["reporters"]) == ["王一川", "李小满"]
    assert "credit" in set(issue.lines["role"])


@pytest.mark.parametrize("html", [FOUNDER, PEOPLE, OLD_FOUNDER, ANY], ids=["Founder", "people.com.cn", "old Founder", "any"])
def test_scripts_styles_and_navigation_reach_no_table(tmp_path: Path, html: str) -> None:
    issue = read(tmp_path, html)
    everything = " ".join(table.to_csv() for table in issue.tables().values()) + issue.source
    for trap in ("stolen", "99亿元", "样式里的字", "请开启脚本", "javascript", "<p>", "首页", "上一篇"):
        assert trap not in everything


def test_any_article_page_is_read(tmp_path: Path) -> None:
    issue = read(tmp_path, ANY)
    assert issue.articles["text"].iloc[0].split("\n")[0] == PARAGRAPHS[0]
    assert (issue.paper, issue.date) == ("海城日报", "2024-05-06")


def test_a_page_without_a_makers_markup_says_that_its_ends_were_guessed(tmp_path: Path) -> None:
    known, other = (read(tmp_path, html).articles.iloc[0] for html in (FOUNDER, f"<html><body><h1>{HEADLINE}</h1>{BODY}</body></html>"))
    assert (known["confidence"], known["doubt"]) == (0.98, "")
    assert (other["confidence"], other["doubt"]) == (0.89, "web page")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_html_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    assert read(tmp_path, FOUNDER.replace('charset="utf-8"', 'charset="x"'), encoding=encoding).articles["headline"].iloc[0] == HEADLINE


def test_html_is_known_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    assert read(tmp_path, FOUNDER, name="page.txt").articles["headline"].iloc[0] == HEADLINE
    assert not looks_like_html("本报讯 <记者> 报道：1<2")


def test_page_of_links_has_no_story(tmp_path: Path) -> None:
    with pytest.raises(NoStoryError):
        read(tmp_path, "<html><body><ul><li><a href='content_1.htm'>标题一</a></li></ul></body></html>")


def test_dump_of_a_whole_site_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputKindError, match="more than 8000000 characters"):
        read(tmp_path, "<html>" + "字" * 8_000_001)


def test_ten_thousand_nested_elements_end_in_a_clear_error(tmp_path: Path) -> None:
    # the parser stops at a depth that no page has: what lies deeper is not read
    with pytest.raises(NoStoryError):
        read(tmp_path, "<html><body>" + "<div>" * 10_000 + BODY + "</div>" * 10_000 + "</body></html>")
