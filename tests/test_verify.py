"""A report that a stranger can verify: every figure of the sample report, altered in turn, is caught."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsstats.cli import cli
from newsstats.report.build import build_report
from newsstats.verify import decoded, verify_html

_TEXT = re.compile(r">([^<>]*\d[^<>]*)<")


@pytest.fixture(scope="module", params=["zh", "en"])
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, sample_path: Path) -> Path:
    return build_report(sample_path, tmp_path_factory.mktemp("verify") / "report", lang=request.param)


def main_of(html: str) -> tuple[int, int]:
    return html.index("<main"), html.index("</main>")


def test_every_figure_of_the_sample_report_follows_from_its_page(report: Path, sample_path: Path) -> None:
    count, problems = verify_html(report.read_text(encoding="utf-8"), decoded(sample_path.read_bytes()), sample_path.name)
    assert problems == []
    assert count > 150


def test_every_altered_figure_is_caught(report: Path, sample_path: Path) -> None:
    html, source = report.read_text(encoding="utf-8"), decoded(sample_path.read_bytes())
    begin, end = main_of(html)
    missed = []
    altered = 0
    body = html[begin:end]
    for text in _TEXT.finditer(body):
        for digits in re.finditer(r"\d+", text[1]):
            at = text.start(1) + digits.start()
            other = str((int(body[at]) + 3) % 10)
            altered += 1
            _, problems = verify_html(body[:at] + other + body[at + 1 :], source, sample_path.name)
            if not problems:
                missed.append(text[1].strip())
    assert altered > 200
    assert missed == []


def test_an_altered_sentence_and_an_altered_place_are_caught(report: Path, sample_path: Path) -> None:
    html, source = report.read_text(encoding="utf-8"), decoded(sample_path.read_bytes())
    for old, new in (("从此首尾相接", "至今没有合龙"), ('data-sum="2761公里/3046公里"', 'data-sum="2761公里/3047公里"')):
        assert old in html
        assert verify_html(html.replace(old, new), source, sample_path.name)[1]
    place = re.search(r'data-at="(\d+)-(\d+)"', html)
    assert place is not None
    moved = html.replace(place[0], f'data-at="{int(place[1]) + 1}-{int(place[2]) + 1}"', 1)
    assert verify_html(moved, source, sample_path.name)[1]


def test_the_command_names_what_does_not_follow(report: Path, sample_path: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["verify", str(report), str(sample_path)])
    assert (done.exit_code, done.output.endswith("0 个追不到 changji-2024-11-29-retold.txt\n")) == (0, True)
    wrong = tmp_path / "index.html"
    text = report.read_text(encoding="utf-8")
    wrong.write_text(text.replace(">3046公里</a>", ">3047公里</a>").replace(">3,046 km</a>", ">3,047 km</a>"), encoding="utf-8")
    done = CliRunner().invoke(cli, ["verify", str(wrong), str(sample_path)])
    assert done.exit_code == 1
    assert re.search("(?:3047公里|3,047 km): the page says 3046公里 there", done.output)


def test_days_between_two_dates_are_counted_again() -> None:
    page = '<main><p class="kicker"><time datetime="2024-11-29">11月29日</time></p><span class="days" data-days="{}/{}" data-at="{}">{}</span></main>'
    source = "2024年11月29日\n协议11月20日签下。"
    day = source.index("11月20日")
    there = f"{day}-{day + 6}"
    right = page.format("2024-11-20", "2024-11-29", there, 9)
    assert verify_html(right, source, "p.txt")[1] == []
    for wrong in (
        page.format("2024-11-20", "2024-11-29", there, 8),
        page.format("2024-11-21", "2024-11-29", there, 8),
        page.format("2024-11-20", "2024-11-30", there, 10),
        page.format("2024-13-40", "2024-11-29", there, 9),
    ):
        assert len(verify_html(wrong, source, "p.txt")[1]) == 1


@pytest.mark.parametrize(
    ("period", "follows"),
    [
        ("2024-11-28/2024-11-28", True),
        ("2023-01-01/2023-12-31", True),
        ("2019-01-01/2019-12-31", True),
        ("2024-07-01/2024-09-30", True),
        ("2024-01-01/2024-10-31", True),
        ("2016-01-01/2016-12-31", False),
        ("2024-05-01/2024-05-31", False),
        ("2024-01-01/2024-08-31", False),
    ],
)
def test_the_time_of_a_figure_is_one_that_the_page_tells_of(period: str, follows: bool) -> None:
    numbers = "".join(f"{int(n)}、" for n in re.findall(r"\d+", period))
    page = f'<main><p class="kicker"><time datetime="2024-11-29">11月29日</time></p><time data-period="{period}">{numbers}</time></main>'
    source = "2024年11月29日\n去年以来，三季度增长5%，2019年建成，11月28日通车。"
    assert (verify_html(page, source, "p.txt")[1] == []) == follows
