# `make demo` shows what the program does, `make test` checks all that a change must pass.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test bench bench-archive schemas pictures clean

demo: $(VENV)/installed
	$(BIN)/tawatur brief examples --html dossier.html

test: $(VENV)/installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

bench: $(VENV)/installed-bench
	$(BIN)/python -m tawatur.evaluate.bench
	$(BIN)/python -m tawatur.evaluate.bench_trace
	$(BIN)/python -m tawatur.evaluate.bench_link
	$(MAKE) bench-archive

# 100,000 reports kept in SQLite and in PostgreSQL, READ of them read, traced and linked, and an import killed at 200
# points: an hour on two cores, with READ=5000 a quarter of it.
READ ?= 100000
bench-archive: $(VENV)/installed-dev
	$(BIN)/python -m tawatur.evaluate.bench_archive --read $(READ)
	$(BIN)/python -m tawatur.evaluate.bench_archive --read $(READ) --postgres
	$(BIN)/pytest -m slow tests/archive

# Writes the JSON Schemas anew after a change of the records.
schemas: $(VENV)/installed-dev
	for shape in read brief trace; do \
	  $(BIN)/python -c "from tawatur.commands.schema import generate; print(generate('$$shape'), end='')" \
	    > src/tawatur/schemas/$$shape.json || exit 1; \
	done

# Makes README's pictures anew from the examples; needs Debian's chromium and fonts-noto-core.
pictures: $(VENV)/installed-dev
	$(BIN)/python tools/pictures.py docs/img

clean:
	rm -rf $(VENV) dossier.html build dist

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

# The stamps keep a second run from installing again until the dependencies change.
$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/installed-dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@ $(VENV)/installed

$(VENV)/installed-bench: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	touch $@ $(VENV)/installed
