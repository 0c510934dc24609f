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


TITLE = "<title>老桥换了新栏杆_河湾新闻网</title>"


def body_of(issue: ns.Corpus) -> str:
    return max(issue, key=lambda a: len(a.text)).text


@pytest.mark.parametrize(
    "around",
    [
        "<p>首页&gt;</p><p>县乡&gt;</p><p>老桥换了新栏杆</p><p>2024-05-06 08:00 来源：河湾新闻网</p>{}",
        "<p>最后更新: 2024-05-06 08:00:00</p>{}",
        "{}<p>目前没有热门跟贴</p><p>这桥我小时候天天走，真好。看见修好了心里高兴，盼着今年回去看看，再走一走。</p>",
        "{}<p>相关新闻</p><p>山路修到了第三个村</p><p>图书馆延长到晚上九点</p><p>渔港开渔第一天</p>",
        "{}<p>山路修到了第三个村2024/05/01</p><p>渔港开渔第一天2024/04/30</p>",
    ],
    ids=["breadcrumbs", "updated", "comments", "related", "dated list"],
)
def test_breadcrumbs_comments_and_lists_are_no_part_of_an_article(tmp_path: Path, around: str) -> None:
    issue = ns.read_issue(page(tmp_path, TITLE, "<h1>老桥换了新栏杆</h1>" + around.format(BODY)))
    assert body_of(issue).startswith("河湾县的老桥上周换上了新栏杆")
    assert body_of(issue).endswith("大家都愿意从上面走。")


def test_captions_by_a_mark_or_a_source_in_brackets_are_kept_apart(tmp_path: Path) -> None:
    captions = "<p>▲施工队在装石栏杆。</p><p>老人站在桥头看河水。（圖／河灣網）</p>"
    issue = ns.read_issue(page(tmp_path, TITLE, "<h1>老桥换了新栏杆</h1>" + captions + BODY))
    assert body_of(issue).startswith("河湾县的老桥")
    assert list(issue.articles["kind"]).count("caption") == 2


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("403 Forbidden", BODY),
        ("访问被拒绝", "<h1>访问被拒绝</h1><p>您的请求疑似来自自动程序，已被防火墙拦下，请稍后再试一次。</p>" * 3),
        ("隐私", "<h2>我们重视您的隐私</h2><p>我们和伙伴使用浏览器的存储来改进服务，您可以接受，也可以逐项设置。</p>" * 3),
    ],
)
def test_page_that_says_only_why_it_shows_nothing_is_no_article(tmp_path: Path, title: str, text: str) -> None:
    with pytest.raises(NoStoryError):
        ns.read_issue(page(tmp_path, f"<title>{title}</title>", (f"<h1>{title}</h1>" if "<h" not in text else "") + text))


@pytest.mark.parametrize(
    ("head", "body", "paper"),
    [
        ("<title>老桥换了新栏杆_河湾财经_河湾网</title>", "", "河湾财经"),
        ("<title>老桥换了新栏杆|村口笔记</title>", "", "村口笔记"),
        ("<title>老桥换了新栏杆_社会</title>", "", ""),
        ("<title>老桥换了新栏杆</title>", "<p>2024-05-06 来源：南方都市报</p>", "南方都市报"),
        ("<title>老桥换了新栏杆</title><link rel='canonical' href='https://society.people.com.cn/n1/1.html'>", "", "人民网"),
        ("<title>老桥换了新栏杆</title><link rel='canonical' href='https://example.org/1.html'>", "", ""),
    ],
)
def test_paper_is_what_title_source_line_or_address_say(tmp_path: Path, head: str, body: str, paper: str) -> None:
    assert ns.read_issue(page(tmp_path, head, "<h1>老桥换了新栏杆</h1>" + body + BODY)).paper == paper


def test_day_in_the_text_is_not_the_articles(tmp_path: Path) -> None:
    body = "<h1>老桥换了新栏杆</h1><p>桥的图纸在<b>2019年3月4日</b>就画好了，后来等了五年才等到石料，匠人也换了一批。</p>" + BODY
    assert ns.read_issue(page(tmp_path, TITLE, body)).date == ""


def test_several_articles_on_a_page_are_several_stories(tmp_path: Path) -> None:
    second = "<article><h3>村里的事</h3><h2>山路修通了</h2><p>山路修到了第三个村。全长九公里。货车不必绕行旧桥。</p></article>"
    teaser = "<article><h2><a href='/x'>渔港开渔</a></h2><p>三百条船昨天出海。船队月底返航。</p></article>"
    body = f"<div>第3版：民生 2024年5月6日</div><article><h2>老桥换了新栏杆</h2>{BODY}</article>{second}{teaser}"
    issue = ns.read_issue(page(tmp_path, "<title>青山日报</title>", body))
    assert list(issue.articles["headline"]) == ["老桥换了新栏杆", "山路修通了"]
    assert list(issue.articles["kicker"]) == ["", "村里的事"]
    assert (issue.paper, issue.date, set(issue.articles["section"])) == ("青山日报", "2024-05-06", {"民生"})


def test_day_beside_several_articles_is_taken_near_the_first_only(tmp_path: Path) -> None:
    second = "<article><h2>山路修通了</h2><p>山路修到了第三个村。全长九公里。货车不必绕行旧桥。</p></article>"
    body = f"<article><h2>老桥换了新栏杆</h2>{BODY}</article>{second}<div>网站于2001年2月3日开通</div>"
    assert ns.read_issue(page(tmp_path, "<title>青山日报</title>", body)).date == ""


def test_paragraphs_are_those_of_the_page_and_none_is_lost(tmp_path: Path) -> None:
    nested = "".join(
        f"<section><section><span>{text}</span></section></section>" for text in BODY.removesuffix("</p>").replace("<p>", "").split("</p>")
    )
    (story,) = ns.read_issue(page(tmp_path, TITLE, f"<h1>老桥换了新栏杆</h1><div>{nested}</div><p>编辑：李南</p>"))
    assert story.text == BODY.replace("<p>", "").replace("</p>", "\n").strip()


def test_the_title_may_begin_with_the_site(tmp_path: Path) -> None:
    issue = ns.read_issue(page(tmp_path, "<title>河湾新闻网-老桥换了新栏杆</title>", f"<div>老桥换了新栏杆</div>{BODY}"))
    assert (issue[0].headline, issue.paper) == ("老桥换了新栏杆", "河湾新闻网")


def test_a_page_made_of_tables_keeps_its_headline_and_folio(tmp_path: Path) -> None:
    table = f"<table><tr><td>河湾日报 2024年5月6日 第A02版：要闻</td></tr><tr><td><h1>老桥换了新栏杆</h1><h3>前后用了四个月</h3>{BODY}</td></tr></table>"
    issue = ns.read_issue(page(tmp_path, "<title>河湾日报</title>", table))
    assert (issue[0].headline, issue.date, issue.paper) == ("老桥换了新栏杆", "2024-05-06", "河湾日报")
    assert issue[0].text.startswith("河湾县的老桥")
    assert "前后用了四个月" in issue.source


LINKS = "".join(
    f"<li><a href='/{n}.html'>{one}</a><span>2024-05-{n:02}</span></li>"
    for n, one in enumerate(("老桥换了新栏杆", "山路修到第三个村", "渔港昨天开渔", "小学新校舍落成", "县里播种完成九成"), 1)
)


@pytest.mark.parametrize(
    "body",
    [
        f"<h2>本地新闻</h2><ul>{LINKS}</ul>",
        "<h1>求推荐饭馆</h1>" + "".join(f"<div>用户{n} 发表于 2024-05-{n:02} 12:0{n}</div><div>城南那家的味道不错，就是周末人太多了，要等很久才有座位。</div>" for n in range(1, 6)),
        "<p>共找到 128 条结果，用时 0.02 秒</p>" + "".join(f"<div><h3><a href='/{n}.html'>老桥的第{n}件事</a></h3><p>老桥换了新栏杆，工程昨天完工，行人走在上面不再担心……</p></div>" for n in range(1, 6)),
    ],
)  # fmt: skip
def test_lists_forums_and_search_results_hold_no_article(tmp_path: Path, body: str) -> None:
    with pytest.raises(NoStoryError):
        ns.read_issue(page(tmp_path, "<title>河湾网</title>", body))


def test_an_article_of_links_at_the_head_of_sentences_or_of_things_found_is_one(tmp_path: Path) -> None:
    linked = "".join(
        f"<p><a href='/{n}'>河湾县第{n}水厂</a>去年供水三百万吨，今年还要再建一座泵房，预计明年春天完工。</p>" for n in range(1, 5)
    )
    assert len(ns.read_issue(page(tmp_path, TITLE, f"<h1>老桥换了新栏杆</h1>{linked}"))) == 1
    found = "<p>检查组在老桥上共找到3个相关的裂缝记录，其余的结果还要等一个月，县里说不影响通行。</p>"
    assert len(ns.read_issue(page(tmp_path, TITLE, f"<h1>老桥换了新栏杆</h1>{found}{BODY}"))) == 1


def test_several_articles_under_headings_of_one_rank_are_several_stories(tmp_path: Path) -> None:
    body = (
        "<h2>小学新校舍落成</h2><p>本报讯（记者李南）小学新校舍昨天落成。校舍占地六十亩。</p><p>新校舍有图书馆。</p>"
        "<h2>老楼装上电梯</h2><p>本报讯（记者王北）今年老楼装了一百二十部电梯。明年还要装。</p>"
    )
    assert list(ns.read_issue(page(tmp_path, "<title>青山日报</title>", body)).articles["headline"]) == ["小学新校舍落成", "老楼装上电梯"]
    crossheads = (
        f"<h1>老桥换了新栏杆</h1>{BODY}<h2>背景</h2><p>桥是清朝修的。后来修过两次。</p><h2>明年计划</h2><p>县里还要修路。路长九公里。</p>"
    )
    assert len(ns.read_issue(page(tmp_path, TITLE, crossheads))) == 1


def test_a_sites_own_rights_and_other_languages_are_no_end_of_an_article(tmp_path: Path) -> None:
    rights = "<p>凡本网注明来源的作品，版权均属于本网，未经授权禁止转载，违者将追究责任；凡本网注明来源为其他媒体的作品，均转载自其它媒体，与本网无关。</p>"
    foreign = "<p>Your browser does not appear to support this page. Would you like to go on?</p>"
    (story,) = ns.read_issue(page(tmp_path, TITLE, f"<h1>老桥换了新栏杆</h1>{BODY}{rights}{foreign}"))
    assert story.text.endswith("大家都愿意从上面走。")


def test_a_day_of_publication_counts_wherever_the_page_says_it_once(tmp_path: Path) -> None:
    said = "<div>发布日期：2024-05-06 14:34:05</div>"
    assert ns.read_issue(page(tmp_path, TITLE, f"<h1>老桥换了新栏杆</h1>{BODY}{BODY}{said}")).date == "2024-05-06"
    two = said + "<div>发布日期：2024-05-01</div>"
    assert ns.read_issue(page(tmp_path, TITLE, f"<h1>老桥换了新栏杆</h1>{BODY}{BODY}{two}")).date == ""


def test_a_block_that_names_the_site_too_is_no_better_headline(tmp_path: Path) -> None:
    shared = "<div>老桥换了新栏杆-河湾新闻网</div>"
    body = f"<div>老桥换了新栏杆</div><span>2024-05-06</span>{BODY}{shared}"
    assert ns.read_issue(page(tmp_path, "<title>老桥换了新栏杆-河湾新闻网</title>", body)).date == "2024-05-06"
