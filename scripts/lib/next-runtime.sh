# shellcheck shell=bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
#
# A runtime to upgrade to: the same with its version raised by one. Source it after
# `runtime-wasm.sh`.

# What the SDK knows code by that is compressed with zstd.
COMPRESSED_PREFIX='\x52\xbc\x53\x76\x46\xdb\x8e\x05'

# next_runtime: prints the file. It is compressed as that of a release is: as it is compiled, it does
# not fit a block.
next_runtime() {
	local source=$RUNTIME_WASM_DIR/next-runtime-source wasm
	say "Compiling the runtime with a higher version (about 4 minutes the first time, then 1)."
	next_runtime_sources "$source"
	wasm=$(runtime_wasm next-runtime "$source")
	{
		# shellcheck disable=SC2059 # The bytes are in the format.
		printf "$COMPRESSED_PREFIX"
		zstd --quiet --stdout "$wasm"
	} >"$RUNTIME_WASM_DIR/next-runtime.wasm"
	printf '%s' "$RUNTIME_WASM_DIR/next-runtime.wasm"
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
