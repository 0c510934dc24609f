"""`newsstats check` as a desk uses it: what is printed, what a baseline remembers, exit codes, SARIF."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsstats.cli import cli
from newsstats.errors import InputKindError, MissingInputError
from newsstats.schema import CHECKS

WRONG = "县里新造林1500亩（1000公顷）。会议听取水利、环保、住建、农业4个部门汇报。\n"
SHORT = "工程总投资7.0亿元，其中中央资金2.4亿元、地方配套1.9亿元、自筹0.95亿元。\n"


def run(*args: object) -> Result:
    return CliRunner().invoke(cli, ["check", *map(str, args), "--date", "2024-11-29"])


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.txt"
    file.write_text(WRONG + SHORT, encoding="utf-8")
    return file


def test_alarm_is_printed_with_its_sentence_its_arithmetic_and_what_would_be_right(page: Path) -> None:
    out = run(page).output
    assert "县里新造林⟦1500亩⟧（⟦1000公顷⟧）。" in out
    assert "1500亩 = 100公顷，版面写 1000公顷" in out
    assert "此处应为 100公顷" in out
    assert out.index("不符") < out.index("各项合不到总数")
    assert "列举个数" not in out


def test_trivial_checks_are_shown_on_request(page: Path) -> None:
    assert "列举个数" in run(page, "--all").output
    assert "另有 1 处" in run(page).output
    assert "list_length" not in run(page, "--format", "csv").output
    assert "list_length" in run(page, "--format", "csv", "--all").output


def test_one_language_a_run(page: Path) -> None:
    out = run(page, "--lang", "en").output
    assert "if the other figures are right, this should be 100公顷" in out
    assert "不符" not in out
    assert "换算为" not in out


def test_exit_code_tells_a_disagreement_only_when_asked(page: Path, tmp_path: Path) -> None:
    assert run(page).exit_code == 0
    assert run(page, "--strict").exit_code == 1
    short = tmp_path / "short.txt"
    short.write_text(SHORT, encoding="utf-8")
    assert run(short, "--strict").exit_code == 0


def test_baseline_remembers_what_was_dismissed_wherever_it_stands(page: Path, tmp_path: Path) -> None:
    file = tmp_path / "dismissed.json"
    assert run(page, "--baseline", file, "--update-baseline", "--strict").exit_code == 0
    held = json.loads(file.read_text(encoding="utf-8"))
    assert [entry["kind"] for entry in held["dismissed"]] == ["conversion", "sum"]
    moved = tmp_path / "another.txt"
    moved.write_text("昨日传来消息。\n" + WRONG + SHORT, encoding="utf-8")
    assert run(moved, "--baseline", file, "--strict").exit_code == 0
    moved.write_text(WRONG.replace("1000", "1020"), encoding="utf-8")
    assert run(moved, "--baseline", file, "--strict").exit_code == 1


def test_baseline_keeps_what_it_held(page: Path, tmp_path: Path) -> None:
    file = tmp_path / "dismissed.json"
    run(page, "--baseline", file, "--update-baseline")
    other = tmp_path / "other.txt"
    other.write_text("2月30日，第二批物资运抵。\n", encoding="utf-8")
    run(other, "--baseline", file, "--update-baseline")
    assert len(json.loads(file.read_text(encoding="utf-8"))["dismissed"]) == 3
    before = file.read_bytes()
    run(page, "--baseline", file, "--update-baseline")
    assert file.read_bytes() == before


@pytest.mark.parametrize("text", ["", "[]", '{"version": 9, "dismissed": []}', '{"version": 1}', "一份稿件"])
def test_a_file_that_is_no_baseline_is_refused_and_left_alone(page: Path, tmp_path: Path, text: str) -> None:
    file = tmp_path / "notes.json"
    file.write_text(text, encoding="utf-8")
    for more in ((), ("--update-baseline",)):
        result = run(page, "--baseline", file, *more)
        assert isinstance(result.exception, InputKindError)
        assert file.read_text(encoding="utf-8") == text


def test_a_missing_baseline_says_how_to_write_one(page: Path, tmp_path: Path) -> None:
    result = run(page, "--baseline", tmp_path / "none.json")
    assert isinstance(result.exception, MissingInputError)
    assert "--update-baseline" in str(result.exception)


def test_update_needs_a_file(page: Path) -> None:
    assert run(page, "--update-baseline").exit_code == 2


def test_json_has_every_column(page: Path) -> None:
    rows = json.loads(run(page, "--format", "json").output)
    assert [list(row) for row in rows] == [list(CHECKS)] * 2
    # that parts are all of their whole is not said: nothing else would be right for sure
    assert {row["verdict"]: row["right"] for row in rows} == {"disagrees": "100公顷", "short": ""}


def test_sarif_has_what_the_standard_asks_for(page: Path) -> None:
    log = json.loads(run(page, "--format", "sarif").output)
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    (only,) = log["runs"]
    rules = {rule["id"] for rule in only["tool"]["driver"]["rules"]}
    source = page.read_text(encoding="utf-8")
    assert sorted(result["level"] for result in only["results"]) == ["error", "warning"]
    for result in only["results"]:
        assert result["ruleId"] in rules
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        marked = source[region["charOffset"] : region["charOffset"] + region["charLength"]]
        assert marked.endswith(("1000公顷", "0.95亿元"))
        assert location["physicalLocation"]["artifactLocation"]["uri"].endswith("page.txt")
        assert result["partialFingerprints"]["newsstats/v1"]
