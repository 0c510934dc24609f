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
    return build_report(sample_path, tmp_path_factory.mktemp("browser") / "zh")


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
    watched.drawn()
    yield watched
    watched.context.close()


def test_report_opens_without_network_errors_or_failed_requests(opened: Watched) -> None:
    assert opened.trouble == []


def test_english_report_opens_without_errors_and_speaks_english(browser: Any, english: Path) -> None:
    watched = Watched(browser, english)
    watched.drawn()
    SHOTS.mkdir(exist_ok=True)
    watched.page.screenshot(path=SHOTS / "en.png", full_page=True)
    headings = watched.page.locator("h2").all_inner_texts()
    violations = watched.trouble
    watched.context.close()
    assert violations == []
    assert len(headings) > 7
    assert not [h for h in headings if re.search(r"[\u4e00-\u9fff]", h)]


def test_every_chart_draws_its_marks(opened: Watched) -> None:
    charts = opened.page.query_selector_all(".plotly-graph-div")
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
    opened.page.select_option("#figures select[name=dimension]", "money")
    shown = opened.page.query_selector_all("#figures-table tbody tr:not([hidden])")
    assert shown
    assert {row.get_attribute("data-dimension") for row in shown} == {"money"}


def test_long_tables_of_the_notebooks_get_a_search_box(opened: Watched) -> None:
    assert len(opened.page.query_selector_all(".chapter .filters input[type=search]")) > 5


def test_click_on_a_figure_leads_to_its_marked_sentence(opened: Watched) -> None:
    link = opened.page.locator("#figures-table tbody tr td a").first
    text, target = link.inner_text(), (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    opened.page.wait_for_url(f"**/page.html#{target}")
    mark = opened.page.locator(f"mark[id='{target}']")
    assert "".join(mark.inner_text().split()) == text
    assert mark.evaluate("e => e.matches(':target')")
    assert opened.trouble == []


def test_click_on_a_mark_of_a_chart_leads_to_its_sentence(opened: Watched) -> None:
    chart = opened.page.locator(".plotly-graph-div").filter(has=opened.page.locator(".barlayer")).filter(has_text="一期").first
    chart.scroll_into_view_if_needed()
    box = chart.locator(".barlayer .point path").first.bounding_box()
    assert box is not None
    opened.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    opened.page.wait_for_timeout(300)
    opened.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    opened.page.wait_for_url("**/page.html#a*")


@pytest.mark.parametrize("width", [400, 1600])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_fits_the_screen(browser: Any, report: Path, width: int, scheme: str) -> None:
    watched = Watched(browser, report, width, color_scheme=scheme)
    watched.drawn()
    SHOTS.mkdir(exist_ok=True)
    watched.page.screenshot(path=SHOTS / f"zh-{width}-{scheme}.png", full_page=True)
    overflow = watched.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    watched.context.close()
    assert overflow <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index.html", "page.html"])
def test_axe_finds_no_serious_violation(browser: Any, report: Path, name: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    watched = Watched(browser, report.parent / name, color_scheme=scheme, bypass_csp=True)
    if name == "index.html":
        watched.drawn()
    found = axe.run(watched.page).response["violations"]
    watched.context.close()
    serious = [
        (v["id"], v["nodes"][0]["html"][:200], v["nodes"][0].get("failureSummary")) for v in found if v["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_report_reads_without_javascript(browser: Any, report: Path) -> None:
    watched = Watched(browser, report, java_script_enabled=False)
    page = watched.page
    assert page.locator(".still svg").count() >= 12
    assert page.locator(".still svg").first.is_visible()
    assert not page.locator(".live").first.is_visible()
    assert page.locator("#figures-table tbody tr").count() > 10
    SHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SHOTS / "zh-no-javascript.png", full_page=True)
    watched.context.close()


def test_report_prints_to_pdf(browser: Any, report: Path) -> None:
    watched = Watched(browser, report)
    watched.drawn()
    SHOTS.mkdir(exist_ok=True)
    pdf = watched.page.pdf(path=SHOTS / "zh.pdf", format="A4", print_background=True)
    watched.context.close()
    import pypdfium2

    printed = pypdfium2.PdfDocument(pdf)
    assert 5 <= len(printed) <= 60
    assert "newsstats" in printed[0].get_textpage().get_text_range()
    printed.close()
