# Each target sets itself up: .venv from the hash-locked requirements, quietly when nothing changed.
PYTHON ?= python3
# make knows AS as the assembler, unless somebody names a person.
ifeq ($(origin AS),default)
AS :=
endif
ARGS ?=
BIN := .venv/bin
TORCH := 2.13.0
# Many tests wait for a process or a socket, so one more than there are cores.
WORKERS = $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 1)')

.PHONY: run invite test bench lock check fmt clean crash figures verify-deck

run: .venv/run
	@$(BIN)/python -m bot run $(if $(AS),--as "$(AS)") $(ARGS)

invite: .venv/run
	@$(BIN)/python -m bot invite

test: .venv/dev
	@$(BIN)/python -m tests.lockfiles
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/python -m bot deck check content
	@$(BIN)/python -m pytest -n $(WORKERS) -rs

# Slow proofs: the program killed at random moments, again and again.
crash: .venv/dev
	@$(BIN)/python -m pytest -m slow -n 2 tests

# The pictures of the decks; only what changed is drawn anew.
figures: .venv-deck/figures
	@.venv-deck/bin/python -m content.figures $(ARGS)

# Every number of the bundled deck, computed by another way.
verify-deck: .venv-deck/verify
	@.venv-deck/bin/python -m tests.proofs $(ARGS)

bench: .venv/dev
	@$(BIN)/python -m bench

fmt: .venv/dev
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

# The resolver lives in a folder of its own; nobody needs it to run or test.
lock: .venv-lock/bin/uv
	@for name in "requirements" "requirements-dev --group dev" "requirements-figures --extra figures"; do set -- $$name; file=$$1; shift; \
	  echo "locking $$file.lock"; \
	  .venv-lock/bin/uv pip compile pyproject.toml $$@ --universal --python-version 3.11 \
	    --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --quiet \
	    --upgrade -o $$file.lock || exit 1; done
	@$(PYTHON) tests/lockfiles.py --write

.venv-lock/bin/uv:
	@$(PYTHON) -m venv .venv-lock
	@.venv-lock/bin/python -m pip install --quiet --disable-pip-version-check uv

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Study Bot needs Python 3.11 or newer; this is $$($(PYTHON) --version). Try: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@echo "Setting up .venv (once, about a quarter of a minute) …"
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
	  echo "Python could not make a virtual environment. On Debian and Ubuntu: apt install python3-venv"; exit 1; }

# A line a package, and pip's own verdict in the end: a pipe would pass on grep's.
.venv/run: requirements.lock | .venv/bin/python
	@echo "Installing what the bot needs …"
	@{ $(BIN)/python -m pip install --disable-pip-version-check --require-hashes -r requirements.lock; \
	  echo $$? > .venv/status; } | grep -E '^(Collecting|Installing)' ; \
	  test "$$(cat .venv/status)" = 0 || { echo "The installation failed; mend what is said above and try again."; exit 1; }
	@touch $@

.venv/dev: requirements-dev.lock | .venv/bin/python
	@echo "Installing what the tests need …"
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --require-hashes -r requirements-dev.lock
	@touch $@ .venv/run

.venv-deck/bin/python:
	@$(PYTHON) -m venv .venv-deck

.venv-deck/figures: requirements-figures.lock | .venv-deck/bin/python
	@echo "Installing what draws figures …"
	@.venv-deck/bin/python -m pip install --disable-pip-version-check --quiet --require-hashes -r requirements-figures.lock
	@touch $@

# PyTorch is one of several builds of the same version, so no one hash could lock it.
.venv-deck/verify: .venv-deck/figures
	@echo "Installing PyTorch …"
	@.venv-deck/bin/python -m pip install --disable-pip-version-check --quiet torch==$(TORCH)
	@touch $@

clean:
	@rm -rf .venv .venv-lock .venv-deck .mypy_cache .pytest_cache .ruff_cache .hypothesis
