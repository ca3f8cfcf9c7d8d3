# `make` sets up the environment from the lock files, then checks, renders and publishes into build/.
# `make test` proves it.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: all build check serve test lint lock wheel clean env env-dev docs pictures
.PHONY: bench bench-render bench-builds bench-pages bench-preview bench-check bench-gate
.DEFAULT_GOAL := all

all: build

env: $(VENV)/.main
env-dev: $(VENV)/.dev

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.main: requirements/main.txt requirements/fonts.txt | $(BIN)/python
	$(PIP) --require-hashes -r requirements/main.txt
	$(PIP) --no-deps --ignore-requires-python --require-hashes -r requirements/fonts.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.main
	$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

build: env
	$(BIN)/python build.py build

check: env
	$(BIN)/python build.py check

serve: env
	$(BIN)/python build.py serve

test: env-dev
	$(BIN)/python tests/run.py

lint: env-dev
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

lock:
	$(BIN)/uv pip compile -q --no-strip-extras --generate-hashes --universal --python-version 3.11 --no-header --no-annotate requirements/main.in -o requirements/main.txt
	$(BIN)/uv pip compile -q --no-strip-extras --generate-hashes --universal --python-version 3.11 --no-header --no-annotate -c requirements/main.txt requirements/dev.in -o requirements/dev.txt

wheel: env-dev
	$(BIN)/python -m hatchling build -t wheel

clean:
	rm -rf build dist

pictures: env-dev build
	$(BIN)/python tools/pictures.py

bench: bench-render bench-builds bench-preview bench-check bench-gate

bench-render: env-dev
	$(BIN)/python bench/render.py --write

bench-builds: env-dev
	$(BIN)/python bench/builds.py --write

bench-preview: env-dev
	$(BIN)/python bench/preview.py --write

bench-pages: env-dev
	$(BIN)/python bench/pages.py --write

bench-gate: env-dev
	$(BIN)/python bench/gate.py --write

bench-check: env-dev
	$(BIN)/python bench/check.py --write

docs: env-dev
	$(BIN)/python tools/schemas.py
	$(BIN)/python tools/records.py
	$(BIN)/python tools/rules.py
	$(BIN)/python tools/commands.py
	$(BIN)/python tools/attacks.py
