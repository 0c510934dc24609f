"""Faults of the machine and of people: the old result stays whole, one line says what to do, nothing temporary is left."""

from __future__ import annotations

import hashlib
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest

from newsstats.archive.build import build
from newsstats.archive.sample import make
from newsstats.errors import ExecutionError, MissingExtraError, OutputError
from newsstats.output import locked, replacing
from newsstats.report.build import build_report

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits and signals of Linux")
WAIT = 120


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages are held against their English."""
    monkeypatch.setenv("NEWSSTATS_LANG", "en")


def run(*arguments: object, code: str = "", **options: object) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own, after some lines of Python."""
    program = f"{code}\nfrom newsstats.cli import main\nmain()"
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=600, **options)  # type: ignore[call-overload,no-any-return]


def content(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file()}


def only(folder: Path, *names: str) -> None:
    """The folder holds these and nothing temporary."""
    assert sorted(p.name for p in folder.iterdir()) == sorted(names)


def one_line(done: subprocess.CompletedProcess[str], *told: str) -> None:
    """Exit code 2 and one line on standard error."""
    assert done.returncode == 2, done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stderr.startswith("newsstats: ")
    for text in told:
        assert text in done.stderr


def small_files() -> None:
    """As on a disk with no room left: no file can grow beyond some kilobytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A result of an earlier run."""
    out = tmp_path / "out"
    out.mkdir()
    for name in ("index.html", "page.html", "report.json"):
        (out / name).write_text("old", encoding="utf-8")
    return out


# -- space and permissions -------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["csv", "json", "parquet", "xlsx"])
def test_full_disk_leaves_the_old_tables(tmp_path: Path, sample_path: Path, kind: str) -> None:
    out = tmp_path / "out"
    assert run("tables", sample_path, "--out", out, "--format", kind).returncode == 0
    before = content(out)
    one_line(
        run("tables", sample_path, "--out", out, "--format", kind, "--paper", "x", preexec_fn=small_files), str(out), "check the space"
    )
    assert content(out) == before
    only(tmp_path, "out")


def test_full_disk_leaves_the_old_figures(tmp_path: Path, sample_path: Path, old: Path) -> None:
    before = content(old)
    one_line(run("figures", sample_path, "--out", old, preexec_fn=small_files), str(old), "check the space")
    assert content(old) == before
    only(tmp_path, "out")


def test_full_disk_leaves_the_old_report(tmp_path: Path, sample_path: Path, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, text: str, *arguments: object, **options: object) -> int:
        if path.name == "index.html":
            raise OSError(28, os.strerror(28))
        return len(path.write_bytes(text.encode()) and text)

    monkeypatch.setattr("newsstats.report.execute.execute_all", lambda *a, **k: [("title", "")])
    monkeypatch.setattr("newsstats.report.compose.page", lambda *a: "new")
    monkeypatch.setattr(Path, "write_text", full)
    before = content(old)
    with pytest.raises(OutputError, match="No space left"):
        build_report(sample_path, old)
    assert content(old) == before
    only(tmp_path, "out")


def test_full_disk_ends_a_build_that_the_next_one_takes_up(tmp_path: Path) -> None:
    make(tmp_path / "issues", 12, characters=300)
    out = tmp_path / "archive"
    one_line(run("archive", "build", tmp_path / "issues", out, "--quiet", preexec_fn=small_files), str(out), "check the space")
    build(tmp_path / "issues", out, workers=1)
    build(tmp_path / "issues", tmp_path / "whole", workers=1)
    assert content(out) == content(tmp_path / "whole")


def test_full_standard_output_is_told(sample_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "newsstats", "check", str(sample_path)], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr == "newsstats: standard output: No space left on device\n"


def test_closed_pipe_ends_without_a_word(sample_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "newsstats", "check", str(sample_path), "--format", "csv"],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)
    assert done.stderr == ""
    assert done.returncode in (0, 1)


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """A folder that nobody may write into."""
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)


def as_a_person() -> list[str]:
    """What to put before a command so that permissions count, also for root."""
    if os.getuid():
        return []
    if not shutil.which("setpriv"):
        pytest.skip("root may write everywhere, and there is no setpriv to give that up")
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]


@pytest.mark.parametrize("command", ["tables", "figures", "report", "archive build"])
def test_folder_that_may_not_be_written_is_told(closed: Path, tmp_path: Path, sample_path: Path, command: str) -> None:
    page, out = str(sample_path), str(closed / "out")
    arguments = [*command.split(), page, out] if command == "archive build" else [command, page, "--out", out]
    done = subprocess.run(
        [*as_a_person(), sys.executable, "-m", "newsstats", *arguments], capture_output=True, text=True, check=False, timeout=600
    )
    one_line(done, out, "Permission denied")
    only(closed)


def test_folder_above_that_is_closed_does_not_keep_a_result_from_its_own(tmp_path: Path, sample_path: Path) -> None:
    """A mounted volume, say: the folder may be written, the one above it may not."""
    above = tmp_path / "above"
    (above / "out").mkdir(parents=True)
    above.chmod(0o555)
    done = subprocess.run(
        [*as_a_person(), sys.executable, "-m", "newsstats", "tables", str(sample_path), "--out", str(above / "out")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    above.chmod(0o755)
    assert done.returncode == 0, done.stderr
    assert (above / "out" / "articles.csv").is_file()
    assert not [p for p in (above / "out").iterdir() if p.name.startswith(".")]


# -- interruptions ---------------------------------------------------------------------------------


def working_in(folder: Path) -> list[int]:
    """Processes whose current folder is inside `folder`: kernels of a report."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                if os.readlink(process / "cwd").startswith(str(folder)):
                    found.append(int(process.name))
            except OSError:
                continue
    return found


def until(true: Callable[[], bool]) -> bool:
    """Wait for something; False when it does not come in a long time."""
    for _ in range(WAIT * 20):
        if true():
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize(
    ("sent", "steps", "exit_code"),
    [
        (signal.SIGINT, 0, 130),
        (signal.SIGINT, 1, 130),
        (signal.SIGTERM, 1, 143),
        (signal.SIGKILL, 0, -9),
        (signal.SIGKILL, 3, -9),
        (signal.SIGTERM, 6, 143),
    ],
)
def test_interrupted_report_leaves_the_old_one(
    tmp_path: Path, old: Path, sent: signal.Signals, steps: int, exit_code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.txt"
    page.write_text("本报讯 记者王一报道：城里的图书馆昨天开馆，来了3000名读者，\n大家都说这里安静，愿意常来看书。\n", encoding="utf-8")
    before = content(old)
    command = [sys.executable, "-m", "newsstats", "report", str(page), "--out", str(old), "--with-code", "--verbose"]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert running.stderr is not None
    if steps:
        for _ in range(steps):
            running.stderr.readline()
    else:
        assert until(lambda: bool(working_in(tmp_path)))
    running.send_signal(sent)
    assert running.wait(WAIT) == exit_code
    told = running.stderr.read()
    running.stderr.close()
    assert "Traceback" not in told
    assert content(old) == before
    assert until(lambda: not working_in(tmp_path)), "a kernel outlives its report"
    if sent != signal.SIGKILL:
        only(tmp_path, "out", "page.txt")
    monkeypatch.setattr("newsstats.report.execute.execute_all", lambda *a, **k: [("title", "")])
    monkeypatch.setattr("newsstats.report.compose.page", lambda *a: "new")
    build_report(page, old)
    only(tmp_path, "out", "page.txt")
    assert (old / "index.html").read_text(encoding="utf-8") == "new"


def children(process: int) -> list[int]:
    out = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, text=True, check=False).stdout
    return [int(line) for line in out.split()]


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not shutil.which("ps"), reason="needs ps")
@pytest.mark.parametrize(("sent", "to"), [("SIGINT", "all"), ("SIGTERM", "parent"), ("SIGKILL", "parent"), ("SIGKILL", "child")])
def test_interrupted_build_ends_whole_and_is_taken_up(tmp_path: Path, sent: str, to: str) -> None:
    make(tmp_path / "issues", 400, characters=700)
    out = tmp_path / "archive"
    running = subprocess.Popen(
        [sys.executable, "-m", "newsstats", "archive", "build", str(tmp_path / "issues"), str(out), "--workers", "2", "--quiet"],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    assert until(lambda: len(children(running.pid)) >= 2)
    workers = children(running.pid)
    number = getattr(signal, sent)
    if to == "all":
        os.killpg(running.pid, number)
    else:
        os.kill(workers[0] if to == "child" else running.pid, number)
    code = running.wait(WAIT)
    assert running.stderr is not None
    told = running.stderr.read()
    running.stderr.close()
    assert code == {"SIGINT": 130, "SIGTERM": 143, "SIGKILL": 2 if to == "child" else -9}[sent]
    assert "Traceback" not in told
    if to == "child":
        assert told == f"newsstats: {out}: a process of the build was ended; check the memory and build again: what is in stays\n"
    assert until(lambda: not any(map(alive, workers))), "a worker outlives its build"
    build(tmp_path / "issues", out, workers=2)
    build(tmp_path / "issues", tmp_path / "whole", workers=2)
    assert content(out) == content(tmp_path / "whole")


def test_kernel_that_dies_leaves_the_old_report(tmp_path: Path, sample_path: Path, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = [
        nbformat.v4.new_code_cell("ISSUE = ''", metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell("import os; os._exit(9)"),
    ]
    dying = tmp_path / "01-dying.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), dying)
    monkeypatch.setattr("newsstats.report.execute.report_notebook", lambda: dying)
    before = content(old)
    with pytest.raises(ExecutionError, match=r"01-dying\.ipynb: its kernel died"):
        build_report(sample_path, old)
    assert content(old) == before
    only(tmp_path, "out", "01-dying.ipynb")


# -- something is missing --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "module", "extra"),
    [
        (["tables", "{pdf}", "--out", "{out}"], "pypdfium2", "newsstats[pdf]"),
        (["tables", "{page}", "--out", "{out}", "--format", "parquet"], "pyarrow", "newsstats[archive]"),
        (["archive", "build", "{page}", "{out}"], "pyarrow", "newsstats[archive]"),
        (["archive", "build", "memory://issues", "{out}"], "fsspec", "newsstats[archive]"),
        (["archive", "issues", "{out}"], "duckdb", "newsstats[archive]"),
        (["archive", "build", "{page}", "{out}", "--dask", "tcp://127.0.0.1:1"], "distributed", "newsstats[cluster]"),
        (["lab", "--to", "{out}"], "jupyterlab", "newsstats[lab]"),
        (["report", "{page}", "--out", "{out}"], "pylopdf_fonts_zh_cn", "pylopdf-fonts-zh-cn"),
        (["figures", "{page}", "--out", "{out}"], "pylopdf_fonts_zh_cn", "pylopdf-fonts-zh-cn"),
    ],
)
def test_missing_library_names_what_to_install(tmp_path: Path, sample_path: Path, arguments: list[str], module: str, extra: str) -> None:
    pdf = tmp_path / "page.pdf"
    pdf.write_bytes(b"%PDF-1.4\n")
    names = {"pdf": pdf, "page": sample_path, "out": tmp_path / "out"}
    done = run(*(a.format(**names) for a in arguments), code=f"import sys; sys.modules[{module!r}] = None")
    one_line(done, "pip install", extra)


def test_font_file_that_is_gone_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pylopdf_fonts_zh_cn

    from newsstats.charts.fonts import paths

    monkeypatch.setattr(pylopdf_fonts_zh_cn, "sans_path", lambda: tmp_path / "gone.ttf")
    paths.cache_clear()
    with pytest.raises(MissingExtraError, match=r"gone\.ttf is gone; pip install"):
        paths()
    paths.cache_clear()


# -- two at once -----------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["tables", "figures", "report"])
def test_second_process_on_one_output_is_refused(tmp_path: Path, sample_path: Path, old: Path, command: str) -> None:
    before = content(old)
    with locked(tmp_path / ".newsstats-out-lock", old):
        one_line(run(command, sample_path, "--out", old), "another newsstats is writing there", "wait")
    assert content(old) == before


def test_many_processes_on_one_output_leave_one_whole_result(tmp_path: Path, sample_path: Path) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "newsstats", "tables", str(sample_path), "--out", str(out)]
    running = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    told = [process.communicate(timeout=WAIT)[1] for process in running]
    codes = [process.returncode for process in running]
    assert 0 in codes
    assert all(code == 0 or (code == 2 and "another newsstats" in text) for code, text in zip(codes, told, strict=True))
    subprocess.run([*command[:-1], str(tmp_path / "alone")], check=True, capture_output=True)
    assert content(out) == content(tmp_path / "alone")
    only(tmp_path, "out", "alone")


# -- how a result takes the place of another --------------------------------------------------------


def test_exception_while_writing_leaves_the_old_files(old: Path) -> None:
    def broken() -> None:
        with replacing(old) as new:
            (new / "index.html").write_text("half", encoding="utf-8")
            raise ZeroDivisionError

    before = content(old)
    with pytest.raises(ZeroDivisionError):
        broken()
    assert content(old) == before
    only(old.parent, "out")


def test_result_keeps_other_files_links_and_permissions(tmp_path: Path, old: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(old)
    old.chmod(0o750)
    with replacing(link) as new:
        for name in ("index.html", "page.html", "report.json"):
            (new / name).write_text("new", encoding="utf-8")
    assert link.is_symlink()
    assert (old / "index.html").read_text(encoding="utf-8") == "new"
    assert old.stat().st_mode & 0o777 == 0o750
    (old / "mine.txt").write_text("mine", encoding="utf-8")
    with replacing(old) as new:
        (new / "index.html").write_text("newer", encoding="utf-8")
    assert sorted(p.name for p in old.iterdir()) == ["index.html", "mine.txt", "page.html", "report.json"]
    only(tmp_path, "out", "link")


def test_folders_of_a_result_take_the_place_of_older_ones_beside_what_is_the_users(tmp_path: Path, old: Path) -> None:
    """A report with files/ once could not be written again beside another file."""
    for said in ("first", "second"):
        with replacing(old) as new:
            (new / "files").mkdir()
            (new / "files" / "a.csv").write_text(said, encoding="utf-8")
        (old / "mine.txt").write_text("mine", encoding="utf-8")
        (old / "files" / "notes.txt").write_text("mine", encoding="utf-8")
    assert (old / "files" / "a.csv").read_text(encoding="utf-8") == "second"
    assert (old / "files" / "notes.txt").read_text(encoding="utf-8") == "mine"
    only(tmp_path, "out")


def test_what_a_killed_process_left_is_taken_away(tmp_path: Path, old: Path) -> None:
    (tmp_path / ".newsstats-out-k1ll3d" / "new").mkdir(parents=True)
    (tmp_path / ".newsstats-other-k1ll3d").mkdir()
    with replacing(old) as new:
        (new / "index.html").write_text("new", encoding="utf-8")
    only(tmp_path, "out", ".newsstats-other-k1ll3d")


def test_systems_that_cannot_exchange_folders_get_the_files_one_by_one(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsstats.output._exchanged", lambda one, other: False)
    with replacing(old) as new:
        for name in ("index.html", "page.html", "report.json"):
            (new / name).write_text("new", encoding="utf-8")
    assert {p.read_text(encoding="utf-8") for p in old.iterdir()} == {"new"}
    only(old.parent, "out")
