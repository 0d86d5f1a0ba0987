# shellcheck shell=bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
#
# Building the node and running it as a development chain. Source it after `env.sh`.

NODE_PID=
NODE_LOG=
# An unoptimised node compiles its runtime in seconds; a busy machine needs more of them.
NODE_START_LIMIT=120

# The benchmark too: built alone, each would compile the SDK with features of its own.
NODE_PACKAGES=(--package smartcharge-node --package smartcharge-bench)

build_node() {
	say "Building the node (about 25 minutes the first time, seconds when nothing has changed)."
	(cd "$REPO_ROOT" && cargo build "${NODE_PACKAGES[@]}")
}

# Fails if SMARTCHARGE_NODE names something that is not a program.
check_named_node() {
	[[ -z ${SMARTCHARGE_NODE:-} || (-f $SMARTCHARGE_NODE && -x $SMARTCHARGE_NODE) ]] ||
		die "SMARTCHARGE_NODE is not a program: $SMARTCHARGE_NODE"
}

# Sets NODE_BINARY to the node that SMARTCHARGE_NODE names, or builds one.
provide_node() {
	check_named_node
	if [[ -n ${SMARTCHARGE_NODE:-} ]]; then
		NODE_BINARY=$(realpath "$SMARTCHARGE_NODE")
	else
		build_node
	fi
}

# A port in the range below those that the system hands out, with nobody listening.
free_port() {
	local port
	while
		port=$((20000 + RANDOM % 10000))
		connects "$port"
	do :; done
	printf '%s' "$port"
}

connects() {
	(exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# rpc PORT METHOD [PARAMETER]: what the node answers, as JSON on one line; fails without an answer.
rpc() {
	local body
	body=$(printf '{"jsonrpc":"2.0","id":1,"method":"%s","params":[%s]}' "$2" "${3:-}")
	(
		exec 3<>"/dev/tcp/127.0.0.1/$1"
		# A node that is not started with `--dev` wants the port in `Host`.
		printf 'POST / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n' "$1" >&3
		printf 'Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' ${#body} "$body" >&3
		timeout 5 grep --max-count 1 '"result"' <&3
	) 2>/dev/null
}

# start_node PORT [ARGUMENT..]: starts a fresh development chain, with more arguments of the node if
# there are some, and waits until it answers on that port.
start_node() {
	local port=$1 deadline=$((SECONDS + NODE_START_LIMIT))
	shift
	NODE_LOG=$(mktemp -t smartcharge-node.XXXXXX)
	"$NODE_BINARY" --dev --rpc-port "$port" --port 0 --no-prometheus --no-telemetry \
		--no-mdns --disable-log-color "$@" >"$NODE_LOG" 2>&1 &
	NODE_PID=$!
	until rpc "$port" system_health >/dev/null; do
		kill -0 "$NODE_PID" 2>/dev/null || die "the node stopped before it answered"
		((SECONDS < deadline)) || die "the node did not answer within $NODE_START_LIMIT seconds"
		sleep 0.2
	done
}

# stop_node STATUS: stops the node if one was started. Its log is shown when the status is that of
# a failure; from 128 on it is that of an interruption.
stop_node() {
	[[ -n $NODE_PID ]] || return 0
	kill "$NODE_PID" 2>/dev/null || true
	wait "$NODE_PID" 2>/dev/null || true
	NODE_PID=
	if (($1 > 0 && $1 < 128)); then
		say "The end of the node's log:"
		tail -n 40 "$NODE_LOG" >&2
	fi
	rm -f "$NODE_LOG"
}
