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

# Variables that change what is run or how: with one of them set nothing is skipped, and nothing is
# noted as green.
SPECIAL_VARIABLES='^(PROPTEST_.*|RUSTC.*|RUSTFLAGS|RUSTDOCFLAGS|SKIP_.*WASM_BUILD|WASM_BUILD_(CARGO_ARGS|RUSTFLAGS|STD|TYPE)|CARGO_(BUILD|PROFILE)_.*|CHROMIUM|SMARTCHARGE_(CASES_FACTOR|INDEX|NODE|NEXT_RUNTIME|WASM_TOOLCHAIN))='

# inputs_of GROUP: sets INPUTS to the pathspecs of `script.group`; fails when the group is unknown or
# depends on more than files. A group that names too much runs too often; one that names too little
# is skipped wrongly.
inputs_of() {
	case $1 in
		check.format | check.text) INPUTS=(.) ;;
		check.scripts) INPUTS=(.ci clients scripts) ;;
		check.client) INPUTS=(clients metadata scripts zombienet) ;;
		check.dependencies) INPUTS=('Cargo.*' '*/Cargo.toml' .config deny.toml scripts) ;;
		check.clippy | check.docs)
			INPUTS=("${RUST_INPUTS[@]}" bench fuzz gateway index node packaging scripts)
			;;
		test.rust) INPUTS=(.) ;;
		test.node) INPUTS=("${RUST_INPUTS[@]}" bench index node packaging scripts) ;;
		test.client | test.demo)
			INPUTS=(
				"${RUST_INPUTS[@]}" README.md bench clients gateway/tests index node packaging scripts
			)
			;;
		# Those type the commands of the guide.
		test-network.lost-keys | test-network.upgrade)
			INPUTS=("${RUST_INPUTS[@]}" bench clients docs/operators.md node scripts zombienet)
			;;
		test-network.*) INPUTS=("${RUST_INPUTS[@]}" bench clients node scripts zombienet) ;;
		*) return 1 ;;
	esac
}

# inputs_hash GROUP: prints the hash of the group's inputs: files, committed or not yet, with their
# modes, compilers, and the machine's kind. Prints nothing when they cannot be known.
inputs_hash() {
	local -a INPUTS
	! env | grep --quiet --extended-regexp "$SPECIAL_VARIABLES" || return 0
	inputs_of "$1" || return 0
	(
		cd "$REPO_ROOT"
		files=$(mktemp)
		trap 'rm -f "$files" "$files.tar"' EXIT
		[[ -z $(git ls-files --deleted -- "${INPUTS[@]}" 2>&1) ]] || exit 0
		git ls-files -z --cached --others --exclude-standard -- "${INPUTS[@]}" >"$files" || exit 0
		[[ -s $files ]] || exit 0
		LC_ALL=C sort --zero-terminated --unique --output "$files" "$files"
		tar --create --null --no-recursion --files-from "$files" --mtime @0 --owner 0 --group 0 \
			--numeric-owner --file "$files.tar" || exit 0
		printf '%s\n' "$1" "$(uname -sm)" "$(rustc --version)" "$(node --version)" \
			"${WASM_BUILD_TOOLCHAIN:-}" |
			cat - "$files.tar" | sha256sum | cut --delimiter ' ' --fields 1
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
