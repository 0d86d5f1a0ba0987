#!/usr/bin/env bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
# Usage: scripts/demo.sh [SCENARIO.json] [ARGUMENT..]
#        scripts/demo.sh smartcharge [DAY.json] [--picture FILE.svg]
#
# Builds the node, starts it as a temporary development chain, runs the client on it, and stops the
# node. It fails if a number differs from the expected one.
#
# Without an argument the client runs the charging process of the thesis and prints its tables
# from the events of the chain. A scenario file of your own replaces that of the thesis.
#
# `smartcharge` runs a day at a charging location where drivers choose the source of their energy,
# and draws it: the picture is target/smartcharge-day.svg unless another file is named. A file of
# your own replaces that day.
#
# All arguments go to the client (`npm run demo -- --help` in clients/ lists them).

set -euo pipefail

# shellcheck source=scripts/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

CLIENT_PID=

# The client runs in its own folder: files named on the command line are looked for in ours.
resolve_arguments() {
	local argument previous=
	ARGUMENTS=()
	for argument in "$@"; do
		if [[ $argument == --picture=[!/]* ]]; then
			argument=--picture=$PWD/${argument#*=}
		elif [[ $previous == --picture && $argument == [!/]* ]]; then
			argument=$PWD/$argument
		elif [[ $argument == [!-/]* && $argument != smartcharge && ($argument == *.json || -e $argument) ]]; then
			argument=$PWD/$argument
		fi
		ARGUMENTS+=("$argument")
		previous=$argument
	done
}

run_client() {
	local port
	port=$(free_port)
	say "Starting the node (seconds)."
	start_node "$port"
	say "Running the scenario (the thesis: seconds; smartcharge: about a minute)."
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
