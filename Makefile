# Everything a fresh clone needs: Python 3.11 or newer, git and make. `make help` lists what there is to run.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check
RUN    := $(VENV)/.made-to-run
DEV    := $(VENV)/.made-to-develop
UV_PIP  = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

.DEFAULT_GOAL := help
.PHONY: help demo test lint format types docs docs-check accuracy accuracy-check accuracy-reader accuracy-reader-check \
        accuracy-positions accuracy-speakers accuracy-enb accuracy-draft accuracy-facts accuracy-facts-check train bench kill wheel browser lock clean

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*##  *\(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 32

demo: $(RUN)  ## read the bundled example and print its state of play
	@mkdir -p out
	@$(BIN)/stateofplay read examples/berlin/reports --codebook examples/berlin/codebook.yaml --json out/berlin.json
	@$(BIN)/stateofplay brief out/berlin.json -o out/berlin.html
	@$(BIN)/stateofplay show out/berlin.json
	@echo
	@echo "The whole state of play is in out/berlin.json, the briefing in out/berlin.html (open it in a browser)."
	@echo "One issue with all its statements: $(BIN)/stateofplay show out/berlin.json --issue nato"

test: $(DEV)  ## run the tests
	$(BIN)/python -m pytest -m "not wheel and not browser and not kill"

kill: $(DEV)  ## kill an import of 10,000 reports at 50 moments, and compare with an undisturbed one
	$(BIN)/python -m pytest -q -m kill tests/ledger/test_kill.py

lint: $(DEV)  ## check style and form
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(DEV)  ## bring the sources into form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(DEV)  ## check types
	$(BIN)/mypy

docs: $(DEV)  ## write what is generated: docs/cli.md and the grid of the README
	$(BIN)/python tools/cli_reference.py
	$(BIN)/python tools/readme_grid.py

docs-check: $(DEV)  ## check that the documents are true
	$(BIN)/python tools/cli_reference.py --check
	$(BIN)/python tools/readme_grid.py --check
	$(BIN)/python -m pytest -q tests/house/test_docs.py

accuracy: $(DEV)  ## score the reading against the gold sets, write docs/accuracy.md
	$(BIN)/python tools/accuracy.py

accuracy-check: $(DEV)  ## fail where a score is below its floor
	$(BIN)/python tools/accuracy.py --check

accuracy-reader: $(DEV)  ## score the reader against PolNeAR, names and our own passages, write docs/accuracy.md
	$(BIN)/python tools/accuracy_reader.py

accuracy-reader-check: $(DEV)  ## fail where a figure of the reader is below its floor
	$(BIN)/python tools/accuracy_reader.py --check

accuracy-positions: $(DEV)  ## score the positions on negotiations that training has not seen, write docs/accuracy.md
	$(BIN)/python tools/accuracy_positions.py

accuracy-speakers: $(DEV)  ## score speakers, parties and sources on our own corpus, write docs/accuracy.md
	$(BIN)/python tools/accuracy_speakers.py

accuracy-facts: $(DEV)  ## score dates, quantities, events, copies, retellings and conflicts, write docs/accuracy.md
	$(BIN)/python tools/accuracy_facts.py

accuracy-facts-check: $(DEV)  ## fail where one of those figures is below its floor
	$(BIN)/python tools/accuracy_facts.py --check

accuracy-enb: $(DEV)  ## score two-sided sentences of the Earth Negotiations Bulletin, write docs/accuracy.md
	$(BIN)/python tools/accuracy_enb.py

accuracy-draft: $(DEV)  ## score codebooks drafted from the reports of the gold sets, write docs/accuracy.md
	$(BIN)/python tools/accuracy_draft.py

bench: $(DEV)  ## measure speed and memory, write docs/speed.md
	$(BIN)/python benchmarks/read.py
	$(BIN)/python benchmarks/tagger.py
	$(BIN)/python benchmarks/facts.py
	$(BIN)/python benchmarks/ledger.py

train:  ## make both models again from ../shared/data (hours; PyTorch is put into an environment of its own)
	training/make.sh

wheel: $(DEV)  ## build the wheel and test it in a clean environment
	$(BIN)/python -m build --wheel --no-isolation --outdir dist .
	$(BIN)/python -m pytest -q -m wheel tests/house/test_wheel.py

browser: $(DEV)  ## lay the briefing out in headless Chromium
	$(BIN)/python -m pytest -q -m browser tests/browser

lock:  ## choose the versions of the dependencies anew (needs uv)
	@command -v uv >/dev/null || { echo "make lock needs uv: pip install uv" >&2; exit 1; }
	$(UV_PIP) --upgrade pyproject.toml --group dev -o requirements-dev.lock
	$(UV_PIP) --upgrade pyproject.toml -c requirements-dev.lock -o requirements.lock
	$(UV_PIP) --upgrade --group build -c requirements-dev.lock -o requirements-build.lock

clean:  ## remove the environment and all that was made
	rm -rf $(VENV) out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

# The environment is made once, and anew when a lock changes. Only what runs the tool is installed for the demo.
$(VENV)/.made: requirements.lock requirements-build.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "stateofplay needs Python 3.11 or newer; '$(PYTHON)' is not. Name another one: make PYTHON=python3.12 demo" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { \
	  echo "This Python cannot make environments; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@echo "Making $(VENV) ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) install --quiet --require-hashes -r requirements.lock -r requirements-build.lock
	@touch $@

$(RUN): pyproject.toml $(VENV)/.made
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): requirements-dev.lock $(RUN)
	@$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@touch $@
