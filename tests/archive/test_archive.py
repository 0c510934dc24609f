"""Archives: built side by side, taken up again after a kill, asked with DuckDB."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest
from archives import ISSUES, content
from click.testing import CliRunner

import newsstats as ns
from newsstats.archive import build as build_module
from newsstats.archive.build import build
from newsstats.archive.find import find_inputs
from newsstats.archive.sample import make
from newsstats.archive.tables import TABLES
from newsstats.archive.trends import change_points
from newsstats.cli import cli
from newsstats.errors import InputKindError, MissingInputError, OutputError
from newsstats.output import locked


def rows(archive: ns.Archive, name: str) -> pd.DataFrame:
    table = archive.sql(f"select * from {name}").df()
    return table.sort_values(list(table.columns), ignore_index=True)


def same(a: ns.Archive, b: ns.Archive) -> None:
    for name in TABLES:
        pd.testing.assert_frame_equal(rows(a, name), rows(b, name))


def test_made_up_issues_are_the_same_each_time_and_say_that_they_are_made_up(tmp_path: Path) -> None:
    first, second = make(tmp_path / "a", 6), make(tmp_path / "b", 6)
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]
    assert all("虚构" in p.read_text(encoding="utf-8") for p in first)


def test_archive_holds_every_issue_with_paper_and_date(archive: ns.Archive) -> None:
    issues = archive.issues.df()
    assert len(issues) == len(archive) == ISSUES
    assert set(issues["paper"]) == {"样例日报", "虚构晚报"}
    assert issues["date"].str.fullmatch(r"2024-\d\d-\d\d|2025-\d\d-\d\d").all()


def test_rows_are_those_of_the_issue_alone(archive: ns.Archive, pages: Path) -> None:
    path = sorted(pages.rglob("*.txt"))[0]
    issue = ns.read_issue(path)
    name = f"issues/{path.relative_to(pages).as_posix()}"
    issue_id = archive.sql("select issue_id from issues where name = $name", name=name).fetchall()[0][0]
    numbers = archive.sql("select * from numbers where issue_id = $id order by mention_id", id=issue_id).df()
    assert list(numbers["text"]) == list(issue.numbers["text"])
    assert numbers["base_value"].sum() == pytest.approx(issue.numbers["base_value"].sum())
    assert [issue.source[a:b] for a, b in zip(numbers["source_start"], numbers["source_end"], strict=True)]


def test_processes_threads_and_one_worker_give_the_same_bytes(archive: ns.Archive, pages: Path, tmp_path: Path) -> None:
    build_module.CHUNK = 100
    build(pages, tmp_path / "processes", workers=2)
    with ThreadPoolExecutor(3) as pool:
        build(pages, tmp_path / "threads", pool)
    assert content(tmp_path / "processes") == content(tmp_path / "threads")
    same(archive, ns.Archive(tmp_path / "threads"))


def test_second_build_reads_only_what_is_new_or_changed(pages: Path, tmp_path: Path) -> None:
    mine = tmp_path / "issues"
    make(mine, 20, characters=200, every=8)
    out = tmp_path / "a"
    assert build(mine, out, workers=1).read == 20
    before = content(out)
    assert (build(mine, out, workers=1).read, content(out)) == (0, before)
    changed = sorted(mine.rglob("*.txt"))[4]
    changed.write_text(changed.read_text(encoding="utf-8").replace("本报讯", "新华社电"), encoding="utf-8")
    (mine / "2026-01-01.txt").write_text(
        "本报讯 记者王一报道：县里的新图书馆昨天开馆，\n第一天来了300名读者，大家都说好。\n", encoding="utf-8"
    )
    summary = build(mine, out, workers=1)
    assert (summary.read, summary.kept) == (2, 19)
    fresh = tmp_path / "fresh"
    build(mine, fresh, workers=1)
    same(ns.Archive(out), ns.Archive(fresh))


def test_changed_file_alone_leaves_the_others_of_its_chunk(pages: Path, tmp_path: Path) -> None:
    mine = tmp_path / "issues"
    make(mine, 10, characters=200, every=8)
    build(mine, tmp_path / "a", workers=1)
    path = sorted(mine.rglob("*.txt"))[0]
    path.write_text(path.read_text(encoding="utf-8") + "\n补记一行。\n", encoding="utf-8")
    build(mine, tmp_path / "a", workers=1)
    assert len(ns.Archive(tmp_path / "a")) == 10


def test_unreadable_issue_is_a_row_of_errors_and_the_rest_goes_on(pages: Path, tmp_path: Path) -> None:
    mine = tmp_path / "issues"
    make(mine, 3, characters=200)
    (mine / "empty.txt").write_text("", encoding="utf-8")
    (mine / "noise.txt").write_bytes(bytes(range(256)) * 40)
    summary = build(mine, tmp_path / "a", workers=1)
    assert set(summary.failed) == {"issues/empty.txt", "issues/noise.txt"}
    archive = ns.Archive(tmp_path / "a")
    assert len(archive) == 3
    assert set(archive.errors.df()["name"]) == set(summary.failed)
    done = CliRunner().invoke(cli, ["archive", "build", str(mine), str(tmp_path / "b"), "--workers", "1"])
    assert done.exit_code == 3


def parts(out: Path) -> int:
    """Parts that are there, counted while somebody writes and sweeps."""
    return sum(name.endswith(".parquet") for _, _, names in os.walk(out) for name in names)


SCRIPT = """
import sys
from newsstats.archive import build as module
if __name__ == "__main__":
    module.CHUNK = 3
    module.build(sys.argv[1], sys.argv[2], workers=2)
"""


def test_build_killed_at_any_moment_is_taken_up_with_the_same_result(pages: Path, tmp_path: Path) -> None:
    script = tmp_path / "build.py"
    script.write_text(SCRIPT, encoding="utf-8")
    build_module.CHUNK = 3
    build(pages, tmp_path / "whole", workers=1)
    whole = content(tmp_path / "whole")
    out = tmp_path / "killed"
    chance = random.Random(7)
    for _ in range(4):
        running = subprocess.Popen([sys.executable, str(script), str(pages), str(out)], start_new_session=True)
        wanted = parts(out) + chance.randint(1, 25)
        while running.poll() is None and parts(out) < wanted:
            time.sleep(0.005)
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
        running.wait()
    build(pages, out, workers=1)
    assert content(out) == whole


def test_torn_line_of_the_manifest_is_no_chunk(pages: Path, tmp_path: Path) -> None:
    build(pages, tmp_path / "a", workers=1)
    whole = content(tmp_path / "a")
    manifest = tmp_path / "a" / "manifest.jsonl"
    text = manifest.read_bytes()
    manifest.write_bytes(text[: len(text) - 200])
    build(pages, tmp_path / "a", workers=1)
    assert content(tmp_path / "a") == whole


def test_second_build_at_the_same_time_is_refused(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "a"
    out.mkdir()
    with locked(out / ".lock", out), pytest.raises(OutputError, match="another newsstats is writing there"):
        build(pages, out, workers=1)


def test_dask_cluster_of_processes_gives_the_same_tables(archive: ns.Archive, pages: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1") as cluster,
        distributed.Client(cluster, set_as_default=False) as client,
        client.get_executor() as pool,
    ):
        build(pages, tmp_path / "dask", pool)
    same(archive, ns.Archive(tmp_path / "dask"))


def test_scheduler_and_workers_as_processes_of_their_own(archive: ns.Archive, pages: Path, tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    where = tmp_path / "scheduler.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    command = [
        sys.executable,
        "-m",
        "distributed.cli.dask_scheduler",
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--no-dashboard",
        "--scheduler-file",
        str(where),
    ]
    started = [subprocess.Popen(command, **quiet)]
    try:
        for _ in range(600):
            if where.exists() and where.stat().st_size:
                break
            time.sleep(0.05)
        started += [
            subprocess.Popen(
                [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", str(where), "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1"],
                cwd=tmp_path, **quiet,
            )
            for _ in range(2)
        ]  # fmt: skip
        import json

        address = json.loads(where.read_text(encoding="utf-8"))["address"]
        done = CliRunner().invoke(cli, ["archive", "build", str(pages), str(tmp_path / "cluster"), "--dask", address, "--quiet"])
        assert done.exit_code == 0, done.output
    finally:
        for process in started:
            process.kill()
            process.wait()
    same(archive, ns.Archive(tmp_path / "cluster"))


def test_relations_are_lazy_and_tables_have_their_columns_also_when_empty(archive: ns.Archive) -> None:
    for name, columns in TABLES.items():
        assert list(getattr(archive, name).df().columns) == list(columns)
    assert set(TABLES) <= set(dir(archive))


@pytest.mark.parametrize(
    "query",
    [
        "drop view issues",
        "copy issues to 'x.csv'",
        "select 1; select 2",
        "select * from read_text('/etc/hosts')",
        "select nothing from issues",
        "attach 'x.db'",
    ],
)
def test_sql_reads_the_archive_and_nothing_else(archive: ns.Archive, query: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        archive.sql(query).df()


def test_trend_counts_words_a_month_and_shows_gaps_as_gaps(archive: ns.Archive) -> None:
    trend = archive.trend(["防汛", "没有这个词"], by="month")
    assert trend.query("word == '防汛'")["count"].sum() > 0
    assert trend.query("word == '没有这个词'")["count"].sum() == 0
    evening = archive.trend("防汛", paper="虚构晚报").set_index("period")
    assert evening.loc["2024-05", "issues"] == 0
    assert evening.loc["2024-05", "per_thousand"] != evening.loc["2024-05", "per_thousand"]


def test_trend_counts_what_is_printed_whatever_a_segmenter_makes_of_it(archive: ns.Archive) -> None:
    asked = ["防汛", "水", "年", "本报讯", "总投资", "记者", "县", "供暖", "，"]
    texts = archive.sql("select kicker, headline, subhead, text from articles").df().to_numpy().ravel()
    counted = archive.trend(asked).groupby("word")["count"].sum()
    assert {word: int(counted[word]) for word in asked} == {word: sum(text.count(word) for text in texts) for word in asked}
    with pytest.raises(ValueError, match="empty"):
        archive.trend("")


def test_search_finds_every_story_that_prints_the_string(archive: ns.Archive) -> None:
    texts = archive.sql("select kicker || headline || subhead || text as text from articles").df()["text"]
    for asked in ("供暖", "讯", "年"):
        assert len(archive.search(asked, limit=10_000)) == sum(asked in text for text in texts) > 0


def test_unknown_period_is_refused(archive: ns.Archive) -> None:
    with pytest.raises(ValueError, match="year, month, day"):
        archive.trend("防汛", by="week")


def test_change_point_stands_where_the_level_changes() -> None:
    values = [1.0, 1.1, 0.9, 1.0, 1.0, 5.0, 5.1, 4.9, 5.0, 5.0]
    table = pd.DataFrame({"period": [f"2024-{m:02}" for m in range(1, 11)], "per_thousand": values})
    found = change_points(table)
    assert list(found["period"]) == ["2024-06"]
    assert found["before"].iloc[0] == pytest.approx(1.0)
    assert found["after"].iloc[0] == pytest.approx(5.0)
    assert change_points(table.assign(per_thousand=2.0)).empty


def test_coverage_names_missing_days(archive: ns.Archive) -> None:
    coverage = archive.coverage("虚构晚报")
    assert coverage["issues"].sum() == (archive.issues.df()["paper"] == "虚构晚报").sum()
    assert (coverage[coverage["date"].str.startswith("2024-05")]["issues"] == 0).all()
    assert pd.to_datetime(coverage["date"]).diff().dropna().dt.days.eq(1).all()


def test_dispersion_is_low_for_a_word_of_every_issue_and_high_for_one_of_one_issue(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for n in range(8):
        rare = "鳐鱼上市" * 4 if n == 0 else "集市开张" * 4
        (tmp_path / "in" / f"2024-01-{n + 1:02}.txt").write_text(
            f"本报讯 记者王一报道：县城的图书馆今天开门迎客，{rare}，读者来了很多。\n大家坐下来读书，图书馆里很安静。\n", encoding="utf-8"
        )
    build(tmp_path / "in", tmp_path / "a", workers=1)
    table = ns.Archive(tmp_path / "a").terms_table(None).set_index("word")
    assert table.loc["图书馆", "dp"] < 0.1
    assert table.loc["图书馆", "issues"] == 8
    assert table["dp"].max() > 0.8


def test_keyness_of_a_season_finds_its_word(archive: ns.Archive) -> None:
    assert "防汛" in set(archive.keyness("2024-06", "2024-08", min_count=2, top=5)["word"])
    with pytest.raises(ValueError, match="since, until or paper"):
        archive.keyness()


def test_issue_is_compared_with_an_archive(archive: ns.Archive, sample: ns.Issue) -> None:
    words = set(sample.keyness(by="issue", reference=archive, pos="n", top=40)["word"])
    assert "沙漠" in words


def test_search_finds_stories_with_all_words_best_first(archive: ns.Archive) -> None:
    found = archive.search("供暖 煤")
    assert found.empty or found["score"].is_monotonic_decreasing
    hits = archive.search("招聘会 岗位")
    texts = archive.sql("select issue_id, article_id, text from articles").df().set_index(["issue_id", "article_id"])["text"]
    assert len(hits)
    assert all(
        "招聘会" in texts[row.issue_id, row.article_id] and "岗位" in texts[row.issue_id, row.article_id] for row in hits.itertuples()
    )
    with pytest.raises(ValueError, match="word or phrase"):
        archive.search(" ")


def test_wire_copy_is_found_in_both_papers_and_counted_once(archive: ns.Archive) -> None:
    wire = archive.sql("select count(*) from articles where headline like '全省%工作会议召开'").fetchall()[0][0]
    groups = archive.reprints(0.8)
    copies = groups[groups["headline"].str.startswith("全省")]
    assert wire >= 2
    assert len(copies) >= 2
    assert copies.groupby("group")["paper"].nunique().max() == 2
    assert (groups.groupby("group")["first"].sum() == 1).all()


def test_project_is_followed_from_announcement_to_completion(tmp_path: Path) -> None:
    told = {
        "2024-01-05": "水厂项目签约落户南坡镇。项目总投资5亿元，计划2024年4月开工。",
        "2024-04-10": "水厂项目在南坡镇开工。项目总投资6亿元。",
    }
    (tmp_path / "in").mkdir()
    for day, text in told.items():
        (tmp_path / "in" / f"{day}.txt").write_text(
            f"本报讯 记者王一报道：{text}\n镇里的干部说，大家都盼着早日用上好水。\n", encoding="utf-8"
        )
    build(tmp_path / "in", tmp_path / "a", workers=1)
    archive = ns.Archive(tmp_path / "a")
    followed = archive.follow("水厂")
    assert list(followed["date"]) == list(told)
    assert followed["changed"].iloc[0] == ""
    assert "investment 5e+08 → 6e+08" in followed["changed"].iloc[1]
    now = ns.read_text("水厂项目加快建设。项目总投资7亿元，今年建成。", date="2024-09-01")
    compared = archive.compare(now)
    assert compared.query("figure == 'investment'")["difference"].tolist() == [1e8]


def test_nmf_topics_are_the_same_each_time_with_stability_and_coherence(archive: ns.Archive) -> None:
    one, two = archive.topics("nmf", n=4, seeds=2), archive.topics("nmf", n=4, seeds=2)
    pd.testing.assert_frame_equal(one, two)
    assert one["share"].sum() == pytest.approx(1)
    assert one["stability"].between(0, 1).all()
    assert one["coherence"].between(-1, 1).all()
    with pytest.raises(ValueError, match="too few"):
        archive.topics("nmf", n=10_000)


def test_folder_named_by_a_date_is_one_issue_of_several_pages(tmp_path: Path) -> None:
    for name in ("2024-03-01/A01.txt", "2024-03-01/A02.txt", "2024-03-02.txt"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("本报讯", encoding="utf-8")
    assert [(one.name, len(one.files)) for one in find_inputs([tmp_path / "in"]).values()] == [
        ("in/2024-03-01", 2),
        ("in/2024-03-02.txt", 1),
    ]


def test_addresses_and_globs_name_issues_too(pages: Path, tmp_path: Path) -> None:
    from_glob = find_inputs([f"{pages}/**/*.txt"])
    assert len(from_glob) == ISSUES
    some = sorted(pages.rglob("*.txt"))[0]
    import fsspec

    memory = fsspec.filesystem("memory")
    memory.pipe("/issues/2024/" + some.name, some.read_bytes())
    with ThreadPoolExecutor(1) as pool:
        build("memory://issues", tmp_path / "a", pool)
    assert len(ns.Archive(tmp_path / "a")) == 1


def test_folder_that_is_no_archive_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError):
        ns.Archive(tmp_path / "none")
    with pytest.raises(InputKindError):
        ns.Archive(tmp_path)


def test_command_line_asks_an_archive(archive: ns.Archive) -> None:
    run = CliRunner()
    folder = str(archive.folder)
    assert run.invoke(cli, ["archive", "sql", folder, "select count(*) as n from issues", "--format", "csv"]).output == f"n\n{ISSUES}\n"
    assert "2024-06" in run.invoke(cli, ["archive", "trend", folder, "防汛"]).output
    assert run.invoke(cli, ["archive", "projects", folder, "项目", "--format", "csv"]).output.startswith("date,paper")
    assert "样例日报" in run.invoke(cli, ["archive", "issues", folder]).output
    assert run.invoke(cli, ["archive", "sql", folder, "drop view issues"]).exit_code == 2


def test_a_folder_with_other_files_is_no_place_for_an_archive(pages: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    (mine / "articles" / "empty").mkdir(parents=True)
    pd.DataFrame({"a": [1]}).to_parquet(mine / "articles" / "mine.parquet")
    before = content(mine)
    with pytest.raises(OutputError, match="is no archive and holds other files"):
        build(pages, mine, workers=1)
    assert content(mine) == before
    assert (mine / "articles" / "empty").is_dir()


def test_files_put_into_an_archive_stay_there(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "a"
    build(pages, out, workers=1)
    pd.DataFrame({"a": [1]}).to_parquet(out / "articles" / "mine.parquet")
    (out / "notes").mkdir()
    build(pages, out, workers=1)
    assert (out / "articles" / "mine.parquet").exists()
    assert (out / "notes").is_dir()


def test_a_manifest_that_names_files_outside_is_not_followed(pages: Path, tmp_path: Path) -> None:
    out, outside = tmp_path / "a", tmp_path / "x.parquet"
    build(pages, out, workers=1)
    outside.write_bytes(b"mine")
    manifest = out / "manifest.jsonl"
    lines = manifest.read_text(encoding="utf-8").splitlines()
    held = json.loads(lines[1])
    lines[1] = json.dumps({**held, "files": ["../x.parquet", *held["files"]]})
    manifest.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(InputKindError, match="outside"):
        build(pages, out, workers=1)
    assert outside.read_bytes() == b"mine"


ROWS = [
    {"id": f"n{n}", "title": f"第{n}号大桥通车", "body": f"全长{n}公里的大桥昨天通车，总投资{n}亿元。", "date": f"2024-0{1 + n % 3}-0{1 + n % 5}", "paper": ("甲报", "乙报")[n % 2], "编辑": "王一"}
    for n in range(1, 13)
]  # fmt: skip


def test_an_archive_is_built_from_a_table_whatever_its_form(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS), encoding="utf-8")
    corpus = ns.read(ROWS)
    found = []
    for n, source in enumerate((tmp_path / "a.jsonl", pd.DataFrame(ROWS), list(ROWS), iter(corpus))):
        ns.Archive.build(source, tmp_path / f"out{n}", workers=1)
        archive = ns.Archive(tmp_path / f"out{n}")
        found.append(archive.sql("select paper, date, article_id, headline, text from articles order by article_id").df())
        assert archive.numbers.df()["text"].sort_values().tolist() == corpus.numbers["text"].sort_values().tolist()
    assert all(table.equals(found[0]) for table in found)
    assert len(found[0]) == len(ROWS)


def test_an_article_of_an_archive_leads_back_to_its_file_and_row(tmp_path: Path) -> None:
    pd.DataFrame(ROWS).to_csv(tmp_path / "a.csv", index=False)
    ns.Archive.build(tmp_path / "a.csv", tmp_path / "out", workers=1)
    rows = ns.Archive(tmp_path / "out").sql("select file, row, article_id, meta from articles order by row").df()
    assert set(rows["file"]) == {"a.csv"}
    assert [ROWS[row - 1]["id"] for row in rows["row"]] == rows["article_id"].tolist()
    assert {json.loads(meta)["编辑"] for meta in rows["meta"]} == {"王一"}


def test_an_archive_of_articles_reads_later_only_what_has_changed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = ns.Archive.build(pd.DataFrame(ROWS), out, workers=1)
    assert ns.Archive.build(pd.DataFrame(ROWS), out, workers=1).read == 0
    changed = [*ROWS[:-1], {**ROWS[-1], "body": "改过的正文，总投资99亿元。"}]
    second = ns.Archive.build(pd.DataFrame(changed), out, workers=1)
    assert (second.read, second.kept) == (1, first.read - 1)
    archive = ns.Archive(out)
    assert archive.sql("select count(*) from articles").fetchall()[0][0] == len(ROWS)
    assert archive.trend("99亿元")["count"].sum() == 1


def test_pages_and_tables_stand_in_one_archive_and_a_broken_table_is_an_error_row(pages: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "2024-05-06.txt").write_text(
        "本报讯 记者王一报道：县城的图书馆今天开门迎客，读者来了很多，大家坐下来读书。\n", encoding="utf-8"
    )
    pd.DataFrame(ROWS).to_csv(folder / "articles.csv", index=False)
    (folder / "costs.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    summary = ns.Archive.build(folder, tmp_path / "out", workers=1)
    archive = ns.Archive(tmp_path / "out")
    assert archive.sql("select count(*) from articles").fetchall()[0][0] == len(ROWS) + 1
    assert list(summary.failed) == ["mixed/costs.csv"]
    assert "body" in summary.failed["mixed/costs.csv"]


def test_names_and_breakdowns_are_tables_of_an_archive(archive: ns.Archive) -> None:
    assert {"names", "breakdowns"} <= set(TABLES)
    assert len(archive.names.df()) > 0
    assert list(archive.breakdowns.df().columns)[:4] == ["issue_id", "paper", "date", "year"]


def test_a_month_alone_is_that_month(archive: ns.Archive) -> None:
    pd.testing.assert_frame_equal(archive.keyness("2024-06", min_count=1), archive.keyness("2024-06", "2024-06", min_count=1))
    june = archive.term_counts("2024-06", "2024-06")
    assert archive.keyness("2024-06", min_count=1, top=None, match="word")["count"].max() <= june.max()


def test_failed_inputs_are_tried_again_when_a_limit_was_raised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "issues"
    folder.mkdir()
    page = (
        "<html><body><h1>图书馆开门</h1>"
        + "<p>县城的图书馆今天开门迎客，读者来了很多，大家坐下来读书，馆里很安静。</p>" * 30
        + "</body></html>"
    )
    (folder / "2024-05-06.html").write_text(page, encoding="utf-8")
    monkeypatch.setenv("NEWSSTATS_MAX_HTML_CHARACTERS", "100")
    assert list(build(folder, tmp_path / "a", workers=1).failed) == ["issues/2024-05-06.html"]
    assert build(folder, tmp_path / "a", workers=1).read == 0
    monkeypatch.delenv("NEWSSTATS_MAX_HTML_CHARACTERS")
    summary = build(folder, tmp_path / "a", workers=1)
    assert (summary.read, summary.failed) == (1, {})
    archive = ns.Archive(tmp_path / "a")
    assert len(archive) == 1
    assert archive.errors.df().empty


@pytest.mark.parametrize("table", ["articles", "numbers", "terms"])
def test_every_tool_opens_a_table(archive: ns.Archive, table: str) -> None:
    import duckdb
    import pyarrow.dataset as ds

    wanted = len(archive.sql(f"select * from {table}").df())
    folder = archive.folder / table
    frame = pd.read_parquet(folder)
    assert len(frame) == wanted
    assert set(frame["paper"]) == set(archive.issues.df()["paper"])
    assert frame["year"].dtype == "int64"
    assert ds.dataset(folder).to_table().num_rows == wanted
    assert duckdb.sql(f"select count(*) from read_parquet('{folder}/**/*.parquet')").fetchall()[0][0] == wanted
