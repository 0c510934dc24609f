"""What must hold for any input at all: properties and the strategies that feed them. `make fuzz` runs them for longer."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import strategies as st

import newsstats as ns
from newsstats import schema
from newsstats.errors import NewsstatsError
from newsstats.report.annotate import annotated_page
from newsstats.report.mentions import mentions_table
from newsstats.report.summary import summary

WORDS = (
    "本报讯", "记者王一报道", "项目", "总投资", "约", "亿元", "万平方米", "一期", "二期", "其中", "截至", "已完成", "剩余", "公里", "2024年", "11月29日",
    "增长", "百分之", "%", "7.4", "三", "十二", "百", "万", "第", "号", "“", "”", "（", "）", "，", "。", "、", "：", "；", "\n", "\n\n", " ", "\u3000", "是", "的",
    "昨天", "会议", "G30", "4S店", "http://a.b", "〔2024〕", "<b>", "&amp;", "'", '"', "=", "\u200b", "\u202e", "\x00", "\ue000", "𠮷", "é", "億", "體",
)  # fmt: skip
texts = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=60).map("".join),
    st.text(max_size=200),
    st.text(alphabet="0123456789.,万亿千百十零〇一二三两半几多余约近第年月日时分元人个%-—至到/（）", max_size=60),
)
encodings = st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-le", "latin-1"])
pages = st.one_of(
    st.binary(max_size=400),
    st.builds(lambda text, name: text.encode(name, errors="ignore"), texts, encodings),
    st.builds(lambda text: f"<html><body><h1>{text}</h1><p>{text}</p>".encode("utf-8", "ignore"), texts),
    st.builds(lambda tail: b"%PDF-1.4\n" + tail, st.binary(max_size=400)),
)


def reads(data: bytes, suffix: str) -> None:
    """Any bytes are an issue, or a declared error; then lines tile the source, spans slice it, and dtypes hold."""
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(NewsstatsError):
        path = Path(folder, f"page{suffix}")
        path.write_bytes(data)
        holds(ns.read_issue(path))


def text_reads(text: str) -> None:
    """Any string is an issue, or a declared error."""
    with contextlib.suppress(NewsstatsError):
        holds(ns.read_text(text, date="2024-11-29"))


def holds(issue: ns.Issue) -> None:
    source = issue.source
    lines = issue.lines
    assert "".join(source[a:b] for a, b in zip(lines["source_start"], lines["source_end"], strict=True)) == source
    tables = issue.tables()
    for name in ("articles", "lines", "tokens", "numbers", "projects", "progress", "timeline", "checks", "names"):
        kinds = getattr(schema, name.upper())
        assert list(tables[name].columns) == list(kinds)
        assert [str(kind) for kind in tables[name].dtypes] == list(kinds.values())
        spans = tables[name]
        assert ((spans["source_start"] >= 0) & (spans["source_start"] <= spans["source_end"]) & (spans["source_end"] <= len(source))).all()


def mentions(text: str) -> None:
    """Mentions come in order, do not overlap, and are what stands in the text."""
    found = ns.number_mentions(text, date="2024-11-29")
    at = 0
    for start, end in zip(found["start"], found["end"], strict=True):
        assert at <= start < end <= len(text)
        at = end


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)


TAGS = {
    "div",
    "span",
    "mark",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "caption",
    "a",
    "b",
    "ul",
    "li",
    "h2",
    "section",
    "p",
    "label",
    "input",
    "select",
    "option",
    "output",
}
ATTRIBUTES = {
    "class",
    "id",
    "title",
    "href",
    "scope",
    "tabindex",
    "lang",
    "value",
    "name",
    "type",
    "placeholder",
    "data-filters",
    "data-dimension",
    "data-section",
}


def report_is_ours(text: str) -> None:
    """The report's HTML has only the elements and attributes of its own."""
    with contextlib.suppress(NewsstatsError):
        issue = ns.read_text(text, date="2024-11-29")
        seen = _Seen()
        seen.feed(annotated_page(issue) + summary(issue) + mentions_table(issue))
        assert seen.tags <= TAGS
        assert seen.attributes <= ATTRIBUTES


TARGETS: dict[str, tuple[Callable[..., None], tuple[st.SearchStrategy, ...]]] = {
    "bytes": (reads, (pages, st.sampled_from([".txt", ".html", ".pdf"]))),
    "text": (text_reads, (texts,)),
    "numbers": (mentions, (texts,)),
    "report": (report_is_ours, (texts,)),
}
