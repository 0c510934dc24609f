"""The notebooks: nbval bites, and each runs for a page that has nothing to chart."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from newsstats.errors import ExecutionError
from newsstats.report.execute import execute_all, notebooks, prepared, with_parameters
from newsstats.report.kernels import Kernel

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("wanted", ["2,761公里", "3046000"])
def test_nbval_fails_on_one_changed_output(tmp_path: Path, wanted: str) -> None:
    (tmp_path / "notebooks").mkdir()
    shutil.copytree(ROOT / "data", tmp_path / "data")
    copy = tmp_path / "notebooks" / "05-shelterbelt.ipynb"
    text = (ROOT / "notebooks" / "05-shelterbelt.ipynb").read_text(encoding="utf-8")
    notebook = json.loads(text)
    changed = 0
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code" and cell["outputs"]:
            before = json.dumps(cell["outputs"], ensure_ascii=False)
            after = before.replace(wanted, wanted.replace("7", "8").replace("46", "47"), 1).replace("3,046,000", "3,047,000", 1)
            changed += before != after
            cell["outputs"] = json.loads(after)
    assert changed
    copy.write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--nbval", "-q", "-p", "no:cacheprovider", str(copy)],
        capture_output=True, text=True, cwd=tmp_path, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stdout[-2000:]
    assert "failed" in done.stdout


def test_every_notebook_runs_for_a_page_without_projects_or_goals(tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text(
        "本报讯 记者王一报道：城里的图书馆昨天开馆，来了许多读者，\n大家都说这里安静，愿意常来看书。\n", encoding="utf-8"
    )
    executed = execute_all(notebooks(), {"ISSUE": "plain.txt"}, tmp_path, lambda path, executed: executed)
    text = nbformat.writes(executed[3]) + nbformat.writes(executed[4])
    assert "没有分期建设的项目" in text
    assert "没有写明进度的目标" in text


def test_parameters_replace_the_tagged_cell() -> None:
    notebook = with_parameters(nbformat.read(notebooks()[0], as_version=4), {"ISSUE": "a.txt"})
    (source,) = [c.source for c in notebook.cells if "parameters" in c.metadata.get("tags", [])]
    assert [line.split(" #")[0].strip() for line in source.splitlines()] == [
        "ISSUE = 'a.txt'",
        "OPTIONS = {}",
    ]


def test_notebooks_hold_no_path_of_a_machine() -> None:
    for path in notebooks():
        text = path.read_text(encoding="utf-8")
        assert str(ROOT) not in text
        assert "/home/" not in text


def test_a_kernel_that_ran_a_notebook_gives_the_next_the_same_outputs_as_a_new_one(tmp_path: Path, sample_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(sample_path.read_bytes())
    parameters = {"ISSUE": "page.txt"}
    first, second = notebooks()[3:5]
    with Kernel(tmp_path) as kernel:
        kernel.run(prepared(first, parameters), first.name)
        after = kernel.run(prepared(second, parameters), second.name)
    with Kernel(tmp_path) as kernel:
        alone = kernel.run(prepared(second, parameters), second.name)
    assert nbformat.writes(after) == nbformat.writes(alone)


def test_a_kernel_keeps_no_names_of_the_notebook_before(tmp_path: Path) -> None:
    def notebook(*sources: str) -> nbformat.NotebookNode:
        return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])

    with Kernel(tmp_path) as kernel:
        kernel.run(notebook("left = 1"), "one")
        with pytest.raises(ExecutionError, match="NameError"):
            kernel.run(notebook("left"), "two")


def test_a_kernel_that_dies_is_named_with_its_notebook(tmp_path: Path) -> None:
    dies = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("import os; os._exit(1)")])
    with Kernel(tmp_path) as kernel, pytest.raises(ExecutionError, match=r"dies\.ipynb: its kernel died"):
        kernel.run(dies, "dies.ipynb")


def test_every_chart_of_the_committed_notebooks_has_a_still_for_viewers_that_draw_nothing() -> None:
    shown = [
        (path.name, sorted(output["data"]))
        for path in sorted((ROOT / "notebooks").glob("*.ipynb"))
        for cell in nbformat.read(path, as_version=4).cells
        for output in cell.get("outputs", ())
        if "application/vnd.plotly.v1+json" in output.get("data", {})
    ]
    assert len(shown) > 12
    assert [name for name, kinds in shown if "image/png" not in kinds] == []


def test_a_plain_nbconvert_shows_every_chart(tmp_path: Path, sample_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(sample_path.read_bytes())
    notebook = prepared(notebooks()[3], {"ISSUE": "page.txt"})
    nbformat.write(notebook, tmp_path / "phases.ipynb")
    command = [sys.executable, "-m", "nbconvert", "--execute", "--to", "html", "phases.ipynb"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    charts = sum("notebook.draw(charts." in cell.source for cell in notebook.cells)
    assert (tmp_path / "phases.html").read_text(encoding="utf-8").count('src="data:image/png;base64') == charts == 3
