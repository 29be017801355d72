# make run: the assistant on the sample retailer; make test: everything that is tested. Needs python3 (3.11 or newer) and make.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
PORT ?= 3978

.PHONY: run test check bench understanding model format

run: $(READY)
	$(BIN)/clienteling serve --development --port $(PORT)

test: $(READY)
	$(BIN)/pytest

check: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python -m tests.benchmarks.import_speed

understanding: $(READY)
	$(BIN)/python -m tests.benchmarks.understanding

model: $(READY)
	$(BIN)/python -m dialogs.understanding.training

format: $(READY)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

$(READY): pyproject.toml requirements.lock bot/chat/package-lock.json
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; try: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { echo "Python's venv is missing; on Debian and Ubuntu: apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@
