# shellcheck shell=bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
#
# Inputs of each group of checks and tests, so that a group whose inputs are those of its last green
# run on this machine can be skipped. Source it after `common.sh`.

GREEN_DIR=$CACHE_DIR/green

# Inputs of everything that is compiled. READMEs and pages of `docs/` are inputs too: rustdoc
# includes the former, tests read the latter.
RUST_INPUTS=(
	.cargo Cargo.lock Cargo.toml rust-toolchain.toml
	docs evidence metadata pallets primitives runtime
)

# inputs_of GROUP: sets INPUTS to the pathspecs of `script.group`; fails when the group is unknown.
# A group that names too much runs too often; one that names too little is skipped wrongly.
inputs_of() {
	case $1 in
		check.format | check.text) INPUTS=(.) ;;
		check.scripts) INPUTS=(.ci scripts clients/eslint.config.js) ;;
		check.client) INPUTS=(clients scripts zombienet) ;;
		check.dependencies) INPUTS=('Cargo.*' '*/Cargo.toml' .config deny.toml scripts) ;;
		check.clippy | check.docs) INPUTS=("${RUST_INPUTS[@]}" bench node scripts) ;;
		test.rust) INPUTS=("${RUST_INPUTS[@]}" CONTRIBUTING.md README.md bench clients node scripts) ;;
		test.node) INPUTS=("${RUST_INPUTS[@]}" bench node packaging scripts) ;;
		test.client | test.demo) INPUTS=("${RUST_INPUTS[@]}" README.md clients node scripts) ;;
		test-network.*) INPUTS=("${RUST_INPUTS[@]}" clients node scripts zombienet) ;;
		*) return 1 ;;
	esac
}

# inputs_hash GROUP: prints the hash of the group's inputs: files, committed or not yet, compilers,
# and the machine's kind. Prints nothing when a variable of ours changes what is run.
inputs_hash() {
	local -a INPUTS
	[[ -z ${SMARTCHARGE_NODE:-}${SMARTCHARGE_NEXT_RUNTIME:-}${SMARTCHARGE_CASES_FACTOR:-} ]] || return 0
	inputs_of "$1" || return 0
	(
		cd "$REPO_ROOT"
		{
			printf '%s\n' "$1"
			uname -sm
			rustc --version
			node --version
			# A file that is deleted and still known to git has no line.
			git ls-files -z --cached --others --exclude-standard -- "${INPUTS[@]}" |
				sort --zero-terminated --unique |
				xargs --null --no-run-if-empty sha256sum -- 2>/dev/null || true
		} | sha256sum | cut --delimiter ' ' --fields 1
	)
}

# is_green GROUP HASH: whether the group's last green run here had these inputs.
is_green() {
	[[ -n $2 && -f $GREEN_DIR/$1 && $(<"$GREEN_DIR/$1") == "$2" ]]
}

# note_green GROUP HASH: remembers that the group passed with these inputs.
note_green() {
	[[ -n $2 ]] || return 0
	mkdir -p "$GREEN_DIR"
	printf '%s\n' "$2" >"$GREEN_DIR/$1"
}
