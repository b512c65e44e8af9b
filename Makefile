# make run    the app on the sample corpus (PORT=8600, FAULTLINES_CORPUS=folder to choose others; WORKERS=4: several servers)
# make test   lint, then every test, in a real browser too, a file of tests on each core; and which lines none of them ran
# make mutants  which small faults of a room no test would see (ROOM=lib/exchange, SAMPLE=150); changes no file
# Also: lint, bench, screenshots, requirements (pins again what requirements*.in list), clean.

VENV := .venv
PY := $(VENV)/bin/python
PYTHON ?= $(or $(shell command -v python3.11),python3)
PIP := $(PY) -m pip --disable-pip-version-check
BROWSER = $(shell scripts/find_browser.sh)
NGINX = $(shell scripts/find_nginx.sh)
COUNTED = $(CURDIR)/build/counted
# Types are checked beside the tests; what is wrong with them is said below the tests' summary, and fails.
TYPES = build/types.txt
# make test lets Python keep what it compiles, whatever else is set: a core spends 13 seconds less on reading the tests.
EVERY_TEST := -m "browser or not browser" -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder -rfER
NO_BROWSER = make test needs Chrome or Chromium and runs as no user who may install it: \
	sudo apt-get install chromium fonts-noto-core
NO_NGINX = make test puts the app behind nginx and runs as no user who may install it: sudo apt-get install nginx-light
PIN := $(PY) -m piptools compile --quiet --upgrade --strip-extras --annotation-style=line \
	--no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links

.PHONY: run test mutants lint bench screenshots requirements clean
.DELETE_ON_ERROR:

run: $(VENV)/run.stamp
	$(PY) $(if $(WORKERS),serve_many.py $(WORKERS),-m streamlit run serve.py) $(if $(PORT),--server.port $(PORT))

test: $(VENV)/dev.stamp
	$(if $(BROWSER),,$(error $(NO_BROWSER)))
	$(if $(NGINX),,$(error $(NO_NGINX)))
	@$(PY) -m ruff check --quiet .
	@$(PY) -m ruff format --check --quiet .
	@rm -rf "$(COUNTED)" && mkdir -p build
	@$(PY) -m mypy > $(TYPES) 2>&1 & typing=$$!; trap 'kill $$typing 2> /dev/null' EXIT; \
	FAULTLINES_COUNTED="$(COUNTED)" PYTHONPATH="$(CURDIR)/tests/counted/start" PYTHONDONTWRITEBYTECODE= \
		FAULTLINES_BROWSER="$(BROWSER)" FAULTLINES_NGINX="$(NGINX)" $(PY) -m pytest -p tests.counted.plugin $(EVERY_TEST); \
	tests=$$?; wait $$typing || { cat $(TYPES); exit 1; }; exit $$tests

mutants: $(VENV)/dev.stamp
	$(PY) -m tests.mutants $(or $(ROOM),lib/exchange) --sample $(or $(SAMPLE),150)

lint: $(VENV)/dev.stamp
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

bench: $(VENV)/dev.stamp
	$(PY) -m benchmarks.run $(FULL)
	$(PY) -m benchmarks.annotate
	$(PY) -m benchmarks.many
	$(PY) -m benchmarks.scale 1 $(if $(FULL),10 100)
	$(PY) -m benchmarks.layers $(if $(FULL),350000)
	$(PY) -m benchmarks.suggestions

screenshots: $(VENV)/dev.stamp
	PYTHONPATH=. $(PY) scripts/make_screenshots.py

# A stamp says that the packages of its file are installed; it is older than the file after an update.
$(VENV)/run.stamp: requirements.txt | $(PY)
	$(PIP) install --quiet -r requirements.txt
	@touch $@

# Of ten thousand modules the tests import three: each of these is compiled when it first is.
$(VENV)/dev.stamp: requirements-dev.txt | $(PY)
	$(PIP) install --quiet --no-compile -r requirements-dev.txt
	@touch $@

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit("Faultlines needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

requirements: $(VENV)/dev.stamp
	$(PIP) install --quiet pip-tools
	$(PIN) --output-file=requirements.txt requirements.in
	$(PIN) --no-annotate --output-file=requirements-dev.txt requirements-dev.in

clean:
	rm -rf $(VENV)
