# sggscan: make demo and make test need Go and nothing else. With the programs of TOOLS make test looks at more.
.DEFAULT_GOAL := help
GO ?= go
PACKAGES := ./... ./testdata/demo ./testdata/bench
LINT := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
# What tests use beside Go: without one of TOOLS they are skipped; those of SLOW_TOOLS run in CI only. In CI they must be
# there.
TOOLS := hunspell pdfinfo pdftoppm pdftotext qpdf
SLOW_TOOLS := soffice chromium

# Tests hold little and throw away much: with more room before each collection they take half the time.
TEST := GOGC=400 GOMEMLIMIT=1GiB $(GO) test

.PHONY: help build demo test race lint bench fuzz mutants docs simulate learn policy office spell words browser app handbook pictures release man clean

help: ## this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## the program, as ./sggscan
	$(GO) build -trimpath -o sggscan$(shell $(GO) env GOEXE) ./cmd/sggscan

demo: build ## the reports of the sample board, in demo/
	./sggscan demo -o demo --force

test: ## all tests
	$(GO) vet $(PACKAGES)
	$(TEST) $(PACKAGES)
	@skipped=$$(for tool in $(TOOLS); do command -v $$tool >/dev/null || echo $$tool; done); \
	[ -n "$$CI" ] || skipped="$$skipped $(SLOW_TOOLS) (CI runs them)"; \
	[ -z "$$skipped" ] || echo "not looked at, as these programs did not run:" $$skipped

race: ## all tests with the race detector
	$(GO) test -race $(PACKAGES)

lint: ## gofmt, go vet and golangci-lint
	@test -z "$$(gofmt -s -l .)" || { gofmt -s -l .; exit 1; }
	$(GO) vet $(PACKAGES)
	$(GO) mod tidy -diff
	$(GO) run $(LINT) run $(PACKAGES)

bench: ## ratios of time and memory beside other programs (PYTHON has them; ONLY="start report" measures part)
	$(GO) run ./testdata/bench $(ONLY)

fuzz: ## each fuzzer for a minute
	@set -e; for package in $$($(GO) list ./...); do \
		for target in $$($(GO) test -list '^Fuzz' $$package | grep '^Fuzz' || true); do \
			$(GO) test -run '^$$' -fuzz "^$$target$$" -fuzztime 60s $$package; \
		done; \
	done

docs: ## the rubric as documents, in docs/, and as the program starts with it; the licences
	$(GO) test -count=1 -run '^TestParsedIsWhatTheFilesSay$$' ./rubric -update
	$(GO) test -count=1 -run '^TestDocsAreCurrent$$' ./cmd -update
	$(GO) test -count=1 -run '^TestLicencesAreComplete$$' ./internal/licences -update

words: ## how many words a person must read
	@$(GO) test -count=1 -v -run '^TestWordsToRead$$' ./rubric

simulate: ## the figures of docs/methode.md and docs/method.md, from made-up schools
	$(GO) test -count=1 -v -run '^TestMethodPages$$' ./assessment -update

learn: ## what toets looks for in a school's own text, learned from testdata/policy/learned; then make docs
	$(GO) run ./cmd/learn rubric/sexting testdata/policy/learned
	$(MAKE) docs

policy: ## what toets finds in the trial texts, by kind and question: those it learned from, and unseen ones
	@POLICY=1 $(GO) test -count=1 -v -run '^TestTrial$$' ./assessment/policy | grep precision -B1

office: ## testdata/office: workbooks as LibreOffice saves them (needs soffice)
	$(GO) test -count=1 -run '^TestLibreOffice$$' ./cmd -update

mutants: ## faults put in on purpose, each of which a test must find
	$(GO) test -count=1 -timeout 30m ./testdata/mutants

spell: ## the spelling of all texts (needs hunspell with its Dutch and British lists)
	@command -v hunspell >/dev/null || { echo "install hunspell, hunspell-nl and hunspell-en-gb"; exit 1; }
	$(GO) test -count=1 -run Spelling ./rubric ./internal/words

browser: ## the pages, in Chromium; AXE=axe.min.js (of axe-core) looks at their accessibility too
	cd testdata/browser && $(GO) vet ./... && AXE="$(abspath $(AXE))" $(GO) test -count=1 -timeout 20m ./...

app: ## the whole tool as one page, dist/sggscan.html, and the program with it inside
	@mkdir -p dist
	GOOS=js GOARCH=wasm $(GO) build -trimpath -ldflags '-s -w' -o dist/engine.wasm ./cmd/app
	$(GO) run ./cmd/app dist/engine.wasm "$$($(GO) env GOROOT)/lib/wasm/wasm_exec.js" dist/sggscan.html
	@rm dist/engine.wasm
	@cp dist/sggscan.html cmd/sggscan.html
	$(GO) build -trimpath -tags page -o dist/sggscan$(shell $(GO) env GOEXE) ./cmd/sggscan

handbook: ## the handbook as HTML, in dist/handleiding (Dutch) and dist/handbook (English)
	$(GO) run ./cmd/handbook dist

pictures: app ## the pictures of the handbook, from the sample board (needs Chromium and poppler)
	$(GO) run ./cmd/handbook pictures dist/sggscan$(shell $(GO) env GOEXE) dist/sggscan.html

release: ## what is handed out, in dist/release: zips, Debian packages and checksums, of a tree in which all is committed
	$(GO) run ./cmd/release dist/release

man: build ## the manual pages, in dist/man
	./sggscan man -o dist/man/nl --force
	./sggscan man -o dist/man/en --lang en --force

clean: ## what make made
	rm -rf sggscan sggscan.exe demo dist cmd/sggscan.html
