"""Encodings are found by content, and what cannot be read says so in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

import newsstats as ns
from newsstats.errors import EmptyInputError, EncodingError, InputKindError, MissingInputError, NewsstatsError, NoStoryError
from newsstats.readers.decoding import decode

TEXT = "本报讯 记者王一报道：图书馆昨天开馆，馆内藏书十二万册，市民都可以进去看书，周末还有讲座。\n第二行也是中文。\n"
TRADITIONAL = "本報訊 記者王一報導：圖書館昨天開館，館內藏書十二萬冊，市民都可以進去看書，週末還有講座。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"])
def test_simplified_text_is_found_in_every_encoding(encoding: str) -> None:
    text, _ = decode(TEXT.encode(encoding))
    assert text == TEXT


def test_traditional_text_is_found_in_big5() -> None:
    text, name = decode(TRADITIONAL.encode("big5"))
    assert (text, name) == (TRADITIONAL, "big5hkscs")


def test_a_given_encoding_overrules_and_its_error_names_the_byte() -> None:
    with pytest.raises(EncodingError, match=r"byte 0 \(0x"):
        decode(TEXT.encode("gb18030"), encoding="utf-8")
    with pytest.raises(EncodingError, match="no encoding is called"):
        decode(b"abc", encoding="klingon")


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("empty.txt", b"", EmptyInputError),
        ("blank.txt", b" \n\n ", EmptyInputError),
        ("junk.txt", bytes(range(256)) * 8, InputKindError),
        ("page.docx", b"PK\x03\x04...", InputKindError),
        ("furniture.txt", "第3版\n责编：李明\n".encode(), NoStoryError),
    ],
)
def test_bad_file_has_its_own_error_in_one_line(tmp_path: Path, name: str, data: bytes, error: type[NewsstatsError]) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(error) as caught:
        ns.read_issue(path)
    assert "\n" not in caught.value.one_line()
    assert name in caught.value.one_line()


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError):
        ns.read_issue(tmp_path / "no.txt")
    with pytest.raises(InputKindError, match="folder"):
        ns.read_issue(tmp_path)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_ending(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "page-2024-05-06.txt"
    path.write_bytes(TEXT.replace("\n", ending).encode())
    issue = ns.read_issue(path)
    assert issue.date == "2024-05-06"
    assert issue.date_source == "file name"
    assert "".join(issue.source[a:b] for a, b in zip(issue.lines["source_start"], issue.lines["source_end"], strict=True)) == issue.source


def test_date_that_is_none_is_an_error() -> None:
    with pytest.raises(NewsstatsError, match="2024-11-29"):
        ns.read_text("文字", date="2024年")
