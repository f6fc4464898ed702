# Two commands do all the set-up on a machine with Python 3.11 or later and make: `make bulletin` and `make test`.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PLUGINS := $(wildcard ./plugins/*)

.PHONY: bulletin test bench score fuzz kills faults guards pictures clean

bulletin: $(VENV)/ready ## the example converter over seeds/, into out/
	$(BIN)/python examples/convert.py

test: $(VENV)/ready-to-test ## every check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2

bench: $(VENV)/ready-to-bench ## ratios against other tools, in one run; docs/benchmarks.md gets the public part
	$(BIN)/python tests/bench/public.py
	$(BIN)/python tests/bench/batches.py
	$(BIN)/python tests/bench/compare.py
	$(BIN)/python tests/bench/volumes.py
	$(BIN)/python tests/bench/reading.py
	$(BIN)/python tests/bench/looseness.py
	$(BIN)/python tests/bench/pages.py
	$(BIN)/python tests/bench/plugins.py

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/ready: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) install --constraint constraints.txt --editable .
	$(BIN)/python -m compileall -q src # pip compiles a wheel, but no editable install: 150 ms a run until somebody does
	@touch $@

$(VENV)/ready-to-test: pyproject.toml constraints.txt $(wildcard plugins/*/pyproject.toml) | $(VENV)/bin/python
	$(PIP) install --constraint constraints.txt --editable '.[test]' $(addprefix --editable ,$(PLUGINS))
	$(BIN)/python -m compileall -q src
	@touch $@ $(VENV)/ready

$(VENV)/ready-to-bench: $(VENV)/ready
	$(PIP) install --constraint constraints.txt --editable '.[bench]'
	@touch $@

fuzz: $(VENV)/ready-to-test ## the long fuzz of the reader, of settings and of pictures; FUZZ=1000000 for as many inputs of each
	$(BIN)/python tests/fuzz/fuzz_reader.py $(or $(FUZZ),20000)
	$(BIN)/python tests/fuzz/fuzz_values.py $(or $(FUZZ),20000)
	$(BIN)/python tests/fuzz/fuzz_pictures.py $(or $(FUZZ),20000)

kills: $(VENV)/ready-to-test ## runs killed at random instants; KILLS=1000 for as many a format
	$(BIN)/python tests/trust/kills.py $(or $(KILLS),100)
	$(BIN)/python tests/trust/kills.py --batch $(or $(KILLS),20)
	$(BIN)/python tests/trust/kills.py --stops $(or $(KILLS),20)
	$(BIN)/python tests/trust/kills.py --rivals $(or $(KILLS),100)

faults: $(VENV)/ready-to-test ## every call of a run fails in turn, and its allocations; FAULTS=1000 for as many of each kind
	$(BIN)/python tests/trust/nth.py
	$(BIN)/python tests/trust/starving.py $(or $(FAULTS),1000)

guards: $(VENV)/ready-to-test ## every guard is deleted in turn; a test must fail for each
	$(BIN)/python tests/trust/guards.py

score: $(VENV)/ready ## the reader against the gold set in ../shared, where that is present
	$(BIN)/python tests/bench/score.py

pictures: $(VENV)/ready-to-test ## the pictures of README and gallery and the generated parts of the docs, made anew
	$(BIN)/python docs/make_picture.py
	$(BIN)/python docs/gallery.py
	$(BIN)/python docs/themes.py
	$(BIN)/python docs/rooms.py
	$(BIN)/python docs/rules.py
	$(BIN)/python docs/contract.py
	$(BIN)/python docs/trust.py

clean:
	rm -rf $(VENV) out build dist
