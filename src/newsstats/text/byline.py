"""How a story opens: 本报讯 记者…报道：, 新华社…电（记者…）, and who wrote it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newsstats.text.script import is_traditional, simplified

HEAD = 300
"""Characters of a story in which its opening stands."""
_HAN = r"[\u4e00-\u9fff]"
_DAY = r"(?:[0-9０-９一二三四五六七八九十]{1,3}\s*月\s*[0-9０-９一二三四五六七八九十]{1,3}\s*日)"
_AGENCY = (
    r"(?:新华社|新华网|中新社|中新网|中国新闻社|人民网|央视网|央视新闻|法新社|路透社|美联社|塔斯社|共同社|"
    r"天山网|中国网|光明网|中青网|国际在线)"
)
_NAMED = r"(?:本报|本刊|本网|特约|见习|实习|首席|全媒体|特派|融媒体)*(?:记者|通讯员|评论员)"
_BRACKETED = (
    r"(?:[【\[［〔][^】\]］〕。，]{1,20}(?:讯|电|报道|报导)\s?[】\]］〕]|[（(](?:中央社)?记者[^）)。，]{2,20}(?:电|报道|报导)[）)])"
)
"""An opening in brackets of its own: 【本报讯】, 〔记者某某／台北报导〕."""
_OPENER = re.compile(
    rf"[【\[［〔]?\s?(?P<source>本报讯|本刊讯|本台讯|本网讯|[\u4e00-\u9fff]{{1,4}}报专讯|(?:据)?{_AGENCY}(?:消息|报道)?(?:讯)?|本报(?={_HAN}{{1,10}}\s?{_DAY}?\s?(?:电|讯(?!员)))|"
    rf"(?:据)?{_HAN}{{2,8}}(?:日报|晚报|早报|晨报|时报|融媒|客户端|记者站|网)讯)"
    rf"(?:\s*(?P<place>{_HAN}{{1,10}}?(?:[/／、]{_HAN}{{1,10}}?)?)?\s*(?P<day>{_DAY})?\s*(?P<wire>电|讯(?!员)))?"
    r"\s?[】\]］〕]?(?=[\s（(　记通，：:见实特]|$|[\u4e00-\u9fff0-9“])"
)
_STRICT = re.compile(
    rf"(?:{_BRACKETED}|[（(]\s?本报{_NAMED}[\s\u3000]|[（(]\s?{_NAMED}[\s\u3000]{_HAN}{{2,4}}[\s\u3000、）)]|"
    rf"本报讯|本刊讯|本台讯|本网讯|(?:据)?{_HAN}{{2,8}}(?:日报|晚报|早报|晨报|时报|网)讯(?=[\s（(记通])|"
    rf"(?:据)?{_AGENCY}\s*{_HAN}{{0,10}}(?:[/／、]{_HAN}{{1,10}})?\s*{_DAY}?\s*[电讯](?=[\s（(，：:记]|$)|"
    rf"(?:据)?{_AGENCY}{_HAN}{{1,10}}\s*(?:{_DAY}|[0-9０-９]{{1,2}}\s?月)|"
    rf"本报{_HAN}{{1,10}}\s?{_DAY}?\s?[电讯](?=[\s（(，：:记]|$))"
)
_CREDITS = re.compile(
    r"[\s　]*[（(]?(?P<who>(?:(?:本报|特约|见习|实习|首席|全媒体|特派)*(?:记者|通讯员|实习生|特约评论员)[^。！？“”：:）)\n]{0,60}?))"
    r"(?:[）)]|(?:综合)?(?:摄影)?报[道导][：:，]?|[：:])"
)
_ROLE = re.compile(r"(?:本报|特约|见习|实习|首席|全媒体|特派)*(记者|通讯员|实习生|特约评论员)")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,8}){0,3}")
_SOURCE = re.compile(r"(?:[\d:：./年月日-]+\s*)*(?:文章|稿件|信息|新闻|本文)?(?:来源|來源|稿源)\s?[:：]\s?[^\s　]+")
"""Where a text was taken from, with its day and hour."""
_AUTHOR = re.compile(r"^\s*(?:作者|撰文|文)\s?[:：/／]")
_AFTER_NAMES = re.compile(r"\s*/?(?:摄影报道|文/图|图/文|摄影|摄|供图|文|图)\s*[）)]?$")
_NO_NAME = frozenset({"报道", "报导", "从", "获悉", "了解到", "综合", "摄影", "文图", "摄影报道"})


@dataclass(slots=True)
class Byline:
    """What a story's opening says. `end` is where the story proper begins in its text."""

    source: str = ""
    place: str = ""
    day: str = ""
    reporters: list[str] = field(default_factory=list)
    correspondents: list[str] = field(default_factory=list)
    end: int = 0


def opens_story(text: str) -> bool:
    """True when a line begins with a dateline of one of the usual forms."""
    return _STRICT.match(text) is not None


def names_in(text: str, *, bare: bool = False) -> tuple[list[str], list[str]]:
    """Reporters and correspondents named in a byline, in printed order; a `bare` one may hold names and nothing else."""
    text = _SOURCE.sub(" ", text)
    if bare and not _ROLE.search(text):
        text = f"记者{_AUTHOR.sub('', text)}"
    reporters: list[str] = []
    correspondents: list[str] = []
    pieces = _ROLE.split(text)
    for role, names in zip(pieces[1::2], pieces[2::2], strict=True):
        found = [n for n in _NAME.findall(_AFTER_NAMES.sub("", names.replace("　", " "))) if n not in _NO_NAME]
        (correspondents if role in ("通讯员", "实习生") else reporters).extend(found)
    return reporters, correspondents


def parse_opening(text: str) -> Byline:
    """Read the opening of a reflowed story. An opening of another form gives an empty `Byline`."""
    if not opens_story(text):
        return Byline()
    found = _OPENER.match(text)
    if found is None and text[:1] not in "（(":
        return Byline()
    result = Byline(source=found["source"].removeprefix("据"), end=found.end()) if found is not None else Byline()
    if found is not None and found["wire"]:
        result.place, result.day = found["place"] or "", re.sub(r"\s", "", found["day"] or "")
    credits = _CREDITS.match(text, result.end)
    if credits:
        result.reporters, result.correspondents = names_in(credits["who"])
        result.end = credits.end()
    return result


def byline_of(text: str) -> Byline:
    """The opening of a story; a traditional one is read in simplified characters, its names kept as printed."""
    head = text[:HEAD]
    line = parse_opening(head)
    if line.source or not is_traditional(head):
        return line
    read = simplified(head)
    line = parse_opening(read)
    for names in (line.reporters, line.correspondents):
        names[:] = [head[at : at + len(name)] for name in names if (at := read.find(name)) >= 0]
    if line.source:
        line.source = head[(at := read.find(line.source)) : at + len(line.source)]
    if line.place:
        line.place = head[(at := read.find(line.place)) : at + len(line.place)]
    return line
