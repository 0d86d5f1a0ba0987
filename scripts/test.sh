#!/usr/bin/env bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
# Usage: scripts/test.sh [rust|node|client|demo]..
#
# Runs all tests, or those of the named groups:
#
#   rust     primitives, pallets and runtime; every benchmark runs once as a test; the fuzzer for two
#            minutes
#   node     the node's own tests, those of the benchmark, and those of the index with a node
#   client   types and tests of the client's packages, including those against a running node; build
#            and sizes of the page, and its tests in a browser
#   demo     scripts/demo.sh with the thesis and the page, which fails if a number differs from the
#            expected one; the days `smartcharge` and `books` are played by the tests of the client

set -euo pipefail

# shellcheck source=scripts/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

ALL_GROUPS="rust node client demo"

client() {
	cd "$REPO_ROOT/clients"
	SMARTCHARGE_NODE=$NODE_BINARY npm run --silent "$@"
}

# These need no Wasm: the pallets and the runtime are tested as native code.
test_rust() {
	cargo test --no-fail-fast --workspace \
		--exclude smartcharge-node --exclude smartcharge-bench --exclude smartcharge-runtime-wasm \
		--exclude smartcharge-index \
		--features runtime-benchmarks,try-runtime
}

group_rust() {
	stage "primitives, pallets, runtime" "about 5 min the first time, then 3" test_rust
	stage "fuzzer: corpus and mutations" "about 90 s" "$REPO_ROOT/scripts/fuzz.sh" 60
	stage "fuzzer: selfish actors" "about 70 s" "$REPO_ROOT/scripts/fuzz.sh" 60 --selfish
}

# The node runs the Wasm without benchmarks, so its tests share the build of the demo.
group_node() {
	stage "node: build" "about 25 min the first time, then 2" build_node
	stage "node, benchmark: tests" "about 1 min once the node is built" \
		cargo test --no-fail-fast "${NODE_PACKAGES[@]}"
	stage "index: tests" "about 5 min the first time, then 2" \
		env SMARTCHARGE_NODE="$NODE_BINARY" cargo test --no-fail-fast --package smartcharge-index
}

group_client() {
	stage "client: types" "seconds" client typecheck
	stage "client: build of the node" "seconds if it is built" build_node
	stage "client: programs that check documents" "about 3 min the first time" \
		"$REPO_ROOT/scripts/setup.sh" --oracles
	stage "client: tests" "about 5 min" client test
	stage "web: build and sizes" "seconds" client build:web
	stage "web: tests in a browser" "about 4 min" client test:web
}

group_demo() {
	stage "demo" "about half a minute" "$REPO_ROOT/scripts/demo.sh"
	stage "demo: page" "about a minute" "$REPO_ROOT/scripts/demo.sh" web --check
}

case ${1:-} in
	-h | --help)
		usage "${BASH_SOURCE[0]}"
		exit
		;;
esac
known_groups "$ALL_GROUPS" "$@"

"$REPO_ROOT/scripts/setup.sh"
# shellcheck source=scripts/lib/env.sh
. "$REPO_ROOT/scripts/lib/env.sh"
# shellcheck source=scripts/lib/node.sh
. "$REPO_ROOT/scripts/lib/node.sh"

cd "$REPO_ROOT"
run_groups "$ALL_GROUPS" "$@"
finish_stages "Tests"
