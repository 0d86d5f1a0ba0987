#!/usr/bin/env bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
# Usage: scripts/bench.sh [--long] [--only PART] [FOLDER]
#
# Measures the cost of a settled step and how many steps a node handles, in the release profile, and
# writes the results into FOLDER, by default bench-results. Run nothing else on the machine.
#
#   --long        100 000 processes, and ten minutes of each load; takes several times as long
#   --only PART   only this part, of those below
#
#   runtime    the runtime alone, by the number of running processes
#   scattered  the same with stations of a batch that are stored far apart
#   host       host functions of a step: storage, hashes, memory, signatures
#   profile    where the time of a step goes
#   batch      the runtime alone, by the size of a batch
#   calls      an empty block, a transaction without effect, and the longest call
#   storage    the cost of reading and writing a key
#   load       a node at a rate that its blocks can hold
#   overload   a node at twice that rate
#   spam       a node at the first rate while a member floods it with other transactions
#   drivers    a node at the first rate while fresh drivers flood it with calls that are refused
#   pruned     the disk use of a node that keeps few blocks
#   network    four validators on this machine
#
# Compiling takes about half an hour on two cores the first time.

set -euo pipefail

# shellcheck source=scripts/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

RATE=1667
PROCESSES=1000,10000
CARS=20000
SECONDS_OF_LOAD=90
BATCH=50

bench() {
	"$CARGO_TARGET_DIR/release/smartcharge-bench" "$@"
}

part_runtime() {
	bench runtime --processes "$PROCESSES" --batch "$BATCH" --readings 1000 --phase first,steady \
		--json runtime.json
}

part_scattered() {
	bench runtime --processes "$PROCESSES" --batch "$BATCH" --readings 1000 --phase steady \
		--scattered --json scattered.json
}

part_host() {
	bench runtime --processes 1000 --batch "$BATCH" --readings 1000 --phase steady --host-calls \
		--json host.json
}

part_profile() {
	bench runtime --processes 1000 --batch "$BATCH" --readings 500 \
		--kind step,grid-mix,idle,bad-signature,repeat --json profile.json
}

part_batch() {
	# As many stations to an operator as the largest batch has readings.
	bench runtime --processes 1500 --readings 150 --batch 1,10,50,100,150 --json batch.json
}

part_calls() {
	bench calls --json calls.json
}

part_storage() {
	bench storage --processes "${PROCESSES##*,}" --json storage.json
	bench storage --processes "${PROCESSES##*,}" --cached --json storage-cached.json
}

part_load() {
	bench load --node "$NODE" --processes "$CARS" --rate "$RATE" --seconds "$SECONDS_OF_LOAD" \
		--batch "$BATCH" --json load.json --plot load.svg
}

part_overload() {
	bench load --node "$NODE" --processes "$CARS" --rate $((2 * RATE)) \
		--seconds "$SECONDS_OF_LOAD" --batch "$BATCH" --json overload.json --plot overload.svg
}

part_spam() {
	bench load --node "$NODE" --processes "$CARS" --rate "$RATE" --seconds "$SECONDS_OF_LOAD" \
		--batch "$BATCH" --spam 1000 --json spam.json --plot spam.svg
}

part_drivers() {
	bench load --node "$NODE" --processes "$CARS" --rate "$RATE" --seconds "$SECONDS_OF_LOAD" \
		--batch "$BATCH" --fresh-drivers 9 --json drivers.json --plot drivers.svg
}

part_pruned() {
	bench load --node "$NODE" --processes "$CARS" --rate "$RATE" --seconds "$SECONDS_OF_LOAD" \
		--batch "$BATCH" --node-options "--state-pruning 16 --blocks-pruning 16" \
		--json pruned.json --plot pruned.svg
}

part_network() {
	bench load --node "$NODE" --validators 4 --processes 9324 --rate 777 \
		--seconds "$SECONDS_OF_LOAD" --batch "$BATCH" --json network.json --plot network.svg
}

main() {
	local folder=bench-results only=
	while (($# > 0)); do
		case $1 in
			-h | --help)
				usage "${BASH_SOURCE[0]}"
				return
				;;
			--long)
				PROCESSES=1000,10000,100000
				CARS=100000
				SECONDS_OF_LOAD=600
				;;
			--only) only=${2:?--only needs a part} && shift ;;
			-*) die "unknown argument: $1 (see --help)" ;;
			*) folder=$1 ;;
		esac
		shift
	done
	mkdir -p "$folder"
	folder=$(realpath "$folder")

	"$REPO_ROOT/scripts/setup.sh"
	# shellcheck source=scripts/lib/env.sh
	. "$REPO_ROOT/scripts/lib/env.sh"
	say "Compiling the node and the benchmark in the release profile."
	(cd "$REPO_ROOT" && cargo build --locked --release -p smartcharge-node -p smartcharge-bench)
	NODE=$CARGO_TARGET_DIR/release/smartcharge-node
	cd "$folder"
	local all="runtime scattered host profile batch calls storage load overload spam drivers pruned network"
	for part in ${only:-$all}; do
		declare -F "part_$part" >/dev/null || die "unknown part: $part (see --help)"
		say "Measuring: $part"
		"part_$part"
	done
	say "The results are in $folder"
}

main "$@"
