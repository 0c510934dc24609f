"""The short way of reading a figure says what the long way says."""

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from newsstats.data import load_toml
from newsstats.numbers import modifiers, plain, units
from newsstats.numbers.mention import Mention
from newsstats.numbers.normal import Normal
from newsstats.numbers.scan import scan

_WORDS = load_toml("contexts.toml")
_PIECES = st.one_of(
    st.sampled_from(sorted(units.UNITS)),
    st.sampled_from(
        sorted({*modifiers.AFTER_HEADS, *"一二两三四五六七八九十百千万亿零半几数多余来第首前又点分至到—-~、，。：；“”（）/每%.×^"})
    ),
    st.sampled_from(
        [
            "年",
            "月",
            "日",
            "号",
            "时",
            "月份",
            "季度",
            "世纪",
            "年代",
            "年底",
            "上旬",
            "下午",
            "以来",
            "今年",
            "去年",
            "上年",
            "截至",
            "本月",
            "晚上",
        ]
    ),
    st.sampled_from(
        ["约", "近", "超过", "不足", "共", "达", "为期", "以上", "左右", "以内", "多", "人民币", "项目", "群众", "参加", "增长", "投资"]
    ),
    st.sampled_from([*_WORDS["called"], *_WORDS["roads"], *_WORDS["forms"], *_WORDS["points_of"], *_WORDS["ordering"], *_WORDS["two_of"]]),
    st.from_regex(r"\A[0-9]{1,4}(\.[0-9]{1,2})?[万亿]?\Z"),
    st.from_regex(r"\A(19|20)[0-9]{2}年\Z"),
)
_TEXTS = st.lists(_PIECES, min_size=1, max_size=8).map("".join)


def _long_way(text: str, issued: str | None) -> list[Mention]:
    with patch.object(plain, "figure", return_value=None), patch.object(plain, "count", return_value=None):
        return scan(Normal(text), issued)


@settings(max_examples=1500, deadline=None)
@given(_TEXTS, st.sampled_from(["2024-11-29", None]))
def test_what_is_read_the_short_way_is_what_the_long_way_reads(text, issued):
    assert scan(Normal(text), issued) == _long_way(text, issued)
