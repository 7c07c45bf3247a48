# sggscan: make demo and make test need Go and nothing else.
.DEFAULT_GOAL := help
GO ?= go
PACKAGES := ./... ./testdata/demo
LINT := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0

.PHONY: help build demo test race lint bench fuzz docs spell clean

help: ## this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## the program, as ./sggscan
	$(GO) build -trimpath -o sggscan$(shell $(GO) env GOEXE) ./cmd/sggscan

demo: build ## the reports of the sample board, in demo/
	./sggscan demo -o demo --force
	@echo "PDF and Excel reports of 7 schools: demo/rapporten"
	@echo "The comparison for the board:       demo/vergelijking.xlsx"

test: ## all tests
	$(GO) vet $(PACKAGES)
	$(GO) test $(PACKAGES)

race: ## all tests with the race detector
	$(GO) test -race $(PACKAGES)

lint: ## gofmt, go vet and golangci-lint
	@test -z "$$(gofmt -s -l cmd assessment internal rubric report testdata)" || { gofmt -s -l cmd assessment rubric report testdata; exit 1; }
	$(GO) vet $(PACKAGES)
	$(GO) mod tidy -diff
	$(GO) run $(LINT) run $(PACKAGES)

bench: ## benchmarks of scoring and reports
	$(GO) test -run '^$$' -bench . -benchmem $(PACKAGES)

fuzz: ## each fuzzer for a minute
	@set -e; for package in $$($(GO) list ./...); do \
		for target in $$($(GO) test -list '^Fuzz' $$package | grep '^Fuzz' || true); do \
			$(GO) test -run '^$$' -fuzz "^$$target$$" -fuzztime 60s $$package; \
		done; \
	done

docs: ## the rubric as documents, in docs/
	$(GO) run ./cmd/sggscan rubric show --markdown --quiet > docs/rubriek.md
	$(GO) run ./cmd/sggscan rubric show --markdown --quiet --lang en > docs/rubric.md

spell: ## the spelling of the rubric (needs hunspell with its Dutch and British lists)
	@command -v hunspell >/dev/null || { echo "install hunspell, hunspell-nl and hunspell-en-gb"; exit 1; }
	$(GO) test -count=1 -run Spelling ./rubric

clean: ## what make made
	rm -rf sggscan sggscan.exe demo
