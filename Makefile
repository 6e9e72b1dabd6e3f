# Every target sets up what it needs. PYTHON picks the interpreter, VENV the environment.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
export HF_HUB_OFFLINE ?= 1
export HF_HUB_DISABLE_TELEMETRY ?= 1
export GRADIO_ANALYTICS_ENABLED ?= False

.DEFAULT_GOAL := help
.PHONY: help install app test test-all check format eval bench screenshots pin release-check train-reader eval-reader clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# torch comes first and pinned, so that no other package picks a build for it.
$(VENV)/.app: pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --constraint constraints.txt torch
	$(PIP) install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.app
	$(PIP) install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

install: $(VENV)/.app ## Set up, and neither index nor serve anything

app: $(VENV)/.app ## Index seeds/ and open the chat on http://127.0.0.1:7860
	$(BIN)/python app.py --seed seeds

test: $(VENV)/.dev ## Run the default tests (two workers, no network)
	$(BIN)/python -m pytest -n 2 --dist loadfile

test-all: $(VENV)/.dev ## Run every test, the slow ones too
	$(BIN)/python -m pytest -n 2 --dist loadfile -m ''

check: $(VENV)/.dev ## Lint, types, layering
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/pyright --pythonpath $(BIN)/python
	$(BIN)/lint-imports

format: $(VENV)/.dev ## Format and mend what can be mended
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

eval: $(VENV)/.app ## Ask the golden questions and judge the answers
	$(BIN)/python -m evals run

bench: $(VENV)/.dev ## Measure beside a stock pipeline; rewrites docs/benchmarks.md
	$(PIP) install --quiet --no-deps llama-index-embeddings-huggingface==0.8.0 \
		llama-index-vector-stores-chroma==0.6.0
	$(BIN)/python -m bench

pin: $(VENV)/.app ## Ask the golden questions; pin the run as baseline, its bounds as floors
	@rm -f var/evals/pin/report.json
	-$(BIN)/python -m evals run --out var/evals/pin
	$(BIN)/python -m evals pin var/evals/pin --floors evals/gates.toml

screenshots: $(VENV)/.dev ## Take the pictures in docs/screenshots/ anew
	$(BIN)/python docs/screenshots/take.py

release-check: $(VENV)/.dev ## Everything a release must pass
	$(BIN)/python -m evals.release

train-reader: $(VENV)/.dev ## Train the embedded reader (hours; resumes)
	$(BIN)/python -m assistant.reader.train

eval-reader: $(VENV)/.dev ## Evaluate the shipped reader on a dev file
	$(BIN)/python -m assistant.reader.evaluate

clean: ## Remove the environment and caches, keep the index
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis build dist *.egg-info
