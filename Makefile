# The short names; what depends on what is CMake's business.
#
# Define V=1 to see every command.
# Define BUDGET=full for what is published (up to 20,000 schedules a snippet instead of 1,000); it stays until BUDGET=quick.
# Define JOBS=n to use n processors; it stays until the next JOBS.
# Define SITE_URL=address for a site that is published there; it stays until the next SITE_URL.
# Define AUDIENCE=instructors for pages with notes for them; it stays until AUDIENCE=students.
# Define BUILD=folder to build elsewhere than in build/.

BUILD ?= build
# Of more jobs than processors those wait in line that compute; the others sleep (see CMakeLists.txt).
SLEEPERS := 4
Q := $(if $(V),,@)
NINJA := ninja -C $(BUILD) -j $(shell expr $(or $(JOBS),$(shell nproc)) + $(SLEEPERS)) $(if $(V),-v)
STATED := $(foreach name,AUDIENCE BUDGET JOBS SITE_URL,$(if $($(name)),$(name)=$($(name))))
# The build of a snippet that was verified: a seed says nothing of any other.
EXPLORED = programs/$(SNIPPET).$(if $(REDUCED),reduced,explored)
CHROMIUM = $(firstword $(foreach name,chromium chromium-browser google-chrome,$(shell command -v $(name))))

.DELETE_ON_ERROR:
.PHONY: help docs test serve bench audit new bless explore format setup configure evidence measured site book

help:  ## Show this list.
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

docs: book  ## Build the whole site: install what is missing, compile, run, check, measure, render.
	@.ci/summary $(BUILD)

test: measured  ## Prove it: every program is executed, every rule and message is tested.
	$(Q)$(NINJA) book all
	$(Q)ctest --test-dir $(BUILD) --output-on-failure -j $(or $(JOBS),$(shell nproc))

# The e-book is bound once: pages that are built again keep linking to it.
serve: book  ## The site at http://127.0.0.1:8000/ (or PORT=n), built again on each save.
	$(Q)python3 -B docs/serve.py $(BUILD)/site $(if $(PORT),--port $(PORT)) --watch docs --watch snippets --build make -s site

bench: evidence  ## The long measurement: every suite.
	$(Q)$(NINJA) bench_all

audit: book  ## Lighthouse on three pages, or on PAGES=locks/index.html,waiting/index.html; slow.
	$(Q)$(NINJA) site_audit
	$(Q)node $(BUILD)/tests/site/browser/audit.mjs $(BUILD)/site --chromium $(CHROMIUM) $(if $(PAGES),--pages $(PAGES))

new:  ## Start a snippet: make new SNIPPET=locks/my_idea.
	$(Q)python3 -B snippets/new_snippet.py $(SNIPPET)

bless: configure  ## Show what SNIPPET=topic/name really printed, then rewrite its contract.
	$(if $(SNIPPET),,$(error say which one: make bless SNIPPET=locks/locked_counter))
	$(Q)$(NINJA) programs/$(SNIPPET).printed
	$(Q)$(BUILD)/tests/verify/verify bless --toolchain $(BUILD)/toolchain.json \
	  --source snippets/$(SNIPPET).cpp --program $(BUILD)/programs/$(SNIPPET).printed

explore: configure  ## Run FILE=any.cpp (or SNIPPET=topic/name) under many schedules, all with FLAGS="--strategy exhaustive"; see FLAGS="--help".
	$(if $(FILE)$(SNIPPET),,$(error say which one: make explore FILE=any.cpp, or SNIPPET=locks/locked_counter))
	$(Q)$(NINJA) explore explorer_runtime $(if $(FILE),,$(EXPLORED))
	$(Q)$(BUILD)/tests/explorer/explore $(FLAGS) $(if $(SEED),--replay $(SEED)) $(if $(REDUCED),--strategy exhaustive) \
	  $(if $(FILE),--include snippets/include --source $(FILE),$(BUILD)/$(EXPLORED)) $(if $(ARGUMENTS),-- $(ARGUMENTS))

format:  ## Format the C++ sources.
	$(Q)git ls-files '*.cpp' '*.hpp' '*.h' | xargs clang-format -i

# ---- Steps ----

setup:
	$(Q).ci/setup

# What is stated stays in CMake's cache until something else is.
configure: setup
	$(Q)if [ ! -f $(BUILD)/build.ninja ] || \
	  { [ -n "$(STATED)" ] && printf '%s\n' $(subst =,:STRING=,$(STATED)) | grep -qvxFf $(BUILD)/CMakeCache.txt; }; then \
	  cmake -S . -B $(BUILD) -G Ninja $(addprefix -D,$(STATED)) > $(BUILD).log 2>&1 || \
	    { cat $(BUILD).log; exit 1; }; rm -f $(BUILD).log; fi

evidence: configure
	$(Q)$(NINJA) -k 0 verified

# Suites run in a call of their own, when nothing else does.
measured: evidence
	$(Q)$(NINJA) measured

site: measured
	$(Q)$(NINJA) site

book: measured
	$(Q)$(NINJA) book
