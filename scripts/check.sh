#!/usr/bin/env bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
# Usage: scripts/check.sh [format|text|scripts|client|dependencies|clippy|docs]..
#
# Checks what tests do not see, or only the groups named:
#
#   format         layout of Rust, TOML and TypeScript
#   text           licence headers, paths of one machine only, addresses in lock files
#   scripts        shellcheck
#   client         linter of the client; linter and types of the network tests
#   dependencies   licences, bans and sources by cargo deny; advisories where they can be had
#   clippy         warnings are errors
#   docs           rustdoc, warnings are errors

set -euo pipefail

# shellcheck source=scripts/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

ADVISORY_DATABASE=https://github.com/RustSec/advisory-db
# One set of features for clippy and docs, so that they share what is compiled.
FEATURES=runtime-benchmarks,try-runtime

client() {
	cd "$REPO_ROOT/clients"
	npm run --silent "$@"
}

network_tests() {
	setup_zombienet
	cd "$REPO_ROOT/zombienet"
	npm run --silent "$@"
}

tool() {
	local name=$1
	shift
	"$CACHE_DIR/tools/bin/$name" "$@"
}

group_format() {
	stage "format: Rust" "seconds" cargo fmt --all --check
	stage "format: TOML" "seconds" env RUST_LOG=warn "$CACHE_DIR/tools/bin/taplo" fmt --check --diff
	stage "format: client" "seconds" client format:check
	stage "format: network tests" "seconds" network_tests format:check
}

# absent WHAT PATTERN PATHSPEC..: fails if a file of ours, committed or not yet, matches.
absent() {
	local what=$1 pattern=$2
	shift 2
	if git grep --untracked --line-number -I --extended-regexp -e "$pattern" -- "$@"; then
		die "$what"
	fi
}

check_text() {
	local without
	absent "paths of one machine" '(^|[^[:alnum:]_.~-])/(work|root|home/[[:alnum:]]+)/' .
	absent "addresses in a lock file of npm" '"resolved": "[a-z+]+:' '*package-lock.json'
	without=$(git grep --untracked -L -e 'SPDX-License-Identifier: Apache-2.0' -- \
		'*.rs' '*.sh' '*.ts' .ci/run || true)
	[[ -z $without ]] || die "no licence header in: $without"
}

group_text() {
	stage "text" "seconds" check_text
}

group_scripts() {
	stage "scripts" "seconds" tool shellcheck --check-sourced --external-sources \
		--source-path=SCRIPTDIR scripts/*.sh .ci/run
}

group_client() {
	stage "client: lint" "seconds" client lint
	stage "network tests: lint" "seconds" network_tests lint
	stage "network tests: types" "seconds" network_tests typecheck
}

# New advisories appear without a change of ours, so they are shown and do not fail the check.
show_advisories() {
	tool cargo-deny --locked check --hide-inclusion-graph advisories ||
		say "Advisories were found; see above."
}

group_dependencies() {
	stage "dependencies" "seconds" \
		tool cargo-deny --locked check --hide-inclusion-graph bans licenses sources
	if timeout 15 git ls-remote "$ADVISORY_DATABASE" HEAD >/dev/null 2>&1; then
		stage "advisories" "seconds" show_advisories
	else
		skip_stage "advisories" "the database cannot be reached"
	fi
}

check_clippy() {
	SKIP_WASM_BUILD=1 cargo clippy --workspace --all-targets --features "$FEATURES" -- -D warnings
}

group_clippy() {
	stage "clippy" "about 10 min the first time, then 1" check_clippy
}

check_docs() {
	SKIP_WASM_BUILD=1 RUSTDOCFLAGS="-D warnings" \
		cargo doc --workspace --no-deps --features "$FEATURES"
}

group_docs() {
	stage "docs" "about 1 min after clippy" check_docs
}

case ${1:-} in
	-h | --help)
		usage "${BASH_SOURCE[0]}"
		exit
		;;
esac

"$REPO_ROOT/scripts/setup.sh" --check-tools
# shellcheck source=scripts/lib/env.sh
. "$REPO_ROOT/scripts/lib/env.sh"

cd "$REPO_ROOT"
run_groups "format text scripts client dependencies clippy docs" "$@"
finish_stages "Checks"
