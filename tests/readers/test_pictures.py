"""Pictures of pages: read by the recogniser, tilted, broken, with too little to read."""

from __future__ import annotations

import difflib
import io
from pathlib import Path

import pytest

import newsstats as ns
from newsroom import STORIES
from newsstats.errors import InputKindError, MissingExtraError
from newsstats.readers import pictures
from newsstats.readers.folder import page_files
from typesetter import Set, Sheet, pdf_of

SHEET = Sheet([[Set(*STORIES[1], columns=2), Set(*STORIES[2], columns=2)]], ["海城日报  2024年5月6日  第3版"])


@pytest.fixture(scope="module")
def page() -> object:
    """The page drawn at 150 dots an inch."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf_of([SHEET]))
    found = document[0].render(scale=150 / 72).to_pil().convert("RGB")
    lowest = found.point(lambda shade: 255 - shade).getbbox()[3]
    return found.crop((0, 0, found.width, lowest + 40))


def saved(page: object, path: Path, **options: object) -> Path:
    page.save(path, **options)  # type: ignore[attr-defined]
    return path


def check(issue: ns.Corpus) -> None:
    assert [headline.replace(" ", "") for headline in issue.articles["headline"]] == [STORIES[n][0].replace(" ", "") for n in (1, 2)]
    for text, n in zip(issue.articles["text"], (1, 2), strict=True):
        assert difflib.SequenceMatcher(None, text.replace("\n", ""), "".join(STORIES[n][1]), autojunk=False).ratio() > 0.95


def test_picture_of_a_page_gives_its_stories(page: object, tmp_path: Path) -> None:
    issue = ns.read_issue(saved(page, tmp_path / "page.png"))
    check(issue)
    assert (issue.paper, issue.date) == ("海城日报", "2024-05-06")


def test_tilted_photo_is_made_straight(page: object, tmp_path: Path) -> None:
    leaning = page.rotate(0.6, fillcolor="white", resample=3)  # type: ignore[attr-defined]
    check(ns.read_issue(saved(leaning, tmp_path / "page.jpg", quality=50)))


def test_pdf_of_pictures_is_read_as_pictures(page: object, tmp_path: Path) -> None:
    check(ns.read_issue(saved(page, tmp_path / "scan.pdf", resolution=150)))


def test_picture_with_too_little_text_says_so(tmp_path: Path) -> None:
    from PIL import Image

    with pytest.raises(InputKindError, match="too little text"):
        ns.read_issue(saved(Image.new("RGB", (600, 400), "white"), tmp_path / "page.png"))


def test_broken_and_oversized_pictures_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    with pytest.raises(InputKindError, match="broken picture"):
        pictures.read_picture(b"\x89PNG\r\n\x1a\nnothing", "page.png")
    held = io.BytesIO()
    Image.new("L", (2000, 1000)).save(held, "PNG")
    monkeypatch.setenv("NEWSSTATS_MAX_PICTURE_MEGAPIXELS", "1")
    with pytest.raises(InputKindError, match="more than 1 megapixels"):
        pictures.read_picture(held.getvalue(), "page.png")


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "_MODULES", ("no_such_recogniser",))
    with pytest.raises(MissingExtraError, match=r"newsstats\[ocr\]"):
        pictures.read_picture(b"\x89PNG\r\n\x1a\n", "page.png")


def test_pictures_beside_pages_are_illustrations(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff")
    assert [file.name for file in page_files(tmp_path)] == ["a.jpg"]
    (tmp_path / "a.html").write_text("<p>", encoding="utf-8")
    assert [file.name for file in page_files(tmp_path)] == ["a.html"]
