# The one door. `make help` lists what it opens.

PORT ?= 4010
ARGS ?=
SWIFT_FLAGS ?=
SUITES ?=

# What is shipped is what is measured: dist and bench build the same way, on Linux with the
# standard library inside.
# It has a build folder of its own, so that both builds can go on at once.
RELEASE := -c release $(if $(filter Linux,$(shell uname)),--static-swift-stdlib) \
  --scratch-path .build-release

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run build test hard lint format bench compare dist clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo '  PORT=4011 and ARGS="--quiet" reach `make run`; SWIFT_FLAGS="-j 2" reaches every build.'

run: ## build, then serve every vendor on PORT (4010)
	@.ci/need swift git cc sqlite3
	swift build --product understudy $(SWIFT_FLAGS)
	@exec .build/debug/understudy serve --port $(PORT) $(ARGS)

build: ## build everything, tests included
	@.ci/need swift git cc sqlite3
	swift build --build-tests $(SWIFT_FLAGS)

test: ## all that CI runs: both builds, Swift tests, and on the release binary the system suites
	@.ci/need swift git cc sqlite3 python curl
	@Tests/suites $(SUITES)

hard: ## the long forms of the hardness suites, on the release binary: an hour or so
	@.ci/need swift git cc sqlite3 python curl
	@UNDERSTUDY_HARD=1 Tests/suites $(SUITES)

lint: ## is everything formatted, and free of what the format rules forbid
	@.ci/need swift
	swift format lint --strict --parallel --recursive Package.swift Sources Tests

format: ## format everything in place
	@.ci/need swift
	swift format --in-place --parallel --recursive Package.swift Sources Tests

bench: ## build for release, measure against a bare server, print the table
	@.ci/need swift git cc sqlite3 python wrk
	swift build $(RELEASE) --product understudy $(SWIFT_FLAGS)
	UNDERSTUDY_BENCHMARKS=1 swift build $(RELEASE) --product BareServer $(SWIFT_FLAGS)
	UNDERSTUDY_BENCHMARKS=1 swift build $(RELEASE) --product WireBenchmark $(SWIFT_FLAGS)
	@Tests/benchmarks/run

compare: ## two builds by processor time a request: make compare BEFORE=old AFTER=dist/understudy
	@.ci/need python wrk
	@Tests/benchmarks/compare $(BEFORE) $(AFTER)

dist: ## a stripped release binary with the Swift standard library inside, in dist/
	@.ci/need swift git cc sqlite3
	swift build $(RELEASE) --product understudy $(SWIFT_FLAGS)
	@mkdir -p dist
	strip -o dist/understudy .build-release/release/understudy
	@ls -l dist/understudy

clean: ## remove what the other targets made
	rm -rf .build .build-release dist
