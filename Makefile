# Everything a person does with this checkout; CONTRIBUTING.md explains. All of it happens in .venv, set up once by
# stamp files that notice when the requirements, the build or the place of the checkout changed.

PY      := .venv/bin/python
PIP     := $(PY) -m pip --disable-pip-version-check --quiet
STAMPS  := .venv/.stamps
STORIES := $(wildcard content/rubric.yaml content/encounters/*/story.yaml)
RULES   := $(wildcard game/analyses.py game/analysis/*.py game/engine/*.py)
PO      := $(wildcard game/words/locale/*/LC_MESSAGES/standtall.po)
ARGS    ?=
PYTEST  ?= -n auto --dist loadgroup

.PHONY: help play setup test check format words docs bench lock ready dev
.DEFAULT_GOAL := help

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r name what; do \
	  printf '  make %-8s %s\n' "$$name" "$$what"; done

play: ready ## start the game; ARGS='play late-report --plain' passes arguments on
	@.venv/bin/standtall $(ARGS)

setup: ready ## leave .venv/bin/standtall usable
	@echo "Ready: .venv/bin/standtall"

test: dev ## run every test; ARGS='tests/words -k plural' for some of them
	@$(PY) -m pytest $(PYTEST) $(ARGS)

check: dev ## format, lint, types, import contracts, each Chinese, and the shipped content
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@$(PY) -c 'from importlinter.cli import lint_imports_command; lint_imports_command()'
	@$(PY) -m tests.words.shores
	@.venv/bin/standtall check --strict

format: dev ## let ruff put the code in order
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix-only .

words: dev ## collect the texts of the interface, update the catalogues, name what lacks a translation
	@$(PY) -m game.words
	@$(PY) hatch_build.py

docs: ready ## write docs/problems, docs/format.md and the pictures from the code
	@$(PY) -m game.export.problem_pages docs/problems
	@$(PY) -m game.export.format_page docs/format.md
	@$(PY) -m tests.pictures

bench: dev $(STAMPS)/bench ## measure; prints MISSED beside a bound that is not met; ARGS=field for one measure
	@$(PY) -m tests.bench $(ARGS) || true

ready: $(STAMPS)/run $(STAMPS)/words $(STAMPS)/analyses
dev: ready $(STAMPS)/dev $(STAMPS)/interop

# Remakes the hash-locked requirements with newest versions that pyproject.toml allows, in a venv of its own. The files
# name no index, so whatever index pip is set up with serves them.
LOCK := build/lock/bin/python -m uv --quiet pip compile --universal --upgrade --generate-hashes --no-header \
  --no-emit-index-url --no-annotate --python-version 3.11
lock: $(STAMPS)/venv ## remake the locked requirements
	@$(PY) -m venv build/lock
	@build/lock/bin/python -m pip --disable-pip-version-check --quiet install uv
	@$(LOCK) pyproject.toml --output-file requirements.lock
	@$(PY) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' \
	  > build/lock/build.in
	@$(LOCK) build/lock/build.in --constraint requirements.lock --output-file requirements-build.lock
	@$(LOCK) pyproject.toml --extra dev --constraint requirements.lock --constraint requirements-build.lock \
	  --output-file requirements-dev.lock
	@$(LOCK) pyproject.toml --extra bench --constraint requirements.lock --output-file requirements-bench.lock

# A .venv whose Python is gone, or that came here from another folder, is set up again.
$(shell [ "$$(cat $(STAMPS)/where 2>/dev/null)" = "$$(pwd -P)" ] && $(PY) -c '' 2>/dev/null || rm -rf $(STAMPS))

$(STAMPS)/venv:
	@if ! $(PY) -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	  set -- python3 python python3.14 python3.13 python3.12 python3.11; \
	  [ -z "$$PYTHON" ] || set -- "$$PYTHON"; \
	  for python do \
	    "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	    found="$$python"; \
	    "$$python" -c 'import ensurepip, venv' 2>/dev/null && ready="$$python" && break; \
	  done; \
	  if [ -z "$$found" ]; then \
	    echo "Stand Tall needs Python 3.11 or newer, and found: $$(python3 --version 2>&1 || true)." >&2; \
	    echo "Install one, or name it: make play PYTHON=/path/to/python3.12" >&2; exit 1; \
	  elif [ -z "$$ready" ]; then \
	    echo "$$("$$found" --version) is here, but without its venv module." >&2; \
	    echo "On Debian and Ubuntu: apt install python3-venv. Then try again." >&2; exit 1; \
	  fi; \
	  echo "Setting up .venv with $$("$$ready" --version); this is done once." >&2; \
	  "$$ready" -m venv --clear .venv; \
	fi
	@mkdir -p $(STAMPS) && pwd -P > $(STAMPS)/where && touch $@

$(STAMPS)/run: requirements.lock requirements-build.lock pyproject.toml hatch_build.py game/__init__.py | $(STAMPS)/venv
	@echo "Installing what the game needs …" >&2
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --require-hashes -r requirements-build.lock
	@$(PIP) install --no-build-isolation --no-deps --no-index --editable .
	@$(PY) -m compileall -qq -j 0 game "$$($(PY) -c 'import sysconfig; print(sysconfig.get_path("purelib"))')" || true
	@touch $@

$(STAMPS)/words: $(PO) hatch_build.py $(STAMPS)/run
	@$(PY) hatch_build.py
	@touch $@

# A debrief tells how a score stands among those of all ways through; it never waits to count them.
$(STAMPS)/analyses: $(STORIES) $(RULES) $(STAMPS)/run
	@echo "Counting the ways through the encounters …" >&2
	@$(PY) -m game.analyses game/_built/analyses
	@touch $@

$(STAMPS)/dev: requirements-dev.lock $(STAMPS)/run
	@echo "Installing what the tests and checks need …" >&2
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

# Other engines to be measured against. There is not a wheel for every machine; the page says what was left out.
$(STAMPS)/bench: requirements-bench.lock $(STAMPS)/dev
	@$(PIP) install --require-hashes -r requirements-bench.lock || \
	  echo "bink cannot be installed here: the benchmark leaves it out." >&2
	@touch $@

# Independent engines that stories are held against. Without npm those tests say that they were left out; CI has it.
$(STAMPS)/interop: tests/interop/package.json | $(STAMPS)/venv
	@if command -v npm >/dev/null; then \
	  npm install --prefix tests/interop --no-package-lock --no-audit --no-fund --silent; \
	else echo "There is no npm here: the tests that hold our stories against inkjs and yarn-bound are left out." >&2; fi
	@touch $@
