"""The report in a real browser, from `file://`, with the network off."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsstats.report.build import build_report

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SHOTS = Path(__file__).parents[2] / ".shots"
"""Screenshots of the last run, ignored by git."""

if CHROMIUM is None and os.environ.get("CI") == "true":
    raise RuntimeError("CI installs chromium; the browser tests are never skipped there")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine: apt-get install chromium")]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, sample_path: Path) -> Path:
    return build_report(sample_path, tmp_path_factory.mktemp("browser") / "zh", with_code=True)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    table = Path(__file__).parents[2] / "data" / "articles" / "two-papers-2024.csv"
    return build_report(table, tmp_path_factory.mktemp("browser") / "articles")


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory, sample_path: Path) -> Path:
    return build_report(sample_path, tmp_path_factory.mktemp("browser") / "en", lang="en")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


class Watched:
    """A page that remembers what it complained of."""

    def __init__(self, browser: Any, index: Path, width: int = 1200, **context: Any) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 900}, offline=True, **context)
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.trouble: list[str] = []
        self.page.on("console", lambda message: self.trouble.append(message.text) if message.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.page.on("requestfailed", lambda request: self.trouble.append(request.url))
        self.page.goto(index.as_uri())

    def drawn(self) -> None:
        """Wait until every chart is there (the page's policy allows no script of the driver's own)."""
        charts = "[...document.querySelectorAll('.plotly-graph-div')]"
        for _ in range(300):
            if self.page.evaluate(f"{charts}.every(d => d.querySelector('.point, .slice, .trace, .heatmaplayer image'))"):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError("charts were not drawn")


@pytest.fixture
def opened(browser: Any, report: Path) -> Iterator[Watched]:
    watched = Watched(browser, report)
    yield watched
    watched.context.close()


@pytest.fixture
def long_form(browser: Any, report: Path) -> Iterator[Watched]:
    watched = Watched(browser, report.with_name("notebooks.html"))
    watched.drawn()
    yield watched
    watched.context.close()


def test_report_opens_without_network_errors_or_failed_requests(opened: Watched) -> None:
    assert opened.trouble == []


def test_english_report_opens_without_errors_and_speaks_english(browser: Any, english: Path) -> None:
    watched = Watched(browser, english)
    SHOTS.mkdir(exist_ok=True)
    watched.page.screenshot(path=SHOTS / "en.png", full_page=True)
    headings = watched.page.locator("h2").all_inner_texts()
    violations = watched.trouble
    watched.context.close()
    assert violations == []
    assert len(headings) == 6
    assert not [h for h in headings if re.search(r"[\u4e00-\u9fff]", h)]


def test_every_chart_draws_its_marks(long_form: Watched) -> None:
    charts = long_form.page.query_selector_all(".plotly-graph-div")
    marks = [len(c.query_selector_all(".point, .scatterlayer .trace, .slice, .heatmaplayer image")) for c in charts]
    assert len(charts) >= 12
    assert min(marks) > 0


def test_search_narrows_the_table_of_figures_and_says_so(opened: Watched) -> None:
    rows = "#figures-table tbody tr:not([hidden])"
    whole = len(opened.page.query_selector_all(rows))
    opened.page.fill("#figures input[type=search]", "公里")
    found = opened.page.query_selector_all(rows)
    assert 0 < len(found) < whole
    assert all("公里" in row.inner_text() for row in found)
    assert str(whole) in opened.page.inner_text("#figures output")


def test_selecting_a_kind_narrows_the_table(opened: Watched) -> None:
    opened.page.select_option("#figures select[name=kind]", "money")
    shown = opened.page.query_selector_all("#figures-table tbody tr:not([hidden])")
    assert shown
    assert {row.get_attribute("data-kind") for row in shown} == {"money"}


def test_long_tables_of_the_notebooks_get_a_search_box(long_form: Watched) -> None:
    assert len(long_form.page.query_selector_all(".chapter .filters input[type=search]")) > 5


def test_click_on_a_figure_leads_to_its_marked_sentence(opened: Watched) -> None:
    link = opened.page.locator("#figures-table tbody tr td a").first
    text, target = link.inner_text(), (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    opened.page.wait_for_url(f"**/page.html#{target}")
    mark = opened.page.locator(f"mark[id='{target}']")
    assert "".join(mark.inner_text().split()) == text
    assert mark.evaluate("e => e.matches(':target')")
    assert opened.trouble == []


def test_click_on_a_mark_of_a_chart_leads_to_its_sentence(long_form: Watched) -> None:
    chart = long_form.page.locator(".plotly-graph-div").filter(has=long_form.page.locator(".barlayer")).filter(has_text="一期").first
    chart.scroll_into_view_if_needed()
    box = chart.locator(".barlayer .point path").first.bounding_box()
    assert box is not None
    long_form.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    long_form.page.wait_for_timeout(300)
    long_form.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    long_form.page.wait_for_url("**/page.html#a*")


@pytest.mark.parametrize("name", ["sample", "articles"])
@pytest.mark.parametrize("width", [390, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_fits_the_screen_and_is_short(browser: Any, report: Path, articles: Path, name: str, width: int, scheme: str) -> None:
    watched = Watched(browser, {"sample": report, "articles": articles}[name], width, color_scheme=scheme)
    SHOTS.mkdir(exist_ok=True)
    watched.page.screenshot(path=SHOTS / f"{name}-{width}-{scheme}.png", full_page=True)
    overflow = watched.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    height = watched.page.evaluate("document.documentElement.scrollHeight")
    outside = watched.page.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => !e.closest('.tablewrap, .skip') && e.getBoundingClientRect().right > innerWidth + 1).length"
    )
    watched.context.close()
    assert overflow <= 0
    assert outside == 0
    assert height <= (9_000 if width == 1280 else 14_000)


@pytest.mark.parametrize("width", [390, 768, 1280])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_stands_behind_a_bar_stays_on_its_card(browser: Any, report: Path, english: Path, language: str, width: int) -> None:
    watched = Watched(browser, report if language == "zh" else english, width)
    outside = watched.page.evaluate(
        "[...document.querySelectorAll('.said')].filter(e => e.getBoundingClientRect().right > "
        "e.closest('.bars').getBoundingClientRect().right + 1).map(e => e.textContent)"
    )
    watched.context.close()
    assert outside == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_speaks_to_people(browser: Any, report: Path, english: Path, language: str) -> None:
    watched = Watched(browser, report if language == "zh" else english)
    text = watched.page.inner_text("main")
    watched.context.close()
    assert not re.findall(r"\b(?:NaN|nan|True|False|None|inf)\b", text)
    assert not re.findall(r"\d(?:\.\d+)?e[+-]\d+", text)
    assert not re.findall(r"\b[a-z]+_[a-z_]+\b|\ba\d\d-n\d+\b", text)
    if language == "zh":
        assert set(re.findall(r"[a-z]{4,}", text)) <= {"newsstats", "report", "changji", "retold"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index.html", "page.html", "articles"])
def test_axe_finds_no_serious_violation(browser: Any, report: Path, articles: Path, name: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    file = articles if name == "articles" else report.parent / name
    watched = Watched(browser, file, color_scheme=scheme, bypass_csp=True)
    found = axe.run(watched.page).response["violations"]
    watched.context.close()
    serious = [
        (v["id"], v["nodes"][0]["html"][:200], v["nodes"][0].get("failureSummary")) for v in found if v["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_more_shows_every_figure_and_a_click_on_a_title_sorts_them(opened: Watched) -> None:
    rows = opened.page.locator("#figures-table tbody tr")
    visible = "[...document.querySelectorAll('#figures-table tbody tr')].filter(r => r.offsetParent !== null).length"
    assert opened.page.evaluate(visible) == 15
    opened.page.click("#more")
    assert opened.page.evaluate(visible) == rows.count() > 15
    opened.page.click("#figures-table th button >> nth=0")
    values = [float(value) for value in rows.evaluate_all("rows => rows.map(r => r.dataset.value || '-1')")]
    assert values == sorted(values, reverse=True)


def test_the_table_is_saved_as_it_is_shown(opened: Watched, tmp_path: Path) -> None:
    opened.page.fill("#figures input[type=search]", "公里")
    with opened.page.expect_download() as download:
        opened.page.click("#csv")
    download.value.save_as(tmp_path / "figures.csv")
    lines = (tmp_path / "figures.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + len(opened.page.query_selector_all("#figures-table tbody tr:not([hidden])"))
    assert "公里" in lines[1]


def test_the_keyboard_reaches_search_and_the_skip_link_comes_first(opened: Watched) -> None:
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.className") == "skip"
    opened.page.focus("#figures input[type=search]")
    opened.page.keyboard.type("亿元")
    assert all("亿元" in row.inner_text() for row in opened.page.query_selector_all("#figures-table tbody tr:not([hidden])"))


def test_report_reads_without_javascript(browser: Any, report: Path) -> None:
    watched = Watched(browser, report, java_script_enabled=False)
    page = watched.page
    assert page.locator("article.card").count() >= 2
    assert page.locator("#figures-table tbody tr").last.is_visible()
    assert not page.locator(".filters").is_visible()
    watched.context.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_report_prints_to_pdf(browser: Any, report: Path, english: Path, language: str) -> None:
    watched = Watched(browser, report if language == "zh" else english)
    SHOTS.mkdir(exist_ok=True)
    pdf = watched.page.pdf(path=SHOTS / f"{language}.pdf", format="A4", print_background=True)
    rows = watched.page.locator("#figures-table tbody tr").count()
    last = watched.page.locator("#figures-table tbody tr td a").last.inner_text()
    watched.context.close()
    import pypdfium2

    printed = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_range() for page in printed)
    assert 4 <= len(printed) <= 20
    assert "newsstats" in text
    assert "3046" in text
    assert rows > 15
    assert "".join(last.split()) in "".join(text.split())  # all rows are printed, not the first fifteen
    printed.close()
