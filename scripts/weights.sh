#!/usr/bin/env bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
# Usage: scripts/weights.sh [--runs N] [--steps N] [--repeat N] [PALLET..]
#
# Measures the weights of all calls, or of the pallets named (as `pallet_charging`), by
# frame-omni-bencher on the runtime's Wasm, and writes them into the sources: those of our pallets to
# pallets/*/src/weights.rs, those of the SDK's to runtime/src/weights/. Run nothing else on
# the machine: it would be measured, too. Of all repeats of a point, in six runs by default, the
# fastest eighth counts: a virtual processor is slow for seconds now and then.
#
# A pallet takes up to ten minutes by default; frame-omni-bencher is installed outside the clone the
# first time, which takes about 45 minutes on two cores.

set -euo pipefail

# shellcheck source=scripts/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

BENCHER_VERSION=0.28.0
BENCHER_DIR=$CACHE_DIR/omni-bencher
BENCHER=$BENCHER_DIR/bin/frame-omni-bencher
TEMPLATES=$REPO_ROOT/scripts/templates
RUNS=6
STEPS=20
REPEAT=4

# Our pallets, by the folders of their crates.
mapfile -t OWN < <(cd "$REPO_ROOT/pallets" && printf '%s\n' */Cargo.toml | sed 's|/.*||' | tr - _)
OF_SDK=(
	frame_system
	frame_system_extensions
	pallet_balances
	pallet_collective
	pallet_multisig
	pallet_timestamp
	pallet_transaction_payment
	pallet_tx_pause
	pallet_utility
)

setup_bencher() {
	[[ "$("$BENCHER" --version 2>/dev/null)" == *"$BENCHER_VERSION"* ]] && return
	compgen -G "/usr/lib/llvm-*/lib/libclang.so*" >/dev/null ||
		die "libclang is missing: install it (libclang-dev in Debian)"
	say "Installing frame-omni-bencher $BENCHER_VERSION (about 45 minutes on two cores)."
	# Of the runtimes that it can test itself with, none is needed, and outside of a workspace their
	# Wasm does not build.
	SKIP_WASM_BUILD=1 cargo install --quiet --locked --root "$BENCHER_DIR" \
		--version "$BENCHER_VERSION" frame-omni-bencher
}

# with_storage WEIGHTS OTHER: prints WEIGHTS, each function with what OTHER notes of its storage.
with_storage() {
	awk '
		FNR == NR && /^\t\/\/ Storage: / { noted = noted $0 "\n" }
		FNR == NR && /^\tfn / { split($2, name, "("); storage[name[1]] = storage[name[1]] noted; noted = "" }
		FNR == NR { next }
		/^\tfn .*{$/ { split($2, name, "("); printf "%s", storage[name[1]]; storage[name[1]] = "" }
		{ print }
	' "$2" "$1"
}

# measure PALLET TEMPLATE FILE
measure() {
	local -a benchmark=(
		"$BENCHER" v1 benchmark pallet --runtime "$WASM" --genesis-builder runtime
		--genesis-builder-preset development --pallet "$1" --extrinsic '*'
		--steps "$STEPS" --repeat "$REPEAT" --min-duration 2
		--disable-proof-recording --default-pov-mode ignored --quiet
		--header "$TEMPLATES/header.txt" --template "$TEMPLATES/$2"
	)
	local -a runs=()
	local run
	for run in $(seq "$RUNS"); do
		say "Measuring $1, run $run of $RUNS."
		runs+=("$RESULTS/$1-$run.json")
		"${benchmark[@]}" --json-file "${runs[-1]}" --output "$RESULTS/run.rs" >"$RESULTS/log"
	done
	node "$REPO_ROOT/scripts/lib/fastest.mjs" "${runs[@]}" >"$RESULTS/$1.json"
	# Results alone do not show which storage a key belongs to.
	"${benchmark[@]}" --json-input "$RESULTS/$1.json" --output "$RESULTS/fastest.rs" >"$RESULTS/log"
	with_storage "$RESULTS/fastest.rs" "$RESULTS/run.rs" >"$3"
}

measure_pallet() {
	local name=${1#pallet_}
	if [[ " ${OWN[*]} " == *" $name "* ]]; then
		measure "$1" pallet-weights.hbs "$REPO_ROOT/pallets/${name//_/-}/src/weights.rs"
	elif [[ " ${OF_SDK[*]} " == *" $1 "* ]]; then
		measure "$1" runtime-weights.hbs "$REPO_ROOT/runtime/src/weights/$1.rs"
	else
		die "unknown pallet: $1"
	fi
}

main() {
	local -a pallets=()
	local pallet
	while (($# > 0)); do
		case $1 in
			-h | --help)
				usage "${BASH_SOURCE[0]}"
				return
				;;
			--runs) RUNS=$2 && shift ;;
			--steps) STEPS=$2 && shift ;;
			--repeat) REPEAT=$2 && shift ;;
			-*) die "unknown argument: $1 (see --help)" ;;
			*) pallets+=("$1") ;;
		esac
		shift
	done
	((${#pallets[@]} > 0)) || pallets=("${OWN[@]/#/pallet_}" "${OF_SDK[@]}")

	"$REPO_ROOT/scripts/setup.sh"
	# shellcheck source=scripts/lib/env.sh
	. "$REPO_ROOT/scripts/lib/env.sh"
	# shellcheck source=scripts/lib/runtime-wasm.sh
	. "$REPO_ROOT/scripts/lib/runtime-wasm.sh"
	setup_bencher
	RESULTS=$(mktemp -d)
	trap 'rm -rf "$RESULTS"' EXIT
	say "Compiling the runtime with its benchmarks (about 5 minutes the first time, then 1)."
	WASM=$(runtime_wasm benchmark-runtime "$REPO_ROOT" runtime-benchmarks)
	for pallet in "${pallets[@]}"; do
		measure_pallet "$pallet"
	done
}

main "$@"
