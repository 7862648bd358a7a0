# Needs Python 3.11 to 3.13, make and git; sets up everything else by itself.
PYTHON ?= python3
PY     := .venv/bin/python

.PHONY: run test lint words bench long screenshots

run: .venv/.ready
	@$(PY) -m assessor demo $(if $(DISPLAY)$(WAYLAND_DISPLAY),,--no-window)

test: .venv/.ready
	@QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen} $(PY) -m pytest -q -n logical --maxprocesses 8 --dist worksteal

# The same tests with the long loops: 200 kills, 400 flipped bits.
long: .venv/.ready
	@ASSESSOR_LONG=1 QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen} $(PY) -m pytest -q -n logical --maxprocesses 8 --dist worksteal

lint: .venv/.ready
	@$(PY) -m ruff check . && $(PY) -m ruff format --check . && $(PY) -m mypy && $(PY) -c "from importlinter.cli import lint_imports_command; lint_imports_command()"

# Bring the catalogue up to date with the messages of the code.
words: .venv/.ready
	@$(PY) -m tools.catalogue

# Every figure beside its limit; a miss is named, and the command ends with 1.
# Every page at three sizes, light and dark, in both languages, as pictures in out/screenshots.
screenshots: .venv/.ready
	@$(PY) -m tools.screenshots

bench: .venv/.ready
	@status=0; for script in benchmarks/*.py; do echo "== $$script"; $(PY) $$script || status=1; done; exit $$status

.venv/.ready: requirements.lock pyproject.toml setup.py tools/system_libraries.py
	@$(PYTHON) -c 'import sys; sys.exit(None if (3, 11) <= sys.version_info[:2] <= (3, 13) else "Python 3.11, 3.12 or 3.13 is needed: make PYTHON=python3.12 run")'
	@$(PYTHON) -m venv .venv
	@$(PY) tools/system_libraries.py
	@echo "Installing the locked packages into .venv (once) …"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
