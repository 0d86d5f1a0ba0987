#!/usr/bin/env bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
# Usage: scripts/test-network.sh [charging|crash|quorum|blackout|validators|lost-keys|upgrade|stranger]..
#
# Tests a whole network: starts four validators and an observer with zombienet, each as a process,
# disturbs them and checks that the network recovers. Runs all tests, or the named ones:
#
#   charging     blocks are authored and finalised; a process started at one node is read at another
#   crash        one validator is killed: finality continues, and it catches up when it is back
#   quorum       two validators are paused: no finality until they are back, no step is paid twice
#   blackout     all nodes are killed at once and started again: no state is lost
#   validators   one is added by vote and authors blocks; that of an expelled member authors none
#   lost-keys    two of four lose their session keys: the members restart finality by vote
#   upgrade      the runtime is upgraded by vote while a car is charging
#   stranger     a node that no member has authorised receives no blocks
#
# It builds the node first, unless SMARTCHARGE_NODE names one, and for `upgrade` the runtime once
# more, unless SMARTCHARGE_NEXT_RUNTIME names one with a greater version, compressed as that of a
# release. If a test fails, the logs of the nodes stay in ~/.cache/smartcharge/network-tests.

set -euo pipefail

# shellcheck source=scripts/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

ALL_GROUPS="charging crash quorum blackout validators lost-keys upgrade stranger"

TESTS_DIR=$CACHE_DIR/network-tests
CHAIN=local
PREPARED=

# Progress of a test as zombienet prints it; the rest is in a file.
progress() {
	tee "$1" | grep --line-buffered --extended-regexp $'^\t\t[^ ]|✅|❌|Error running|Result:' || true
}

# Ends the runner when this script is killed, of which the shell that waits for it hears nothing.
end_with_script() {
	while kill -0 "$$"; do
		sleep 1
	done
	kill -KILL -- "-$RUNNER"
} </dev/null &>/dev/null

# Builds what all tests need, once.
prepare() {
	[[ -z $PREPARED ]] || return 0
	setup_zombienet
	provide_node
	mkdir -p "$TESTS_DIR"
	raw_chain_spec "$CHAIN" "$TESTS_DIR/consortium.json"
	PREPARED=1
}

# run_test NAME: a network of its own, gone when the test is over, whatever becomes of it.
run_test() {
	local name=$1 dir=$TESTS_DIR/$1 status=0 watcher
	RUNNER=
	rm -rf "$dir"
	cd "$REPO_ROOT/zombienet"
	export NODE_BINARY CHAIN_SPEC=$TESTS_DIR/consortium.json
	# zombienet and the client's packages have a polkadot.js each.
	export POLKADOTJS_DISABLE_ESM_CJS_WARNING=1
	# The nodes are in the process group of the runner, by which nothing is left behind.
	set -m
	trap '[[ -z $RUNNER ]] || kill -KILL -- "-$RUNNER" 2>/dev/null || true' EXIT
	trap 'exit 130' INT
	trap 'exit 143' TERM
	node --import "file://$REPO_ROOT/clients/node_modules/tsx/dist/loader.mjs" \
		node_modules/@zombienet/cli/dist/cli.js --provider native --logType text \
		--dir "$dir" --force test "tests/$name.zndsl" </dev/null 2>&1 | progress "$dir.log" &
	RUNNER=$(jobs -p)
	end_with_script &
	watcher=$!
	# Else the shell would report its end.
	disown "$watcher"
	wait %1 || status=$?
	kill -- "-$watcher"
	if ((status == 0)); then
		rm -rf "$dir"
	else
		say "Output of zombienet: $dir.log; logs of the nodes: $dir/*.log"
	fi
	return "$status"
}

group_charging() {
	prepare
	stage "charging" "about 2 min" run_test charging
}

group_crash() {
	prepare
	stage "crash" "about 2 min" run_test crash
}

group_quorum() {
	prepare
	stage "quorum" "about 3 min" run_test quorum
}

group_blackout() {
	prepare
	stage "blackout" "about 3 min" run_test blackout
}

group_validators() {
	prepare
	stage "validators" "about 3 min" run_test validators
}

group_lost-keys() {
	prepare
	stage "lost-keys" "about 7 min" run_test lost-keys
}

test_upgrade() {
	NEXT_RUNTIME=${SMARTCHARGE_NEXT_RUNTIME:-$(next_runtime)}
	export NEXT_RUNTIME
	run_test upgrade
}

group_upgrade() {
	prepare
	stage "upgrade" "about 8 min the first time, then 5" test_upgrade
}

group_stranger() {
	prepare
	stage "stranger" "about 3 min" run_test stranger
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
# shellcheck source=scripts/lib/network.sh
. "$REPO_ROOT/scripts/lib/network.sh"
# shellcheck source=scripts/lib/runtime-wasm.sh
. "$REPO_ROOT/scripts/lib/runtime-wasm.sh"
# shellcheck source=scripts/lib/next-runtime.sh
. "$REPO_ROOT/scripts/lib/next-runtime.sh"

trap 'exit 130' INT
run_groups "$ALL_GROUPS" "$@"
finish_stages "Network tests"
