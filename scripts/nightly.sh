#!/usr/bin/env bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
# Usage: scripts/nightly.sh [--record] [GROUP..]
#
# Runs the tests that take too long for .ci/run, or only the named groups:
#
#   networks     all network tests except the upgrade
#   upgrade      the upgrade of a running network's runtime, by vote
#   monitoring   alert rules, dashboard and metrics, with Prometheus
#   properties   the tests of pallets and runtime, with 20 times as many cases of each property
#   fuzz         the fuzzer of the runtime for four hours, and 10 000 sequences of selfish actors
#   weights      each benchmark of the weights once, on the runtime's Wasm
#   load         a node under load, in the release profile
#   web          the long tests of the page: simulation, keyboard, demand response, killed node,
#                upgrade under an open page, days of 23 and 25 hours, a settled day, an index of the
#                past, a slow phone, 200 stations, pictures of the docs
#   gateway      the tests of the gateway with a node, and its demo with chargers of another project
#   package      the Debian packages of node, page and index, built and checked
#   cold         .ci/run --all on a clean checkout with nothing compiled
#
#   --record     writes the time and the result of each group into docs/nightly.md
#
# SMARTCHARGE_CASES_FACTOR sets another factor than 20, SMARTCHARGE_FUZZ_SECONDS and
# SMARTCHARGE_FUZZ_SEQUENCES other lengths of the fuzzer. Run nothing else on the machine.

set -euo pipefail

# shellcheck source=scripts/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

ALL_GROUPS="networks upgrade monitoring properties fuzz weights load web gateway package cold"
PAGE=$REPO_ROOT/docs/nightly.md
WORK=
RECORD=
# Taken at the start: to write a row changes the page.
COMMIT=$(git -C "$REPO_ROOT" describe --always --dirty --exclude '*')

# The output of a group is kept, for the figure in it.
logged() {
	"$@" 2>&1 | tee "$WORK/log"
}

run_properties() {
	export SMARTCHARGE_CASES_FACTOR=${SMARTCHARGE_CASES_FACTOR:-20}
	# Of those that do not set a number: 256 without it.
	export PROPTEST_CASES=$((256 * SMARTCHARGE_CASES_FACTOR))
	"$REPO_ROOT/scripts/test.sh" rust
}

run_fuzz() {
	local failed=0
	"$REPO_ROOT/scripts/fuzz.sh" "${SMARTCHARGE_FUZZ_SECONDS:-14400}" --keep-going || failed=1
	"$REPO_ROOT/scripts/fuzz.sh" --selfish --inputs "${SMARTCHARGE_FUZZ_SEQUENCES:-10000}" \
		--keep-going || failed=1
	return "$failed"
}

run_load() {
	local part
	for part in runtime load; do
		"$REPO_ROOT/scripts/bench.sh" --only "$part" "$WORK/bench"
	done
}

run_monitoring() {
	# shellcheck source=scripts/lib/env.sh
	. "$REPO_ROOT/scripts/lib/env.sh"
	# shellcheck source=scripts/lib/node.sh
	. "$REPO_ROOT/scripts/lib/node.sh"
	build_node
	"$REPO_ROOT/scripts/check-monitoring.sh"
}

run_web() {
	local next index
	# shellcheck source=scripts/lib/env.sh
	. "$REPO_ROOT/scripts/lib/env.sh"
	# shellcheck source=scripts/lib/node.sh
	. "$REPO_ROOT/scripts/lib/node.sh"
	# shellcheck source=scripts/lib/runtime-wasm.sh
	. "$REPO_ROOT/scripts/lib/runtime-wasm.sh"
	# shellcheck source=scripts/lib/next-runtime.sh
	. "$REPO_ROOT/scripts/lib/next-runtime.sh"
	provide_node
	next=${SMARTCHARGE_NEXT_RUNTIME:-$(next_runtime)}
	index=${SMARTCHARGE_INDEX:-}
	if [[ -z $index ]]; then
		(cd "$REPO_ROOT" && cargo build --package smartcharge-index)
		index=$CARGO_TARGET_DIR/debug/smartcharge-index
	fi
	cd "$REPO_ROOT/clients"
	npm run --silent descriptors
	npm run --silent build:web
	npm run --silent --workspace web build:demo -- --logLevel warn
	SMARTCHARGE_NODE=$NODE_BINARY SMARTCHARGE_NEXT_RUNTIME=$next SMARTCHARGE_INDEX=$index \
		npm run --silent test:web:nightly
}

run_gateway() {
	local failed=0
	# shellcheck source=scripts/lib/env.sh
	. "$REPO_ROOT/scripts/lib/env.sh"
	# shellcheck source=scripts/lib/node.sh
	. "$REPO_ROOT/scripts/lib/node.sh"
	provide_node
	"$REPO_ROOT/scripts/setup.sh" --oracles
	export SMARTCHARGE_NODE=$NODE_BINARY
	cd "$REPO_ROOT"
	cargo test --no-fail-fast --package smartcharge-gateway --package smartcharge-gateway-ocpp \
		--package smartcharge-gateway-dso --package smartcharge-gateway-ocpi || failed=1
	"$REPO_ROOT/scripts/demo.sh" gateway || failed=1
	return "$failed"
}

run_packages() {
	local failed=0
	"$REPO_ROOT/scripts/package.sh" "$WORK/package" || failed=1
	"$REPO_ROOT/scripts/package.sh" --gateway "$WORK/package" || failed=1
	"$REPO_ROOT/scripts/package-web.sh" "$WORK/package" || failed=1
	"$REPO_ROOT/scripts/package-index.sh" "$WORK/package" || failed=1
	return "$failed"
}

# A home of its own has no compiled code, no crates and no npm packages. What the system has stays:
# Debian packages, Rust itself, and how its user reaches the registries.
run_cold() {
	local from=$HOME to=$WORK/home file
	export RUSTUP_HOME=${RUSTUP_HOME:-$HOME/.rustup}
	for file in .cargo/config.toml .config/pip/pip.conf .gitconfig .npmrc .pip/pip.conf; do
		[[ ! -f $from/$file ]] || install -D --mode 600 "$from/$file" "$to/$file"
	done
	export HOME=$to CARGO_HOME=$to/.cargo
	unset CARGO_TARGET_DIR RUSTC_WRAPPER npm_config_cache
	mkdir -p "$CARGO_HOME"
	git clone --quiet "$REPO_ROOT" "$WORK/checkout"
	"$WORK/checkout/.ci/run" --all
}

# Extracts the figures of a group's output, or the number of tests.
figure() {
	case $1 in
		gateway | properties) count_tests ;;
		fuzz) fuzzed ;;
		load) grep -E '^[^ ].*(per step|steps per second)' "$WORK/log" | tail -n 1 || true ;;
		web) browsed ;;
		cold | networks | upgrade) stages_of_log ;;
		*) tail -n 1 "$WORK/log" ;;
	esac
}

# The last summary that `finish_stages` printed, without its total; nothing when there is none.
stages_of_log() {
	awk '
		/^[A-Z][a-z ]*$/ { count = 0 }
		/^  [^ ].* (passed|FAILED|skipped) / { gsub(/ +/, " "); stages[++count] = substr($0, 2) }
		END { for (i = 1; i <= count; i++) printf "%s%s", (i > 1 ? "; " : ""), stages[i] }
	' "$WORK/log"
}

count_tests() {
	awk '/^test result:/ { passed += $4; failed += $6 } END { print passed " tests passed, " failed " failed" }' \
		"$WORK/log"
}

# How much was fuzzed: the last progress of each run.
fuzzed() {
	awk '
		/^[0-9]+ inputs \(/ { runs = runs (runs ? "; " : "") $1 " inputs, " $4 " blocks, " $7 " transactions" }
		/^FAILED / { failures++ }
		END { print runs ", " failures + 0 " kinds of failures" }
	' "$WORK/log"
}

# Counts of Playwright.
browsed() {
	grep -E '^  [0-9]+ (passed|failed|skipped)' "$WORK/log" | tr -s ' ' | paste -s -d ';'
}

# record GROUP OUTCOME SECONDS: writes the group's row of the page.
record() {
	[[ -n $RECORD ]] || return 0
	local row
	row="| \`$1\` | $(date --utc +%F) | $COMMIT | $2 | $(minutes_and_seconds "$3") | $(figure "$1") |"
	ROW=$row awk -v group="| \`$1\` |" '
		/^## Last runs$/ { last_runs = 1 }
		last_runs && index($0, group) == 1 { print ENVIRON["ROW"]; found = 1; next }
		{ print }
		END { exit !found }
	' "$PAGE" >"$WORK/page" || die "docs/nightly.md has no row of $1"
	cp "$WORK/page" "$PAGE"
}

# night NAME ESTIMATE COMMAND..: a stage whose outcome is recorded.
night() {
	local name=$1 failed=$STAGES_FAILED started=$SECONDS outcome=passed
	shift
	stage "$name" "$1" logged "${@:2}"
	((STAGES_FAILED == failed)) || outcome=FAILED
	record "$name" "$outcome" $((SECONDS - started))
}

group_networks() {
	night networks "about 25 min" "$REPO_ROOT/scripts/test-network.sh" \
		charging crash quorum blackout validators lost-keys stranger
}

group_upgrade() {
	night upgrade "about 7 min the first time, then 4" "$REPO_ROOT/scripts/test-network.sh" upgrade
}

group_monitoring() {
	night monitoring "about 1 min once the node is built" run_monitoring
}

group_properties() {
	night properties "about 20 min" run_properties
}

group_fuzz() {
	night fuzz "about 6 hours" run_fuzz
}

group_weights() {
	night weights "about 10 min once frame-omni-bencher is installed" \
		"$REPO_ROOT/scripts/weights.sh" --check
}

group_load() {
	night load "about 5 min once compiled in the release profile" run_load
}

group_web() {
	night web "about 25 min once the node is built" run_web
}

group_gateway() {
	night gateway "about 25 min once the node is built" run_gateway
}

group_package() {
	night package "an hour or more the first time" run_packages
}

group_cold() {
	night cold "about 35 min" run_cold
}

case ${1:-} in
	-h | --help)
		usage "${BASH_SOURCE[0]}"
		exit
		;;
	--record)
		RECORD=1
		shift
		;;
esac
known_groups "$ALL_GROUPS" "$@"

# Below the cache: a whole build does not fit into memory, where the system's folder may be.
mkdir -p "$CACHE_DIR"
WORK=$(mktemp -d "$CACHE_DIR/nightly.XXXXXX")
trap 'rm -rf "$WORK"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
"$REPO_ROOT/scripts/setup.sh"
run_groups "$ALL_GROUPS" "$@"
finish_stages "Nightly"
