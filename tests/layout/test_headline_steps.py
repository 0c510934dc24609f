"""Headlines and stories that take turns, and remarks that are no headline."""

from __future__ import annotations

from pathlib import Path

import newsstats as ns

BODY = "本报讯 记者王川报道：记者昨天在现场看到，大家都在忙着{what}，从早上一直忙到傍晚，路过的人也停下来看。负责人说，{what}的事要一件一件办好，年底以前都能办完，请大家放心。"
WIDTH = 20
TOLD = {"南坡镇新事": "修路", "北屏镇新事": "北屏镇架桥", "东河镇新事": "东河镇栽树", "西岭镇新事": "南坡镇种菜"}


def issue_of(folder: Path, notice: str = "") -> ns.Issue:
    told = [(headline, BODY.format(what=what)) for headline, what in TOLD.items()]
    bodies = ["\n".join(body[n : n + WIDTH] for n in range(0, len(body), WIDTH)) for _, body in told]
    stories = "\n\n".join(f"{headline}\n\n{body}" for (headline, _), body in zip(told, bodies, strict=True))
    path = folder / "2024-05-06.txt"
    path.write_text(f"青山日报\n2024年5月6日 星期一\n{notice}\n\n{stories}\n", encoding="utf-8")
    return ns.read_issue(path)


def test_a_page_whose_headlines_stand_above_their_stories_keeps_them_there(tmp_path: Path) -> None:
    assert [article.headline for article in issue_of(tmp_path)] == list(TOLD)


def test_a_line_in_brackets_is_a_remark_and_no_headline(tmp_path: Path) -> None:
    issue = issue_of(tmp_path, "（本版图片均为资料图）")
    assert [article.headline for article in issue] == list(TOLD)
    assert issue.lines.loc[issue.lines["text"] == "（本版图片均为资料图）", "role"].tolist() == ["other"]
