# GreenPulse: what can be done. `make` alone lists it; each target sets up what it needs first, and does nothing twice.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
# Cargo and the tests use all cores by themselves.
.NOTPARALLEL:

# Where cargo builds: `target`, unless CARGO_TARGET_DIR says otherwise.
TARGET := $(or $(CARGO_TARGET_DIR),target)
WASM := $(TARGET)/wasm32-unknown-unknown
# Options for `greenpulse serve`, as in `make run SERVE="--demo --listen 127.0.0.1:3001"`.
SERVE ?= --demo
# How often the kill test kills, and the fault test fills a disk.
ROUNDS ?= 50
# For how many messages the fault test accounts.
MESSAGES ?= 1000000
# The frontend is compiled for the browser alone: together with the server, both sides' features would be on.
WORKSPACE := --workspace --exclude frontend
FOR_BROWSER := --package frontend --target wasm32-unknown-unknown
# Recorded answers are compared, never written: see CONTRIBUTING.md for how to record anew.
export INSTA_UPDATE ?= no
# Where `.ci/setup lint` installs it.
DENY := "$(TARGET)/tools/cargo-deny/bin/cargo-deny"

.PHONY: help run build build-debug wasm-size dev check test test-parts e2e lint audit fmt bench kill-test test-faults pictures setup

help:
	@echo "GreenPulse: energy of a neighbourhood or a campus."
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{ printf "  make %-11s %s\n", $$1, $$2 }'

run: build ## Build optimised and start with the demo neighbourhood on http://127.0.0.1:3000
	@exec "$(TARGET)/release/greenpulse" serve $(SERVE)

build: ## Build the optimised server and all that it serves
	@.ci/setup build
	cargo build $(FOR_BROWSER) --profile wasm-release
	cargo run --quiet --package bundle -- --wasm "$(WASM)/wasm-release/frontend.wasm"
	cargo build --package server --release

build-debug: ## Build for development: quicker to build, slower to run
	@.ci/setup build
	cargo build $(FOR_BROWSER) --profile wasm-dev
	cargo run --quiet --package bundle -- --wasm "$(WASM)/wasm-dev/frontend.wasm" --debug
	cargo build --package server

wasm-size: ## Say what a browser loads before the charts, compressed: at most 150 kB in all
	@.ci/setup build
	cargo build $(FOR_BROWSER) --profile wasm-release
	cargo run --quiet --package bundle -- --wasm "$(WASM)/wasm-release/frontend.wasm"
	@wc -c frontend/dist/assets/{app,start}.*.br frontend/dist/{offline,queue}.js.br

dev: ## Run with the demo, and build and start again when a source changes
	@.ci/dev

check: ## Quickly: formatting and lints, and the tests of the crates that differ from main
	@.ci/check

# Everything is built in one go, with the features that the tests need. For `build-debug`, cargo would build the server's
# dependencies without these, and then, for the tests, most of them again.
test: ## Run every test: Rust, both databases, both brokers, the browser
	@.ci/setup test
	cargo build $(FOR_BROWSER) --profile wasm-dev
	@mkdir -p frontend/dist-debug
	cargo build $(WORKSPACE) --all-targets
	"$(TARGET)/debug/bundle" --wasm "$(WASM)/wasm-dev/frontend.wasm" --debug
	cargo test $(WORKSPACE) --no-fail-fast
	@$(MAKE) --no-print-directory e2e-run

e2e: build-debug ## Run the tests in the browser alone
	@.ci/setup test
	@$(MAKE) --no-print-directory e2e-run

# The binary and the pages are built by now.
.PHONY: e2e-run
e2e-run:
	@if [ -f end2end/package.json ]; then \
	  cd end2end && GREENPULSE_BIN="$(abspath $(TARGET))/debug/greenpulse" npm test; \
	else \
	  echo "end2end has no tests yet"; \
	fi

lint: ## Check the formatting, what we depend on, and every crate with the features that it is built with
	@.ci/setup lint
	@# The server takes in what lies in this folder, which need not have been made to be linted.
	@mkdir -p frontend/dist-debug
	cargo fmt --all --check
	$(DENY) check licenses sources bans
	cargo clippy $(WORKSPACE) --all-targets -- -D warnings
	cargo clippy $(FOR_BROWSER) -- -D warnings

audit: ## Look for known faults in what we depend on: advisories from GitHub, or as fetched before
	@.ci/setup lint
	@.ci/audit $(DENY)

fmt: ## Format the Rust sources
	cargo fmt --all

bench: build ## Measure readings a second from broker to committed, the bare store, and ingest beside analyses
	@.ci/setup test
	cargo build --package bench --release
	"$(TARGET)/release/bench" ingest
	"$(TARGET)/release/bench" store
	"$(TARGET)/release/bench" beside

kill-test: build ## Kill the server ROUNDS times during ingest, with either broker: nothing acknowledged may be missing
	@.ci/setup test
	cargo build --package bench --release
	"$(TARGET)/release/bench" kill --broker embedded --rounds $(ROUNDS)
	"$(TARGET)/release/bench" kill --broker mosquitto --rounds $(ROUNDS)

test-faults: build ## 10,000 houses' readings in any order; full disks, floods, MESSAGES messages with kills: nothing lost, nobody locked out (40 minutes or so)
	@.ci/setup test
	cargo build --package bench --release
	HOUSES=10000 cargo test $(WORKSPACE) --test any_order
	PROPTEST_CASES=4000 cargo test --package domain --release --test windows
	"$(TARGET)/release/bench" fault all --rounds $(ROUNDS) --messages $(MESSAGES)

test-parts: ## Read what other people's software really says: rtl_433 of Debian, and all Zigbee models of the npm package
	@.ci/setup parts
	@mkdir -p "$(TARGET)"
	cd server/dialects/tests/zigbee && node print.mjs > "$(abspath $(TARGET))/zigbee-models.jsonl"
	ZIGBEE_MODELS="$(abspath $(TARGET))/zigbee-models.jsonl" cargo test --package dialects -- --ignored --nocapture

pictures: build-debug ## Make the pictures of the README's gallery anew, from the demo
	@.ci/setup test
	cd end2end && GREENPULSE_BIN="$(abspath $(TARGET))/debug/greenpulse" node pictures.mjs

setup: ## Install what building and testing need, and nothing that is there
	@.ci/setup test
