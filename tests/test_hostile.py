"""Pages made to do harm: markup, formulas, tricks in names, strange characters, huge and nested input."""

from __future__ import annotations

import contextlib
import csv
import re
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest

import newsstats as ns
from fuzzing import TAGS
from newsstats.cli import main
from newsstats.corpus.export import write_tables
from newsstats.errors import NewsstatsError
from newsstats.notebook import checked, kwic, marked
from newsstats.report.annotate import annotated_page
from newsstats.report.mentions import mentions_table
from newsstats.report.summary import summary
from newsstats.settings import DEFAULTS, variable_of

EVIL = '<script>alert(1)</script><img src=x onerror="alert(2)"><a href="javascript:alert(3)">点</a>'
STORY = "本报讯 记者王一报道：县里的新桥昨天通车，全长300米，总投资2亿元。\n两岸的人都来看，说以后赶集方便多了。\n"
ALLOWED = TAGS | {"h3"}


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def exit_code(*args: object) -> int:
    with pytest.raises(SystemExit) as left:
        main([str(a) for a in args])
    return int(left.value.code or 0)


def issue_of(text: str) -> ns.Issue:
    return ns.read_text(text, date="2024-11-29")


def shown(issue: ns.Issue) -> str:
    """Everything of a report that is made from the page's own words."""
    html = annotated_page(issue) + summary(issue) + mentions_table(issue) + issue._repr_html_()
    return (
        html + str(marked(issue.numbers).data) + str(checked(issue.checks).data) + str(kwic(issue.concordance("桥"), issue.articles).data)
    )


@pytest.mark.parametrize("place", ["{}" + STORY, STORY + "{}", STORY.replace("新桥", "新桥{}"), STORY.replace("2亿元", "2亿元{}")])
def test_markup_scripts_and_links_of_the_page_stay_text(place: str) -> None:
    parser = Elements()
    parser.feed(shown(issue_of(place.format(EVIL))))
    assert {tag for tag, _ in parser.seen} <= ALLOWED
    for _, attributes in parser.seen:
        assert not [name for name in attributes if name.startswith("on")]
        assert not re.match(r"\s*(?:javascript|data|https?):", attributes.get("href") or "")


def test_links_and_scripts_of_an_html_page_are_not_read_as_text(tmp_path: Path) -> None:
    page = tmp_path / "node_2.html"
    page.write_text(
        f"<html><head><title>要闻</title></head><body><h1>新桥通车</h1><div class='article'><p>{STORY * 4}</p>"
        "<script>var 数 = 99;</script><a href='javascript:void(99)'>打开</a></div></body></html>",
        encoding="utf-8",
    )
    text = "".join(ns.read_issue(page).articles["text"])
    assert "alert" not in text
    assert "99" not in text


def test_cells_that_spreadsheets_would_run_get_an_apostrophe(tmp_path: Path) -> None:
    issue = issue_of("=HYPERLINK(1)桥\n" + STORY + "@SUM(1+1)，+86的电话，-1也写在这里。\n")
    write_tables(issue.tables(), tmp_path, "csv")
    for path in tmp_path.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            cells = [cell for row in csv.reader(stream) for cell in row]
        assert not [cell for cell in cells if cell[:1] in ("=", "@", "+")]
    assert "'=HYPERLINK" in (tmp_path / "articles.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("name", ["..；rm -rf.txt", "a b'\"$(id).txt", "报<b>纸.txt", "\u202etxt.exe.txt"])
def test_strange_file_names_are_names_and_nothing_else(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(STORY, encoding="utf-8")
    issue = ns.read_issue(path)
    assert issue.name == name
    assert "报<b>" not in shown(issue)
    assert exit_code("tables", path, "--out", tmp_path / "t") == 0
    assert {p.parent for p in tmp_path.rglob("*.csv")} == {tmp_path / "t"}


def test_direction_marks_and_zero_width_characters_neither_hide_nor_move_a_figure() -> None:
    issue = issue_of(STORY.replace("2亿元", "\u202e2\u200b亿\u2060元\u202c"))
    money = issue.numbers[issue.numbers["dimension"] == "money"]
    assert money["base_value"].tolist() == [2e8]
    row = money.iloc[0]
    assert re.sub(r"[\u200b-\u202e\u2060]", "", issue.source[row.source_start : row.source_end]) == "2亿元"


@pytest.mark.parametrize(
    "text",
    [
        "桥" * 300_000,
        "（" * 300_000,
        "“" * 100_000 + "桥" + "”" * 100_000,
        "一" * 300_000,
        "1." * 150_000,
        "亿" * 300_000,
        "2024年" * 60_000,
        "《" * 100_000 + "\n" * 50_000,
        "桥，" * 150_000,
        "第一百" * 100_000,
        "a@" * 100_000,
        "、".join(["一二三"] * 60_000),
        "\n".join(["桥"] * 60_000),
        "\x00\x01\x02桥" * 50_000,
    ],
    ids=lambda text: repr(text[:4]),
)
def test_huge_monotonous_text_is_read_in_linear_time_or_refused(text: str) -> None:
    """It ends at all: a quadratic pass over any of these would take hours."""
    try:
        issue = issue_of(text)
        assert len(issue.numbers) >= 0
        assert len(issue.tokens) >= 0
    except NewsstatsError:
        pass


@pytest.mark.parametrize("text", ["桥" * 200_000, "桥\n" * 40_000, "（桥" * 60_000, STORY * 900], ids=lambda text: repr(text[:4]))
def test_huge_page_file_is_read_or_refused(tmp_path: Path, text: str) -> None:
    page = tmp_path / "page.txt"
    page.write_text(text, encoding="utf-8")
    try:
        issue = ns.read_issue(page)
        assert (
            "".join(issue.source[a:b] for a, b in zip(issue.lines["source_start"], issue.lines["source_end"], strict=True)) == issue.source
        )
    except NewsstatsError:
        pass


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 50_000 + STORY,
        "<table><tr><td>" * 20_000 + STORY,
        "<b><i>" * 30_000 + STORY + "</i></b>" * 30_000,
        '<!DOCTYPE a [<!ENTITY a "桥"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><html><body><p>&b;</p></body></html>',
        "<html><body>" + "<p " + "a=1 " * 50_000 + ">" + STORY,
        "<" * 100_000,
        "&" * 100_000,
    ],
    ids=lambda html: repr(html[:8]),
)
def test_nested_and_entity_laden_html_is_read_or_refused(tmp_path: Path, html: str) -> None:
    page = tmp_path / "page.html"
    page.write_text(html, encoding="utf-8")
    try:
        issue = ns.read_issue(page)
        assert len(issue.source) < 10 * len(html)
    except NewsstatsError:
        pass


def pdf(*, pages: int = 1, script: bool = False, text: str = "Bridge 300") -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1)
    if script:
        canvas.setTitle("x")
        canvas._doc.Catalog.__dict__.setdefault("OpenAction", None)
    for _ in range(pages):
        canvas.drawString(72, 720, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_pdf_with_a_script_is_only_read(tmp_path: Path) -> None:
    data = pdf().replace(b"/Type /Catalog", b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /Type /Catalog")
    page = tmp_path / "page.pdf"
    page.write_bytes(data)
    with contextlib.suppress(NewsstatsError):
        assert "alert" not in ns.read_issue(page).source


@pytest.mark.parametrize("data", [b"%PDF-1.7\n" + b"0" * 200_000, pdf()[:300], pdf(pages=450)], ids=["noise", "cut off", "450 pages"])
def test_broken_and_overlong_pdf_is_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    page = tmp_path / "page.pdf"
    page.write_bytes(data)
    assert exit_code("tables", page, "--out", tmp_path / "t") == 2
    assert not (tmp_path / "t").exists()


def test_bomb_of_a_compressed_stream_is_refused(tmp_path: Path) -> None:
    import zlib

    glyphs = zlib.compress(b"BT /F1 8 Tf 1 0 0 1 10 10 Tm " + (b"(" + b"A" * 20_000 + b") Tj ") * 30 + b"ET", 9)
    stream = b"<< /Length %d /Filter /FlateDecode >> stream\n" % len(glyphs) + glyphs + b"\nendstream"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>", stream,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]  # fmt: skip
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % o for o in offsets)
    page = tmp_path / "bomb.pdf"
    page.write_bytes(body + table + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(body))
    with pytest.raises(NewsstatsError):
        ns.read_issue(page)


@pytest.mark.parametrize("text", ["", " \n\u3000", "\u200b", "\u202e\x00\ufeff"])
def test_text_that_shows_nothing_is_empty(text: str) -> None:
    with pytest.raises(NewsstatsError, match="empty"):
        ns.read_text(text)


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("megabytes", {"page.txt": b"x" * (1 << 20) + b"y"}),
        ("files", {"one.txt": STORY.encode(), "two.txt": STORY.encode()}),
        ("html_characters", {"page.html": b"<html><body><p>x</p></body></html>"}),
        ("html_elements", {"page.html": b"<html><body><p>x</p></body></html>"}),
        ("pdf_pages", {"page.pdf": pdf(pages=2)}),
        ("pdf_glyphs_total", {"page.pdf": pdf(pages=2)}),
    ],
)
def test_limit_set_in_the_environment_holds_and_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, files: dict[str, bytes]
) -> None:
    for file, data in files.items():
        (tmp_path / file).write_bytes(data)
    monkeypatch.setenv(variable_of(name), "1")
    with pytest.raises(NewsstatsError, match=variable_of(name)):
        ns.read_issue(tmp_path if len(files) > 1 else tmp_path / next(iter(files)))


@pytest.mark.parametrize("given", ["many", "0", "-3", "1.5"])
def test_limit_that_is_no_number_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    (tmp_path / "page.txt").write_text(STORY, encoding="utf-8")
    monkeypatch.setenv("NEWSSTATS_MAX_MEGABYTES", given)
    with pytest.raises(NewsstatsError, match=r"NEWSSTATS_MAX_MEGABYTES: is .* no whole number"):
        ns.read_issue(tmp_path / "page.txt")


def test_limits_are_documented_with_their_defaults() -> None:
    told = (Path(__file__).parents[1] / "SECURITY.md").read_text(encoding="utf-8")
    for name, value in DEFAULTS.items():
        assert f"| `{variable_of(name)}` | {value} |" in told


@pytest.mark.parametrize(
    "text", ["（" * 500_000 + "）" * 500_000, "今天天气很好，" * 480_000], ids=["a million brackets", "10 MB in one line"]
)
def test_a_line_of_megabytes_is_read(tmp_path: Path, text: str) -> None:
    page = tmp_path / "page.txt"
    page.write_text("本报讯 记者王一报道：" + text, encoding="utf-8")
    issue = ns.read_issue(page)
    assert len(issue.source) == len(text) + 11
    assert issue.numbers.empty or set(issue.numbers["kind"]) <= {"phrase", "indefinite"}


NESTED = "[" * 200_000


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page.html", f'<html><head><script type="application/ld+json">{NESTED}</script></head><body><p>今天开工。</p></body></html>'),
        ("rows.jsonl", NESTED + "\n"),
        ("rows.json", NESTED),
    ],
)
def test_lists_inside_lists_are_told_and_not_fallen_into(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(NewsstatsError):
        ns.read(tmp_path / name)


def test_a_link_out_of_the_folder_is_refused_unless_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "2024-05-06"
    folder.mkdir()
    (folder / "A01.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "secret.txt").write_text(STORY.replace("昨天", "今天"), encoding="utf-8")
    (folder / "A02.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(NewsstatsError, match=r"A02\.txt: is a link that leads out of the folder"):
        ns.read_issue(folder)
    monkeypatch.setenv("NEWSSTATS_FOLLOW_LINKS", "1")
    assert len(ns.read_issue(folder)) == 2


def test_a_link_inside_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "A01.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "A02.txt").symlink_to(tmp_path / "A01.txt")
    assert len(ns.read_issue(tmp_path)) == 2
