#!/usr/bin/env bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
# Usage: scripts/demo.sh [SCENARIO.json] [--check]
#        scripts/demo.sh smartcharge [DAY.json] [--picture FILE.svg] [--check]
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
#   --picture FILE   where the picture of the day goes
#   --check          checks the arguments and the file, and plays nothing
#
# Arguments and file are checked before anything is built or started; the exit code is 2 if one is
# wrong. SMARTCHARGE_NODE may name a node that is already built; then only Node.js is needed.

set -euo pipefail

# shellcheck source=scripts/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

CLIENT_PID=

# Refuses the arguments, with the exit code that the client has for a faulty file.
refuse() {
	printf 'error: %s\n' "$*" >&2
	exit 2
}

# The client runs in its own folder, so ARGUMENTS has files with their whole paths. CHECK is set when
# nothing is to be played.
read_arguments() {
	local day='' file='' picture=''
	CHECK=
	if [[ ${1:-} == smartcharge ]]; then
		day=$1
		shift
	fi
	while (($# > 0)); do
		case $1 in
			--picture)
				[[ -n ${2:-} ]] || refuse "--picture needs a file"
				picture=$2
				shift
				;;
			--picture=?*) picture=${1#*=} ;;
			--check) CHECK=yes ;;
			--ws | --ws=*)
				refuse "--ws: this script starts a node; \`npm run demo\` in clients/ plays on another one"
				;;
			-*) refuse "unknown argument: $1 (see --help)" ;;
			*)
				[[ -z $file ]] || refuse "one file can be played, not two: $file, $1"
				[[ -f $1 && -r $1 ]] || refuse "no such file: $1"
				file=$1
				;;
		esac
		shift
	done
	[[ -z $picture || -n $day ]] || refuse "--picture: only a day has a picture (smartcharge)"
	ARGUMENTS=()
	[[ -z $day ]] || ARGUMENTS+=("$day")
	[[ -z $file ]] || ARGUMENTS+=("$(realpath "$file")")
	[[ -z $picture ]] || ARGUMENTS+=(--picture "$(realpath --canonicalize-missing "$picture")")
}

# Replaces the shell that calls it, so that ending that one ends the client.
client() {
	cd "$REPO_ROOT/clients"
	exec npm run --silent demo -- "$@"
}

run_client() {
	local port
	port=$(free_port)
	say "Starting the node (seconds)."
	start_node "$port"
	say "Running the scenario (the thesis: seconds; smartcharge: about a minute)."
	# In the background, for bash would put off its own end until a foreground command is done.
	client --ws "ws://127.0.0.1:$port" "${ARGUMENTS[@]}" &
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

read_arguments "$@"
# shellcheck source=scripts/lib/env.sh
. "$REPO_ROOT/scripts/lib/env.sh"
# shellcheck source=scripts/lib/node.sh
. "$REPO_ROOT/scripts/lib/node.sh"
check_named_node

"$REPO_ROOT/scripts/setup.sh" --client
(client --check "${ARGUMENTS[@]}")
[[ -z $CHECK ]] || exit 0
if [[ -z ${SMARTCHARGE_NODE:-} ]]; then
	"$REPO_ROOT/scripts/setup.sh"
	# What was installed can change how the Wasm is built.
	# shellcheck source=scripts/lib/env.sh
	. "$REPO_ROOT/scripts/lib/env.sh"
fi
provide_node
trap 'clean_up $?' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
run_client
