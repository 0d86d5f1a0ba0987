#!/usr/bin/env bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
# Usage: scripts/network.sh start|stop|status [--base DIR] [--fresh] [--fast] [--ports OFFSET]
#
# A consortium to experiment with: the nodes of four organisations (charging station operator, grid
# operator, supplier, balance responsible party), each a validator, as processes on this machine.
#
#   start     builds the node, starts the stopped nodes, and waits until blocks are finalised
#   stop      stops all nodes; the chain stays, and `start` continues it
#   status    prints which nodes run, and their blocks
#
#   --base DIR        where chain, keys and logs are (~/.cache/smartcharge/network)
#   --fresh           starts a new chain instead of the existing one
#   --fast            a new chain has sessions of 20 s and metering intervals of 10 s
#   --ports OFFSET    adds this to all ports: 9944.. for RPC, 30333.. for peers, 9615.. for metrics
#
# The keys are derived from the well-known development phrase (`//Cso`, `//Dso`, ..): whoever knows
# it can sign for everybody. SMARTCHARGE_NODE may name a node that is already built; then nothing is
# installed.

set -euo pipefail

# shellcheck source=scripts/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

CHAIN=consortium
# The nodes, whose account each has, and whose node it is.
NODES=(cso dso supplierA brp)
SEEDS=(//Cso //Dso //SupplierA //Brp)
OWNERS=("charging station operator" "distribution system operator" "supplier A"
	"balance responsible party")

RPC_PORT=9944
PEER_PORT=30333
METRICS_PORT=9615

# How long the nodes together may take to start, and then to agree on a first block.
START_LIMIT=180
FINALITY_LIMIT=120
# How long a node may take to stop.
STOP_LIMIT=30

BASE=$CACHE_DIR/network
FRESH=
OFFSET=0
STARTED=()

parse_options() {
	while (($# > 0)); do
		case $1 in
			--base)
				[[ -n ${2:-} ]] || die "--base needs a folder"
				BASE=$2
				shift
				;;
			--ports)
				[[ ${2:-} =~ ^[0-9]{1,5}$ ]] || die "--ports needs a number"
				OFFSET=$((10#$2))
				((PEER_PORT + OFFSET + ${#NODES[@]} < 65536)) || die "--ports: the ports would exceed 65535"
				shift
				;;
			--fresh) FRESH=yes ;;
			--fast) CHAIN=local ;;
			*) die "unknown argument: $1 (see --help)" ;;
		esac
		shift
	done
	[[ $BASE == /* ]] || BASE=$PWD/$BASE
}

# The ports of a running network are those that it was started with.
load_ports() {
	if [[ -f $BASE/ports ]]; then
		OFFSET=$(<"$BASE/ports")
	fi
}

rpc_port() {
	printf '%d' $((RPC_PORT + OFFSET + $1))
}

peer_port() {
	printf '%d' $((PEER_PORT + OFFSET + $1))
}

metrics_port() {
	printf '%d' $((METRICS_PORT + OFFSET + $1))
}

# pid_of NAME: the process of a node, if it runs. A number may be another process's by now.
pid_of() {
	local pid
	[[ -f $BASE/$1/pid ]] || return 1
	pid=$(<"$BASE/$1/pid")
	[[ $pid =~ ^[0-9]+$ && -r /proc/$pid/cmdline ]] || return 1
	tr '\0' '\n' <"/proc/$pid/cmdline" 2>/dev/null | grep --fixed-strings --line-regexp \
		--quiet -- "$BASE/$1/data" || return 1
	printf '%s' "$pid"
}

any_runs() {
	local name
	for name in "${NODES[@]}"; do
		pid_of "$name" >/dev/null && return
	done
	return 1
}

# Session keys in the node's keystore, and a key by which peers know it.
prepare_node() {
	local name=${NODES[$1]} seed=${SEEDS[$1]} data=$BASE/${NODES[$1]}/data
	[[ -f $BASE/$name/peer ]] && return
	mkdir -p "$data"
	"$NODE_BINARY" key insert --base-path "$data" --chain "$BASE/chain.json" \
		--key-type aura --scheme sr25519 --suri "$seed"
	"$NODE_BINARY" key insert --base-path "$data" --chain "$BASE/chain.json" \
		--key-type gran --scheme ed25519 --suri "$seed"
	"$NODE_BINARY" key generate-node-key --file "$BASE/$name/node-key" 2>/dev/null
	"$NODE_BINARY" key inspect-node-key --file "$BASE/$name/node-key" >"$BASE/$name/peer.new"
	mv "$BASE/$name/peer.new" "$BASE/$name/peer"
}

# Where the others find each other.
addresses() {
	local index
	for index in "${!NODES[@]}"; do
		printf '/ip4/127.0.0.1/tcp/%d/p2p/%s\n' "$(peer_port "$index")" \
			"$(<"$BASE/${NODES[$index]}/peer")"
	done
}

start_validator() {
	local index=$1 name=${NODES[$1]} port
	local -a bootnodes
	for port in "$(rpc_port "$index")" "$(peer_port "$index")" "$(metrics_port "$index")"; do
		! connects "$port" || die "port $port is in use (see --ports)"
	done
	mapfile -t bootnodes < <(addresses)
	# In a session of its own: it outlives this script and its terminal.
	setsid "$NODE_BINARY" --chain "$BASE/chain.json" --base-path "$BASE/$name/data" --validator \
		--name "$name" --node-key-file "$BASE/$name/node-key" \
		--listen-addr "/ip4/127.0.0.1/tcp/$(peer_port "$index")" --bootnodes "${bootnodes[@]}" \
		--rpc-port "$(rpc_port "$index")" --prometheus-port "$(metrics_port "$index")" \
		--no-telemetry --no-mdns --disable-log-color \
		</dev/null >>"$BASE/$name/node.log" 2>&1 &
	printf '%d\n' $! >"$BASE/$name/pid"
	STARTED+=("$name")
}

# wait_for LIMIT WHAT COMMAND..: until the command succeeds; a node that has stopped ends it.
wait_for() {
	local deadline=$((SECONDS + $1)) what=$2 name
	shift 2
	until "$@"; do
		for name in "${NODES[@]}"; do
			pid_of "$name" >/dev/null || die "$name has stopped; see $BASE/$name/node.log"
		done
		((SECONDS < deadline)) || die "timed out waiting for $what; see $BASE/*/node.log"
		sleep 0.5
	done
}

all_answer() {
	local index
	for index in "${!NODES[@]}"; do
		rpc "$(rpc_port "$index")" system_health >/dev/null || return 1
	done
}

# all_final HEIGHT: whether all nodes know a final block above that height.
all_final() {
	local index height
	for index in "${!NODES[@]}"; do
		height=$(final_height "$(rpc_port "$index")") || return 1
		((height > $1)) || return 1
	done
}

# Stops everything again when the start does not succeed.
abandon() {
	local name
	for name in "${STARTED[@]}"; do
		stop_validator "$name"
	done
}

start() {
	local index height
	if any_runs; then
		[[ -z $FRESH ]] || die "the network is running; stop it first"
		load_ports
	fi
	[[ -n ${SMARTCHARGE_NODE:-} ]] || "$REPO_ROOT/scripts/setup.sh"
	provide_node
	if [[ -n $FRESH ]]; then
		remove_chain
	fi
	mkdir -p "$BASE"
	if [[ ! -f $BASE/chain.json ]]; then
		say "Creating a chain."
		raw_chain_spec "$CHAIN" "$BASE/chain.json"
	fi
	for index in "${!NODES[@]}"; do
		prepare_node "$index"
	done

	printf '%d\n' "$OFFSET" >"$BASE/ports"
	trap 'abandon' EXIT
	trap 'exit 130' INT
	trap 'exit 143' TERM
	say "Starting the nodes (about half a minute)."
	for index in "${!NODES[@]}"; do
		pid_of "${NODES[$index]}" >/dev/null || start_validator "$index"
	done
	wait_for "$START_LIMIT" "all nodes to answer" all_answer
	height=$(final_height "$(rpc_port 0)") || die "${NODES[0]} no longer answers"
	wait_for "$FINALITY_LIMIT" "finalised blocks" all_final "$height"
	trap - EXIT
	status
	explain
}

# Deletes what this script has made, and nothing else that may be in the folder.
remove_chain() {
	local name
	for name in "${NODES[@]}"; do
		rm -rf "${BASE:?}/$name"
	done
	rm -f "$BASE/chain.json" "$BASE/ports"
}

explain() {
	local port
	port=$(rpc_port 0)
	cat <<-TEXT

		polkadot.js Apps, connected with the first node:
		  https://polkadot.js.org/apps/?rpc=ws://127.0.0.1:$port#/explorer
		For another node put its endpoint after rpc=. Accounts are //Cso, //Dso, //SupplierA,
		//SupplierB, //Brp, //Custodian, and the drivers //Alice, //Bob, //Charlie, each derived
		from the development phrase; docs/polkadot-js.md describes how to add them.

		Logs: $BASE/*/node.log
		Stop: scripts/network.sh stop$([[ $BASE == "$CACHE_DIR/network" ]] || printf ' --base %s' "$BASE")
	TEXT
}

# Ends a node as an operator would, so that its database is closed; gives up waiting in the end.
stop_validator() {
	local name=$1 pid deadline
	if ! pid=$(pid_of "$name"); then
		rm -f "$BASE/$name/pid"
		return
	fi
	kill -TERM "$pid" 2>/dev/null || true
	# One that is paused would not hear of it.
	kill -CONT "$pid" 2>/dev/null || true
	deadline=$((SECONDS + STOP_LIMIT))
	while pid_of "$name" >/dev/null; do
		if ((SECONDS >= deadline)); then
			say "$name did not stop within $STOP_LIMIT seconds; killing it."
			kill -KILL "$pid" 2>/dev/null || true
			break
		fi
		sleep 0.2
	done
	rm -f "$BASE/$name/pid"
}

stop() {
	local name pid
	any_runs || say "No node is running in $BASE."
	# All at once: they need not wait for each other.
	for name in "${NODES[@]}"; do
		if pid=$(pid_of "$name"); then
			kill -TERM "$pid" 2>/dev/null || true
		fi
	done
	for name in "${NODES[@]}"; do
		stop_validator "$name"
	done
}

# Prints the nodes; fails unless all run.
status() {
	local index name port pid state running=0
	load_ports
	printf '%-10s  %-28s  %-20s  %s\n' node "of the" endpoint state
	for index in "${!NODES[@]}"; do
		name=${NODES[$index]}
		port=$(rpc_port "$index")
		state=stopped
		if pid=$(pid_of "$name"); then
			running=$((running + 1))
			state="$(printf 'best block %s, final %s, %s peers (process %d)' \
				"$(block_height "$port" || printf '?')" "$(final_height "$port" || printf '?')" \
				"$(peer_count "$port" || printf '?')" "$pid")"
		fi
		printf '%-10s  %-28s  %-20s  %s\n' "$name" "${OWNERS[$index]}" "ws://127.0.0.1:$port" "$state"
	done
	((running == ${#NODES[@]}))
}

command=${1:-}
case $command in
	-h | --help)
		usage "${BASH_SOURCE[0]}"
		exit
		;;
	start | stop | status) ;;
	*) die "one of start, stop and status is needed (see --help)" ;;
esac
shift
parse_options "$@"

# shellcheck source=scripts/lib/env.sh
. "$REPO_ROOT/scripts/lib/env.sh"
# shellcheck source=scripts/lib/node.sh
. "$REPO_ROOT/scripts/lib/node.sh"
# shellcheck source=scripts/lib/network.sh
. "$REPO_ROOT/scripts/lib/network.sh"

"$command"
