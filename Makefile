# `make demo` shows what the program does, `make test` checks all that a change must pass.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test bench schemas clean

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

# Writes the JSON Schemas anew after a change of the records.
schemas: $(VENV)/installed-dev
	for shape in read brief trace; do \
	  $(BIN)/python -c "from tawatur.commands.schema import generate; print(generate('$$shape'), end='')" \
	    > src/tawatur/schemas/$$shape.json || exit 1; \
	done

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
