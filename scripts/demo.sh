#!/usr/bin/env bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
# Usage: scripts/demo.sh [SCENARIO.json] [ARGUMENT..]
#
# Builds the node, starts it as a development chain that nothing is kept of, lets the client run
# the charging process on it, prints the tables of the thesis from what the chain did, and stops
# the node. It fails when a number is not the expected one.
#
# A scenario file of your own takes the place of the thesis's; all arguments go to the client
# (`npm run demo -- --help` in clients/ lists them).

set -euo pipefail

# shellcheck source=scripts/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

CLIENT_PID=

# The client runs in its own folder: files named on the command line are looked for in ours.
resolve_arguments() {
	local argument
	ARGUMENTS=()
	for argument in "$@"; do
		if [[ $argument == [!-/]* && ($argument == *.json || -e $argument) ]]; then
			argument=$PWD/$argument
		fi
		ARGUMENTS+=("$argument")
	done
}

run_client() {
	local port
	port=$(free_port)
	say "Starting the node (seconds)."
	start_node "$port"
	say "Running the scenario."
	cd "$REPO_ROOT/clients"
	# In the background, for bash would put off its own end until a foreground command is done.
	npm run --silent demo -- --ws "ws://127.0.0.1:$port" "${ARGUMENTS[@]}" &
	CLIENT_PID=$!
	wait "$CLIENT_PID"
}

clean_up() {
	[[ -z $CLIENT_PID ]] || kill "$CLIENT_PID" 2>/dev/null || true
	stop_node "$1"
}

case ${1:-} in
	-h | --help)
		usage "${BASH_SOURCE[0]}"
		exit
		;;
esac

"$REPO_ROOT/scripts/setup.sh"
# shellcheck source=scripts/lib/env.sh
. "$REPO_ROOT/scripts/lib/env.sh"
# shellcheck source=scripts/lib/node.sh
. "$REPO_ROOT/scripts/lib/node.sh"

resolve_arguments "$@"
build_node
trap 'clean_up $?' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
run_client
