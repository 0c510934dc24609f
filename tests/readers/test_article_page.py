"""Article pages of the web: headline, day and paper are what the page declares or prints, and nothing of the text is dropped."""

from __future__ import annotations

from pathlib import Path

import pytest

import newsstats as ns
from newsstats.errors import NoStoryError

BODY = (
    "<p>河湾县的老桥上周换上了新栏杆，桥面也重新铺过，行人走在上面不再担心。施工队说，栏杆用的是本地的石料。</p>"
    "<p>县里的人说，这座桥已经有一百二十年，去年冬天检查时发现三处裂缝，今年春天开始修，前后用了四个月。</p>"
    "<p>住在桥头的老人每天来看，他说小时候桥下能划船，现在水浅了，船也少了，但是桥还在，大家都愿意从上面走。</p>"
)


def page(tmp_path: Path, head: str, body: str) -> Path:
    path = tmp_path / "page.html"
    path.write_text(f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("head", "body", "paper"),
    [
        (
            "<title>老桥换了新栏杆_河湾新闻网</title>",
            "<h1><a href='/'><img src='l.png' alt=''></a></h1><h2>老桥换了新栏杆</h2>",
            "河湾新闻网",
        ),
        ("<title>老桥换了新栏杆 - 社会 - 河湾日报</title>", "<h1>河湾日报</h1><h2>老桥换了新栏杆</h2>", "河湾日报"),
        ("<title>老橋換了新欄杆|地方|河灣新聞網HWN.COM</title>", "<h1>老橋換了新欄杆</h1>", "河灣新聞網"),
        ("<title>老桥换了新栏杆--河湾在线</title>", "<div class='t'>老桥换了新栏杆</div>", "河湾在线"),
        (
            "<title>老桥换了新栏杆</title><meta property='og:site_name' content='河湾网'>",
            "<h1>老桥换了新栏杆</h1><h3>相关：桥梁检查</h3>",
            "河湾网",
        ),
    ],
)
def test_the_headline_is_where_heading_and_title_agree(tmp_path: Path, head: str, body: str, paper: str) -> None:
    issue = ns.read_issue(page(tmp_path, head, body + BODY))
    story = max(issue, key=lambda a: len(a.text))
    assert story.headline in ("老桥换了新栏杆", "老橋換了新欄杆")
    assert issue.paper == paper


@pytest.mark.parametrize(
    ("head", "body", "date", "source"),
    [
        ("<meta name='pubdate' content='2024-05-06T08:00:00+08:00'>", "", "2024-05-06", "meta"),
        ('<script type="application/ld+json">{"@graph": [{"datePublished": "2024-05-06"}]}</script>', "", "2024-05-06", "meta"),
        ("", "<p>2024年05月06日 08:30 来源：河湾日报</p>", "2024-05-06", "printed"),
        ("<link rel='canonical' href='http://x.cn/2024-05/06/c1.htm'>", "", "2024-05-06", "meta"),
        ("", "", "", "none"),
    ],
)
def test_a_day_is_declared_or_printed_near_the_headline(tmp_path: Path, head: str, body: str, date: str, source: str) -> None:
    footer = "<div>© 1997-2019 河湾新闻网 版权所有</div>"
    issue = ns.read_issue(page(tmp_path, f"<title>老桥换了新栏杆_河湾新闻网</title>{head}", f"<h1>老桥换了新栏杆</h1>{body}{BODY}{footer}"))
    assert (issue.date, issue.date_source) == (date, source)


def test_what_stands_around_an_article_is_no_part_of_it_and_is_kept(tmp_path: Path) -> None:
    around = "<h1>老桥换了新栏杆</h1><p>原标题：河湾老桥修好了</p>" + BODY + "<p>责任编辑：王一</p><p>扫一扫，关注河湾新闻</p>"
    issue = ns.read_issue(page(tmp_path, "<title>老桥换了新栏杆_河湾新闻网</title>", around))
    story = max(issue, key=lambda a: len(a.text))
    assert story.text.startswith("河湾县的老桥上周换上了新栏杆")
    assert story.text.endswith("大家都愿意从上面走。")
    lines = issue.lines
    assert set(lines.loc[lines["text"].str.contains("原标题|责任编辑"), "article_id"]) == {""}
    assert "".join(issue.source[a:b] for a, b in zip(lines["source_start"], lines["source_end"], strict=True)) == issue.source


def test_a_list_of_links_is_no_article(tmp_path: Path) -> None:
    links = "".join(f"<li><a href='/{n}'>第{n}条消息的标题写在这里</a> <span>{n}82</span></li>" for n in range(1, 30))
    with pytest.raises(NoStoryError):
        ns.read_issue(page(tmp_path, "<title>滚动新闻_河湾新闻网</title>", f"<ul>{links}</ul>"))


def test_a_poem_keeps_its_lines(tmp_path: Path) -> None:
    verses = [f"第{n}行没有标点的诗句写在这里" for n in "一二三四五六七八"]
    body = "<h1>老桥之歌</h1>" + "".join(f"<p>{verse}</p>" for verse in verses)
    issue = ns.read_issue(page(tmp_path, "<title>老桥之歌_河湾新闻网</title><meta name='pubdate' content='2024-05-06'>", body))
    text = "".join(a.text for a in issue)
    assert [verse for verse in verses if verse not in text] == []
