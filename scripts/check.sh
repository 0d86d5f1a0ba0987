#!/usr/bin/env bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
# Usage: scripts/check.sh [format|text|titles|scripts|client|dependencies|advisories|clippy|docs]..
#
# Checks what tests do not cover. Runs all groups, or only the named ones:
#
#   format         layout of Rust, TOML and TypeScript
#   text           licence headers, paths of a single machine, addresses in lock files; length of
#                  lines and links in Markdown, length of comments, head of the runtime's crates,
#                  files of each pallet and places that must name it, first lines of decision
#                  records and changelog fragments, words that others replace, circles of modules
#   titles         titles of commits: area and change, at most 72 characters
#   scripts        shellcheck; arguments are refused before anything is done; linter of the scripts
#                  for Node.js
#   client         linter of the client's packages; linter and types of the network tests
#   dependencies   propagation of features, by zepter; licences, bans and sources, by cargo deny
#   advisories     security advisories of the dependencies, if available
#   clippy         warnings are errors
#   docs           rustdoc, warnings are errors

set -euo pipefail

# shellcheck source=scripts/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=scripts/lib/titles.sh
. "$REPO_ROOT/scripts/lib/titles.sh"

ALL_GROUPS="format text titles scripts client dependencies advisories clippy docs"

ADVISORY_DATABASE=https://github.com/RustSec/advisory-db
# Where words are checked.
WORDS_IN=(
	'*.md' '*.toml' .ci changes docs packaging scripts
	bench clients evidence fuzz gateway index node pallets primitives runtime zombienet
)
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

# node_script TOOL ARGUMENT..: runs a tool of the client's on the scripts for Node.js.
node_script() {
	local name=$1
	shift
	"$REPO_ROOT/clients/node_modules/.bin/$name" "$@" scripts/lib/*.mjs
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
	stage "format: scripts" "seconds" node_script prettier --config clients/.prettierrc.json --check
	stage "format: network tests" "seconds" network_tests format:check
}

# absent WHAT PATTERN PATHSPEC..: fails if a file of ours, committed or not yet, matches.
absent() {
	local what=$1 pattern=$2 status=0
	shift 2
	git grep --untracked --line-number -I --extended-regexp -e "$pattern" -- "$@" || status=$?
	# 1 is that of no match; a greater one that of git itself.
	((status == 1)) || die "$what"
}

# Comments of Rust are as wide as its code, which rustfmt does not see to.
check_comments() {
	local file wide=0
	while read -r file; do
		expand -t 4 "$file" | LC_ALL=C.UTF-8 grep --line-number --extended-regexp '^.{101}' |
			sed -n "\|^[0-9]*: *//|s|^|$file:|p" | grep . && wide=1
	done < <(git ls-files --cached --others --exclude-standard -- '*.rs' \
		':!pallets/*/src/weights.rs' ':!runtime/src/weights')
	((wide == 0)) || die "comments of more than 100 columns"
}

# The lints of the runtime's crates are those of one list.
check_lint_heads() {
	local head file
	head=$(<scripts/templates/lint-head.txt)
	for file in evidence/src/lib.rs primitives/src/lib.rs pallets/*/src/lib.rs runtime/src/lib.rs; do
		[[ $(<"$file") == *"$head"* ]] || die "$file does not contain scripts/templates/lint-head.txt"
	done
}

# Clippy does not see these in a section of a pallet, which a macro imports into its `lib.rs`.
check_sections() {
	local section
	local -a sections
	mapfile -t sections < <(git grep --untracked --files-with-matches --fixed-strings \
		-e '#[pallet_section]' -- 'pallets/*.rs')
	((${#sections[@]} > 0)) || die "no section of a pallet was found"
	for section in "${sections[@]}"; do
		absent "$section panics" \
			'\.(unwrap|expect)(_err)?\(|(panic|todo|unimplemented|unreachable|assert(_eq|_ne)?)!' \
			"$section"
	done
}

# lacking FILE TEXT WHAT: prints WHAT unless a line of the file contains the text.
lacking() {
	grep --quiet --no-messages --fixed-strings -e "$2" "$1" || echo "$3"
}

# borrowed_weights FILE: prints the calls that have the weight of another one.
borrowed_weights() {
	awk -v file="$1" '
		match($0, /#\[pallet::weight\(<T as Config>::WeightInfo::[a-z0-9_]+/) {
			weight = substr($0, RSTART, RLENGTH)
			sub(/.*::/, "", weight)
		}
		/^\t\tpub fn / && weight != "" {
			split($3, call, "(")
			if (call[1] != weight) print file " gives " call[1] " the weight of " weight
			weight = ""
		}
	' "$1"
}

# faults_of_pallet FOLDER: prints what a pallet lacks, and where it is not named. The compiler,
# zepter and tests of the runtime find the rest.
faults_of_pallet() {
	local folder=$1 name=${1#pallets/} crate file feature number
	crate=pallet_${name//-/_}
	for file in README.md src/benchmarking.rs src/mock.rs src/tests.rs src/try_state.rs; do
		# There may be a folder in place of a file.
		[[ -f $folder/$file || -f $folder/${file%.rs}/mod.rs ]] || echo "$folder has no $file"
	done
	for feature in std runtime-benchmarks try-runtime; do
		lacking "$folder/Cargo.toml" "$feature = [" "$folder/Cargo.toml has no feature $feature"
	done
	lacking "$folder/src/lib.rs" '#![doc = include_str!("../README.md")]' \
		"$folder/src/lib.rs does not include its README.md"
	lacking "$folder/src/lib.rs" '#[pallet::storage_version(STORAGE_VERSION)]' \
		"$folder/src/lib.rs has no storage version"
	lacking "$folder/src/lib.rs" 'fn try_state(' "$folder/src/lib.rs has no hook try_state"
	for file in lib calls; do
		[[ ! -f $folder/src/$file.rs ]] || borrowed_weights "$folder/src/$file.rs"
	done
	for file in "$folder"/src/tests/*; do
		file=$(basename "$file" .rs)
		[[ $file == mod || $file == '*' ]] || lacking "$folder/src/tests/mod.rs" "mod $file;" \
			"$folder/src/tests/mod.rs has no mod $file"
	done
	lacking "$folder/src/weights.rs" "\`scripts/weights.sh $crate\` writes this file" \
		"$folder/src/weights.rs is not measured: scripts/weights.sh $crate"
	while read -r number; do
		grep --quiet --no-messages --word-regexp --extended-regexp "INV$number|Invariant $number" \
			"$folder/src/try_state.rs" ||
			echo "$folder/src/try_state.rs does not check invariant $number of README.md"
	done < <(sed -n '/^## Invariants$/,$s/^\([0-9]*\)\. .*/\1/p' "$folder/README.md" 2>/dev/null)
	if grep --quiet '^pallet-' "$folder/Cargo.toml"; then
		echo "$folder/Cargo.toml names another pallet: see docs/adr/0002-loose-coupling.md"
	fi
	grep '^| .pallets/. |' README.md | grep --quiet --word-regexp -e "$name" ||
		echo "$folder is not named in README.md, in the table of folders"
	lacking docs/architecture.md "| [$name](../pallets/$name/README.md) | " \
		"$folder is not named in docs/architecture.md, in the table of the row of pallets"
}

# no_faults LINES: fails with an error for each line.
no_faults() {
	[[ -z $1 ]] || die "${1//$'\n'/$'\nerror: '}"
}

check_pallets() {
	local faults manifest
	faults=$(for manifest in pallets/*/Cargo.toml; do faults_of_pallet "${manifest%/Cargo.toml}"; done)
	no_faults "$faults"
}

# faults_of_decision PAGE: prints what a page of docs/adr lacks. That its links lead to pages is
# checked with all Markdown.
faults_of_decision() {
	local page=$1 file number status date form row link='\[[0-9]{4}\]\([0-9]{4}-[a-z0-9-]+\.md\)'
	local -a head same
	file=$(basename "$page")
	number=${file%%-*}
	same=(docs/adr/"$number"-*.md)
	((${#same[@]} == 1)) || echo "$page has the number of another page"
	mapfile -t -n 4 head <"$page"
	[[ ${head[0]:-} == "# $number: "* ]] || echo "$page does not begin with the title '# $number: ..'"
	status=${head[2]:-}
	status=${status#- Status: }
	form="^- Status: (accepted|replaced( in part)? by $link(, $link)*)\$"
	[[ ${head[2]:-} =~ $form ]] ||
		echo "$page has no valid status in its third line: see docs/adr/README.md"
	date=${head[3]:-}
	date=${date#- Date: }
	form='^- Date: [0-9]{4}-[0-9]{2}-[0-9]{2}$'
	[[ ${head[3]:-} =~ $form ]] ||
		echo "$page has no valid date in its fourth line: see docs/adr/README.md"
	row=$(grep --fixed-strings -e "| [$number]($file) | " docs/adr/README.md || true)
	[[ $row == *" | $status | $date |" && $row != *$'\n'* ]] ||
		echo "docs/adr/README.md has not one row of $file with its status and date"
}

# faults_of_fragment FILE: prints what is wrong with a changelog fragment.
faults_of_fragment() {
	local file=$1 audience='(operator|client developer|pallet developer)'
	local version='(spec_version|transaction_version|node)'
	local audiences="^- Audience: $audience(, $audience)*\$"
	local versions="^- Version: (none|$version(, $version)*)\$"
	local -a head
	[[ ${file#changes/} =~ ^[a-z0-9-]+\.(breaking|feature|fix|operations)\.md$ ]] ||
		echo "$file is not named as changes/README.md says"
	mapfile -t -n 4 head <"$file"
	[[ ${head[0]:-} =~ $audiences ]] ||
		echo "$file has no valid audience in its first line: see changes/README.md"
	[[ ${head[1]:-} =~ $versions ]] ||
		echo "$file has no valid version in its second line: see changes/README.md"
	[[ -z ${head[2]:-} && -n ${head[3]:-} ]] ||
		echo "$file has no text after its first lines and an empty one"
}

check_history() {
	local faults file
	faults=$(
		for file in docs/adr/[0-9]*; do faults_of_decision "$file"; done
		for file in changes/*; do
			[[ $file == changes/README.md ]] || faults_of_fragment "$file"
		done
	)
	no_faults "$faults"
}

# Every crate has the lints of the workspace, which Cargo does not ask for.
check_lints() {
	local manifest
	for manifest in */Cargo.toml gateway/*/Cargo.toml pallets/*/Cargo.toml runtime/wasm/Cargo.toml; do
		[[ $(<"$manifest") == *$'\n[lints]\nworkspace = true\n'* ]] ||
			die "$manifest does not use the lints of the workspace"
	done
}

check_text() {
	local without
	absent "paths of one machine" '(^|[^[:alnum:]_.~-])/(work|root|home/[[:alnum:]]+)/' .
	absent "addresses in a lock file of npm" '"resolved": "[a-z+]+:' '*package-lock.json'
	without=$(git grep --untracked -L -e 'SPDX-License-Identifier: Apache-2.0' -- \
		'*.mjs' '*.rs' '*.sh' '*.ts' .ci/run || true)
	[[ -z $without ]] || die "no licence header in: $without"
	check_lints
	check_lint_heads
	check_sections
}

group_text() {
	stage "text" "seconds" check_text
	stage "text: pallets" "seconds" check_pallets
	stage "text: decisions and changes" "seconds" check_history
	stage "text: comments" "seconds" check_comments
	stage "text: Markdown" "seconds" tool rumdl check --no-cache .
	stage "text: words" "seconds" node scripts/lib/words.mjs "${WORDS_IN[@]}"
	stage "text: circles of modules" "seconds" node scripts/lib/module-circles.mjs \
		evidence primitives pallets/* runtime node bench fuzz \
		gateway gateway/dso gateway/ocpi gateway/ocpp index
}

check_titles() {
	local faults
	faults=$(faults_of_titles)
	no_faults "$faults"
}

# A group of its own, which is never skipped: a title changes without a change of files.
group_titles() {
	stage "titles" "seconds" check_titles
}

# The scripts refuse a wrong argument before they install, build or start anything. They are called
# without the tools that they would need for that.
check_arguments() {
	local script answer home
	home=$(mktemp -d)
	# shellcheck disable=SC2064 # The folder is known now.
	trap "rm -rf '$home'" EXIT
	for script in scripts/*.sh 'scripts/network.sh start' 'scripts/demo.sh smartcharge' \
		'scripts/demo.sh gateway' .ci/run; do
		# shellcheck disable=SC2086 # A script, perhaps with its command.
		if answer=$(env -i HOME="$home" PATH=/usr/bin:/bin timeout 60 $script --bogus 2>&1); then
			die "$script accepts the argument --bogus"
		fi
		[[ $answer == "error: unknown argument: --bogus (see --help)" ||
			$answer == *"needed (see --help)" ]] || die "$script --bogus prints: $answer"
	done
	[[ -z $(ls -A "$home") ]] || die "a script has written files before it refused its arguments"
}

group_scripts() {
	stage "scripts" "seconds" tool shellcheck --check-sourced --external-sources \
		--source-path=SCRIPTDIR scripts/*.sh .ci/run
	stage "scripts: arguments" "seconds" check_arguments
	stage "scripts: lint" "seconds" node_script eslint --config clients/eslint.config.js --max-warnings 0
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
	stage "features" "seconds" tool zepter run
	stage "dependencies" "seconds" \
		tool cargo-deny --locked check --hide-inclusion-graph bans licenses sources
}

# A group of its own, which is never skipped: what it finds does not depend on our files alone.
group_advisories() {
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
known_groups "$ALL_GROUPS" "$@"

"$REPO_ROOT/scripts/setup.sh" --check-tools
# shellcheck source=scripts/lib/env.sh
. "$REPO_ROOT/scripts/lib/env.sh"

cd "$REPO_ROOT"
run_groups "$ALL_GROUPS" "$@"
finish_stages "Checks"
