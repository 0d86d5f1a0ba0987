# shellcheck shell=bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
#
# A runtime to upgrade to: the same with its version raised by one. Source it after
# `runtime-wasm.sh`.

# next_runtime: prints the file.
next_runtime() {
	local source=$RUNTIME_WASM_DIR/next-runtime-source
	say "Compiling the runtime with a higher version (about 4 minutes the first time, then 1)."
	next_runtime_sources "$source"
	runtime_wasm next-runtime "$source"
}

# The times of files are kept: what has not changed is not compiled again.
next_runtime_sources() {
	local file=runtime/src/lib.rs version
	local -a members
	rm -rf "$1"
	mkdir -p "$1"
	mapfile -t members < <(sed -n '/^members = \[$/,/^\]$/s/^\t"\(.*\)",$/\1/p' "$REPO_ROOT/Cargo.toml")
	# Of "pallets/*" the whole folder.
	members=("${members[@]%/\*}")
	(cd "$REPO_ROOT" && cp -a --parents Cargo.toml Cargo.lock rust-toolchain.toml "${members[@]}" "$1/")
	version=$(sed -n 's/^\tspec_version: \([0-9]*\),$/\1/p' "$REPO_ROOT/$file")
	[[ $version =~ ^[0-9]+$ ]] || die "no spec_version in $file"
	sed -i "s/^\tspec_version: $version,\$/\tspec_version: $((version + 1)),/" "$1/$file"
	touch -r "$REPO_ROOT/$file" "$1/$file"
}
