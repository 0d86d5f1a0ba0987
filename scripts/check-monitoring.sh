#!/usr/bin/env bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
# Usage: scripts/check-monitoring.sh
#
# Checks docs/monitoring: promtool checks the alert rules and tests them, then a node and a
# Prometheus run for half a minute, and every query of the alerts and of the dashboard must
# return a result and name metrics that a node reports. It needs a built node; promtool, Prometheus
# and its node exporter are extracted from Debian's packages without being installed.

set -euo pipefail

# shellcheck source=scripts/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=scripts/lib/env.sh
. "$REPO_ROOT/scripts/lib/env.sh"
# shellcheck source=scripts/lib/node.sh
. "$REPO_ROOT/scripts/lib/node.sh"

MONITORING=$REPO_ROOT/docs/monitoring
TOOLS=$CACHE_DIR/monitoring
START_LIMIT=120
WORK=
PIDS=()
# Set when all checks have run: the logs are then not needed.
COMPARED=

download_packages() {
	apt-get -qq download prometheus prometheus-node-exporter
}

# Their packages would start services, so only what is in them is taken.
setup_prometheus() {
	[[ -d $TOOLS ]] && return
	have apt-get || die "promtool, prometheus and prometheus-node-exporter are missing"
	say "Extracting Prometheus from Debian's packages (seconds)."
	cd "$WORK"
	if ! download_packages 2>/dev/null; then
		((EUID == 0)) || die "the lists of packages are old: run apt-get update"
		apt-get -qq update || say "Some package sources could not be reached."
		download_packages
	fi
	# In one move, for this may be interrupted.
	rm -rf "$TOOLS.new"
	mkdir -p "$TOOLS.new"
	for package in prometheus*.deb; do
		dpkg-deb --extract "$package" "$TOOLS.new"
	done
	mv "$TOOLS.new" "$TOOLS"
}

# background LOG COMMAND..: runs the command until this script ends.
background() {
	local log=$1
	shift
	"$@" >"$WORK/$log" 2>&1 &
	PIDS+=($!)
}

# await WHAT COMMAND..: waits until the command succeeds.
await() {
	local what=$1 deadline=$((SECONDS + START_LIMIT))
	shift
	until "$@"; do
		((SECONDS < deadline)) || die "$what: not within $START_LIMIT seconds"
		sleep 0.5
	done
}

# finalised URL: whether the node counts final blocks.
finalised() {
	curl --silent --fail "$1" | grep -qE '^smartcharge_counted_block(\{[^}]*\})? [1-9]'
}

# answers URL..
answers() {
	curl --silent --fail --output /dev/null "$@"
}

# scraped URL: whether Prometheus has a minute's worth of what its targets report.
scraped() {
	curl --silent --fail --get "$1/api/v1/query" \
		--data-urlencode 'query=min(count_over_time(up[5m])) >= 20' | grep -q '"value"'
}

run_all() {
	local rpc metrics exporter server status=0
	rpc=$(free_port)
	metrics=$(free_port)
	exporter=$(free_port)
	server=$(free_port)
	say "Starting a node, the node exporter and Prometheus (about a minute)."
	# Not --dev: that one has no peers and no GRANDPA, nor their metrics.
	background node.log "$NODE_BINARY" --chain dev --alice --tmp --unsafe-force-node-key-generation --rpc-port "$rpc" \
		--port 0 --prometheus-port "$metrics" --no-telemetry --no-mdns --disable-log-color
	background exporter.log "$TOOLS/usr/bin/prometheus-node-exporter" \
		--web.listen-address "127.0.0.1:$exporter"
	await "final blocks" finalised "http://127.0.0.1:$metrics/metrics"

	sed -e "s/127.0.0.1:9615/127.0.0.1:$metrics/" -e "s/127.0.0.1:9100/127.0.0.1:$exporter/" \
		-e 's/_interval: 10s/_interval: 1s/' "$MONITORING/prometheus.yml" >"$WORK/prometheus.yml"
	cp "$MONITORING/alerts.yml" "$WORK/"
	background prometheus.log "$TOOLS/usr/bin/prometheus" --config.file "$WORK/prometheus.yml" \
		--storage.tsdb.path "$WORK/data" --web.listen-address "127.0.0.1:$server"
	await "Prometheus" answers "http://127.0.0.1:$server/-/ready"
	await "scrapes" scraped "http://127.0.0.1:$server"

	node "$REPO_ROOT/scripts/lib/monitoring.mjs" "http://127.0.0.1:$server" \
		"http://127.0.0.1:$metrics/metrics" "http://127.0.0.1:$exporter/metrics" \
		<"$MONITORING/dashboard.json" || status=$?
	COMPARED=1
	return "$status"
}

clean_up() {
	local status=$1 pid
	for pid in "${PIDS[@]}"; do
		kill "$pid" 2>/dev/null || true
		wait "$pid" 2>/dev/null || true
	done
	if ((status == 1)) && [[ -z $COMPARED ]]; then
		tail -n 20 "$WORK"/*.log >&2 2>/dev/null || true
	fi
	rm -rf "$WORK"
}

main() {
	case ${1:-} in
		-h | --help)
			usage "${BASH_SOURCE[0]}"
			return
			;;
		'') ;;
		*) die "unknown argument: $1 (see --help)" ;;
	esac
	[[ -x $NODE_BINARY ]] || die "no node at $NODE_BINARY: build it first"
	WORK=$(mktemp -d)
	trap 'clean_up $?' EXIT
	trap 'exit 130' INT
	trap 'exit 143' TERM
	setup_prometheus
	"$TOOLS/usr/bin/promtool" check config "$MONITORING/prometheus.yml"
	(cd "$MONITORING" && "$TOOLS/usr/bin/promtool" test rules alerts_test.yml)
	run_all
}

main "$@"
