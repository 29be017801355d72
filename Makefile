# make run: the assistant on the sample retailer; make test: everything that is tested. Needs python3 (3.11 or newer) and make.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check
RUNS := .venv/.ready-to-run
TESTS := .venv/.ready-to-test
PORT ?= 3978

.PHONY: run test check bench understanding model format

run: $(RUNS)
	$(BIN)/clienteling serve --development --port $(PORT)

test: $(TESTS)
	$(BIN)/pytest

check: $(TESTS)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(TESTS)
	$(BIN)/python -m tests.benchmarks.import_speed
	$(BIN)/python -m tests.benchmarks.measures_waiting

understanding: $(TESTS)
	$(BIN)/python -m tests.benchmarks.understanding --curves

model: $(TESTS)
	$(BIN)/clienteling train

format: $(TESTS)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

$(RUNS): pyproject.toml requirements.lock bot/chat/package-lock.json
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; try: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { echo "Python's venv is missing; on Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@echo "Setting up; this happens once."
	@$(PYTHON) -m venv .venv
	@$(PIP) --require-hashes --requirement requirements.lock
	@$(PIP) --no-deps --editable .
	@touch $@

$(TESTS): $(RUNS) tests/requirements.lock
	@$(PIP) --require-hashes --requirement tests/requirements.lock
	@touch $@
