#!/usr/bin/env bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
# Usage: scripts/demo.sh [SCENARIO.json] [--check]
#        scripts/demo.sh smartcharge [DAY.json] [--picture FILE.svg] [--check]
#        scripts/demo.sh books [DAY.json] [--out FOLDER] [--check]
#        scripts/demo.sh web [--port 8090] [--check]
#        scripts/demo.sh gateway [--check]
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
# `books` plays a day of 25 hours with two suppliers and two balance responsible parties, and what
# follows: statements, a wrong meter, a dispute, invoices, charge detail records. The documents are
# in target/smartcharge-books, in place of what was there, unless another folder is named.
#
#   --picture FILE   where the picture of the day goes
#   --out FOLDER     where the documents of a day with books go
#   --check          checks the arguments and the file, and plays nothing
#
# `web` builds the page, serves it, and lets a day go by at sixty times the speed, until Ctrl-C. The
# page has the keys of the development chain, and a panel with which you drive cars to stations, let
# the supply of a source fall, and set the clock.
#
#   --port PORT      where the page is served
#   --check          plays two hours at once and compares, without a browser
#
# `gateway` builds the gateway too, and connects chargers of another project and a P1 port to a chain
# with metering intervals of 10 s and the clock of this machine. A driver charges with a card, one
# with an app, and the chain is away meanwhile. It ends with the views of chain, chargers and gateway
# side by side.
#
#   --check          checks the arguments and the programs of others, and plays nothing
#
# Arguments and file are checked before anything is built or started; the exit code is 2 if one is
# wrong. SMARTCHARGE_NODE may name a node that is already built; then only Node.js is needed, and for
# `gateway` a SMARTCHARGE_GATEWAY too.

set -euo pipefail

# shellcheck source=scripts/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

CLIENT_PID=
WEB=
GATEWAY=

# Refuses the arguments, with the exit code that the client has for a faulty file.
refuse() {
	printf 'error: %s\n' "$*" >&2
	exit 2
}

# The client runs in its own folder, so ARGUMENTS has files with their whole paths. CHECK is set when
# nothing is to be played.
read_arguments() {
	local day='' file='' picture='' folder=''
	CHECK=
	if [[ ${1:-} == web ]]; then
		shift
		read_web_arguments "$@"
		return
	fi
	if [[ ${1:-} == gateway ]]; then
		shift
		read_gateway_arguments "$@"
		return
	fi
	if [[ ${1:-} == smartcharge || ${1:-} == books ]]; then
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
			--out)
				[[ -n ${2:-} ]] || refuse "--out needs a folder"
				folder=$2
				shift
				;;
			--out=?*) folder=${1#*=} ;;
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
	[[ -z $picture || $day == smartcharge ]] ||
		refuse "--picture: only a day has a picture (smartcharge)"
	[[ -z $folder || $day == books ]] ||
		refuse "--out: only a day with books has documents (books)"
	# What was settled, and at which prices, is read from the blocks and states of the day.
	NODE_ARGUMENTS=()
	[[ $day != books ]] ||
		NODE_ARGUMENTS+=(--state-pruning archive --blocks-pruning archive)
	ARGUMENTS=()
	[[ -z $day ]] || ARGUMENTS+=("$day")
	[[ -z $file ]] || ARGUMENTS+=("$(realpath "$file")")
	[[ -z $picture ]] || ARGUMENTS+=(--picture "$(realpath --canonicalize-missing "$picture")")
	[[ -z $folder ]] || ARGUMENTS+=(--out "$(realpath --canonicalize-missing "$folder")")
}

# WEB is set when the page is to be served; ARGUMENTS are those of its server.
read_web_arguments() {
	WEB=yes
	ARGUMENTS=()
	while (($# > 0)); do
		case $1 in
			--port)
				[[ ${2:-} =~ ^[0-9]+$ ]] || refuse "--port needs a number"
				ARGUMENTS+=(--port "$2")
				shift
				;;
			--port=*)
				[[ ${1#*=} =~ ^[0-9]+$ ]] || refuse "--port needs a number"
				ARGUMENTS+=("$1")
				;;
			--check) ARGUMENTS+=(--check) ;;
			*) refuse "unknown argument: $1 (see --help)" ;;
		esac
		shift
	done
}

# GATEWAY is set when the gateway is to be played.
read_gateway_arguments() {
	GATEWAY=yes
	ARGUMENTS=()
	while (($# > 0)); do
		case $1 in
			--check) CHECK=yes ;;
			*) refuse "unknown argument: $1 (see --help)" ;;
		esac
		shift
	done
	[[ -z ${SMARTCHARGE_GATEWAY:-} || (-f $SMARTCHARGE_GATEWAY && -x $SMARTCHARGE_GATEWAY) ]] ||
		refuse "SMARTCHARGE_GATEWAY is not a program: $SMARTCHARGE_GATEWAY"
}

# Installs the charge points of another project, unless they are there.
provide_chargers() {
	OCPP_PYTHON=${SMARTCHARGE_ORACLES:-$CACHE_DIR/oracles}/ocpp/bin/python
	[[ -x $OCPP_PYTHON ]] || "$REPO_ROOT/scripts/setup.sh" --oracles
	"$OCPP_PYTHON" -c 'import ocpp' || die "$OCPP_PYTHON has no package ocpp"
}

# The gateway as a program, with devices around it.
run_gateway() {
	local gateway=${SMARTCHARGE_GATEWAY:-}
	if [[ -z $gateway ]]; then
		say "Building the gateway (about 8 minutes the first time)."
		(cd "$REPO_ROOT" && cargo build --package smartcharge-gateway)
		gateway=$CARGO_TARGET_DIR/debug/smartcharge-gateway
	fi
	say "Playing (about six minutes, for the clock is real)."
	cd "$REPO_ROOT/clients"
	SMARTCHARGE_NODE=$NODE_BINARY SMARTCHARGE_GATEWAY=$(realpath "$gateway") \
		SMARTCHARGE_OCPP_PYTHON=$OCPP_PYTHON exec npm run --silent demo:gateway
}

# The page with the keys of the development chain, and a day on a node of its own.
run_web() {
	cd "$REPO_ROOT/clients"
	say "Building the page (seconds)."
	npm run --silent descriptors
	npm run --silent --workspace web build:demo -- --logLevel warn
	say "Starting the node and setting the day up (half a minute)."
	SMARTCHARGE_NODE=$NODE_BINARY exec npm run --silent --workspace web demo -- "${ARGUMENTS[@]}"
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
	start_node "$port" "${NODE_ARGUMENTS[@]}"
	say "Running the scenario (the thesis: seconds; smartcharge and books: a minute or two)."
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
[[ -n $WEB || -n $GATEWAY ]] || (client --check "${ARGUMENTS[@]}")
[[ -z $GATEWAY ]] || provide_chargers
[[ -z $CHECK ]] || exit 0
if [[ -z ${SMARTCHARGE_NODE:-} ]]; then
	"$REPO_ROOT/scripts/setup.sh"
	# What was installed can change how the Wasm is built.
	# shellcheck source=scripts/lib/env.sh
	. "$REPO_ROOT/scripts/lib/env.sh"
fi
provide_node
[[ -z $WEB ]] || run_web
[[ -z $GATEWAY ]] || run_gateway
trap 'clean_up $?' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
run_client
