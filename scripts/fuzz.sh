#!/usr/bin/env bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
# Usage: scripts/fuzz.sh [SECONDS] [OPTION..]
#
# Builds the fuzzer of the runtime in the profile of the tests, replays its corpus and fuzzes for
# SECONDS (60 by default). It prints its seed and what it reached. A failing input is made smaller
# and written into a file, with which --replay shows the failure again.
#
#   --selfish        sequences of selfish actors instead of mutations of the corpus
#   --inputs N       ends after N random inputs, however long they take
#   --seed N         repeats the inputs of that seed
#   --replay PATH    replays a file, or the files of a folder, and nothing else
#   --verbose        prints the outcome of each call of the replayed files
#   --keep-going     continues after a failure, and reports each kind once
#   --save FOLDER    keeps the inputs that reach something new
#   --findings FOLDER, --json FILE   where the failing inputs, and what was reached, are written

set -euo pipefail

# shellcheck source=scripts/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

case ${1:-} in
	-h | --help)
		usage "${BASH_SOURCE[0]}"
		exit
		;;
esac

TIME=60
if [[ ${1:-} =~ ^[0-9]+$ ]]; then
	TIME=$1
	shift
fi

check_options() {
	while (($# > 0)); do
		case $1 in
			--selfish | --keep-going | --verbose) ;;
			--inputs=?* | --seed=?* | --replay=?* | --save=?* | --findings=?* | --json=?*) ;;
			--inputs | --seed | --replay | --save | --findings | --json)
				[[ -n ${2:-} ]] || die "$1 needs a value (see --help)"
				shift
				;;
			*) die "unknown argument: $1 (see --help)" ;;
		esac
		shift
	done
}

check_options "$@"
"$REPO_ROOT/scripts/setup.sh"
# shellcheck source=scripts/lib/env.sh
. "$REPO_ROOT/scripts/lib/env.sh"

FINDINGS=$CACHE_DIR/fuzz
mkdir -p "$FINDINGS"
cd "$REPO_ROOT"
# What the tests of the runtime have compiled serves here too: the features are theirs.
cargo build --package smartcharge-fuzz --features runtime-benchmarks,try-runtime
exec "$CARGO_TARGET_DIR/debug/smartcharge-fuzz" --corpus fuzz/corpus --findings "$FINDINGS" \
	--json "$FINDINGS/reached.json" --seconds "$TIME" "$@"
