"""E-papers that set headline, label and byline in other places than the known makers do."""

from __future__ import annotations

from pathlib import Path

import newsstats as ns

BODY = "<p>　　河湾县的老桥上周换上了新栏杆，桥面也重新铺过，行人走在上面不再担心。</p><p>　　县里的人说，这座桥已经有一百二十年，修了四个月。</p>"


def read(tmp_path: Path, text: str) -> ns.Corpus:
    path = tmp_path / "content_1.htm"
    path.write_text(f"<!DOCTYPE html><html><head><meta charset='utf-8'>{text}</body></html>", encoding="utf-8")
    return ns.read_issue(path)


def test_label_and_day_in_the_title(tmp_path: Path) -> None:
    head = "<title>青山日报-2024年5月6日-第A02版：要闻-老桥换了新栏杆</title></head><body><founder-title>老桥换了新栏杆</founder-title>"
    issue = read(tmp_path, f"{head}<founder-content>{BODY}</founder-content>")
    assert (issue.paper, issue.date, list(issue.articles["section"])) == ("青山日报", "2024-05-06", ["要闻"])


def test_headline_held_as_character_data(tmp_path: Path) -> None:
    head = "<title>青山日報電子版</title></head><body><founder-title><![CDATA[老橋換了新欄杆]]></founder-title>"
    issue = read(tmp_path, f"{head}<founder-content>{BODY}</founder-content>")
    assert (issue.paper, list(issue.articles["headline"])) == ("青山日報", ["老橋換了新欄杆"])


def test_first_heading_is_the_site_and_the_title_of_the_page_the_paper(tmp_path: Path) -> None:
    head = "<title>青山日报</title></head><body><h1>青山日报数字报</h1><div class='content'><h3>桥头新事</h3><h2>老桥换了新栏杆</h2>"
    issue = read(tmp_path, f"{head}<div id='ozoom'>{BODY}</div></div>")
    assert issue.articles[["kicker", "headline"]].to_numpy().tolist() == [["桥头新事", "老桥换了新栏杆"]]


def test_bylines_above_the_text_and_a_caption_beside_it(tmp_path: Path) -> None:
    head = "<title>青山日报</title></head><body><h1>老桥换了新栏杆</h1><div id='ozoom'><table><tr><td>图为老桥。</td></tr></table>"
    by = "<p>　　■&nbsp;青山日报全媒体记者&nbsp;何小满</p><p>　　通讯员&nbsp;宋一</p>"
    issue = read(tmp_path, f"{head}<founder-content>{by}{BODY}</founder-content></div>")
    story = issue.articles[issue.articles["kind"] == "story"].iloc[0]
    assert story["text"].startswith("河湾县的老桥")
    assert story["reporters"] == "何小满"
    assert list(issue.articles["kind"]).count("caption") == 1


def test_day_in_a_headline_that_the_title_repeats_is_not_the_papers(tmp_path: Path) -> None:
    head = "<title>2019年3月4日大水留下的老桥</title></head><body><h1>2019年3月4日大水留下的老桥</h1>"
    assert read(tmp_path, f"{head}<founder-content>{BODY}</founder-content>").date == ""
