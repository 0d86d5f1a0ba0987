# shellcheck shell=bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
#
# Common parts of `network.sh` and `test-network.sh`. Source it after `env.sh` and `node.sh`.

# raw_chain_spec CHAIN FILE: writes the raw specification of a chain that the node knows by name.
raw_chain_spec() {
	"$NODE_BINARY" export-chain-spec --chain "$1" --raw --output "$2.new" >/dev/null ||
		die "the node cannot export the chain '$1'"
	mv "$2.new" "$2"
}

# The height of the best block, or of the one that `rpc` names by its hash.
block_height() {
	local answer
	answer=$(rpc "$1" chain_getHeader "${2:-}") || return 1
	[[ $answer =~ \"number\":\"(0x[0-9a-f]+)\" ]] || return 1
	printf '%d' "${BASH_REMATCH[1]}"
}

# The height of the last final block.
final_height() {
	local answer
	answer=$(rpc "$1" chain_getFinalizedHead) || return 1
	[[ $answer =~ \"result\":(\"0x[0-9a-f]+\") ]] || return 1
	block_height "$1" "${BASH_REMATCH[1]}"
}

# How many nodes this one is connected with.
peer_count() {
	local answer
	answer=$(rpc "$1" system_health) || return 1
	[[ $answer =~ \"peers\":([0-9]+) ]] || return 1
	printf '%s' "${BASH_REMATCH[1]}"
}
