# What a person wants to do. Every target does its own set-up, once.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FAST := $(VENV)-fast
ISSUE ?= data/issues/changji-2024-11-29-retold.txt
OUT ?= report
SLOW := compiled or browser or fuzz or matrix
DOCTESTS := src/newsstats/text src/newsstats/corpus src/newsstats/readers src/newsstats/words src/newsstats/names src/newsstats/topics src/newsstats/observations src/newsstats/charts src/newsstats/archive src/newsstats/schema.py
SOURCES := pyproject.toml $(shell find src notebooks -type f -not -path '*/__pycache__/*')
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet -c constraints.txt
FAST_PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(FAST)/bin/python -m pip install --quiet -c constraints.txt

# what the project itself makes does not hang on whether the extra `names` is installed
export NEWSSTATS_NAMES ?= rules

.PHONY: coverage docs help report test guards unit notebooks-test lint format figures notebooks lab wheel fast bench bench-peers fuzz mutants clean

help:
	@echo "make report   the HTML report of ISSUE in OUT (default: the sample page, in report/)"
	@echo "make test     lint, unit tests and notebooks (nbval)"
	@echo "make guards   slow tests (compiled wheel, browser, fuzz, many settings) of what has changed; GROUPS=compiled for one of them"
	@echo "make lab      the notebooks in JupyterLab"
	@echo "make figures  draw figures/ anew;  make notebooks  execute notebooks/ anew"
	@echo "make fast     a compiled newsstats in $(FAST), for archives: the same bytes in a little less time (needs a C compiler)"
	@echo "make bench    every measured promise;  make bench-peers  and against two peers"
	@echo "make fuzz     the fuzz targets for MINUTES=10"
	@echo "make mutants  change numbers and checks in small ways for MINUTES=20 and list the changes that no test sees"
	@echo "make lint     ruff and mypy;  make format  ruff's formatter"

$(VENV)/base: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "newsstats needs Python 3.11 or newer: make PYTHON=python3.12 …" >&2; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) -e .
	$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/dev: $(VENV)/base
	$(PIP) -e '.[dev]'
	@touch $@

$(VENV)/lab: $(VENV)/base
	$(PIP) -e '.[lab]'
	@touch $@

report: $(VENV)/base
	$(BIN)/newsstats report "$(ISSUE)" --out "$(OUT)"

test: $(VENV)/dev lint
	$(BIN)/python -m pytest -n 2 --dist loadfile --nbval --doctest-modules -m "not ($(SLOW))" $(DOCTESTS) tests notebooks

coverage: $(VENV)/dev
	$(BIN)/python -m pytest --cov=newsstats --cov-branch --cov-report=term:skip-covered -m "not ($(SLOW))" tests

guards: $(VENV)/dev
	$(BIN)/python tools/guards.py $(GROUPS)

unit: $(VENV)/dev
	$(BIN)/python -m pytest -m "not ($(SLOW))" tests

notebooks-test: $(VENV)/dev
	$(BIN)/python -m pytest --nbval notebooks

lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

figures: $(VENV)/base
	$(BIN)/newsstats figures "$(ISSUE)" --out figures

notebooks: $(VENV)/dev
	$(BIN)/python tools/make_notebooks.py

mutants: $(VENV)/dev
	$(PIP) -e '.[mutants]'
	-timeout --signal=INT $(or $(MINUTES),20)m $(BIN)/mutmut run $(MUTANTS)
	$(BIN)/mutmut results | grep survived || echo "no surviving mutant among those that were run"

fuzz: $(VENV)/dev
	$(BIN)/python tools/fuzz.py --minutes $(or $(MINUTES),10)

dist/compiled: $(VENV)/dev $(SOURCES)
	rm -rf dist
	$(BIN)/python tools/make_wheel.py dist
	@touch $@

$(FAST)/base: dist/compiled
	test -x $(FAST)/bin/python || $(PYTHON) -m venv $(FAST)
	$(FAST_PIP) --force-reinstall --no-deps dist/*.whl
	for wheel in dist/*.whl; do $(FAST_PIP) "$$wheel[lab,pdf,archive,cluster]"; done
	@touch $@

wheel: dist/compiled

fast: $(FAST)/base
	@echo "compiled: $(FAST)/bin/newsstats archive build DIR OUT"

bench: $(FAST)/base
	$(FAST)/bin/python benchmarks/run.py

bench-peers: $(FAST)/base
	test -x $(VENV)-peers/bin/python || $(PYTHON) -m venv $(VENV)-peers
	PIP_DISABLE_PIP_VERSION_CHECK=1 $(VENV)-peers/bin/python -m pip install --quiet ms-recognizers-text-suite jionlp
	$(FAST)/bin/python benchmarks/run.py --peers $(VENV)-peers/bin/python

docs: $(VENV)/dev
	$(BIN)/python tools/make_docs.py

lab: $(VENV)/lab
	$(BIN)/jupyter lab notebooks

clean:
	rm -rf $(VENV) $(FAST) $(VENV)-peers dist report tables .pytest_cache .mypy_cache .ruff_cache
