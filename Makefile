# Every target sets up what it needs. PYTHON names the interpreter for .venv; .venv-X.Y is made with pythonX.Y,
# found on the path or through pyenv.
PYTHON ?= python3
PYTHONS ?= 3.11 3.12 3.13
VENV := .venv
BIN := $(VENV)/bin
PIP_INSTALL := bin/python -m pip install --quiet --disable-pip-version-check
# The lists in requirements/ are complete: nothing is resolved, so that a newer release cannot change what is installed.
PIP_INSTALL_LOCKED = $(PIP_INSTALL) --no-deps --require-hashes
interpreter = $(if $(filter $(VENV)-%,$*),env PYENV_VERSION=$(*:$(VENV)-%=%) python$(*:$(VENV)-%=%),$(PYTHON))
LOCK = .uv/bin/uv pip compile pyproject.toml --universal --generate-hashes --no-header --no-annotate \
	--python-version 3.11 --fork-strategy fewest --quiet $(ARGS)

.DEFAULT_GOAL := help
.PHONY: help demo test test-browser test-others test-all check docs bench lock clean
.SECONDARY:

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z%-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

demo: $(VENV)/.core  ## review a sheet of real pay texts (core dependencies only)
	$(BIN)/python examples/pay_review.py --assume-period year --assume-place US --payments-per-year 12 \
		--to EUR --on 2024-06-28

test: $(VENV)/.dev  ## run the tests with branch coverage
	$(BIN)/pytest -n auto --dist loadfile --cov $(ARGS)

test-browser: $(VENV)/.dev  ## look at what is shown in Chromium, which must be there with its driver
	$(BIN)/pytest tests/browser $(ARGS)

test-%: $(VENV)-%/.dev  ## run the tests on one interpreter: make test-3.12
	$(VENV)-$*/bin/pytest -n auto --dist loadfile $(ARGS)

test-others: $(VENV)/.dev  ## run the tests on every other interpreter found
	@own=$$($(BIN)/python -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
	for version in $(PYTHONS); do \
		if [ $$version = $$own ]; then continue; fi; \
		if PYENV_VERSION=$$version python$$version -c '' 2>/dev/null; \
		then $(MAKE) --no-print-directory test-$$version || exit 1; \
		else echo "python$$version is not here: skipped"; fi; \
	done

test-all: test test-others  ## run the tests on every interpreter found

check: $(VENV)/.dev  ## lint, format, types, layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python
	$(BIN)/lint-imports --no-cache

docs: $(VENV)/.dev  ## build the documentation and run every example in it: docs/_build/html
	$(BIN)/sphinx-build -W --keep-going -E -q -b html docs docs/_build/html

bench: $(VENV)/.dev  ## measure beside the peers
	$(BIN)/python benchmarks/run.py $(ARGS)

lock: .uv/bin/uv  ## renew requirements/ from pyproject.toml; make lock ARGS=--upgrade takes newer releases
	$(LOCK) --group build -o requirements/core.txt
	$(LOCK) --group dev --all-extras -c requirements/core.txt -o requirements/dev.txt

clean:  ## remove environments, caches and builds
	rm -rf $(VENV) $(VENV)-* .uv build dist htmlcov .coverage .hypothesis .import_linter_cache .mypy_cache \
		.pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

%/.made:
	@$(interpreter) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
		"productroles needs Python 3.11 or newer, and this is " + sys.version.split()[0] + \
		": name another, as in make PYTHON=python3.12")'
	$(interpreter) -m venv --clear $*
	@touch $@

%/.core: %/.made requirements/core.txt pyproject.toml
	$*/$(PIP_INSTALL_LOCKED) -r requirements/core.txt
	$*/$(PIP_INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

%/.dev: %/.made requirements/dev.txt pyproject.toml
	$*/$(PIP_INSTALL_LOCKED) -r requirements/dev.txt
	$*/$(PIP_INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

.uv/bin/uv:
	$(PYTHON) -m venv --clear .uv
	.uv/$(PIP_INSTALL) uv
