# Everything goes through Go; make only remembers the commands. `make help` lists them.

GO            ?= go
GOLANGCI_LINT := v2.15.0
VERSION       ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
LDFLAGS       := -s -w -X policygraph/internal/cli.Version=$(VERSION)
BIN           := bin/policygraph
SERVE         ?=

export CGO_ENABLED ?= 0

.PHONY: help run build test test-long check generated lint bench fuzz explorer graphiql publish-schema clean

help: ## List the commands.
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 18

run: build ## Build, load the sample plan, and serve on 127.0.0.1:8080. SERVE='--addr 127.0.0.1:9000' adds flags.
	$(BIN) serve $(SERVE)

build: ## Build bin/policygraph.
	$(GO) build -trimpath -buildvcs=false -ldflags '$(LDFLAGS)' -o $(BIN) ./cmd/policygraph

test: check generated ## Check formatting, vet, generated code; then run every test.
	$(GO) test -timeout 9m ./...

test-long: ## Torture and measure everything at the figures of a release and print a table; logs go to bin/long. Hours. LONG='crash power' picks.
	@GO='$(GO)' MUTATIONS='$(MUTATIONS)' sh ./test-long.sh $(LONG)

check:
	@command -v $(GO) >/dev/null || { echo 'Go is missing: install Go 1.26 from https://go.dev/dl/' >&2; exit 1; }
	@unformatted=$$(gofmt -l cmd docs examples graph internal schema seeds tools web); \
	if [ -n "$$unformatted" ]; then echo "not formatted (run gofmt -w on them):" >&2; echo "$$unformatted" >&2; exit 1; fi
	$(GO) vet ./...

# The generated GraphQL code must be what the schema generates. It is compared with a copy, so that this works before a commit too.
generated:
	@copy=$$(mktemp -d) && cp -R graph "$$copy/graph" && $(GO) generate ./graph && \
	if diff -r "$$copy/graph" graph >"$$copy/diff"; then rm -rf "$$copy"; echo 'generated code is up to date'; else \
	cat "$$copy/diff"; rm -rf "$$copy"; echo 'generated code was stale; it has been generated anew: look at graph/ and commit it' >&2; exit 1; fi

lint: bin/golangci-lint-$(GOLANGCI_LINT) ## Run go vet and golangci-lint (built on first use, about a minute).
	$(GO) vet ./...
	bin/golangci-lint-$(GOLANGCI_LINT) run ./...

bin/golangci-lint-$(GOLANGCI_LINT):
	@mkdir -p bin/install
	GOBIN=$(CURDIR)/bin/install $(GO) install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI_LINT)
	@mv bin/install/golangci-lint $@ && rmdir bin/install

bench: ## Run the benchmarks. STATEMENTS=5000000 is the size of the stores that are measured (100000).
	$(GO) test -run '^$$' -bench . -benchmem ./...

fuzz: ## Run each fuzz target for FUZZTIME (10s).
	@for package in $$($(GO) list ./...); do \
	  for target in $$($(GO) test -list '^Fuzz' $$package | grep '^Fuzz'); do \
	    echo "$$package $$target"; \
	    $(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(or $(FUZZTIME),10s) $$package || exit 1; \
	  done; \
	done

# node_modules lie below a name that Go does not look into: some packages of npm hold Go files.
graphiql: ## Build GraphiQL anew from web/graphiql (needs node and npm), and pack it.
	rm -rf bin/_graphiql && mkdir -p bin/_graphiql
	cp -R web/graphiql/. bin/_graphiql && rm -rf bin/_graphiql/dist
	cd bin/_graphiql && npm ci --no-audit --no-fund && npm run build
	rm -rf web/graphiql/dist && cp -R bin/_graphiql/dist web/graphiql/dist

# It needs node and npm. What is built is committed; `make test` says where it is not of the present source.
explorer: ## Check, test and build the explorer of web/explorer into web/dist (needs node and npm).
	cd web/explorer && npm ci --no-audit --no-fund && npm run generate && npm run check && npm test && npm run build

publish-schema: ## Make the schema the one that later changes are compared with. What they may break: see internal/schemadiff.
	$(GO) run ./cmd/policygraph schema > schema/published/schema.graphqls

clean: ## Remove what was built. The store in ./data stays.
	rm -rf bin
